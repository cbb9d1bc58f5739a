"""Which of the offers longer words mean: clause by clause, what is refused against what is taken, the newest last.

"Nine's too early, half eleven I've a meeting, so four": an hour with a reason against it, or one that"
" something else
stands at, is let go; what is left of the row is what "the other one" and "the later" are of.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.answers.liking import How, how_taken, is_no, is_refused
from embedded.language.understanding.answers.mentions import mentions, spoken_plainly
from embedded.language.understanding.answers.row_words import Mention

_CLAUSES = re.compile(
    r"(?<![ap]\.m)[.?!;:]+\s*|,\s*|\s*\.\.+\s*|\s(?=(?:but|so+|because|'cause|cos|since|as|though|although"
    r"|while|if)\b(?! (?:long|soon|early|far)\b))"
    r"|\s+(?=and (?!(?:a )?(?:half|quarter|thirty)\b))|\s(?=then\b)",
    re.I,
)
_ASKS = re.compile(
    r"(?:(?:and|but|so|oh|also)[, ]+)*(?:is|are|was|does|do|did|what|how|who|who's|where|when|which|will"
    r"|would there|should|am|isn't|why|what's)\b",
    re.I,
)
_BOUND_TO = re.compile(r" (?:on|at|with|in)(?: (?:an?|the))? ", re.I)
"""What joins two mentions into one: "five on a Friday"."""


@dataclass(frozen=True, slots=True)
class Among:
    """What the words leave of a row of offers, by their place from 0.

    `taken` can be meant; `out` is refused; `plainly`: what is taken was named and called good, or stands alone;
    `beyond`: a time or person not on offer is named where something is taken or asked for; `busy`: something else is
    told to stand there.
    """

    taken: frozenset[int]
    out: frozenset[int]
    plainly: bool = False
    beyond: bool = False
    busy: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause with what it mentions, and how: refused, taken up by something else, told, or liked."""

    text: str
    of: tuple[Mention, ...]
    how: How


@lru_cache(512)
def among(
    text: str, offers: tuple[Offer, ...], others: tuple[str, ...] = (), today: date | None = None
) -> Among:
    """What is meant and what is refused of `offers`; everything is left where nothing is said of any."""
    ready = spoken_plainly(text)
    said = _clauses(ready, mentions(ready, offers, others, today))
    row = frozenset(range(len(offers)))
    if any(m.order == "other" for one in said for m in one.of):
        said = [replace(one, how=How.BUSY) if one.how == How.TOLD else one for one in said]
    out: frozenset[int] = frozenset()
    for one in (one for one in said if one.how == How.REFUSED):
        out |= _pointed(one.of, offers, row - out, row)[0]
    busy = frozenset[int]().union(
        *(
            _pointed([m for m in one.of if m.kind not in {"bound", "order"}], offers, row, row)[0]
            for one in said
            if one.how == How.BUSY and any(m.kind not in {"bound", "order"} for m in one.of)
        )
    )
    for least in (How.LIKED, How.TOLD):
        taken, beyond = _taken([one for one in said if one.how >= least], offers, row, out, busy)
        if taken or beyond:
            return Among(taken, out - taken, least == How.LIKED, beyond, busy)
    left = row - out
    if any(_pointed(one.of, offers, row, row)[1] for one in said if one.how == How.ASKED):
        return Among(left, out, beyond=True, busy=busy)
    if out and left and left <= busy:
        return Among(frozenset(), row, busy=busy)
    left = left - busy if len(left - busy) == 1 < len(left) and (len(row) > 2 or out) else left
    if left == row and len(busy) == 1:
        left = busy
    return Among(left, out, busy=busy)


def _taken(
    said: Sequence[_Said],
    offers: Sequence[Offer],
    row: frozenset[int],
    out: frozenset[int],
    busy: frozenset[int],
) -> tuple[frozenset[int], bool]:
    """What clauses that take something mean together, and whether the last of them names what is not on offer."""
    chosen: frozenset[int] = frozenset()
    beyond = False
    before: tuple[Mention, ...] = ()
    elsewhere: tuple[Mention, ...] = ()
    for one in said:
        left = row - out - busy or row - out
        if any(m.order and m.order != "other" for m in one.of) and len(chosen) > 1:
            left = chosen
        pointed, off = _pointed(one.of, offers, left, row)
        goes_on = elsewhere and pointed and _apart(elsewhere, one.of)
        elsewhere = one.of if off else elsewhere if goes_on else ()
        if off or goes_on or (chosen and pointed and not chosen & pointed and _apart(before, one.of)):
            beyond = True
        elif pointed:
            chosen, beyond, before = (chosen & pointed) or pointed, False, (*before, *one.of)
    return (chosen - out or chosen, beyond)


def _apart(before: Iterable[Mention], now: Iterable[Mention]) -> bool:
    """Whether other things are named than before, which go together and so are both wished: "Friday, but early"."""
    first, second = ({m.kind for m in each} for each in (before, now))
    return not first & second and not (first | second) & {"order", "place"}


def _clauses(text: str, found: Sequence[Mention]) -> list[_Said]:
    """The clauses that mention something, each with how it takes it."""
    ends = [0]
    for one in _CLAUSES.finditer(text):
        if not any(m.start < one.start() < m.end for m in found):
            ends.append(one.end())
    ends.append(len(text))
    said: list[_Said] = []
    asking = False
    for low, high in itertools.pairwise(ends):
        mine = tuple(m for m in found if low <= m.start < high)
        clause = text[low:high]
        asking = (asking and not re.search(r"[.?!]\s*$", text[:low])) or bool(
            _ASKS.match(clause) and re.match(r"[^.?!]*\?", text[low:])
        )
        if asking and mine:
            said.append(_Said(clause, mine, How.ASKED))
        elif asking:
            continue
        elif mine:
            listed = said and re.fullmatch(
                r"(?:and|or|nor) (?:the |on |at )*~[ ,.]*", _bare(clause, low, mine), re.I
            )
            said += [_Said(clause, mine, said[-1].how)] if listed else _parted(clause, low, mine)
        elif said and is_no(clause):
            said[-1] = _Said(said[-1].text, said[-1].of, How.REFUSED)
    return said


def _parted(clause: str, low: int, mine: tuple[Mention, ...]) -> Iterable[_Said]:
    """A clause as one, or parted where it refuses one and takes another: "not the first, the second"."""
    refused = tuple(m for m in mine if is_refused(clause[: m.start - low], clause[m.end - low :]))
    for m in mine:
        if (
            refused
            and m.start > refused[-1].end
            and _BOUND_TO.fullmatch(clause[refused[-1].end - low : m.start - low])
        ):
            refused = (*refused, m)
    kept = tuple(m for m in mine if m not in refused)
    if refused:
        yield _Said(clause, refused, How.REFUSED)
    if kept and refused and kept[0].start > refused[-1].end:
        at = refused[-1].end
        yield _Said(clause, kept, how_taken(_bare(clause[at - low :], at, kept)))
    elif kept and refused:
        yield _Said(clause, kept, how_taken(_bare(clause[: refused[0].start - low], low, kept)))
    elif kept:
        yield _Said(clause, kept, how_taken(_bare(clause, low, kept)))


def _bare(clause: str, low: int, mine: Iterable[Mention]) -> str:
    """A clause that begins at `low`, with a tilde for each mention in it."""
    for m in sorted(mine, key=lambda one: -one.start):
        if m.end - low <= len(clause):
            clause = f"{clause[: m.start - low]}~{clause[m.end - low :]}"
    return clause


def _pointed(
    of: Sequence[Mention], offers: Sequence[Offer], left: frozenset[int], row: frozenset[int]
) -> tuple[frozenset[int], bool]:
    """The offers that mentions of one clause mean together, and whether they name something not on offer."""
    found = row
    plain = [m for m in of if m.kind not in {"order", "place"}]
    for kind in dict.fromkeys(m.kind for m in plain):
        same = frozenset().union(*(m.fits for m in plain if m.kind == kind))
        found &= same
    places = [m for m in of if m.kind == "place"]
    if places:
        at = frozenset().union(*(m.fits for m in places))
        if not found & at and plain and found:
            return found, False
        found = found & at
    ends = {m.order for m in of if m.kind == "order"} or {m.order for m in of if m.order and len(found) > 1}
    if len(ends) == 1:
        found = _by_order(ends.pop(), offers, found & left or found, row)
    return found, bool(plain) and not found


def _by_order(
    order: str, offers: Sequence[Offer], among_: frozenset[int], row: frozenset[int]
) -> frozenset[int]:
    if not among_:
        return among_
    by = sorted(among_, key=lambda n: offers[n].starts)
    match order:
        case "min":
            return frozenset(by[:1])
        case "max":
            return frozenset(by[-1:])
        case "mid":
            return frozenset(sorted(row)[1:-1]) & among_
        case _:
            return among_ if len(among_) == 1 else frozenset()
