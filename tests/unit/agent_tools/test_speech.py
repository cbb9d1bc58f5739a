"""Dates and times as they are said."""

from datetime import date, datetime

import pytest

from agent.speech import label, ordinal, spoken, spoken_day, spoken_list, spoken_time

# ruff: noqa: DTZ001  (wall clocks are naive here)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (14, 30, "two thirty p.m."),
        (9, 0, "nine a.m."),
        (9, 5, "nine oh five a.m."),
        (12, 0, "noon"),
        (0, 0, "midnight"),
        (0, 15, "twelve fifteen a.m."),
        (12, 45, "twelve forty-five p.m."),
    ],
)
def test_a_time_is_said(hour: int, minute: int, words: str) -> None:
    assert spoken_time(datetime(2026, 11, 24, hour, minute)) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"),
     (20, "twentieth"), (21, "twenty-first"), (24, "twenty-fourth"), (30, "thirtieth"), (31, "thirty-first")],
)  # fmt: skip
def test_a_day_of_the_month_is_said(n: int, words: str) -> None:
    assert ordinal(n) == words


def test_days_near_today_are_called_so() -> None:
    today = date(2026, 11, 23)
    assert spoken_day(date(2026, 11, 24), today) == "tomorrow, Tuesday, November twenty-fourth"
    assert spoken_day(date(2026, 11, 25), today) == "Wednesday, November twenty-fifth"
    assert spoken(datetime(2026, 11, 24, 14, 30)) == "Tuesday, November twenty-fourth at two thirty p.m."


def test_lists_end_with_a_word() -> None:
    assert [spoken_list(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


def test_a_card_shows_day_and_time_shortly() -> None:
    assert label(datetime(2026, 12, 1, 9, 5)) == "Tue 1 Dec, 09:05"
