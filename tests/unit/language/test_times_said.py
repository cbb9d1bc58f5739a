"""Times in the speaker's words reach the tool whole, and the tool resolves them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from embedded.language.meeting import Meeting, Person, Professional
from embedded.language.understanding.times.days import fits_day
from embedded.language.understanding.times.relative import told_from
from embedded.language.understanding.times.when import When
from embedded.language.understanding.times.worded import within
from embedded.language.understanding.utterance import understand
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
        ("last thing tomorrow", "the latest, Friday 20 November"),
        ("on Friday, as late as possible", "the latest, Friday 20 November"),
        ("late on Friday", "Friday 20 November, late"),
        ("Thursday pm", "Thursday 26 November, afternoon"),
        ("tomorrow tenish", "Friday 20 November, 10:00 am"),
        ("on Friday at 1600 hours", "Friday 20 November, 4:00 pm"),
        ("on Friday at eleven hours", "Friday 20 November, 11:00 am"),
        ("on Friday at ten-forty", "Friday 20 November, 10:40 am"),
        ("tomorrow at half-four", "Friday 20 November, 4:30 pm"),
        ("on Friday at 845", "Friday 20 November, 8:45 am"),
        ("on Friday at 2.15pm", "Friday 20 November, 2:15 pm"),
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


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (
            "Can I come on Tuesday morning or Thursday afternoon?",
            "Tuesday 24 November, morning or Thursday 26 November, afternoon",
        ),
        (
            "I'd like to come between the first and the fourth of December",
            "Tuesday 1 December to Friday 4 December",
        ),
        (
            "my meeting ends at four tomorrow, could I come some time after that?",
            "Friday 20 November, from 4:00 pm",
        ),
        ("I leave on Friday, so can I come before that?", "Thursday 19 November"),
        ("is there anything nothing before half nine tomorrow?", "Friday 20 November, from 9:30 am"),
        ("can I come on Friday, or rather the Friday after?", "Friday 27 November"),
        (
            "I'm off between Christmas and New Year, could I come then?",
            "Friday 25 December to Friday 1 January",
        ),
        ("just book me the first thing you've got", "as soon as possible"),
        ("I'd like the last appointment tomorrow", "the latest, Friday 20 November"),
    ],
)
def test_words_that_say_more_than_their_pieces_are_passed_on(words: str, understood: str) -> None:
    heard = understand(words, replace(MEETING, now=NOW))
    assert resolve(heard.main().when.text(), NOW).understood == understood


@pytest.mark.parametrize(
    "words",
    [
        "I'd like an appointment for my second child",
        "book one for me, please",
        "may I come in",
        "wait a minute",
    ],
)
def test_ordinary_words_name_no_time(words: str) -> None:
    assert understand(words, replace(MEETING, now=NOW)).main().when.text() == ""


def test_a_name_that_is_a_month_is_no_time() -> None:
    april = replace(MEETING, now=NOW, professionals=(Professional("Dr. April Sunday"),))
    said = understand("can I see April Sunday at ten tomorrow", april).main().when.text()
    assert resolve(said, NOW).understood == "Friday 20 November, 10:00 am"


def test_a_weekday_said_after_a_week_is_of_that_week() -> None:
    assert (
        within("next week", "Wednesday", datetime.fromisoformat("2026-11-23T09:00"))
        == "Wednesday, December 2nd"
    )
    assert within("Tuesday", "Wednesday", NOW) is None


def test_a_week_counted_from_an_appointment_is_not_lost_to_the_words_around_it() -> None:
    words = "my meeting doesn't suit me any more, could we do the week after, any day but Monday, before noon"
    when = told_from(datetime.fromisoformat("2026-11-26T10:00"), words, _said(words), NOW.date())
    assert resolve(when.text(), NOW).holds(datetime.fromisoformat("2026-12-01T10:00"))
    assert not resolve(when.text(), NOW).holds(datetime.fromisoformat("2026-11-24T10:00"))


def _said(words: str) -> When:
    return understand(words, replace(MEETING, now=NOW)).main().when
