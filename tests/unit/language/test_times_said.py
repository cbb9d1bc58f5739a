"""Times in the speaker's words reach the tool whole, and the tool resolves them."""

from datetime import date, datetime

import pytest

from embedded.language.meeting import Meeting, Person
from embedded.language.understanding.days import fits_day
from embedded.language.understanding.frame import understand
from scheduling_tools.when import resolve

pytestmark = pytest.mark.unit

NOW = datetime.fromisoformat("2026-11-19T09:00")
MEETING = Meeting(people=(Person("Ana Silva"),))


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("a fortnight today at half past three", "Thursday 3 December, 3:30 pm"),
        ("in two weeks tomorrow", "Friday 4 December"),
        ("a fortnight on Friday", "Friday 4 December"),
        ("two weeks tomorrow", "Friday 4 December"),
        ("in a fortnight's time", "Thursday 3 December to Wednesday 9 December"),
        ("last thing tomorrow", "Friday 20 November, late"),
        ("on Friday, as late as possible", "Friday 20 November, late"),
        ("late on Friday", "Friday 20 November, late"),
        ("Thursday pm", "Thursday 26 November, afternoon"),
        ("tomorrow tenish", "Friday 20 November, 10:00 am"),
        ("on Friday at 1600 hours", "Friday 20 November, 4:00 pm"),
        ("tomorrow at half-four", "Friday 20 November, 4:30 pm"),
        ("on Friday at 845", "Friday 20 November, 8:45 am"),
        ("any day after the twentieth", "from Saturday 21 November on"),
        ("from the twentieth on", "from Friday 20 November on"),
        ("not before the twentieth", "from Friday 20 November on"),
        ("before Friday", "Thursday 19 November"),
        ("mid March", "Thursday 11 March to Saturday 20 March"),
        ("the first Monday of March", "Monday 1 March"),
        ("on the last Friday of the month", "Friday 27 November"),
        ("between Christmas and New Year", "Friday 25 December to Friday 1 January"),
        ("last Friday", "Friday 13 November"),
    ],
)
def test_a_time_reaches_the_tool_whole(words, understood):
    heard = understand(f"can I come {words}", MEETING)
    assert resolve(heard.main().when.text(), NOW).understood == understood


@pytest.mark.parametrize(
    "words", ["a fortnight on Friday", "before Friday", "last Friday", "Friday after next, last of the month"]
)
def test_a_day_only_the_calendar_can_count_out_fits_no_offer(words):
    assert not fits_day(words, date(2026, 11, 20), NOW.date())


@pytest.mark.parametrize(
    ("words", "avoided"),
    [
        ("next week, just not Wednesday or Friday, and it has to be after four", {2, 4}),
        ("any day but Monday or Tuesday", {0, 1}),
        ("on Thursday, but not Monday", {0}),
    ],
)
def test_days_ruled_out_in_a_row_are_all_ruled_out(words: str, avoided: set[int]) -> None:
    (frame,) = understand(f"I'd like to come {words}", MEETING).frames
    assert frame.when.avoid == avoided
