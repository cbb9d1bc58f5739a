"""Frames of one breath that belong together: a reason with what it is the reason of, and what is taken back."""

import re
from dataclasses import replace

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import only_bounds
from embedded.language.understanding.booked.keeping import cancels_nothing
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.spans import spans
from embedded.language.understanding.times.when import When

_OF_ITS_OWN = re.compile(r"\b(?:book|another|a new)\b", re.I)
_CHANGES = (Act.MOVE, Act.CANCEL)
_DEEDS = {Act.BOOK, *_CHANGES}
_REPORTED = re.compile(r"\b(?:said|says|told me|thinks?|reckons?|advised|suggested)\b", re.I)
"""That one should talk to somebody is what somebody else said, and no wish for a human."""
_LETS_GO = re.compile(
    r"\b(?:don't|do not|never ?mind|forget (?:it|that)|scratch that|leave it|changed my mind)\b", re.I
)


_THAT = re.compile(
    r"(?:(?:so|please|and|then|just|can you|could you)[, ]+)*\w+(?: off)? (?:it|that|this|them|those)(?: one)?(?: off)?"
    r"(?:,? (?:please|then|for me|now))*[.!? ]*",
    re.I,
)
"""An order that only points at what was named right before: "cancel that"."""


def reasoned(frames: list[Frame]) -> list[Frame]:
    """A "can't make it Wednesday" before a wish to move or cancel is its reason, and says which is meant."""
    kept: list[Frame] = []
    for frame in frames:
        last = kept[-1] if kept else None
        if last and _takes_back(frame, last):
            kept[-1] = (
                replace(frame, service=frame.service or last.service) if frame.act is Act.CANCEL else frame
            )
        elif last and last.act is Act.HUMAN and frame.act is Act.BOOK and _REPORTED.search(last.text):
            kept[-1] = frame
        elif last and last.act is Act.CANNOT_COME and (frame.act in _CHANGES or _wishes_time(frame)):
            kept[-1] = _with_reason(frame, last)
        elif last and _bounds_next(last, frame):
            kept[-1] = replace(
                frame, person=frame.person or last.person, mentioned=frame.mentioned or last.mentioned
            )
        elif last and last.act is Act.BOOK and not last.details() and _only_rules_out(frame):
            kept[-1] = _with_reason(last, frame)
        elif last and last.presumes and frame.act is Act.MOVE and not frame.when:
            kept[-1] = replace(last, act=Act.MOVE)
        elif last and last.act is Act.MOVE and not last.when and _only_when(frame):
            kept[-1] = replace(last, when=frame.when)
        elif last and last.act is frame.act is Act.CANCEL and last.details() and _THAT.fullmatch(frame.text):
            continue
        else:
            if last and last.act is frame.act is Act.CANCEL and not (last.details() or last.person):
                kept.pop()
            kept.append(frame)
    return kept


def _bounds_next(last: Frame, frame: Frame) -> bool:
    """Whether it is only said from when on somebody can, and then which time it shall be."""
    bound = last.act is Act.BOOK and not last.service and only_bounds(last.text)
    timed = frame.when.minutes() and (frame.act is Act.MOVE or _wishes_time(frame))
    return bool(bound and timed and not frame.further)


def _takes_back(frame: Frame, last: Frame) -> bool:
    """Whether a wish is let go, or put in place of one let go: "cancel it. No, don't cancel, move it"."""
    acts, off = {last.act, frame.act}, frame if frame.act is Act.FORGET else last
    if last.act is Act.FORGET and frame.act is None:
        return frame.details()
    lets_go = _LETS_GO.search(off.text) or cancels_nothing(off.text)
    return off.act is Act.FORGET and bool(acts & _DEEDS and lets_go)


def _only_when(frame: Frame) -> bool:
    """Whether a wish for a time has nothing that would make it one of its own."""
    return (
        frame.act is Act.BOOK and bool(frame.when) and not (frame.service or _OF_ITS_OWN.search(frame.text))
    )


def _only_rules_out(frame: Frame) -> bool:
    """Whether a day is all that cannot be: "could I come and look? I can't do Thursday"."""
    return frame.act is Act.CANNOT_COME and bool(frame.when.avoid) and not (frame.when or frame.service)


def _wishes_time(frame: Frame) -> bool:
    return frame.act in (None, Act.BOOK) and bool(frame.when or frame.professional or frame.presumes)


def _with_reason(frame: Frame, reason: Frame) -> Frame:
    meant = replace(reason.when, avoid=frozenset()) if reason.when.days else days_ruled_out(reason)
    frame = replace(
        frame,
        person=frame.person or reason.person,
        mentioned=frame.mentioned or reason.mentioned,
        service=frame.service or reason.service,
    )
    if frame.act is Act.CANCEL:
        return replace(frame, when=frame.when or meant)
    if frame.act is Act.MOVE:
        return replace(frame, source=frame.source or meant)
    when = replace(frame.when, avoid=frame.when.avoid | reason.when.avoid)
    text = f"{reason.text}, {frame.text}"
    return replace(frame, text=text, when=when, source=frame.source or meant, presumes=True)


def days_ruled_out(frame: Frame) -> When:
    """The days somebody cannot come, as the days something stands on; also those that are no weekdays: "tomorrow"."""
    if frame.when.avoid:
        return days_of(frame.when.avoid)
    return When(days=tuple(one.text for one in spans(frame.text) if one.kind == "day"))


def days_of(avoid: frozenset[int]) -> When:
    """Weekdays that were ruled out, as the days something stands on."""
    return When(days=tuple(WEEKDAYS[day].capitalize() for day in sorted(avoid)))
