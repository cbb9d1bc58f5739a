"""Words for one appointment: which kind, time, person and place in the row they say, and nothing of another thing."""

import re
from dataclasses import dataclass, replace

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.answers.choice import Offer, find_pick, fitting
from embedded.language.understanding.booked.own_told import names_one
from embedded.language.understanding.kinds.services import find_service, services_alike
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.days import PLACE
from embedded.language.understanding.times.when import NO_TIME, When, find_when
from embedded.language.understanding.who.names import words
from embedded.language.understanding.who.professionals import find_professional

_MINE = re.compile(r"(?:my|our|mine|ours)\b", re.I)
_WIDE = re.compile(rf"{APPOINTMENT}|hour|lesson|class|time|service", re.I)
_NEXT = re.compile(r"\bnext\b(?! (?:week|month|year|\w+day)\b)", re.I)
_PLACE = re.compile(rf"(?:the )?{PLACE}", re.I)
_BESIDE = re.compile(
    r"\b(?:before|after|between|beside|next to|of (?:his|hers|theirs)|his|her|their)\b", re.I
)
"""What is said beside an appointment is another."""
_ALLOWED = re.compile(
    r"\b(?:not|no longer|any ?more|now|still|then|on|at|for|in|with|the|of|same|day|time|one|and|o'clock|again|already"
    r"|really|today's|after all|a|an)\b|[^\w]|~",
    re.I,
)
"""Words beside a time or a person that say nothing of their own."""


_OPEN = re.compile(
    r"\bor\b|\b(?:before|after|by|until|till) (?:the |this |next )?(?:\w+day|tomorrow)\b", re.I
)
"""What leaves open which time it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """What words say of an appointment; `place` in the row, `mine`: the speaker's, `next`: the next of them."""

    kinds: tuple[str, ...] = ()
    when: When = NO_TIME
    professional: str | None = None
    avoid: frozenset[str] = frozenset()
    place: int | None = None
    mine: bool = False
    next: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing in them tells one appointment from another."""
        return not (self.kinds or self.when or self.when.avoid or self.professional or self.avoid)

    def fitting(self, ones: list[Offer], meeting: Meeting) -> list[Offer]:
        """Those of the appointments that agree with all of it."""
        there = fitting(ones, self.when, self.professional, self.avoid, meeting.now)
        return [one for one in there if not self.kinds or one.service in self.kinds]


def named(of: str, meeting: Meeting, *, length: bool = False) -> Named | None:
    """The words read; None where they name another thing, as "the suit" of a suit fitting."""
    if _BESIDE.search(of):
        return None
    names = [one.name for one in meeting.services]
    service, left = find_service(of, meeting)
    kinds = (service,) if service else tuple(services_alike(of, names))
    when, left = find_when(left.replace("~", "visit ") if service else left)
    soonest = bool(_NEXT.search(of))
    place = 1 if soonest else find_pick(of).place
    if place and all(_PLACE.fullmatch(day) for day in when.days):
        when = replace(when, days=())
    professional, _, left = find_professional(left, meeting)
    if not names_one(left, words(" ".join(names).lower()), named=bool(kinds or professional), plain=False):
        return None
    mine = bool(_MINE.match(of))
    if (length or not mine) and any(
        words(of.lower())[-1] in words(kind.lower())[: _head(kind)] for kind in kinds
    ):
        return None
    return Named(kinds, when, professional, place=place, mine=mine, next=soonest)


def _head(kind: str) -> int:
    """Where the word stands that says what a kind is: the fitting of a suit fitting, the glazing of a glazing hour."""
    own = words(kind.lower())
    return len(own) - (2 if len(own) > 1 and _WIDE.fullmatch(own[-1]) else 1)


def claimed(text: str, meeting: Meeting) -> Named | None:
    """What an appointment is taken to be, "Friday, not Wednesday"; None where the words say anything else."""
    if _OPEN.search(text):
        return None
    when, left = find_when(text)
    if not when.clock and not re.search(r"\bone\b", text, re.I) and (hours := bare_hours(left)):
        when, left = When(when.days, f"at {hours[-1]}", avoid=when.avoid), ""
    professional, avoid, left = find_professional(left, meeting)
    service, left = find_service(left, meeting)
    said = Named((service,) if service else (), when, professional, avoid)
    return None if _ALLOWED.sub("", left) or said.plain else said
