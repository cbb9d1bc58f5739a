"""What spoken times mean on Monday 23 November 2026, 9:00."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling_tools.feasts import next_bank_holiday
from scheduling_tools.when import SOONEST, Contradiction, When, resolve

# ruff: noqa: DTZ001, E501  (wall clocks are naive here; one saying a line)

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 23, 9, 0)

MEANINGS = """
half two | 2:30 pm
2 30 | 2:30 pm
two thirty p m | 2:30 pm
at 14 30 | 2:30 pm
at 1430 | 2:30 pm
at 230 tomorrow | Tuesday 24 November, 2:30 pm
10.30 | 10:30 am
nine fifteen | 9:15 am
nine oh five on friday | Friday 27 November, 9:05 am
ten hundred | 10:00 am
at noon | 12:00 pm
noon on friday | Friday 27 November, 12:00 pm
twelve thirty tomorrow | Tuesday 24 November, 12:30 pm
quarter to noon | 11:45 am
three | 3:00 pm
around three | 3:00 pm
eight o'clock in the morning | 8:00 am
eight in the evening | 8:00 pm
this evening at seven | Monday 23 November, 7:00 pm
half past eight tomorrow evening | Tuesday 24 November, 8:30 pm
tomorrow evening at half six | Tuesday 24 November, 6:30 pm
today at 8 | Monday 23 November, 8:00 pm
today at ten | Monday 23 November, 10:00 am
thursday at 16h30 | Thursday 26 November, 4:30 pm
ten to three tomorrow | Tuesday 24 November, 2:50 pm
the fourth of december at ten past three | Friday 4 December, 3:10 pm
the twenty-fifth at a quarter past ten | Wednesday 25 November, 10:15 am
half past two tomorrow | Tuesday 24 November, 2:30 pm
tomorrow at half past two | Tuesday 24 November, 2:30 pm
quarter to nine on Thursday | Thursday 26 November, 8:45 am
could you do five thirty ish on the twenty sixth | Thursday 26 November, 5:30 pm
monday | Monday 30 November
this monday | Monday 23 November
next monday | Monday 30 November
next Tuesday the 1st | Tuesday 1 December
Tuesday the 1st | Tuesday 1 December
this friday | Friday 27 November
coming friday | Friday 27 November
next friday | Friday 4 December
Friday after next | Friday 4 December
monday week | Monday 7 December
a week from Thursday | Thursday 3 December
a week on Thursday | Thursday 3 December
two weeks from Friday | Friday 11 December
a fortnight on tuesday | Tuesday 8 December
the 3rd | Thursday 3 December
on the 3rd at ten | Thursday 3 December, 10:00 am
the 24th at 2 | Tuesday 24 November, 2:00 pm
tuesday 24 at 3 | Tuesday 24 November, 3:00 pm
tuesday 3 | Tuesday 24 November, 3:00 pm
3 december | Thursday 3 December
december 3rd at 3 | Thursday 3 December, 3:00 pm
the 28th of november at nine am | Saturday 28 November, 9:00 am
the thirteenth of january | Wednesday 13 January
twenty fifth of november | Wednesday 25 November
Wed 25 Nov, 10:00 | Wednesday 25 November, 10:00 am
24/11 | Tuesday 24 November
11/24 at 3pm | Tuesday 24 November, 3:00 pm
2026-11-24 | Tuesday 24 November
2026-11-24T14:30 | Tuesday 24 November, 2:30 pm
2026-11-24 afternoon | Tuesday 24 November, afternoon
2026-11-24 between 14:00 and 16:00 | Tuesday 24 November, between 2:00 pm and 4:00 pm
2026-11-24/2026-11-28 | Tuesday 24 November to Saturday 28 November
tomorrow | Tuesday 24 November
the day after tomorrow | Wednesday 25 November
tommorrow mornin | Tuesday 24 November, morning
wensday afternoon | Wednesday 25 November, afternoon
yesterday | Sunday 22 November
last tuesday | Tuesday 17 November
in ten days | Thursday 3 December
in two weeks | Monday 7 December to Sunday 13 December
this week | Monday 23 November to Sunday 29 November
next week | Monday 30 November to Sunday 6 December
early next week | Monday 30 November to Wednesday 2 December
late next week | Thursday 3 December to Friday 4 December
the week after next | Monday 7 December to Sunday 13 December
later this week | Tuesday 24 November to Sunday 29 November
end of the week | Thursday 26 November to Friday 27 November
the weekend | Saturday 28 November to Sunday 29 November
next weekend | Saturday 5 December to Sunday 6 December
end of the month | Monday 23 November to Monday 30 November
next month | Tuesday 1 December to Thursday 31 December
in december | Tuesday 1 December to Thursday 31 December
mid december | Friday 11 December to Sunday 20 December
the last week of december | Friday 25 December to Thursday 31 December
the first monday of december | Monday 7 December
week of december 7 | Monday 7 December to Sunday 13 December
Tuesday next week | Tuesday 1 December
Monday of the week after next | Monday 7 December
next week on Tuesday or Thursday | Tuesday 1 December or Thursday 3 December
from the 3rd to the 5th of december | Thursday 3 December to Saturday 5 December
december 5 to 10 | Saturday 5 December to Thursday 10 December
monday to wednesday | Monday 30 November to Wednesday 2 December
between tuesday and thursday | Tuesday 24 November to Thursday 26 November
by friday | Monday 23 November to Friday 27 November
before friday | Monday 23 November to Thursday 26 November
by the end of next week | Monday 23 November to Sunday 6 December
after wednesday | from Thursday 26 November on
from Thursday onwards | from Thursday 26 November on
not before the 1st | from Tuesday 1 December on
this afternoon | Monday 23 November, afternoon
tonight | Monday 23 November, tonight
lunchtime | lunchtime
first thing tomorrow | Tuesday 24 November, first thing
late afternoon on thursday | Thursday 26 November, late afternoon
thursday end of day | Thursday 26 November, end of day
weekday mornings | weekdays, morning
mondays | a Monday
any time after five on Friday | Friday 27 November, from 5:00 pm
not before ten | from 10:00 am
friday not before eleven | Friday 27 November, from 11:00 am
no later than four | before 4:00 pm
by four tomorrow | Tuesday 24 November, before 4:00 pm
tomorrow before noon | Tuesday 24 November, before 12:00 pm
between two and four tomorrow | Tuesday 24 November, between 2:00 pm and 4:00 pm
nine to five on wednesday | Wednesday 25 November, between 9:00 am and 5:00 pm
10 to 12 on wednesday | Wednesday 25 November, between 10:00 am and 12:00 pm
between eleven and one | between 11:00 am and 1:00 pm
wednesday 2 to 4 pm | Wednesday 25 November, between 2:00 pm and 4:00 pm
next week afternoon after three | Monday 30 November to Sunday 6 December, between 3:00 pm and 6:00 pm
in two hours | Monday 23 November, after 11:00 am
half an hour from now | Monday 23 November, after 9:30 am
Tuesday or Thursday | Tuesday 24 November or Thursday 26 November
Tuesday or Thursday afternoon | Tuesday 24 November, afternoon or Thursday 26 November, afternoon
Tuesday afternoon or Thursday morning | Tuesday 24 November, afternoon or Thursday 26 November, morning
on friday or monday at 9 | Friday 27 November, 9:00 am or Monday 30 November, 9:00 am
at two or three tomorrow | Tuesday 24 November, 2:00 pm or Tuesday 24 November, 3:00 pm
anything but Monday | any day, not Monday
anything but Monday or Tuesday | any day, not Monday or Tuesday
anything but Monday, Tuesday or Friday | any day, not Monday or Tuesday or Friday
can't do monday | any day, not Monday
Monday doesn't work for me | any day, not Monday
not friday but thursday | Thursday 26 November, not Friday
not in the morning | not morning
tuesday, no wait, wednesday at 10 | Wednesday 25 November, 10:00 am
tuesday at 2, sorry, 3 | Tuesday 24 November, 3:00 pm
as soon as possible | as soon as possible
next available | as soon as possible
sooner please | as soon as possible
I would like a consultation with Dr Melo on Tuesday at 2 pm | Tuesday 24 November, 2:00 pm
christmas eve | Thursday 24 December
sometime before christmas | Monday 23 November to Thursday 24 December
new year's eve | Thursday 31 December
thanksgiving | Thursday 26 November
last friday of december | Friday 25 December
the last day of the month | Monday 30 November
not until next week | from Monday 30 November on
not until ten tomorrow | Tuesday 24 November, from 10:00 am
I can't on tuesday, wednesday works | Wednesday 25 November, not Tuesday
move it from wednesday to tuesday afternoon | Tuesday 24 November, afternoon
move my appointment on wednesday to friday at 9 | Friday 27 November, 9:00 am
move my ten o'clock to two | 2:00 pm
Thursday at for | Thursday 26 November, 4:00 pm
at ate thirty | 8:30 am
half past to | 2:30 pm
wednesday or thursday after lunch | Wednesday 25 November, after lunch or Thursday 26 November, after lunch
no earlier than wednesday | from Wednesday 25 November on
two weeks tomorrow | Tuesday 8 December
the following monday | Monday 30 November
15:00 on 2026-12-01 | Tuesday 1 December, 3:00 pm
12/1/2026 | Tuesday 1 December
Thursday my sister is in town, so Friday at ten | Friday 27 November, 10:00 am
Monday is our stock day, Wednesday at one | Wednesday 25 November, 1:00 pm
I might be able to drive in two weeks, so Thursday in two weeks at nine | Thursday 10 December, 9:00 am
next Thursday, so the one in the week of the thirtieth | Thursday 3 December
next week or the week after, on a Wednesday | Wednesday 2 December or Wednesday 9 December
one of the next three Fridays | a Friday, Friday 27 November to Friday 11 December
I'd like to come in one day next week | Monday 30 November to Sunday 6 December
one evening next week | Monday 30 November to Sunday 6 December, evening
at four, four fifteen on Tuesday | Tuesday 24 November, 4:15 pm
by three, about two on Thursday | Thursday 26 November, 2:00 pm
Tuesday or Friday, Friday, at nine | Friday 27 November, 9:00 am
not tomorrow, the day after at two | Wednesday 25 November, 2:00 pm, not Tuesday 24 November
Wednesday is hopeless, any day this week | Monday 23 November to Sunday 29 November, not Wednesday
I've a lesson at nine on Thursday, could it be at eleven | Thursday 26 November, 11:00 am
I'm in Rome on Monday and Tuesday next week, so Thursday at eight | Thursday 3 December, 8:00 am
they need me here until four on Friday, anything later than that | Friday 27 November, from 4:00 pm
I don't get off until seven, Friday then | Friday 27 November, from 7:00 pm
could I swing by Friday about ten | Friday 27 November, 10:00 am
as late as you've got on Thursday | the latest, Thursday 26 November
the latest she can do on Thursday | the latest, Thursday 26 November
"""


STORIES = """
I came in on Saturday and it began at three last night, could I have Thursday | Thursday 26 November
I fell two weeks ago, on the Saturday, around three, and it still hurts, so Friday at nine please | Friday 27 November, 9:00 am
I have been awake since four this morning, can you do today at noon | Monday 23 November, 12:00 pm
I'm stuck at work until six today, could you fit me in | Monday 23 November, from 6:00 pm
I'm at work until six, what about Thursday | Thursday 26 November, from 6:00 pm
we are abroad until the tenth of December, any time after that | from Friday 11 December on
I'm back on the third of December, so from then on | from Thursday 3 December on
I leave on Friday, so before that | Monday 23 November to Thursday 26 November
I finish work at five, could I come on Thursday after that | Thursday 26 November, from 5:00 pm
we fly on Thursday evening, so it has to be before then | Monday 23 November to Wednesday 25 November, all day or Thursday 26 November, before 5:00 pm
I'm off between Christmas and New Year, could I come then | Friday 25 December to Friday 1 January
my birthday's on the fifth of December, can I come the day before | Friday 4 December
my exam is on Wednesday, so Thursday or Friday please | Thursday 26 November or Friday 27 November
I can't get away before four, Tuesday ideally | Tuesday 24 November, from 4:00 pm
as soon as you can, but not today, I'm at work until six | any day, not Monday 23 November
I have to be away by twelve, Wednesday please | Wednesday 25 November, before 12:00 pm
"""
BESIDE = """
Easter Monday | Monday 29 March
the Tuesday after Easter | Tuesday 30 March
the week after Christmas | Monday 28 December to Sunday 3 January
two days before Christmas | Wednesday 23 December
this side of Christmas | Monday 23 November to Thursday 24 December
the second half of January | Saturday 16 January to Sunday 31 January
the first week of December | Tuesday 1 December to Monday 7 December
not tomorrow but the day after | Wednesday 25 November, not Tuesday 24 November
this Friday or next | Friday 27 November or Friday 4 December
not this Friday but the Friday after | Friday 4 December, not Friday 27 November
not this week but next | Monday 30 November to Sunday 6 December, not Monday 23 November to Sunday 29 November
any Saturday in December | a Saturday, Tuesday 1 December to Thursday 31 December
from Wednesday to Friday next week | Wednesday 2 December to Friday 4 December
after Wednesday but before Saturday | Thursday 26 November to Friday 27 November
next week, Monday and Tuesday are out | Monday 30 November to Sunday 6 December, not Monday or Tuesday
within a fortnight | Monday 23 November to Monday 7 December
weekends only | a Saturday or a Sunday
Friday, but not between twelve and two | Friday 27 November, before 12:00 pm or Friday 27 November, from 2:00 pm
nothing before half nine on Wednesday | Wednesday 25 November, from 9:30 am
in the afternoon but before four, tomorrow | Tuesday 24 November, between 12:00 pm and 4:00 pm
Thursday or Friday, either at nine or at five | Thursday 26 November, 9:00 am or Friday 27 November, 9:00 am or Thursday 26 November or Friday 27 November, 5:00 pm
this week, say Thursday, at lunchtime | Thursday 26 November, lunchtime
Tuesday, no wait, Wednesday, at ten, sorry, I mean eleven | Wednesday 25 November, 11:00 am
the last one before noon tomorrow | the latest, Tuesday 24 November, before 12:00 pm
the ten thirty one | 10:30 am
Tuesday morning next week | Tuesday 1 December, morning
Friday at ten next week | Friday 4 December, 10:00 am
"""


@pytest.mark.parametrize("line", (STORIES + BESIDE).strip().replace("\n\n", "\n").splitlines())
def test_a_time_is_read_as_it_is_asked_for_and_not_as_it_is_told(line: str) -> None:
    words, expected = line.split(" | ")
    assert meaning(words) == expected


def test_of_certain_days_a_part_may_be_ruled_out() -> None:
    when = resolve("any weekday except Friday afternoon", NOW)
    assert isinstance(when, When)
    assert when.holds(datetime(2026, 11, 27, 9, 0))
    assert not when.holds(datetime(2026, 11, 27, 14, 0))
    assert when.holds(datetime(2026, 11, 26, 14, 0))
    assert not when.holds(datetime(2026, 11, 28, 9, 0))


@pytest.mark.parametrize(
    ("today", "kept"),
    [
        (date(2026, 12, 26), date(2026, 12, 28)),
        (date(2027, 3, 27), date(2027, 3, 29)),
        (date(2027, 4, 29), date(2027, 5, 3)),
    ],
)
def test_a_bank_holiday_is_the_next_one(today: date, kept: date) -> None:
    assert next_bank_holiday(today) == kept


def meaning(words: str, now: datetime = NOW) -> str:
    when = resolve(words, now)
    assert isinstance(when, When), (words, when)
    return when.understood


@pytest.mark.parametrize("line", MEANINGS.strip().splitlines())
def test_a_phrase_means(line: str) -> None:
    words, expected = line.split(" | ")
    assert meaning(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "the second one please",
        "yes",
        "no thanks",
        "banana",
        "may I come in",
        "two people",
        "Bye.",
        "those are a bit early for me",
    ],
)
def test_what_names_no_time_means_none(words: str) -> None:
    assert resolve(words, NOW) is None


def test_nothing_said_means_the_soonest() -> None:
    assert resolve("  ", NOW) == SOONEST


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("Tuesday the 25th", (date(2026, 11, 24), date(2026, 11, 25))),
        ("Friday 3 December", (date(2026, 12, 4), date(2026, 12, 3))),
        ("Friday the third of December at 3", (date(2026, 12, 4), date(2026, 12, 3))),
        ("tomorrow, Wednesday", (date(2026, 11, 25), date(2026, 11, 24))),
        ("Monday December 1st", (date(2026, 11, 30), date(2026, 12, 1))),
    ],
)
def test_a_weekday_against_its_date_is_asked_back(words: str, choices: tuple[date, date]) -> None:
    said = resolve(words, NOW)
    assert isinstance(said, Contradiction)
    assert said.choices == choices


def test_a_day_of_a_month_that_fits_the_weekday_next_month_is_no_contradiction() -> None:
    assert meaning("Friday the 25th") == "Friday 25 December"


def test_an_hour_without_a_half_of_the_day_has_both_readings_in_order() -> None:
    when = resolve("tomorrow at eight", NOW)
    assert isinstance(when, When)
    assert when.options[0].times[0].readings == (480, 1200)  # type: ignore[union-attr]


def test_an_instant_with_an_offset_is_read_in_the_entity_s_zone() -> None:
    zone = ZoneInfo("America/New_York")
    when = resolve("2026-11-24T19:30:00+00:00", NOW.replace(tzinfo=zone))
    assert isinstance(when, When)
    assert when.understood == "Tuesday 24 November, 2:30 pm"


def test_a_wish_tells_whether_a_time_satisfies_it() -> None:
    when = resolve("Tuesday afternoon, not tomorrow morning", NOW)
    assert isinstance(when, When)
    assert when.holds(datetime(2026, 11, 24, 15, 0)) or when.excluded
    monday = resolve("anything but Monday after ten", NOW)
    assert isinstance(monday, When)
    assert not monday.holds(datetime(2026, 12, 7, 11, 0))
    assert monday.holds(datetime(2026, 12, 8, 11, 0))
    assert not monday.holds(datetime(2026, 12, 8, 9, 0))


@pytest.mark.parametrize("day", range(1, 29))
def test_weekday_words_agree_with_the_calendar_on_every_day(day: int) -> None:
    now = datetime(2027, 2, day, 12, 0)
    tuesday = resolve("Tuesday", now)
    assert isinstance(tuesday, When)
    said = tuesday.options[0].days[0].first_on
    assert said.weekday() == 1
    assert 1 <= (said - now.date()).days <= 7


_VOCABULARY = st.sampled_from(
    """
    monday tuesday the 3rd 31st 24 2 30 14:30 half past quarter to next this week weekend month in of december
    february may tomorrow today yesterday after before between and or not but anything except at am pm p m noon midnight
    morning afternoon evening end early late mid from until a an
    fortnight days hours first second 2026-02-30 31/02 25:99 99
    0 , . ? # $ @5 ~7
    """.split()
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_VOCABULARY, max_size=12), st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)))
def test_no_phrase_of_time_words_breaks_it(words: list[str], now: datetime) -> None:
    said = resolve(" ".join(words), now.replace(tzinfo=UTC))
    assert said is None or isinstance(said, When | Contradiction)
    if isinstance(said, When):
        assert said.understood


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(words: str) -> None:
    said = resolve(words, NOW)
    assert said is None or isinstance(said, When | Contradiction)
