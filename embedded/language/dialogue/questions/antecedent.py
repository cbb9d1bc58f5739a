"""What a question points back at in the same breath: "we've got a cat. Is that a problem?"."""

import re

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question, names_appointment
from embedded.language.understanding.acts.tales import main_clause
from embedded.language.understanding.frame import Frame
from embedded.language.wording.passage import telling

_BACK = re.compile(r"\b(?:it|that|this|them|those|these|they|he|she|him|her|his|one|ones|there|then)\b", re.I)
_IDLE = frozenset(
    "guys people please problem okay ok fine alright right even take takes bring come have happen happens work works "
    "matter mean say says wait would need know tell first anyone somebody someone allowed possible".split()
)
"""Words that say what is to be done with a thing, or whether it may be, and not what the thing is."""
_FILLER = re.compile(
    r"\b(?:hold on|hang on|before you do that|oh|um+|uh+|so|and|but|well|okay|look|you know)\b,?", re.I
)
_MOST_WORDS = 40


def names_nothing(question: str) -> bool:
    """Whether a question names no thing of its own: "can your guys take that?"."""
    return bool(_BACK.search(question)) and not [one for one in telling(question) if one not in _IDLE]


def told_before(talk: Talk, question: str) -> tuple[str, str]:
    """A question that names no thing of its own, and what the speaker told right before it.

    The question is as it came and "" where it names what it asks of, where nothing was told, or where that was a wish.
    """
    *told, last = re.split(r"(?<=[,.;!?])\s+", question)
    if told and is_question(last) and names_nothing(last):
        said = _told(" ".join(told))
        return (last, said) if said else (question, "")
    if not names_nothing(question):
        return question, ""
    at = talk.heard.text.lower().rfind(question.lower().strip(" ,.?!"))
    return question, _told(talk.heard.text[:at]) if at > 0 else ""


def _told(before: str) -> str:
    """The statements at the end of what was said before, without fillers; "" where they name nothing, or wish."""
    told: list[str] = []
    for sentence in reversed(re.split(r"(?<=[.!?;])\s+", before.strip())):
        if is_question(sentence) or grammar_act(main_clause(sentence)):
            break
        told.insert(0, sentence)
    said = _FILLER.sub("", " ".join(told)).strip(" ,.;!")
    enough = [one for one in telling(said) if one not in _IDLE]
    return " ".join(said.split()[-_MOST_WORDS:]) if enough and not names_appointment(said) else ""


_REACTS = frozenset(
    "yeah yes yep nah no fair okay ok alright all right sure great good lovely phew oh ah huh ha hm well poor thank "
    "god goodness cool nice fine true dear me my sweet as wow really thanks perfect shame pity enough got see i "
    "course of the a an so and then that it that's it's what".split()
)
"""Words of which a reaction to an answer is made."""


_JUDGES = re.compile(
    r"(?:(?:oh|well|okay|ok|ah|hm+|wow),? )?"
    r"(?:(?:that's|that is|that was|it's|how) (?:(?:very|really|quite|pretty|rather|so) )?"
    r"|(?:very|really|quite|pretty|rather) )(?!all\b|it\b|why\b|what\b|for\b)[a-z]+"
    r"|(?:i )?(?:thought|figured) (?:so|as much)",
    re.I,
)
"""What is thought of an answer: "that's decent"."""


def without_reaction(question: str, told: str) -> str:
    """The question without what only reacts to what was told: "ah, the horses. Fair. And our dog?"."""
    heard = {*re.findall(r"[a-z]+", told.lower()), *_REACTS}
    pieces = re.split(r"(?<=[,.;!?])\s+", question)
    while len(pieces) > 1 and not is_question(pieces[0]) and _echoes(pieces[0], heard):
        pieces.pop(0)
    left = " ".join(pieces)
    return question if names_nothing(left) else left


def _echoes(piece: str, heard: set[str]) -> bool:
    said = re.findall(r"[a-z]+(?:'[a-z]+)?", piece.lower())
    return len(said) <= 4 and ({*said} <= heard or bool(_JUDGES.fullmatch(piece.strip(" ,.!;"))))


def only_tells(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a clause only tells of the thing that a question after it points back at."""
    weak = frame.act is None or (frame.act is Act.BOOK and grammar_act(frame.text) is None)
    if not weak or frame.service or frame.professional or frame.when.days or names_appointment(frame.text):
        return False
    after = frames[frames.index(frame) + 1 :]
    return bool(after) and after[0].question and names_nothing(after[0].text)
