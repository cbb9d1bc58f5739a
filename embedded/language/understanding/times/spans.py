"""Where the pieces of time phrases stand in a text: days, times of day, and bare hours beside them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from embedded.language.understanding.times.clock import BARE, CLOCK, PART
from embedded.language.understanding.times.days import DAY


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece of a time phrase stands; `kind` is day or clock."""

    start: int
    end: int
    kind: str
    text: str


@lru_cache(2048)
def spans(text: str) -> tuple[Span, ...]:
    """All pieces of time phrases in order; kept, as every reply reads all that was said before once more."""
    clocks = [Span(m.start(), m.end(), "clock", m[0].strip()) for m in CLOCK.finditer(text)]
    days = [Span(m.start(), m.end(), "day", m[0].strip()) for m in DAY.finditer(text)]
    free = [c for c in clocks if not any(d.start < c.end and c.start < d.end for d in days)]
    found = sorted([*free, *days], key=lambda span: span.start)
    return tuple(sorted([*found, *_bare_hours(text, found)], key=lambda span: span.start))


def _bare_hours(text: str, found: list[Span]) -> list[Span]:
    """Hours without "at": beside a day ("Tuesday ten"), or the whole of a short answer ("ten, please")."""
    if any(span.kind == "clock" and not re.fullmatch(PART, span.text, re.I) for span in found):
        return []
    for day in (span for span in found if span.kind == "day"):
        if after := re.match(
            rf"[ ,]+(?:for )?({BARE})(?!\s*(?:or|and|minutes|days|weeks|people)\b)", text[day.end :], re.I
        ):
            if after[1].lower() == "one":
                continue  # "the Tuesday one"
            return [Span(day.end + after.start(1), day.end + after.end(1), "clock", after[1])]
        before = re.search(rf"({BARE}) (?:on )?$", text[: day.start], re.I)
        if before and before[1].lower() not in {"one", "1"}:
            return [Span(before.start(1), before.end(1), "clock", before[1])]
    return []
