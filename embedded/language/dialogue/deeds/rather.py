"""Another time in place of a cancelling: "no, don't cancel it, is there room on Friday?", "or could it be later?"."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import fitting
from embedded.language.understanding.booked.keeping import wishes_new
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.bare_hours import bare_hours

_REFUSED = re.compile(
    r"\b(?:don't|do not|not|never|no need to|rather than|instead of|without|won't|wouldn't|shouldn't|hate to)"
    r"(?: (?:want|wish|need|have|like|going|really|actually|just|to|be))* cancel(?:l?ing)?\b"
    r"|\bno cancel(?:l?ing|lations?)\b|\bcancel\w*\b[^.!?]{0,12}\? no\b",
    re.I,
)
_PREFERS = re.compile(r"\b(?:better|rather|instead|prefer|later|earlier|sooner|unless|suits?)\b", re.I)
_NAMES_ONE = re.compile(
    rf"\b(?:the|my|that|our) (?:[\w'-]+ ){{0,2}}(?:one|{APPOINTMENT})\b(?! (?:to|until|till)\b)", re.I
)
_OR = re.compile(r"or\b", re.I)
_TIMED = frozenset({None, Act.BOOK, Act.MOVE, Act.FORGET})


def refuses_cancelling(text: str) -> bool:
    """Whether a word for cancelling is there and it is said not to: "don't cancel it", "rather than cancel"."""
    return bool(_REFUSED.search(text))


def other_time(talk: Talk) -> Frame | None:
    """The clause that names where something shall go, a change said in so many words before a mere time."""
    fit = _TIMED | {Act.CANCEL} if refuses_cancelling(talk.utterance.text) else _TIMED
    there = [one for one in map(_with_hour, talk.heard.frames) if one.act in fit]
    named = [one for one in there if one.act is Act.MOVE or one.when or one.pick.shift or one.presumes]
    return max(named, key=lambda one: (bool(one.when), one.act is Act.MOVE), default=None)


def moves_instead(talk: Talk, wish: Wish) -> Answered:
    """Turn a cancelling that was read back into a change, where another time is asked for in the answer."""
    frame = other_time(talk)
    if frame is None or not _may_move(talk, wish, frame):
        return False
    to_move(wish, frame)
    talk.side.open = None
    yield from wishes.proceed(talk)
    return True


def to_move(wish: Wish, frame: Frame) -> None:
    """Make it a change to the time of the clause."""
    wish.act, wish.when, wish.told, wish.all = Act.MOVE, frame.when, frame.text, False
    wish.pick, wish.professional, wish.avoid = frame.pick, frame.professional, frame.avoid


def names_other_hour(talk: Talk, wish: Wish) -> bool:
    """Whether a yes to a cancelling names an hour at which nothing stands: "yes, eleven"."""
    if wish.act is not Act.CANCEL or wish.all or wish.booking is None:
        return False
    timed = [one for one in map(_with_hour, talk.heard.frames) if not one.when.days and one.act in _TIMED]
    return any(one.when.minutes() and not _stands(talk, wish, one) for one in timed)


def _may_move(talk: Talk, wish: Wish, frame: Frame) -> bool:
    if wish.act is not Act.CANCEL or wish.all or wish.booking is None:
        return False
    if _NAMES_ONE.search(frame.text) or (frame.when and _stands(talk, wish, frame)):
        return False
    whole = frame.when.days and frame.when.minutes() and frame.service in (None, wish.booking.service)
    whole = whole and len(talk.side.wishes) < 2 and not wishes_new(frame.text)
    agreed = talk.heard.assent is Assent.YES and not talk.heard.hedged and not _OR.match(frame.text)
    if agreed and not whole and (frame.when.days or frame.pick.shift or wishes_new(frame.text)):
        return False
    said = whole or frame.question or frame.act is Act.MOVE or frame.presumes or _PREFERS.search(frame.text)
    return bool(said or refuses_cancelling(talk.utterance.text))


def _stands(talk: Talk, wish: Wish, frame: Frame) -> bool:
    there = wish.bookings or [one for one in (wish.booking,) if one]
    return bool(fitting(there, frame.when, frame.professional, frame.avoid, talk.meeting.now))


def _with_hour(frame: Frame) -> Frame:
    """The clause with its bare hour as the time: "is eleven free?"."""
    hours = [] if frame.when.clock or frame.pick.place else bare_hours(frame.text)
    return replace(frame, when=replace(frame.when.in_pieces(), clock=f"at {hours[-1]}")) if hours else frame
