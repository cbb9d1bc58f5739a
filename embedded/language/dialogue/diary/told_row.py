"""A place in the row of appointments told last: "the first one is too early", "could the second be at four?"."""

import re
from dataclasses import replace

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import NO_PICK, Offer, Pick, at_place
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import spoken_day

_PLACE = re.compile(
    r"\b(?:the |that )?(?:first|second|third|fourth|last|latter|former|1st|2nd|3rd|4th)"
    r"(?: (?:one|appointment|of them))?",
    re.I,
)
_TOO = r"(?:too|a bit|a little|rather|quite|way too|far too|much too)"
_EARLY = re.compile(rf"^(?:'s| is| would be| feels| looks)? {_TOO} (?:early|soon)\b", re.I)
_LATE = re.compile(rf"^(?:'s| is| would be| feels| looks)? {_TOO} late\b", re.I)
_UNFIT = re.compile(
    r"^(?:'s| is| has become| will be)? ?(?:(?:just|really|actually|going to be|not going to|not|n't|won't|doesn't"
    r"|does not|will not|isn't|is not) )*"
    r"(?:(?:no good|difficult|tricky|impossible|awkward|a problem)\b"
    r"|(?:(?<=n't )|(?<=not ))(?:good|work|suit|fit|possible)\b)",
    re.I,
)
_HAVE = re.compile(r"\b(?:can|could|may|might) (?:i|we) (?:have|get|do|come to|take) (?:the )?$", re.I)
_OF_IT = re.compile(r"\b(?:whom?|when|what (?:time|day)|which day|what for|what is it)\b", re.I)
"""What is asked of an appointment the diary knows."""
_CHANGES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})


def at_its_place(talk: Talk, frame: Frame) -> Frame:
    """The clause as of the appointment at the place it names, where several were told right before."""
    there = at_place(talk.side.row, frame.pick.place)
    place = _PLACE.search(frame.text)
    if not there or place is None or talk.side.open or frame.act not in {None, Act.BOOK, *_CHANGES}:
        return frame
    after = frame.text[place.end() :]
    early, late = _EARLY.search(after), _LATE.search(after)
    unfit = early or late or _UNFIT.search(after)
    if not (unfit or frame.presumes or frame.act in _CHANGES or _has_it_then(frame, place)):
        asks = frame.question and frame.act is None and _OF_IT.search(frame.text) and not frame.when
        return _asked(there[0], frame) if asks else frame
    _take(talk, there[0])
    rest = frame.text[: place.start()] + after
    said = frame.beside_place()
    hours = [] if said else bare_hours(rest)
    when = When(clock=f"at {hours[-1]}") if hours else said
    shift = "later" if early else "earlier" if late else ""
    pick = Pick(shift=shift) if shift and not when else NO_PICK
    if frame.act in _CHANGES:
        return replace(frame, when=when, pick=pick)
    if not (when or pick or frame.professional or frame.service):
        return replace(frame, act=Act.CANNOT_COME if unfit else Act.MOVE, pick=NO_PICK)
    return replace(frame, act=Act.BOOK, when=when, pick=pick, presumes=True)


def _has_it_then(frame: Frame, place: re.Match[str]) -> bool:
    """Whether another time is asked for: "can I have the second on Thursday"; "the first on Thursday" is a slot."""
    slot = re.search(r"\b(?:first|1st|last)\b", place[0], re.I)
    return bool(frame.when and not slot and _HAVE.search(frame.text[: place.start()]))


def _asked(one: Offer, frame: Frame) -> Frame:
    """The question as one of the diary on that day."""
    day = When((spoken_day(one.starts.date()),))
    return replace(frame, act=Act.LIST, when=day, pick=NO_PICK, further=False)


def _take(talk: Talk, one: Offer) -> None:
    talk.side.own = talk.side.last_booking = one
