"""Days in words: where they stand in a sentence, and whether a date of an offer fits them."""

import re
from datetime import date, timedelta

from embedded.language.understanding.sentences.text import WEEKDAYS

NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = {
    **{word: number for number, word in enumerate(NTHS, start=1)},
    **{f"twenty {word}": 20 + number for number, word in enumerate(NTHS[:9], start=1)},
    "thirtieth": 30,
    "thirty first": 31,
}
MONTHS = ("january february march april may june july august september october november december").split()
_DAY = r"(?:" + "|".join(WEEKDAYS) + r"|mon|tues?|wed|thurs?|thu|fri|sat|sun)s?"
MONTH = r"(?:" + "|".join(MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_SPOKEN = "|".join(word.replace(" ", "[- ]") for word in sorted(_ORDINALS, key=len, reverse=True))
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_SPOKEN})"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few)"
DATE = (
    rf"\b(?:the )?{NTH} (?:of )?{MONTH}\b|\b{MONTH} (?:the )?(?:{NTH}|\d{{1,2}})(?!\d|:)\b"
    rf"|\b\d{{1,2}} {MONTH}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
)
OF_A_ROW = (
    r"(?:floor|stor(?:y|ey)|grade|form|class|street|avenue|road|row|door|house|lesson|session|visit|attempt|go"
    r"|child|baby|son|daughter|person|thing|place|part|step|stage|half|round|page|question)\b"
)
"""What an ordinal may number that is no day."""
_BARE_NTH = (
    rf"\bthe {NTH}\b(?! (?:one|option|slot|time|choice|available|appointment|free|of (?:those|them|these)"
    rf"|{OF_A_ROW}))"
)
PLACE = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_WEEKS = rf"(?:{_COUNT} weeks?|(?:(?:an?|one) )?fortnight|{_COUNT} fortnights)"
_FEAST = (
    r"(?:christmas(?: eve| day)?|boxing day|new year'?s?(?: eve| day)?|easter(?: monday| sunday)?"
    r"|valentine'?s(?: day)?)"
)
_FAR = (
    rf"(?:\bin )?\b{_WEEKS}(?: (?:on|from|after))? (?:today|tomorrow|{_DAY})\b|\bin (?:{_WEEKS}|{_COUNT} (?:days"
    rf"|months))'?s?"
    rf" time\b|\bin (?:an? )?fortnight\b|\b(?:the )?{PLACE} (?:{_DAY}|week) (?:of|in) (?:{MONTH}|(?:the"
    rf"|this|next) month)\b"
    rf"|\bmid[- ]{MONTH}\b|\blast (?:{_DAY}|week|month)\b|\b(?:the )?{_DAY} after(?: next\b|(?=[ ,.?!]*$"
    rf"|,? (?:that|would|works|is|please|instead|then|at|around|about|in the)\b))"
    rf"|\bbetween {_FEAST} and {_FEAST}|\b{_FEAST}(?!\w)"
)
"""Days that only the calendar of the tool can count out."""
_BOUNDED = (
    r"(?<!day )(?<!week )\b(?:(?:any ?time|any day|some ?time) )?(?:(?:not|nothing|no) )?(?:before|after|by)"
    rf" (?:{DATE}|the {NTH}\b(?! (?:one|option|slot|time))|{_DAY}\b)"
    rf"|\bfrom (?:{DATE}|the {NTH}) on(?:wards?)?\b"
)
_UNJUDGED = re.compile(
    rf"fortnight|\bweeks\b|\bweek of\b|\blast\b|\b(?:before|after|by|from)\b|\bmid\b|\bmonth\b"
    rf"|{PLACE} (?:{_DAY}|week) (?:of|in)"
    r"|\b(?:an?|one) week\b",
    re.I,
)
DAY = re.compile(
    rf"(?:{_FAR}|{_BOUNDED}|{DATE}|\bthe day after tomorrow\b|\bthe week after next\b|\b{_DAY} (?:through"
    rf"|to|until|till) {_DAY}\b"
    rf"|\b(?:a )?week (?:from |on )?(?:today|tomorrow|{_DAY})\b"
    rf"|\bin {_COUNT} (?:days?|weeks?|months?)\b"
    rf"|\b{_COUNT} (?:days?|weeks?|months?) (?:from (?:now|today|tomorrow|{_DAY})|later)\b"
    rf"|\b(?:(?:the )?(?:next|this|coming|following)|early|late|later|(?:the )?(?:end|beginning|start"
    rf"|middle) of(?: the)?)"
    rf"(?: (?:next|this))? (?:{_DAY}|weeks?|weekend|month|{MONTH})\b"
    rf"|\b{_DAY} (?:week|next week|this week|the week after)\b|\b(?:today|tomorrow|tonight|weekends?"
    rf"|weekdays?)\b"
    rf"|\b(?:on |the |any |every )?{_DAY}\b(?:[ ,]+(?:{DATE}|{_BARE_NTH}))?|\b(?:in |during ){MONTH}\b"
    rf"|{_BARE_NTH}(?:[ ,]+{_DAY}\b)?)",
    re.I,
)


def weekday_of(text: str) -> int | None:
    """The weekday a phrase names, Monday 0; None when it names none."""
    found = re.search(rf"\b{_DAY}\b", text, re.I)
    if not found or (found[0].lower() in {"sun", "sat"} and len(text) > 12):
        return None
    return next(
        (n for n, day in enumerate(WEEKDAYS) if day.startswith(found[0].lower().rstrip("s")[:3])), None
    )


def day_number(text: str) -> int | None:
    """The day of the month a phrase names."""
    low = text.lower().replace("-", " ")
    if found := re.search(r"\b(\d{1,2})(?:st|nd|rd|th)\b", low):
        return int(found[1])
    if found := re.search(rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b", low):
        return _ORDINALS[found[1]]
    if re.search(MONTH, low) and (found := re.search(r"\b(\d{1,2})\b", low)):
        return int(found[1])
    return None


def fits_day(text: str, day: date, today: date | None) -> bool:
    """Whether an offered date can be the day the phrase means; phrases it cannot judge do not fit."""
    low = text.lower()
    if found := re.search(r"\d{4}-\d{2}-\d{2}", low):
        return found[0] == day.isoformat()
    if today is not None and (shift := _shift(low)) is not None:
        return day == today + timedelta(days=shift)
    if _UNJUDGED.search(low):
        return False
    weekday, nth = weekday_of(low), day_number(low)
    month = next((n for n, name in enumerate(MONTHS, 1) if re.search(rf"\b{name[:3]}", low)), None)
    if weekday is None and nth is None and month is None:
        return today is not None and _fits_week(low, day, today)
    if (
        re.search(rf"\bnext (?:week|{_DAY})\b", low)
        and today is not None
        and not _fits_week("next week", day, today)
    ):
        return False
    return weekday in (None, day.weekday()) and nth in (None, day.day) and month in (None, day.month)


def _shift(low: str) -> int | None:
    if "day after tomorrow" in low:
        return 2
    if "week" in low:
        return None
    return 0 if re.search(r"\b(today|tonight)\b", low) else 1 if "tomorrow" in low else None


def _fits_week(low: str, day: date, today: date) -> bool:
    monday = today - timedelta(days=today.weekday())
    if "next week" in low:
        return monday + timedelta(7) <= day < monday + timedelta(14)
    return "this week" in low and monday <= day < monday + timedelta(7)
