"""A day told before that is pointed at: "the wedding's on Saturday. Could she do my hair at nine that morning?"."""

import re
from datetime import date, timedelta

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.clock import BARE, EXACT
from embedded.language.understanding.times.days import DATE, NTH, day_number, weekday_of
from embedded.language.understanding.times.relative import weekday_beside
from embedded.language.understanding.times.shift import find_shift
from embedded.language.understanding.times.spans import Span, spans
from embedded.language.understanding.times.when import When
from embedded.language.understanding.times.worded import asked_day
from embedded.language.wording.spoken import spoken_day

_THAT = re.compile(
    r"(?<!before )(?<!after )(?<!until )(?<!till )(?<!\bby )(?<!from )(?<!than )(?<!since )(?<!\bof )(?<!about )"
    r"\b(?:(?:on|in|at) )?(?:that|the|this)(?P<same> (?:very )?same| very)?"
    r" (?P<part>day|morning|afternoon|evening|night)"
    r"(?P<itself> itself)?\b(?! (?:before|after|of|in|next|when|as|that|or two|off)\b)(?!'s)",
    re.I,
)
_THIS = re.compile(r"\b(?:the|this) (?:day|morning|afternoon|evening|night)$", re.I)
"""Of itself the part of any day; only "the very day" and "the day itself" point."""
_BESIDE = re.compile(
    rf"\b(?:(?:on|in|at) )?(?:the )?(?:very )?(?P<unit>day|morning|afternoon|evening|night|{'|'.join(WEEKDAYS)}"
    r"|(?:an?|one|two|three|four|five|six|ten|\d+|a couple of) (?:days?|weeks?))"
    r" (?P<way>before|after)(?: (?:that|it|then)\b| (?:the|my|our|his|her|their) (?P<what>[\w-]+)\b)?"
    r"(?=\s*(?:[,.;?!]|$)| (?:at|around|about|in the|would|please|instead|then|with|works|is|if|for|maybe|perhaps)\b)",
    re.I,
)
_DATED = re.compile(rf"[, ]+(?:(?:so|that's|which is|i mean)[, ]+)*(?:{DATE}|the {NTH}\b)", re.I)
"""The date that says itself which day it is."""
_CUT = re.compile(r"[,.;?!]|\b(?:and|but|so|because|cos|then)\b", re.I)
_IS = re.compile(
    r"\s*(?:is|'s|isn't|was|works?|would|suits?|does|doesn't|won't|will|free|full|possible)\b", re.I
)
_SUPPOSED = re.compile(r"\b(?:unless|if|when|whether|in case)\b", re.I)
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_TOLD = re.compile(
    r"\s*,?\s*(?:i|we|s?he|they|(?:my|our|his|her|their) [\w'-]+)(?! (?:would|could|can|need|want|like)|'d)\b",
    re.I,
)
"""Somebody who does something then, so that an hour of it is of the day that is wished for already."""
_STRETCH = re.compile(
    r"\b(?:weeks?|month|weekends?|weekdays?|before|after|from|by|until|till|between|through|to|early|late|later|last)\b"
    r"|days$",
    re.I,
)
_OWN = re.compile(r"\b(?:i|we)(?:'ve| have|'m| am|'re| are)\b|\b(?:my|our|the)\b", re.I)


def the_day(text: str) -> str:
    """The one day that words name; "" where they name none, several or a stretch of days."""
    days = {one.text.lower(): one.text for one in _single(text)}
    return next(iter(days.values())) if len(days) == 1 else ""


def _single(text: str) -> list[Span]:
    return [one for one in spans(text) if one.kind == "day" and _names_one(one.text)]


def _names_one(day: str) -> bool:
    named = weekday_of(day) is not None or day_number(day) or re.search(r"\b(?:today|tomorrow)\b", day, re.I)
    return bool(named) and not _STRETCH.search(day)


def on_day_told(text: str, meeting: Meeting, before: str = "") -> str:
    """The words with the day they point at in place of the pointing; the day of an appointment is left to point at.

    Args:
        text: The words.
        meeting: Whose kinds of appointment are known.
        before: The day that was spoken of last, where the words themselves tell none.
    """
    for found in reversed(list(_THAT.finditer(text))):
        if _THIS.search(found[0]):
            continue
        rest = text[found.end() :]
        if (not found.start() or _CUT.search(text[: found.start()].rstrip()[-1:])) and (
            goes := _TOLD.match(rest)
        ):
            text = f"{text[: found.start()]}{rest[goes.start() :].lstrip(' ,')}"
        elif day := _told_before(text, found, meeting, before):
            text = f"{text[: found.start()]}{_put(found['part'].lower(), day, rest)}{rest}"
    return _beside_day_told(text, meeting, before)


def _told_before(text: str, found: re.Match[str], meeting: Meeting, before: str) -> str:
    """The day that words at that place point at."""
    cuts = [one.end() for one in _CUT.finditer(text, 0, found.start())]
    told = text[: cuts[-1]] if cuts else ""
    if any(one.kind == "day" for one in spans(text[len(told) : found.start()])):
        return ""
    there = _single(told)
    if _SUPPOSED.search(text[len(told) : found.start()]):
        return ""
    if not there:
        return before
    return "" if _of_appointment(told, there[-1].start, meeting) else there[-1].text


def _beside_day_told(text: str, meeting: Meeting, before: str) -> str:
    """The words with the date of a day that is told from another told before: "the evening before"."""
    for found in reversed(list(_BESIDE.finditer(text))):
        what = found["what"]
        unknown = what and not re.search(rf"\b{re.escape(what)}", text[: found.start()], re.I)
        if unknown or _DATED.match(text, found.end()):
            continue
        day = _told_before(text, found, meeting, before)
        base = _date(day, meeting)
        if base is None:
            continue
        unit, back = found["unit"].lower(), found["way"].lower() == "before"
        weekday = weekday_of(unit) if unit in WEEKDAYS else None
        there = base + (find_shift(f"{unit} {found['way']}") or timedelta(days=-1 if back else 1))
        if weekday is not None:
            there = weekday_beside(base, f"{unit} {found['way']}") or there
        part = unit if unit in _PARTS else "day"
        told = re.sub(
            rf"({re.escape(day)})[ ,]+(?:at|around|about) (?:{EXACT}|{BARE})", r"\1", text[: found.start()]
        )
        text = f"{told}{_put(part, spoken_day(there), text[found.end() :])}{text[found.end() :]}"
    return text


def _date(day: str, meeting: Meeting) -> date | None:
    return asked_day(When((day,)), meeting.now) if day else None


def _of_appointment(told: str, at: int, meeting: Meeting) -> bool:
    """Whether the sentence with the day tells of an appointment that stands."""
    start = max((one.end() for one in re.finditer(r"[.?!;]\s", told[:at])), default=0)
    end = re.search(r"[.?!;]", told[at:])
    sentence = told[start : at + end.start()] if end else told[start:]
    kind = find_service(sentence, meeting)[0] or re.search(rf"\b(?:{APPOINTMENT})\b", sentence, re.I)
    return bool(kind and _OWN.search(sentence))


def _put(part: str, day: str, rest: str) -> str:
    day = re.sub(r"^on ", "", day, flags=re.I)
    if part == "day":
        return day if _IS.match(rest) else f"on {day}"
    return f"{'at' if part == 'night' else 'in the'} {part} on {day}"
