"""Microsoft's date recogniser behind our rules: named holidays and wordings they do not know."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

import structlog

from scheduling_tools.days import Days, one
from scheduling_tools.spoken_clock import DAY_END
from scheduling_tools.spoken_times import Moment, Window

log = structlog.get_logger(__name__)

Read = tuple[tuple[Days, ...], tuple[Window | Moment, ...]]


@lru_cache(maxsize=1)
def _model() -> Any:
    """The English model; half a second the first time, None where the package is missing."""
    try:
        import emoji

        if not hasattr(
            emoji, "UNICODE_EMOJI"
        ):  # the recogniser expects emoji 1; it only asks whether a letter is one
            emoji.UNICODE_EMOJI = emoji.EMOJI_DATA  # type: ignore[attr-defined]
        from recognizers_date_time import Culture, DateTimeRecognizer

        return DateTimeRecognizer(Culture.English).get_datetime_model()
    except ImportError:
        log.warning("date_recogniser_missing")
        return None


def warm() -> None:
    """Load the model before somebody waits for it."""
    _model()


def recognise(words: str, now: datetime) -> list[Read]:
    """Days and times the recogniser finds, later readings before past ones; empty when none.

    Args:
        words: the phrase.
        now: naive wall clock.
    """
    model = _model()
    if model is None:
        return []
    try:
        results = model.parse(words[:200], now)
    except Exception:  # it fails in many ways on text it does not expect
        log.info("date_recogniser_failed")
        return []
    reads: list[Read] = []
    for result in results:
        values = (result.resolution or {}).get("values") or []
        reads += [r for r in (_read(v) for v in _ahead(values, now)) if r][:1]
    return reads


def _ahead(values: list[dict[str, str]], now: datetime) -> list[dict[str, str]]:
    def past(value: dict[str, str]) -> bool:
        said = value.get("end") or value.get("value") or value.get("start") or ""
        return len(said) >= 10 and said[:10] < now.date().isoformat()

    return sorted(values, key=past)


def _read(value: dict[str, str]) -> Read | None:
    kind = value.get("type", "")
    try:
        if kind == "date":
            return (one(date.fromisoformat(value["value"])),), ()
        if kind == "datetime":
            at = datetime.fromisoformat(value["value"])
            return (one(at.date()),), (Moment((at.hour * 60 + at.minute,)),)
        if kind == "daterange":
            first, last = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
            return (Days(first, max(first, date.fromordinal(last.toordinal() - 1))),), ()
        if kind == "timerange":
            return (), (Window(_minutes(value["start"]), _minutes(value["end"]) or DAY_END),)
        if kind == "time":
            return (), (Moment((_minutes(value["value"]),)),)
    except (KeyError, ValueError):
        return None
    return None


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")[:2]
    return int(hour) * 60 + int(minute)
