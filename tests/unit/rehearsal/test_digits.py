"""The agent's words as digits, so that a scenario need not guess how a time is spoken."""

import pytest

from embedded.rehearsal.digits import in_digits

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("half past two", "2:30"),
        ("at two thirty p.m.", "at 2:30 pm"),
        ("at two thirty p.m. on Tuesday", "at 2:30 pm on Tuesday"),
        ("quarter to nine", "8:45"),
        ("a quarter to one", "12:45"),
        ("a quarter past ten", "10:15"),
        ("ten past two", "2:10"),
        ("twenty-five minutes to four", "3:35"),
        ("two o'clock", "2 o'clock"),
        ("two PM", "2 pm"),
        ("at 2pm", "at 2 pm"),
        ("2:30 pm", "2:30 pm"),
        ("ten oh five", "10:05"),
        ("fourteen fifteen", "14:15"),
        ("nine forty-five a.m.", "9:45 am"),
        ("nine, ten or eleven thirty", "9, 10 or 11:30"),
        ("Tuesday the twenty-fourth of November", "Tuesday the 24th of November"),
        ("the twenty fourth", "the 24th"),
        ("November third", "November 3rd"),
        ("the second one", "the 2nd 1"),
        ("a hundred and twenty dollars", "a hundred and 20 dollars"),
        ("one hundred and twenty dollars", "120 dollars"),
        ("two thousand five hundred", "2500"),
        ("two thirty-minute visits", "2 30 minute visits"),
        ("in twenty twenty-six", "in 2026"),
        ("twenty to three", "2:40"),
        ("I am booked, Ms. Lam.", "I am booked, Ms. Lam."),
        ("one to three people", "1 to 3 people"),
    ],
)
def test_numbers_and_times_become_digits(spoken: str, written: str) -> None:
    assert in_digits(spoken) == written


@pytest.mark.parametrize("text", ["", "No numbers here.", "Often, someone wanted to atone."])
def test_words_that_are_no_numbers_stay(text: str) -> None:
    assert in_digits(text) == text
