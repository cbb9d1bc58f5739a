"""What a clause is from where its speaker stands: staff speak of clients, clients of themselves and of the house."""

import re
from dataclasses import replace

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.booked.diary_words import AVAILABLE, asks_others, who_comes
from embedded.language.understanding.booked.others_diary import asks_of_client
from embedded.language.understanding.booked.others_time import whose_time
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.who.names import find_names, parts
from embedded.language.understanding.who.persons import opens
from embedded.language.understanding.who.presence import asks_anybody, asks_presence
from embedded.language.understanding.who.professionals import stranger
from embedded.language.understanding.who.relations import PEOPLE


def seen_by(frame: Frame, *, staff: bool) -> Frame:
    """The frame as somebody of the staff, or a client, means it."""
    frame = _of_somebody(_as_guest(frame))
    if staff and _of_client(frame):
        return replace(frame, act=Act.LIST)
    if staff and frame.act is Act.LIST and not frame.professional and not _WORKS.search(frame.text):
        return _for_client(frame)
    return _of_presence(_for_client(frame) if staff else _as_visitor(frame))


_WORKS = re.compile(r"\b(?:work\w*|on duty|teach\w*|on shift)\b", re.I)
"""Words of those who work there; who else is "in tomorrow" are to staff those who have an appointment."""
SAME_FOR = re.compile(
    r"\bsame (?:again |thing |one )?for (?!(?:the|an?|that|this|both|all|each|next|tomorrow|\w+day)\b)\w+"
    r"|\bi(?:'d|'ll| would)? (?:like|have|take|want) the same\b",
    re.I,
)
"""What somebody has just got is wished for another, too."""


_KIN = re.compile(rf"\b(?:his|her|their) (?:\w+ )?(?:{PEOPLE})\b", re.I)


def _of_client(frame: Frame) -> bool:
    """Whether staff ask what a client has, whatever kind of question the words look like."""
    named = frame.professional or frame.act not in {*_MAY_ASK, Act.PEOPLE, Act.WHO_WORKS, Act.DURATION}
    return not named and frame.question and asks_of_client(frame.text)


def _for_client(frame: Frame) -> Frame:
    """In a wish for an appointment of the staff's a full name is the client's, and a surname that opens it."""
    name = frame.mentioned or ""
    if (
        frame.act in (None, Act.ASIDE)
        and (frame.person or _KIN.search(frame.text))
        and SAME_FOR.search(frame.text)
    ):
        return replace(frame, act=Act.BOOK)
    if frame.act in (None, Act.BOOK) and (put := _put_where(frame)):
        return replace(frame, person=frame.person or put, presumes=True)
    if frame.act in (None, Act.BOOK) and not frame.person and (seen := _taken(frame, _SEEN)):
        return replace(frame, person=seen)
    if frame.person or not name or frame.act not in (None, Act.BOOK) or not frame.details():
        return frame
    return replace(frame, person=name) if len(name.split()) > 1 or opens(frame.text, name) else frame


_NAME = r"(?:(?:mr|mrs|ms|miss)\.? )?(?P<name>(?!I\b)(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)"
_PUT = re.compile(rf"\bput {_NAME} (?:at|to|on)\b", re.I)
_TAKEN = re.compile(rf"\btake {_NAME}(?! (?:off|out)\b)", re.I)
_SEEN = re.compile(rf"\b(?:see|have|do) {_NAME}", re.I)


def _put_where(frame: Frame) -> str:
    """The client whose appointment goes to another time or to other hands: "put Ana at ten", "could Bo take Ana"."""
    return (_client_in(frame, _PUT) if frame.when else "") or _taken(frame, _TAKEN)


def _taken(frame: Frame, pattern: re.Pattern[str]) -> str:
    """The client whom a professional shall see or take."""
    return _client_in(frame, pattern) if frame.professional and not frame.service else ""


def _client_in(frame: Frame, pattern: re.Pattern[str]) -> str:
    found = pattern.search(frame.text)
    if found is None or not parts(found["name"]) or found["name"].split()[0].lower() in WEEKDAYS:
        return ""
    return "" if frame.professional and find_names(found["name"], [frame.professional]) else found["name"]


def _as_visitor(frame: Frame) -> Frame:
    """When a professional is due is asked by clients for their times."""
    due = frame.act is Act.LIST and asks_others(frame.text) and not who_comes(frame.text)
    if frame.act in (None, Act.BOOK) and not (frame.professional or frame.avoid or frame.person):
        return replace(frame, professional=stranger(frame.text, bool(frame.service)))
    return replace(frame, act=Act.BOOK) if frame.professional and due else frame


def _of_somebody(frame: Frame) -> Frame:
    """A question when somebody's appointment is asks the diary, whatever kind it names."""
    name = whose_time(frame) if frame.act in _MAY_ASK else ""
    return replace(frame, act=Act.LIST, mentioned=name) if name else frame


_MAY_ASK = frozenset({None, Act.BOOK, Act.LIST, Act.TIME, Act.HOURS, Act.FACT})


def _as_guest(frame: Frame) -> Frame:
    """A name with an address, and nothing wished for, is somebody to bring in."""
    named = frame.professional or frame.person or frame.mentioned
    return replace(frame, act=Act.INVITE) if frame.act is None and frame.email and named else frame


def _of_presence(frame: Frame) -> Frame:
    """A question whether somebody of the house is in, whatever else its words are like."""
    house = frame.professional or asks_anybody(frame.text)
    asks = house and asks_presence(frame.text) and not AVAILABLE.search(frame.text)
    return replace(frame, act=Act.HOURS) if asks else frame
