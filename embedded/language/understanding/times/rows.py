"""A number of appointments shared out over a row of times: "two visits, Monday and Friday at nine".

The hour said last holds for the days before it, the day said first for the hours after it (right-node raising).
"""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.acts.tales import is_tale
from embedded.language.understanding.booked.standing import phrases
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.clock import BARE
from embedded.language.understanding.times.spans import Span, spans
from embedded.language.understanding.times.told import is_background
from embedded.language.understanding.times.when import NOT_BEFORE

_COUNT = re.compile(
    r"\b(?:(?<!\bat )(?<!\bpast )(?<!\bto )(?P<n>two|three|four|[234]|a couple of)"
    r" (?P<what>(?:(?!(?:of|for|with|on|in|at|and|or|weeks|days|hours|is)\b)[\w-]+ ){0,3}?[\w-]+s)\b"
    r"|(?P<both>both)(?! (?:work|are|is|suit|fine|good|would|of (?:them|those)))"
    r"|for (?:(?:my|our|the) (?P<whom>two|three|four|[234])|(?P<pair>both)(?: of)? (?:my|our)) [\w-]+"
    r"|(?P<many>(?:book|want|need|like|make|(?:can|could|may) (?:i|we) have)\b.{0,20}?"
    rf"\b(?<!any )(?<!other )(?:{APPOINTMENT})(?<=s))\b)",
    re.I,
)
_OFTEN = re.compile(
    r"\b(?:times|twice)(?: (?:already|now|so far|in a row|running|over))*"
    r" (?:since|already|so far|in a row|running|last|in the last|yesterday)\b",
    re.I,
)
"""How often something happened until now, which is no number of appointments."""
_TIMES = re.compile(rf"(?:[\w-]+ )*(?:{APPOINTMENT}|times|ones)", re.I)
_WISHED = re.compile(
    r"\b(?:book|want|need|like|love|come|see|have|get|put|can|could|may|please|make|do)\b(?!.*[,.;?!] )", re.I
)
_HAPPENED = re.compile(
    r"\s*(?:since|already|now|so far|last|yesterday|over|within|in (?:a row|the (?:last|past))"
    r"|this (?:week|month|morning))\b",
    re.I,
)
"""What stands behind "three times" where it tells how often something has happened."""
_NUMBERS = {"three": 3, "3": 3, "four": 4, "4": 4}
_ROW = re.compile(r"\s*(?:,|,?\s*and|,?\s*then|&)\s*(?:(?:on|at|the|one|also)\s+)*", re.I)
_MAY_BE = re.compile(
    r"\b(?:any|what|which|free|available|availability|openings?|works?|suits?|(?:can|could) (?:do|make|manage|come))\b",
    re.I,
)
"""Of a row without a number: it tells when somebody may come, not how often."""


def shared_out(clause: str, meeting: Meeting) -> list[str]:
    """A number of appointments shared out over a row of times, or as often as the number says."""
    count = _COUNT.search(clause)
    if count is None:
        return [clause]
    many = count["n"] or count["whom"] or count["pair"]
    if many and (_OFTEN.search(clause, count.start()) or is_tale(clause) or is_background(clause)):
        return [clause]
    named = count["n"] and (_TIMES.fullmatch(count["what"]) or find_service(count["what"], meeting)[0])
    if (count["n"] and not named) or (not many and _MAY_BE.search(clause)):
        return [clause]
    clause = re.sub(rf"\b(at {BARE}) and (?={BARE})", r"\1 and at ", clause, flags=re.I)
    number = _NUMBERS.get((many or "").lower(), 2)
    row = _row(clause)
    if len(row) < 2:
        return [clause] * (number if many and not _how_often(clause, count) else 1)
    if many and number != len(row):
        return [clause]
    start, end = row[0][0].start, row[-1][-1].end
    return [f"{clause[:start]}{time}{clause[end:]}" for time in _filled(row)]


def _how_often(clause: str, count: re.Match[str]) -> bool:
    """Whether "three times" tells how often something has happened, and wishes for no row of appointments."""
    if not (count["what"] or "").lower().endswith("times"):
        return False
    return bool(_HAPPENED.match(clause[count.end() :])) or not _WISHED.search(clause[: count.start()])


def _row(clause: str) -> list[list[Span]]:
    """The first row of times joined by commas and "and", each as its pieces."""
    pieces = spans(clause)
    found = phrases(clause, pieces)
    for first in range(len(found)):
        last = first
        while last + 1 < len(found) and _ROW.fullmatch(clause[found[last][1] : found[last + 1][0]]):
            last += 1
        if last > first and not NOT_BEFORE.search(clause[: found[first][0]]):
            return [
                [one for one in pieces if start <= one.start < end] for start, end in found[first : last + 1]
            ]
    return []


def _filled(row: list[list[Span]]) -> list[str]:
    """The times of a row, each with the day said before it and the hour said after it where it has none of its own."""
    days = [next((one.text for one in time if one.kind == "day"), "") for time in row]
    hours = [next((one.text for one in time if one.kind == "clock"), "") for time in row]
    for n in range(1, len(row)):
        days[n] = days[n] or days[n - 1]
        hours[-n - 1] = hours[-n - 1] or hours[-n]
    return [f"{day} {hour}".strip() for day, hour in zip(days, hours, strict=True)]
