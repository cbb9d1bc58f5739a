"""A check of what is on offer: "is that the ninth?", "with Mrs. Graf, yes?", "Friday, not Wednesday?".

It is answered with a yes or a no and the fact; what was offered stays open as it is.
"""

import re
from dataclasses import dataclass

from embedded.language.dialogue.deeds.wish import Ask
from embedded.language.dialogue.state import Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import When, find_when
from embedded.language.understanding.who.names import words
from embedded.language.understanding.who.professionals import find_professional

_LEAD = re.compile(
    r"(?:(?:wait|hang on|hold on|sorry|oh|ah|so|and|but|okay|ok|now|right|well|then|just (?:to be sure|checking)"
    r"|let me see|one (?:moment|second))\b[,.! ]*)*",
    re.I,
)
_TAG = re.compile(
    r"(?:,? (?:(?:is|was|isn't|wasn't) (?:it|that)(?: right| correct)?|right|correct|no)|, (?:yes|yeah))[?.! ]*$",
    re.I,
)
"""What is hung behind something said to be confirmed."""
_POINTS = re.compile(
    r"^(?:(?:is|was|would|will) (?:it|that|this)(?: be)?\b|(?:it|that|this)(?:'s| is| was| would be| will be)\b)",
    re.I,
)
_INSTEAD_OF = re.compile(r",? (?:and )?not [^?]*\?$", re.I)
_PLAIN = frozenset(
    "is it that this that's it's was would will be the on at with in for a an to so and then still again really now"
    " you said say yes yeah right correct isn't wasn't not no of one day date time o'clock am pm there just mr mrs ms"
    " dr doctor".split()
)
"""Words that add nothing to the detail that is checked."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is checked, and how: by a pronoun for it, or only by a tag or by what it is not."""

    when: When
    professional: str | None
    avoid: frozenset[str]
    service: str | None
    points: bool
    contrast: bool


def check(talk: Talk) -> bool:
    """Answer whether what is on offer is as the speaker says."""
    if talk.heard.assent not in (Assent.NONE, Assent.WEAK):
        return False
    asked = _find_check(talk.heard.text, talk.meeting)
    if asked is None:
        return False
    held, wish = talk.side.open, talk.side.wish()
    if held is None or wish is None or held.ask not in {Ask.SLOT, Ask.CONFIRM} or not held.text:
        return False
    read = wish.chosen or wish.booking
    there = [read] if held.ask is Ask.CONFIRM and read else wish.offered
    fits = [one for one in there if _holds(talk, asked, one)]
    if not there or (fits and len(fits) < len(there)) or (not fits and _wishes_else(asked)):
        return False
    talk.out.append("Yes." if fits else "No.")
    talk.again()
    return True


def _wishes_else(asked: Check) -> bool:
    """Whether what does not hold is rather wished for than checked: "Friday, not Wednesday?" of a Wednesday."""
    return asked.contrast or (bool(asked.when) and not asked.points)


def _holds(talk: Talk, asked: Check, one: Offer) -> bool:
    return bool(fitting([one], asked.when, asked.professional, asked.avoid, talk.meeting.now)) and (
        asked.service in (None, one.service)
    )


def _find_check(text: str, meeting: Meeting) -> Check | None:
    """The check an utterance ends in, where nothing said before it names anything."""
    *before, last = re.split(r"(?<=[.?!])\s+", text.strip())
    lead = _LEAD.match(last)
    said = last[lead.end() :] if lead else last
    points, contrast = bool(_POINTS.match(said)), bool(_INSTEAD_OF.search(said))
    tag = _TAG.search(said)
    if not (tag or contrast or (points and said.endswith("?"))) or any(
        _names(one, meeting) for one in before
    ):
        return None
    service, rest = find_service(said, meeting)
    when, rest = find_when(rest)
    professional, avoid, rest = find_professional(rest, meeting)
    plain = {word.lower().removesuffix("'s") for word in words(rest)} <= _PLAIN
    if not plain or not (service or when or professional or avoid):
        return None
    turned = tag is not None and bool(re.search(r"\b(?:is|was|isn't|wasn't) (?:it|that)\b", tag[0], re.I))
    return Check(when, professional, avoid, service, points or turned, contrast)


def _names(text: str, meeting: Meeting) -> bool:
    """Whether a sentence names a time, a kind or a professional."""
    return bool(
        bare_hours(text)
        or find_when(text)[0]
        or find_service(text, meeting)[0]
        or find_professional(text, meeting)[0]
    )
