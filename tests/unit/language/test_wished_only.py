"""Days and hours that are told, ruled out, counted or checked beside those that are wished for."""

from datetime import datetime, timedelta

import pytest

from embedded.language.meeting import Meeting, Professional, Service
from embedded.language.understanding.times.shift import find_shift
from embedded.language.understanding.utterance import understand
from scheduling_tools.when import Contradiction, resolve
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

NOW = datetime.fromisoformat("2026-11-23T10:00")
MEETING = Meeting(
    now=NOW,
    professionals=(Professional("Dr. Rui Melo"), Professional("Ines Fontes")),
    services=(Service("Wheel Taster"), Service("Blood Test")),
)
OWN = ("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00")
ALSO_OWN = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")


def wished(words):
    return understand(words, MEETING).main().when.text()


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("leave friday. put it on saturday at two instead", "saturday at two"),
        ("the garage wants the van on wednesday. could Doctor Melo do it on friday instead?", "friday"),
        ("the plumber comes on Tuesday. Could I have Thursday at nine?", "Thursday at nine"),
        ("on Tuesday my sister visits, so Wednesday at ten please", "Wednesday at ten"),
        ("Thursday I'm in court. Friday, maybe?", "Friday"),
        ("my boss wants me at the till on Saturday, how about Sunday", "Sunday"),
        ("the eighteenth is too close for my nerves. What about Monday?", "Monday"),
        ("Friday's a bit soon. Let's say Monday.", "Monday"),
        ("I'm away on the third. The fifth at noon?", "The fifth at noon"),
        ("I was thinking friday. the kids swim on friday though, so thursday at ten", "thursday at ten"),
        ("could we do the twelfth? no, the twelfth is a holiday. the thirteenth", "the thirteenth"),
        ("my husband has the car on Monday and Tuesday. can I get wednesday morning?", "wednesday morning"),
        ("wednesday I have lab at ten, so, nine?", "wednesday at nine"),
        (
            "is that nine in the morning? no. no, I won't get up. what about friday at eleven?",
            "friday at eleven",
        ),
        ("one o'clock on monday, not half past eleven", "monday at one o'clock"),
        ("I'm only free on Thursday. could I come at two?", "Thursday at two"),
        ("In morning I work, in kitchen. After five is okay.", "after five"),
    ],
)
def test_what_is_only_told_gives_way_to_what_is_wished(words, when):
    assert wished(words) == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Tuesday or Thursday, either is fine", "Tuesday or Thursday"),
        ("either the third or the fourth", "the third or the fourth"),
        ("I'm free Tuesday. Or Thursday?", "Tuesday or Thursday"),
        ("Tuesday works, and Thursday works too", "Tuesday or Thursday"),
        ("I can do Monday. Friday is also possible", "Monday or Friday"),
        ("I'm in town Tuesday and Thursday", "Tuesday or Thursday"),
        ("Tuesday is my day off. ten o'clock would be great", "Tuesday at ten o'clock"),
    ],
)
def test_alternatives_stay(words, when):
    assert wished(words) == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("good afternoon, the twins want a go, I was thinking saturday the twelfth", "saturday the twelfth"),
        ("we register it or something? Next week, Monday, before lunch?", "Next week, Monday, before lunch"),
        ("my friend had hers last week. this saturday now, at half ten, okay?", "saturday now, at half ten"),
    ],
)
def test_only_the_words_of_the_time_are_passed_on(words, when):
    found = wished(words)
    assert len(found) <= len(when) + 5
    assert resolve(found, NOW) == resolve(when, NOW)


@pytest.mark.parametrize(
    "words",
    [
        "there's a safe, it's about five hundred pounds",
        "we're around ten people, all in all",
        "Could I come and look at one?",
        "they live on the fourth floor",
        "my grandmother left me her piano, from 1911 I believe",
        "I get up at two for the bakery and since Thanksgiving I just lie there",
        "Doctor Melo told me at christmas, no it was before christmas, to get it done",
        "my pupils play on the nineteenth, and it sounds like a cat",
        "it's my wife's fiftieth in may, and she talks of nothing else",
        "he's got this green cast on and it's been six weeks",
    ],
)
def test_what_is_no_wished_time_becomes_none(words):
    assert wished(words) == ""


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("could you do about five", "about five"),
        ("at three works for me", "at three"),
        ("can we look at the flat at one", "at one"),
        ("the fourth works", "the fourth"),
        ("by three is fine", "before three"),
        ("is the first free? I mean of December, the first", "the first"),
    ],
)
def test_hours_and_dates_that_are_wished_are_found(words, when):
    assert wished(words) == when


@pytest.mark.parametrize(
    ("words", "shift"),
    [
        ("half an hour earlier", timedelta(minutes=-30)),
        ("could we push it two weeks", timedelta(weeks=2)),
        ("move it a week, to the seventeenth", timedelta(weeks=1)),
        ("bring it an hour forward", timedelta(hours=-1)),
        ("shove it back a day", timedelta(days=1)),
        ("an hour or so later, before lunch", timedelta(hours=1)),
        ("it comes off after six weeks. so like before friday", None),
        ("ten hours, dear me. let's have it early, before I faint", None),
        ("it takes an hour, can I come later", None),
        ("move my one hour lesson to friday", None),
        ("in two weeks, later in the day", None),
    ],
)
def test_an_amount_shifts_only_beside_its_direction(words, shift):
    assert find_shift(words) == shift


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("could it be the saturday after, the twenty eighth?", "2026-11-28"),
        ("the last thursday before that, the seventeenth, at eleven", "2026-12-17"),
        ("Thursday at eleven. That's the twenty sixth?", "2026-11-26"),
        ("not the twenty seventh. thursday the twenty sixth at three?", "2026-11-26"),
        ("Wednesday, tomorrow I mean, after half five", "2026-11-24"),
    ],
)
def test_a_weekday_and_its_date_are_one_day(words, day):
    (option,) = resolve(wished(words), NOW).options
    assert [str(one.first_on) for one in option.days] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "Thursday at eleven. That's the twenty seventh?",
        "the friday after, the fifth of december",
        "Monday the second",
    ],
)
def test_a_weekday_that_is_not_its_date_stays_a_contradiction(words):
    assert isinstance(resolve(wished(words), NOW), Contradiction)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("two o'clock. no wait, he naps. three.", "at three"),
        ("three. hm. no, three I fetch the dog. let me think. one o'clock.", "one o'clock"),
        ("Hmm, six. No, hang on, the traffic. Half six.", "Half six"),
        ("three is the notary. Could we do four instead?", "at four"),
        ("four we fetch the kids, so at three then", "at three"),
        ("at nine, no wait, I've the bus. at ten", "at ten"),
        ("eight is the earliest I can do, half past eight", "half past eight"),
        ("after three I am with the kids", "after three"),
    ],
)
def test_an_hour_that_is_taken_back_is_none(words, clock):
    assert understand(words, MEETING).main().when.clock == clock


@pytest.mark.parametrize(
    ("lines", "booked"),
    [
        (["is Doctor Melo in on Wednesday?", "then ten o'clock please", "yes please"], "2026-11-25T10:00"),
        (["are you open on Friday?", "then at ten, please", "yes please"], "2026-11-27T10:00"),
        (
            ["is Doctor Melo in on Wednesday?", "could I come on Thursday at ten?", "yes please"],
            "2026-11-26T10:00",
        ),
    ],
)
def test_the_day_under_discussion_stays(lines, booked):
    here = with_bookings()
    for line in lines:
        here.says(line)
    assert starts(here) == [booked]


@pytest.mark.parametrize(
    ("lines", "booked"),
    [
        (["mine on friday morning, can I have it later the same day? eleven o'clock?"], "2026-11-27T11:00"),
        (["when is my appointment?", "later. same day. not, um, not nine", "eleven"], "2026-11-27T11:00"),
        (["I have something on friday and I can't, sorry. is thursday at ten possible?"], "2026-11-26T10:00"),
        (["my appointment on friday, could it be the friday after, the fourth, at ten?"], "2026-12-04T10:00"),
        (["the garage wants the van on friday. could we do thursday at nine instead?"], "2026-11-26T09:00"),
    ],
)
def test_what_stands_is_moved_to_the_wished_time(lines, booked):
    here = with_bookings(OWN)
    for line in [*lines, "yes please"]:
        here.says(line)
    assert starts(here) == [booked]


def test_the_hour_stays_where_the_one_that_is_meant_is_told_with_same_time():
    here = with_bookings(OWN, ALSO_OWN)
    here.says("can you move my appointment to monday?")
    here.says("the friday one. same time, nine")
    here.says("yes please")
    assert starts(here) == ["2026-11-26T10:00", "2026-11-30T09:00"]


def test_an_hour_is_of_the_day_on_offer():
    here = with_bookings()
    here.says("I'd like an appointment")
    here.says("after eleven please")
    assert here.calls[-1][1]["when"] == "Monday, November 23rd after eleven"


def test_one_more_on_the_same_day_moves_nothing():
    here = with_bookings(OWN)
    here.says("when is my appointment?")
    here.says("and another one later the same day?")
    here.says("yes please")
    assert starts(here) == ["2026-11-27T09:00", "2026-11-27T09:30"]
