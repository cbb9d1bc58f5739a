"""The kind of appointment talked of, which a question points at without its name: "do we have to clear it out?"."""

import re

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.likely import LONGEST
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.names import find_names
from embedded.language.wording.passage import telling
from knowledge.subject import leans

_POINTS = re.compile(
    r"\b(?:it|one|ones|them|they|everything|anything|with (?:me|us)|bring)\b"
    r"|\b(?:that|this|these|those|there|then)"
    r"(?=[?.! ]*$| (?:is|are|was|can|will|be|up|off|out|before|after|too|with)\b)",
    re.I,
)
_OF_SELF = re.compile(
    r"(?:(?:and|so|but|also|or)\b[, ]*)*(?:can|could|may|should|must|do|am) (?:i|we)"
    r"(?: (?:have|need|allowed|supposed) to)? (?:keep|wear|have|leave|eat|drink|take|bring|use|drive|shower|swim|sleep"
    r"|come|stay|put|hold)\b",
    re.I,
)
"""What somebody may or must do there themselves is asked of the appointment they have."""
_LONGEST = 14
"""Words up to which a question may leave what it is about to what was talked of."""


def remember(talk: Talk) -> None:
    """Keep the kind of appointment talked of in this turn, of each client's spoken of, and what is told before one."""
    side, wish = talk.side, talk.side.wish()
    last = side.last_booking
    if last and last.client:
        side.client_kinds[last.client] = last.service
    kept = "" if wish is None and side.told.title and _let_go(talk) else side.matter
    side.matter = (wish.service if wish else None) or (last.service if last else "") or kept
    told = not side.news and (wish is None or (wish.act is Act.BOOK and not wish.service))
    before = side.story.rpartition("\n")[2]
    side.story = f"{before}\n{talk.heard.text}"[-LONGEST:] if told else ""


def _let_go(talk: Talk) -> bool:
    """Whether what was talked of was let go in this turn; what was told before is at hand then."""
    return talk.heard.assent is Assent.NO or any(one.act is Act.FORGET for one in talk.heard.frames)


def told_of(talk: Talk, question: str) -> str:
    """What was told last, where a question says only which kind of fact it asks for: "do I need anything with me?"."""
    return talk.side.told.title if "(" not in question and leans(question) else ""


def pointed_at(talk: Talk, frame: Frame, question: str) -> str:
    """The kind a question is looked up with where it answers nothing alone; "" where it points at none."""
    kind = frame.service or talk.side.matter
    if not kind or frame.professional or "(" in question or kind.lower() in question.lower():
        return ""
    short = len(frame.text.split()) <= _LONGEST
    pointed = _POINTS.search(frame.text) or _OF_SELF.match(frame.text) or len(telling(frame.text)) <= 1
    return kind if short and pointed else ""


def of_whom(talk: Talk, frame: Frame, question: str) -> str:
    """The question with the kind of appointment of the client it names, as staff ask what somebody must bring."""
    if not talk.person.books_for_others or frame.service:
        return question
    found = find_names(frame.text, talk.side.client_kinds)
    return f"{question} ({talk.side.client_kinds[found[0].name]})" if found else question
