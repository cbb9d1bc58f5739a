"""Where words mention what is on offer: by hour, day, part of the day, person, place in the row, or an end of it.

Of each mention it is told which of the offers it can mean; none, where it names a time or person that is not on offer.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.answers.row_words import PLACES, Mention, find_order, find_parts, minute
from embedded.language.understanding.sentences.text import mend
from embedded.language.understanding.times.clock import BARE, EXACT, HOURS, minutes
from embedded.language.understanding.times.days import DAY, MONTH, fits_day

OFFERED, ELSEWHERE = "that one", "another time"
"""What stands for a mention of what is on offer, and of what is not, in words as they are learned."""
_AND_HALF = re.compile(rf"\b({'|'.join(HOURS)}) and (?:a )?(half|thirty|quarter|fifteen)\b", re.I)
_MILITARY = re.compile(
    r"\b(thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?= (?:hundred|thirty|fifteen|forty|oh))",
    re.I,
)
_TEENS = {word: n for n, word in enumerate(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)}  # fmt: skip
_BOUND = r"(?P<bound>before|after|until|till|by|past|from|around|about|later than|earlier than)"
_CLOCK = re.compile(rf"(?:\b{_BOUND} )?(?:\bat )?(?:(?P<exact>{EXACT})|(?P<bare>{BARE}))", re.I)
_LOOSE = 45
"""Minutes by which "about six" may be off."""
_NO_HOUR_BEFORE = re.compile(
    r"(?:\b(?:all|any of the|those|these|the other|other|of the|(?<!lock )in|every|past|half|room|number|option"
    r"|choice|slot"
    r"|this|which|each|another|no|late|early|later|earlier|first|second|third|last|morning|evening|afternoon"
    r"|only|next|right|wrong|middle|\w+'s)|\d|~)[- ]$",
    re.I,
)
_NO_HOUR_AFTER = re.compile(
    r"[- ](?:of (?:them|those|these|the)|minutes?|hours?|days?|weeks?|months?|years?|kids|children|options?|slots?"
    r"|times|people|sisters|boys|girls|ones)\b",
    re.I,
)
_OF_A_THING = re.compile(
    r"[- ](?:bus|train|coach|flight|ferry|tram|boat|class|lecture|meeting|mass|service|news|shift|film|show)\b",
    re.I,
)
"""What an hour belongs to that is none of an appointment: "the ten past nine bus"."""
_BARE_ORDINAL = re.compile(r"(?:on )?the (?:first|1st|second|2nd|third|3rd|fourth|4th)", re.I)
_IN_DAYS = re.compile(
    r"\b(?:in )?(?P<count>two|three|four|five|2|3|4|5) days(?:'? time| from (?:now|today)| later)?\b", re.I
)


def spoken_plainly(text: str) -> str:
    """Words with their hours as `EXACT` knows them: "eleven-thirty", "eight and half", "eighteen fifteen"."""
    text = mend(text)
    text = _AND_HALF.sub(
        lambda m: f"{m[1]} {'fifteen' if m[2].lower() in {'quarter', 'fifteen'} else 'thirty'}", text
    )
    text = re.sub(r"(?<!the )\bday after tomorrow\b", "the day after tomorrow", text, flags=re.I)
    return _MILITARY.sub(lambda m: str(_TEENS[m[1].lower()]), text)


@lru_cache(512)
def mentions(
    text: str, offers: tuple[Offer, ...], others: tuple[str, ...] = (), today: date | None = None
) -> tuple[Mention, ...]:
    """All mentions in words as `spoken_plainly` leaves them, in order and apart from one another.

    Args:
        text: The words.
        offers: What is on offer, in the order it was offered.
        others: Names of professionals who may not be on offer.
        today: The day it is.
    """
    found: list[Mention] = []
    for kind in (_days, _exactly, find_parts, _hours, find_order):
        found += [one for one in kind(text, offers, today) if not _meets(one, found)]
    found += [one for one in _persons(text, offers, others) if not _meets(one, found)]
    return tuple(sorted(found, key=lambda one: one.start))


def _meets(one: Mention, found: Iterable[Mention]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in found)


def _days(text: str, offers: Sequence[Offer], today: date | None) -> Iterable[Mention]:
    for found in DAY.finditer(text):
        said = found[0]
        dated = re.search(r"\b(?:on|\w+day,?) $", text[: found.start()]) and not re.match(
            r" (?:one|option|slot)", text[found.end() :]
        )
        if (_BARE_ORDINAL.fullmatch(said.strip()) and len(offers) > 1 and not dated) or re.search(
            r"\b(?:end|start|beginning) of", said, re.I
        ):
            continue
        if re.fullmatch(MONTH, said.strip(), re.I):
            continue
        on = not re.search(r"\b(?:following|after next|week)\b", said, re.I)
        fits = (n for n, one in enumerate(offers) if on and fits_day(said, one.starts.date(), today))
        yield Mention(found.start(), found.end(), "day", frozenset(fits))
    for found in _IN_DAYS.finditer(text):
        count = HOURS.get(found["count"].lower()) or int(found["count"])
        fits = (n for n, one in enumerate(offers) if today and (one.starts.date() - today).days == count)
        yield Mention(found.start(), found.end(), "day", frozenset(fits))


def _exactly(text: str, offers: Sequence[Offer], today: date | None) -> Iterable[Mention]:
    """The hours with their minutes or their half of the day, ahead of the parts of the day in them."""
    return (one for one in _hours(text, offers, today) if re.search(EXACT, text[one.start : one.end], re.I))


def _hours(text: str, offers: Sequence[Offer], _: date | None) -> Iterable[Mention]:
    for found in _CLOCK.finditer(text):
        at = minutes(found["exact"] or found["bare"])
        bound = (found["bound"] or "").lower()
        if not at or _no_hour(text, found):
            continue
        fits = frozenset(n for n, one in enumerate(offers) if _fits(bound, at, minute(one)))
        if not fits and found["bare"] and not bound:
            fits = frozenset(
                n
                for n, one in enumerate(offers)
                if any(0 <= minute(one) - x < 60 for x in at) and "one" in text[found.end() : found.end() + 4]
            )
        if found["bare"] and not bound and not fits and not found[0].lower().startswith("at "):
            yield from _as_place(text, found, offers)
            continue
        kind = "bound" if bound and bound not in {"around", "about"} else "hour"
        close = "max" if bound == "before" and text[: found.start()].lower().endswith("just ") else ""
        yield Mention(found.start(), found.end(), kind, fits, close)


def _fits(bound: str, at: tuple[int, ...], start: int) -> bool:
    day = next((one for one in at if 420 <= one < 1140), at[0])
    match bound:
        case "before" | "earlier than" | "until" | "till" | "by":
            return start < day
        case "after" | "past" | "from" | "later than":
            return start >= day
        case "around" | "about":
            return any(abs(start - one) <= _LOOSE for one in at)
        case _:
            return start in at


def _no_hour(text: str, found: re.Match[str]) -> bool:
    if _OF_A_THING.match(text[found.end() :]):
        return True
    if found["exact"]:
        return found["exact"].lower().startswith("one in")
    said, before = found["bare"].lower(), text[: found.start("bare")]
    if said in {"one", "1"} and not found[0].lower().startswith("at "):
        return True
    return bool(_NO_HOUR_BEFORE.search(before) or _NO_HOUR_AFTER.match(text[found.end() :]))


def _as_place(text: str, found: re.Match[str], offers: Sequence[Offer]) -> Iterable[Mention]:
    """A bare number that is no hour on offer: a place in the row where it stands alone, else an hour elsewhere."""
    place = PLACES.get(found["bare"].lower(), 9)
    alone = re.match(r"[ ,.?!]*$|[,.?!]| please", text[found.end() :])
    judged = re.match(r"(?:'s| is|'d| would| works?| suits?| sounds?)\b", text[found.end() :])
    if not alone and not judged:
        return
    fits = frozenset({place}) if alone and place < len(offers) and len(offers) > 1 else frozenset()
    yield Mention(found.start(), found.end(), "place" if fits else "hour", fits)


def masked(
    text: str, offers: tuple[Offer, ...], others: tuple[str, ...] = (), today: date | None = None
) -> str:
    """The words with one token for each mention of what is on offer, and another for what is not."""
    ready, last = spoken_plainly(text), 0
    out: list[str] = []
    for one in mentions(ready, offers, others, today):
        if one.kind == "order":
            continue
        token = OFFERED if one.fits else ELSEWHERE
        between = ready[last : one.start]
        if (
            out
            and out[-1] == token
            and not re.search(r"[a-z.,;?!]", re.sub(r"\b(?:at|on|with|the|in|of)\b", "", between, flags=re.I))
        ):
            last = one.end
            continue
        out += [between, token]
        last = one.end
    return "".join([*out, ready[last:]])


def _persons(text: str, offers: Sequence[Offer], others: Sequence[str]) -> Iterable[Mention]:
    """Professionals by their surname, with or without what stands before it."""
    for name in dict.fromkeys([*(one.professional for one in offers), *others]):
        *before, last = name.split() or [""]
        if not last:
            continue
        first = re.escape(before[-1]) if before else re.escape(last)
        named = rf"\b(?:(?:dr|doctor|mr|mrs|ms)\.? )?(?:{first} )?{re.escape(last)}\b"
        fits = frozenset(n for n, one in enumerate(offers) if one.professional == name)
        for found in re.finditer(named, text, re.I):
            yield Mention(found.start(), found.end(), "person", fits)
