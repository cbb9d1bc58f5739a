"""The kind of appointment talked of, which a question points at without its name: "do we have to clear it out?"."""

import re

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.likely import LONGEST
from embedded.language.understanding.names import find_names
from embedded.language.wording.passage import telling

_POINTS = re.compile(
    r"\b(?:it|one|ones|them|they|everything|anything|with (?:me|us)|bring)\b"
    r"|\b(?:that|this|these|those|there|then)"
    r"(?=[?.! ]*$| (?:is|are|was|can|will|be|up|off|out|before|after|too|with)\b)",
    re.I,
)
_LONGEST = 14
"""Words up to which a question may leave what it is about to what was talked of."""


def remember(talk: Talk) -> None:
    """Keep the kind of appointment talked of in this turn, of each client's spoken of, and what is told before one."""
    side, wish = talk.side, talk.side.wish()
    last = side.last_booking
    if last and last.client:
        side.client_kinds[last.client] = last.service
    side.matter = (wish.service if wish else None) or (last.service if last else "") or side.matter
    told = not side.news and (wish is None or (wish.act is Act.BOOK and not wish.service))
    before = side.story.rpartition("\n")[2]
    side.story = f"{before}\n{talk.heard.text}"[-LONGEST:] if told else ""


def pointed_at(talk: Talk, frame: Frame, question: str) -> str:
    """The kind a question is looked up with where it answers nothing alone; "" where it points at none."""
    kind = frame.service or talk.side.matter
    if not kind or frame.professional or "(" in question or kind.lower() in question.lower():
        return ""
    short = len(frame.text.split()) <= _LONGEST
    return kind if short and (_POINTS.search(frame.text) or len(telling(frame.text)) <= 1) else ""


def of_whom(talk: Talk, frame: Frame, question: str) -> str:
    """The question with the kind of appointment of the client it names, as staff ask what somebody must bring."""
    if not talk.person.books_for_others or frame.service:
        return question
    found = find_names(frame.text, talk.side.client_kinds)
    return f"{question} ({talk.side.client_kinds[found[0].name]})" if found else question
