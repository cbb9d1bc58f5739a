"""Times among other words: with minutes, ruled out, told, asked about, or of a date that is not offered."""

from datetime import date, datetime

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.answers.choice import find_pick
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.dated import dated
from embedded.language.understanding.times.over import without_past
from embedded.language.understanding.times.told_beside import wished_only
from embedded.language.understanding.times.when import find_when
from scheduling_tools.when import by_rules
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

WIDE = {"Dr. Rui Melo": {n: [(9, 18)] for n in range(5)}}
MONDAY = datetime.fromisoformat("2026-11-23T09:00")


def sought(here):
    """The times looked for in the last turn."""
    return [arguments["when"] for name, arguments in here.calls if name == "find_slots"]


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("thursday at ten thirty", []),
        ("two forty-five is fine", []),
        ("twelve thirty", []),
        ("half eight", []),
        ("could I come look at one?", []),
        ("ten is fine", ["ten"]),
        ("eleven, please", ["eleven"]),
    ],
)
def test_the_hour_of_a_time_with_minutes_is_no_bare_hour(words, hours):
    assert bare_hours(words) == hours


@pytest.mark.parametrize(
    ("first", "then", "start"),
    [
        (
            "can I come thursday at half ten",
            "right so. yes, book me in for thursday at ten thirty.",
            "26T10:30",
        ),
        ("can I come friday at half two", "right. yes, book me in for friday at two thirty", "27T14:30"),
        (
            "can I come tuesday at twelve thirty",
            "right so. yes, put me down for tuesday twelve thirty",
            "24T12:30",
        ),
    ],
)
def test_a_yes_that_says_the_time_over_books_it(first, then, start):
    here = Room(House(hours=WIDE))
    here.says(first)
    here.says(then)
    assert starts(here) == [f"2026-11-{start}"]


@pytest.mark.parametrize(
    "words",
    [
        "Could I come look at one? I can't do Thursday, that's my bowling.",
        "Huh. Could I come and see one? I can't do Thursday.",
        "Can I bring my dog? Thursday is no good, I've choir.",
        "What would it cost? I can't do Thursday.",
    ],
)
def test_a_day_ruled_out_behind_a_question_is_not_offered_again(words):
    here = Room(House(hours={"Dr. Rui Melo": {3: [(9, 12)], 4: [(9, 12)]}}))
    here.says("I'd like a consultation")
    assert "Friday" in here.says(words)
    assert sought(here) == ["not Thursday"]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Now, she does like her supper at night, Can she have that, the night before?", Act.FACT),
        ("can he eat the evening before?", Act.FACT),
        ("may I have my coffee beforehand?", Act.FACT),
        ("could we come the night before?", Act.BOOK),
        ("can you move it to the evening before?", Act.MOVE),
    ],
)
def test_what_is_allowed_around_an_appointment_is_a_question(words, act):
    assert grammar_act(words) is act


def test_asking_leave_moves_nothing():
    here = with_bookings(("Ana Silva", "Dr. Rui Melo", "2026-11-26T14:00"), hours=WIDE)
    here.says("Now, she does like her bit of supper at night. Can she have that, the night before?")
    here.says("Right you are.")
    assert starts(here) == ["2026-11-26T14:00"]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("four o'clock then, Wednesday the second", "Wednesday the second at four o'clock"),
        ("three, Thursday the third of December", "Thursday the third of December at three"),
        ("four o'clock then, Friday the fourth", "Friday the fourth at four o'clock"),
    ],
)
def test_a_date_that_is_not_offered_is_looked_for(words, when):
    here = Room(House(hours=WIDE))
    here.says("could I come Wednesday afternoon")
    here.says(words)
    assert sought(here) == [when]


@pytest.mark.parametrize(
    ("words", "place"), [("Wednesday the twenty first", None), ("the thirty-first", None), ("the first", 1)]
)
def test_a_date_is_no_place_in_the_row(words, place):
    assert find_pick(words).place == place


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("to the Thursday of that week, the fifteenth, say nine", "to Thursday the fifteenth, say nine"),
        ("the Tuesday of that week, the eighth of June", "Tuesday the eighth of June"),
        ("the Friday in the same week, that's the third", "Friday the third"),
        ("the Thursday of that week, the second option", "the Thursday of that week, the second option"),
        ("the Thursday of that week at nine", "the Thursday of that week at nine"),
    ],
)
def test_a_weekday_of_a_week_with_its_date_is_one_day(words, said):
    assert dated(words) == said


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("tomorrow's bowls. Thursday?", ("Thursday",)),
        ("Friday's choir. Could it be Monday?", ("Monday",)),
        ("Friday's lovely. Or Monday?", ("Friday", "Monday")),
        ("Friday's best. Or Monday?", ("Friday", "Monday")),
    ],
)
def test_what_a_day_is_taken_by_is_no_wish(words, days):
    assert find_when(wished_only(words))[0].days == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("and on the fifth they have the dentist, no, that was last week.", ()),
        ("she has ballet on Monday, oh no, that was yesterday. Tuesday please", ("Tuesday",)),
        ("on the fifth they have the dentist, so the sixth", ("the fifth", "the sixth")),
        ("Friday, no, Monday please", ("Friday", "Monday")),
    ],
)
def test_what_is_found_to_be_over_is_no_wish(words, days):
    assert find_when(without_past(words))[0].days == days


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next week like, Wednesday maybe", "2026-12-02"),
        ("next week with Maeve, Friday maybe", "2026-12-04"),
        ("next week please, say Tuesday", "2026-12-01"),
        ("next week or Wednesday", None),
        ("Wednesday or next week", None),
    ],
)
def test_a_weekday_named_behind_a_week_is_of_that_week(words, day):
    days = [one for option in by_rules(words, MONDAY).options for one in option.days]
    assert (days[0].first_on.isoformat() if len(days) == 1 else None) == day


def test_what_somebody_has_got_is_asked_and_not_past():
    assert by_rules("Thursday, has she got anything after lunch Thursday", MONDAY) == by_rules(
        "Thursday after lunch", MONDAY
    )
    assert (
        not by_rules("she got hurt on Friday, could I come Monday", MONDAY)
        .options[0]
        .days[0]
        .holds(date(2026, 11, 27))
    )
