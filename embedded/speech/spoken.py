"""Written text as it is said: times, ranges, dates, codes, addresses and foreign names. Pure.

The voice reads plain English words, "Dr.", "€85", "Dec 3rd" and "2:30 pm" well; what it reads badly is
rewritten here, before it is cut into sentences (a dot inside an address would end one).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

_DAYS = {
    "mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday",
    "thur": "Thursday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_MONTHS = ("January February March April May June July August September October November December").split()
_ORDINALS = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
_SIGNS = {"@": "at", ".": "dot", "-": "dash", "_": "underscore", "/": "slash", "+": "plus"}
_FOREIGN_ENDINGS = (
    ("ções", "soyns"),
    ("ção", "sow"),
    ("ões", "oyns"),
    ("ão", "ow"),
    ("ç", "ss"),
    ("ñ", "ny"),
)

_END_CLOCK = r"(?P<end>(?P<end_hour>\d{1,2}):[0-5]\d(?:\s?(?P<end_half>[AaPp])\.?[Mm]\b\.?)?)"
_DAY = r"\b(" + "|".join(day.title() for day in sorted(_DAYS, key=len, reverse=True)) + r")\b\.?(?!\w)"
_CLOCK = r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?:\s?([AaPp])\.?[Mm]\b\.?)?"


def spoken(text: str, names: Mapping[str, str] | None = None) -> str:
    """Text with figures, codes and foreign names as a voice should say them.

    Args:
        text: a reply as written.
        names: how this voice wants certain names spelled, by their lower-case form.
    """
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return _folded(text, names or {})


def number(value: int) -> str:
    """0..99 in words."""
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (f" {_ONES[ones]}" if ones else "")


def ordinal(day: int) -> str:
    """1..31 as "first" .. "thirty first"."""
    if day in _ORDINALS:
        return _ORDINALS[day]
    if day < 20:
        return number(day) + "th"
    tens, ones = divmod(day, 10)
    return f"{_TENS[tens]} {ordinal(ones)}" if ones else _TENS[tens][:-1] + "ieth"


def clock(hour: int, minute: int, half: str | None = None) -> str:
    """A time of day on a twelve-hour clock: 14:30 -> "two thirty PM"."""
    if (hour, minute, half) in ((12, 0, None), (12, 0, "p")):
        return "noon"
    if (hour, minute, half) in ((0, 0, None), (24, 0, None), (12, 0, "a")):
        return "midnight"
    half = (half or ("p" if 12 <= hour < 24 else "a")).upper()
    said = number(hour % 12 or 12)
    if minute:
        said += f" {'oh ' if minute < 10 else ''}{number(minute)}"
    return f"{said} {half}M"


def spelled(code: str) -> str:
    """A code as it is read out: "AX7-204" -> "A. X seven, two zero four"; a number up to 99 is a number."""
    return ", ".join(_group(part) for part in re.split(r"[-/\s]", code) if part)


def _group(part: str) -> str:
    runs = re.findall(r"[A-Z]+|\d+", part)
    return " ".join(_run(run, several=len(runs) > 1) for run in runs)


def _run(run: str, *, several: bool) -> str:
    """Letters one by one ("A." lest it be read as the article); digits one by one or as a small number."""
    if run.isdigit():
        small = len(run) <= 2 and not run.startswith("0")
        return number(int(run)) if small else " ".join(_ONES[int(digit)] for digit in run)
    said = " ".join("A." if char == "A" else char for char in run)
    return said if several or len(run) > 1 else run


def _day(match: re.Match[str]) -> str:
    return _DAYS[match[1].lower()]


def _day_range(match: re.Match[str]) -> str:
    return f"{_DAYS[match[1].lower()]} to {_DAYS[match[2].lower()]}"


def _time(match: re.Match[str]) -> str:
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower() or None
    if hour > 24 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
        return match[0]
    return clock(hour, minute, half) + _kept_stop(match)


def _kept_stop(match: re.Match[str]) -> str:
    """The full stop of "3:00 p.m." also ends the sentence when it is the last thing in it."""
    ends = match[0].endswith(".") and match.string[match.end() : match.end() + 2].strip()[:1].isupper()
    return "." if match[0].endswith(".") and (ends or match.end() == len(match.string)) else ""


def _time_range(match: re.Match[str]) -> str:
    start, end = match[0][: match.start("mid") - match.start()], match["end"]
    in_order = int(match[1]) % 12 <= int(match["end_hour"]) % 12
    if match["end_half"] and not match[3] and in_order:
        start += f" {match['end_half']}m"
    return f"{_TIME.sub(_time, start).strip()} to {_TIME.sub(_time, end)}"


def _iso_date(match: re.Match[str]) -> str:
    month, day = int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    date = f"{_MONTHS[month - 1]} {ordinal(day)}, {match[1]}"
    return f"{date} at " if match[4] else date


def _address(match: re.Match[str]) -> str:
    """An e-mail address or a web address, read out sign by sign."""
    bare = match[0].removesuffix(".")
    bare = re.sub(r"^(https?://)?(www\.)?", "", bare).rstrip("/")
    words = [_SIGNS.get(piece, piece) for piece in re.findall(r"[^@.\-_/+]+|[@.\-_/+]", bare)]
    return " ".join(words) + ("." if match[0].endswith(".") else "")


def _phone(match: re.Match[str]) -> str:
    """Digits one by one, in the groups they are written in (or in threes)."""
    plus, digits = ("plus ", match[0][1:]) if match[0].startswith("+") else ("", match[0])
    groups = [g for g in re.split(r"[^\d]+", digits) if g]
    if len(groups) == 1:
        groups = _in_threes(groups[0])
    return plus + ", ".join(" ".join(_ONES[int(d)] for d in group) for group in groups)


def _in_threes(digits: str) -> list[str]:
    """Groups of three, the last of two to four: nobody says a single digit after a pause."""
    cut = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return [*cut[:-2], cut[-2] + cut[-1]] if len(cut) > 1 and len(cut[-1]) == 1 else cut


def _code(match: re.Match[str]) -> str:
    word_inside = re.search(r"[A-Z]{4,}", match[0])
    if word_inside:
        return match[0]
    stop_follows = match.string[match.end() : match.end() + 1] == "."
    return spelled(match[0]).removesuffix(".") if stop_follows else spelled(match[0])


def _marks(match: re.Match[str]) -> str:
    return match[1]


_TIME = re.compile(rf"(?<![\d:.]){_CLOCK}(?![\d:])")
_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_RULES: list[_Rule] = [
    (re.compile(r"\*\*(.+?)\*\*|(?<!\w)[*_`](.+?)[*_`](?!\w)"), lambda m: m[1] or m[2]),
    (re.compile(r"\[([^\]]+)\]\((?:https?:)[^)\s]*\)"), _marks),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\.?"), _address),
    (re.compile(r"(?:https?://|www\.)[^\s,;)]+"), _address),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(T|\b)"), _iso_date),
    (re.compile(rf"{_DAY}\s?[-–—]\s?{_DAY}", re.IGNORECASE), _day_range),
    (re.compile(rf"{_DAY}(?=\s*(?:[,;)]|\d|$))"), _day),
    (re.compile(rf"(?<![\d:.]){_CLOCK}(?P<mid>\s?[-–—]\s?){_END_CLOCK}(?![\d:])"), _time_range),
    (_TIME, _time),
    (re.compile(r"(?<![\w.,:/€$£])\+?\d[\d\s().-]{6,}\d(?![\w%:/])"), _phone),
    (re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b"), _code),
]  # fmt: skip


def _folded(text: str, names: Mapping[str, str]) -> str:
    """Foreign names as the voice wants them, else respelled a little, and no accents left."""
    text = re.sub(r"[^\W\d_]+", lambda m: names.get(m[0].lower()) or _respelled(m[0]), text)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("æ", "ae")


def _respelled(word: str) -> str:
    if word.isascii():
        return word
    for foreign, ours in _FOREIGN_ENDINGS:
        word = word.replace(foreign, ours)
    return word
