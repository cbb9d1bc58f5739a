"""What a clause is after all: grammar and likeness weighed against what the words name and what went before.

Grammar of a wish is sure where a time, a person, a service or an appointment is named. A question that names none of
them is likelier about the place, and goes to the documents.
"""

import re
from dataclasses import replace

from embedded.language.dialogue.forms import formed, of_a_deed, told_of_them
from embedded.language.dialogue.questions.going_on import VERB, leans
from embedded.language.dialogue.questions.permitted import asks_leave
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.acts.learned import chances, likeliest
from embedded.language.understanding.acts.no_tool import fetches
from embedded.language.understanding.acts.seeking import seeks
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.proposing import plans, puts_to_the_house
from embedded.language.understanding.times.told import only_told
from embedded.language.understanding.times.when import NO_TIME
from embedded.language.understanding.who.dictation import by_oneself, hands_on

LIKELY = 0.45
"""Probability a likeness needs to name the act of words that name no detail."""
LEAST = 0.3
"""The same for a question, for and for words that name an appointment."""
SURE = 0.7
"""The same where another reading is likelier by the situation."""
UNLIKELY = 0.1
"""Probability up to which a reading that form alone suggests is none."""
_NO_ANSWER = frozenset({Act.SMALL_TALK, Act.GREET, Act.BYE, Act.IDENTITY, Act.LIST, Act.BOOK, Act.BEYOND})
"""What a likeness alone may not make of words that came after a question: a misheard answer is likelier."""
_CHAT = frozenset({Act.SMALL_TALK, Act.ASIDE})
_TALK = frozenset({*_CHAT, Act.COMPLAINT, Act.BEYOND, Act.TIME, Act.FACT})
_TOUCHES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})
"""What a likeness alone may not make of words that name a time, or of a question: another reading is likelier."""
_LOOSE = frozenset(
    {Act.BOOK, Act.MOVE, Act.INVITE, Act.MESSAGE, Act.MEDICAL, Act.PEOPLE, Act.WAIT, Act.REPEAT}
)
"""Acts whose grammar also fits many questions about the place."""
_OWN = re.compile(r"\b(?:about|regarding|on) (?:my|our|his|her)\b", re.I)
"""What somebody wants to talk with a person about is theirs already, and no kind they wish for."""
_DEED = re.compile(r"(?:please |so |and |maybe )*(?:can|could|would) you\b", re.I)
"""A question that orders a deed; any other question about what is beyond the tools may stand in a document."""
_DO_YOU = re.compile(r"(?:(?:so|and|but|um),? )*(?:do|can|could) (?:you|they|any of you)\b", re.I)
"""A question whether one certain thing is done there, not what all is."""
_WH = re.compile(
    r"(?:^|[,;.] )(?:(?:and|so|but|okay|ok) )*(?:how|where|who|what(?! about| else| other|'s next)"
    r"|when (?:would|do|does|must|should))\b",
    re.I,
)
_WHAT_IS_FREE = re.compile(
    r"\b(?:free|available|anything|something|openings?|slots?|gaps?|do you have|have you got|you(?:'ve)? got"
    r"|(?:any|what|which) (?:times?|days?))\b",
    re.I,
)
_VISIT = re.compile(
    r"\b(?:it|that|this|one|take|last|there|long|appointments?|visits?)[?.! ]*$|\btakes?\b|\blast\b", re.I
)
"""What a question of length is about when it is the appointment."""
_THING = re.compile(
    r"^(?:(?:and|so|but)\b[, ]*)*how long (?:does|do|will|would|should) (?:an?|the|my|our|your) [\w-]+ (?:\w+ )?last\b",
    re.I,
)
_COSTS_NOTHING = re.compile(
    r"^(?:(?:and|so|but)\b[, ]*)*(?:is|are) (?:the|an?|my|your) .{3,40}\bfree(?: of charge)?[?. ]*$", re.I
)
_IN_THE_END = re.compile(
    r"[,;.] ((?:can|could|may|must|should|does|do|is|are|will) (?:she|he|it|they|we|i|my \w+)\b[^,;]+)$", re.I
)
_SUBJECT = re.compile(r"\b(?:i|we|he|she|it|they|you|that|there|this)\b(?!['’]s? \w+day)", re.I)


def judged(frame: Frame, *, held: bool, topic: str = "") -> Frame:
    """The frame with the act it most likely has.

    Args:
        frame: As grammar read it.
        held: Whether a question to this speaker is open.
        topic: The question about the place that was answered last, when it was the last thing talked of.
    """
    if not held and frame.question and _WH.search(frame.text):
        if frame.pick and not _named(frame) and not (frame.act or seeks(frame.text)):
            return replace(frame, act=Act.FACT)
        if _no_wish(frame) is Act.FACT:
            return replace(frame, act=Act.FACT)
    if asks_leave(frame) or _put_to_the_house(frame):
        return replace(frame, act=Act.FACT, when=NO_TIME)
    if act := _talk_of_a_kind(frame) or formed(frame) or _remark(frame):
        return replace(frame, act=act)
    presumed = frame.presumes and frame.act in (None, Act.BOOK) and frame.details()
    if presumed or frame.further:
        return frame if presumed else replace(frame, act=frame.act or Act.BOOK)
    if topic and leans(frame):
        return replace(frame, act=Act.FACT)
    if not held and (talk := _no_wish(frame)):
        return replace(frame, act=Act.FACT if talk is Act.BEYOND and _asks_plainly(frame) else talk)
    if _beyond(frame):
        return replace(frame, act=Act.BEYOND)
    of_visit = (frame.service or _of_the_visit(frame.text)) and not of_a_deed(frame.text)
    lasting = frame.act is Act.DURATION and not of_visit
    if lasting or _asks_in_the_end(frame):
        return replace(frame, act=Act.FACT)
    if frame.act in _LOOSE and frame.question and not (_sure(frame) or hands_on(frame.text)):
        return replace(frame, act=Act.FACT) if chances(frame.text).get(Act.FACT, 0.0) >= LIKELY else frame
    if frame.act or not frame.text.strip(" .,!?") or (frame.details() and not frame.question):
        return frame
    act = _likely(frame, held=held)
    return replace(frame, act=act) if act else frame


def _asks_plainly(frame: Frame) -> bool:
    """Whether a question orders no deed, so that it may be answered from a document."""
    return frame.question and not _DEED.match(frame.text)


def _no_wish(frame: Frame) -> Act | None:
    """What a clause is that only the time or place it names makes look like a wish, when its likeness is plain.

    A wish has a word for it; "my wedding is on Saturday" has none, and "when must I have it by" asks.
    """
    weak = (
        frame.act is None or (frame.act in (Act.BOOK, Act.LIST) and frame.question) or frame.act is Act.LIST
    )
    if not weak or frame.professional or frame.service or names_appointment(frame.text) or seeks(frame.text):
        return None
    if frame.act is None and not frame.question and only_told(frame.text):
        return Act.ASIDE
    if frame.when and not (VERB.search(frame.text) or _SUBJECT.search(frame.text)):
        return None
    act, sure = likeliest(frame.text)
    if act is not Act.TIME and _WHAT_IS_FREE.search(frame.text):
        return None
    if frame.act is None and act in _CHAT:
        found = chances(frame.text)
        sure = sum(found[one] for one in _CHAT)
        return act if sure >= max(LEAST, 2 * found[Act.BOOK]) else None
    return act if act in _TALK and sure >= (SURE if frame.act is Act.LIST else LIKELY) else None


def _talk_of_a_kind(frame: Frame) -> Act | None:
    """A wish to talk with a person at a kind of appointment is one for that: "like, the study abroad chat?"."""
    wished = frame.act is Act.HUMAN and frame.service and not _OWN.search(frame.text)
    return Act.BOOK if wished else None


def _put_to_the_house(frame: Frame) -> bool:
    """Whether what is only told asks the house whether it goes, and is no wish for an appointment."""
    weak = frame.act in {None, Act.ASIDE, Act.SMALL_TALK} or (frame.act is Act.BOOK and not seeks(frame.text))
    named = frame.professional or frame.service or frame.pick or frame.presumes
    put = puts_to_the_house(frame.text)
    if not weak or named or names_appointment(frame.text) or not (put or plans(frame.text)):
        return False
    return (put and not frame.when.days) or 0.0 < chances(frame.text).get(Act.BOOK, 0.0) < LEAST


def _remark(frame: Frame) -> Act | None:
    if not told_of_them(frame):
        return None
    return Act.COMPLAINT if likeliest(frame.text)[0] is Act.COMPLAINT else Act.SMALL_TALK


def _of_the_visit(text: str) -> bool:
    """Whether a question of length is about an appointment, and not of a thing of another name."""
    return bool(_VISIT.search(text)) and (names_appointment(text) or not _THING.search(text))


def _asks_in_the_end(frame: Frame) -> bool:
    """Whether a clause that names no wish ends in a question about the place, or asks whether a kind costs nothing."""
    if frame.act not in (None, Act.BOOK) or frame.when.days or frame.professional or not frame.question:
        return False
    if frame.service:
        return bool(_COSTS_NOTHING.match(frame.text))
    if frame.when:
        return False
    found = _IN_THE_END.search(frame.text)
    return found is not None and not seeks(found[1]) and chances(found[1]).get(Act.FACT, 0.0) >= LIKELY


def _likely(frame: Frame, *, held: bool) -> Act | None:
    act, sure = likeliest(frame.text)
    asks = frame.question and len(frame.text.split()) > 2
    needed = LEAST if asks or (act is Act.BOOK and names_appointment(frame.text)) else LIKELY
    if (
        (act is Act.FACT and not asks and (held or frame.when))
        or (held and act in _NO_ANSWER)
        or (act in _TOUCHES and (bool(frame.when) or (asks and not names_appointment(frame.text))))
    ):
        needed = SURE
    if act is Act.BOOK and asks and not _sure(frame):
        needed = SURE
    if act is Act.PEOPLE and asks:
        needed = LIKELY
    if sure < needed or act in {Act.ANSWER, Act.ASIDE} or (act is Act.MESSAGE and by_oneself(frame.text)):
        act = None
    if act in {Act.LIST, Act.BEYOND, Act.FACT} and sure < SURE and _WHAT_IS_FREE.search(frame.text):
        return Act.BOOK if chances(frame.text)[Act.BOOK] > UNLIKELY else act
    if asks and (act in {None, Act.COMPLAINT} or (act is Act.SERVICES and _DO_YOU.match(frame.text))):
        return None if frame.when else Act.FACT
    if act is None and not held and _trouble(frame):
        return Act.FACT
    return Act.FACT if act is Act.BEYOND and asks and _asks_plainly(frame) else act


def _trouble(frame: Frame) -> bool:
    """Whether a statement tells of a trouble a document may know: "I can't get into my account"."""
    fact, book = (chances(frame.text).get(act, 0.0) for act in (Act.FACT, Act.BOOK))
    return len(frame.text.split()) >= 5 and fact > max(UNLIKELY, book)


def _named(frame: Frame) -> bool:
    """Whether a time, a person or a service is named; a place in the row alone is none where nothing is offered."""
    return bool(frame.when or frame.professional or frame.avoid or frame.service)


def _sure(frame: Frame) -> bool:
    """Whether the words name what a wish is made of."""
    named = frame.details() or (frame.person and frame.act in {Act.INVITE, Act.MESSAGE, Act.PEOPLE})
    return bool(named or names_appointment(frame.text) or seeks(frame.text))


def _beyond(frame: Frame) -> bool:
    """Whether words in the form of a wish ask for something no tool can do, whatever day they name for it."""
    if frame.act is Act.MESSAGE and hands_on(frame.text):
        return False
    about_visit = frame.professional or frame.service or frame.pick or names_appointment(frame.text)
    if about_visit or frame.act not in {None, Act.BOOK, Act.MESSAGE, Act.FACT} or _asks_plainly(frame):
        return False
    if fetches(frame.text) and not seeks(frame.text) and not frame.when.days:
        return True
    act, sure = likeliest(frame.text)
    return act is Act.BEYOND and sure >= LEAST
