"""The words of a wish without the times that are likely none of it, and whether every time is surely something."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from embedded.language.understanding.times.clock import BARE
from embedded.language.understanding.times.over import without_gone, without_past
from embedded.language.understanding.times.refused_hours import refused_minutes
from embedded.language.understanding.times.roles import Role, Timed, timed
from embedded.language.understanding.times.told import bounded
from embedded.language.understanding.times.when import NOT_AFTER, NOT_BEFORE

SURE = 0.8
"""Probability from which a time is what it is likely: learned from one author and tried on the other's utterances, both
ways round, nine of ten times have it as wanted or not, and .94 of those rightly."""
ALONE = 0.9
"""The same for one that is none, where no other of its kind, day or hour, is surely wanted."""
MAY_STAND = 0.15
"""Probability from which a day that is not wanted may be that of what is changed, where no other is."""
_WISHED = (Role.WANTED, Role.ASKED)
_NOT_WISHED = (Role.TOLD, Role.TAKEN_BACK)
_HOUR = re.compile(BARE, re.I)
_ITS_PART = re.compile(r" (?:night|morning|afternoon|evening)s?\b", re.I)
"""The part of the day right behind a day."""
_JOINED = re.compile(
    r"\b(?:at|by|till?|until|from|before|after|than|about|around|past|half|quarter)\s+$", re.I
)
"""Words that lead an hour, or join it to one that is led."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A text by what its times are.

    Attributes:
        wanted: the text with the times alone that may be wanted.
        stands: the text with the times alone of what stands; "" where there are none.
        left: the text without times that are only told, or taken back.
        wishes: the words of the times that surely are wanted.
        settled: whether some time is surely wanted, and each other too, or one that stands, or surely neither.
    """

    wanted: str
    stands: str
    left: str
    wishes: tuple[str, ...] = ()
    settled: bool = False


def parted(text: str, *, changes: bool = False) -> Parted:
    """A text by what its times surely are; what is unsure stays among the wanted, as all does where nothing is sure."""
    text = _hours_led(text)
    found = timed(text)
    wanted = [one for one in found if one.likely(*_WISHED) >= SURE]
    standing = [one for one in found if one.likely(Role.STANDS) >= SURE]
    if changes and wanted and not standing:
        standing = _may_stand(found)
    if not (wanted or standing):
        return Parted(text, "", text)
    days = {one.span.kind == "day" for one in wanted}

    def least(one: Timed) -> float:
        return SURE if (one.span.kind == "day") in days else ALONE

    others = [one for one in found if one not in standing]
    told = [one for one in others if one.likely(*_NOT_WISHED) >= least(one)]
    no_wish = [one for one in others if one.likely(*_NOT_WISHED, Role.REFUSED) >= least(one)]
    none = [one for one in others if one.likely(Role.NONE) >= SURE]
    return Parted(
        wanted=_without(text, [*(one for one in no_wish if not _ruled_out(text, one)), *standing]),
        stands=_without(text, others) if standing else "",
        left=_without(text, told),
        wishes=tuple(one.span.text for one in wanted),
        settled=bool(wanted) and len(wanted) + len(no_wish) + len(none) == len(others),
    )


def bounds_in(text: str) -> tuple[tuple[int, ...], str]:
    """The minutes that are refused, and the words without times that are over, and with bounds for what only tells."""
    by_role = parted(text)
    left = without_gone(text) if by_role.settled else without_past(text)
    within = bounded(left)
    kept = all(one in within for one in by_role.wishes) or not by_role.settled
    return refused_minutes(left), within if kept else left


def _may_stand(found: Iterable[Timed]) -> list[Timed]:
    """Of a change, the day that is not wanted and likeliest stands: "the fitting on Thursday, put it on Saturday"."""
    others = [one for one in found if one.span.kind == "day" and one.likely(*_WISHED) <= 1 - SURE]
    best = max(others, key=lambda one: one.likely(Role.STANDS), default=None)
    return [best] if best and best.likely(Role.STANDS) >= MAY_STAND else []


def _hours_led(text: str) -> str:
    """The words with "at" before each bare number that surely is a wanted hour, once: "class is at four, so three"."""
    led: set[str] = set()
    for one in reversed(timed(text)):
        start, hour = one.span.start, one.span.text.lower()
        if _HOUR.fullmatch(hour) and one.likely(Role.WANTED) >= SURE and not _JOINED.search(text[:start]):
            lead = "" if hour in led else f"at {one.span.text}"
            text = f"{text[:start]}{lead}{text[one.span.end :]}"
            led.add(hour)
    return text


def _ruled_out(text: str, one: Timed) -> bool:
    """Whether a day is refused in a form that is heard as that: "not on Friday", "Friday's no good"."""
    day = one.span.kind == "day" and one.likely(Role.REFUSED) >= max(one.odds.values())
    return day and bool(NOT_BEFORE.search(text[: one.span.start]) or NOT_AFTER.match(text[one.span.end :]))


def _without(text: str, out: Iterable[Timed]) -> str:
    for one in out:
        start, end = one.span.start, one.span.end
        end += len(found[0]) if (found := _ITS_PART.match(text, end)) else 0
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
