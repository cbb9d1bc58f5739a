"""Words that lean on an appointment that stands: what they presuppose, point at, and count from."""

from datetime import date, datetime

import pytest

from embedded.language.understanding.booked.standing import presumes, two_times
from embedded.language.understanding.times.relative import told_from
from embedded.language.understanding.times.when import NO_TIME, find_when
from tests.unit.language.house import Room
from tests.unit.language.rooms import MOVING, starts
from tests.unit.language.rooms import with_bookings as room_with

pytestmark = pytest.mark.unit

WED = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
FRI = ("Ana Silva", "Dr. Rui Melo", "2026-11-27T11:00")
NEXT_WED = ("Ana Silva", "Dr. Rui Melo", "2026-12-02T10:00")


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday has become difficult, is Friday at nine possible?",
        "could I come Friday at nine instead of Wednesday",
        "Friday at nine would suit me better than Wednesday",
        "I'd rather have Friday at nine than Wednesday",
        "I can't make Wednesday after all. Could I come on Friday at nine?",
        "something's come up on Wednesday so I'd rather come on Friday at nine",
        "my Wednesday appointment is no good any more, Friday at nine?",
        "I booked Wednesday but Friday at nine suits me better",
    ],
)
def test_words_that_presuppose_an_appointment_move_it_and_book_no_second(words):
    room = room_with(WED)
    said = room.says(words)
    assert room.called[0] == "list_bookings"
    assert "9:00 am" in said
    assert "10:00 am" in said
    room.says("yes")
    assert starts(room) == ["2026-11-27T09:00"]


@pytest.mark.parametrize(
    "words", ["Friday at nine instead of Wednesday", "could I have Friday at nine rather than Wednesday?"]
)
def test_where_no_appointment_stands_the_same_words_book_one(words):
    room = Room(tools=MOVING)
    room.says(words)
    room.says("yes")
    assert starts(room) == ["2026-11-27T09:00"]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("swap my Wednesday for Friday, same time", "2026-11-27T10:00"),
        ("I need to reschedule, the week after, same day same time", "2026-12-02T10:00"),
        ("could my appointment be the Thursday of that week, at eleven", "2026-11-26T11:00"),
        ("can we make it an hour later?", "2026-11-25T11:00"),
        ("I'd like to come the day before, same time", "2026-11-24T10:00"),
        ("same time next week please", "2026-12-02T10:00"),
        ("could it be at eleven rather than ten", "2026-11-25T11:00"),
    ],
)
def test_times_are_counted_from_the_appointment(words, there):
    room = room_with(WED)
    room.says(words)
    assert starts(room) == ["2026-11-25T10:00"]
    room.says("yes")
    assert starts(room) == [there]


def test_another_one_is_counted_from_the_last_and_moves_nothing():
    room = Room(tools=MOVING)
    room.says("Tuesday at ten with Melo")
    room.says("yes")
    assert "December 1st at 10:00 am" in room.says("and another one the week after, same time")
    room.says("yes")
    assert starts(room) == ["2026-11-24T10:00", "2026-12-01T10:00"]


def test_a_correction_right_after_a_booking_moves_it():
    room = Room(tools=MOVING)
    room.says("Tuesday at ten with Melo")
    room.says("yes")
    room.says("sorry, make it Thursday, same time")
    room.says("yes")
    assert starts(room) == ["2026-11-26T10:00"]


def test_a_cancelled_appointment_can_be_had_back():
    room = room_with(WED)
    room.says("cancel my appointment")
    room.says("yes")
    assert "Wednesday, November 25th at 10:00 am" in room.says("oh no, can I have it back?")
    room.says("yes")
    assert starts(room) == ["2026-11-25T10:00"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("cancel both my appointments this week", ["2026-12-02T10:00"]),
        ("cancel everything I have this week", ["2026-12-02T10:00"]),
        ("cancel Wednesday's and Friday's this week", ["2026-12-02T10:00"]),
        ("cancel the lot except the last one", ["2026-12-02T10:00"]),
        ("cancel all of them but not the one on Friday", ["2026-11-27T11:00"]),
        ("scrap Wednesday's, would you", ["2026-11-27T11:00", "2026-12-02T10:00"]),
        ("take me off Friday", ["2026-11-25T10:00", "2026-12-02T10:00"]),
        ("I don't want to come on Friday any more", ["2026-11-25T10:00", "2026-12-02T10:00"]),
    ],
)
def test_only_what_the_words_cover_is_cancelled(words, left):
    room = room_with(WED, FRI, NEXT_WED)
    room.says(words)
    assert len(starts(room)) == 3
    room.says("yes")
    assert starts(room) == left


def test_both_of_three_is_a_doubt():
    room = room_with(WED, FRI, NEXT_WED)
    assert room.says("cancel both my appointments").count("am") == 3
    room.says("yes")
    assert len(starts(room)) == 3


def test_no_the_other_one_is_the_one_not_read_back():
    room = room_with(WED, FRI)
    assert "Wednesday" in room.says("cancel my next appointment")
    assert "Friday" in room.says("no, the other one")
    room.says("yes")
    assert starts(room) == ["2026-11-25T10:00"]


def test_two_cancellations_in_one_breath_share_a_listing():
    assert "can't reach" not in Room(tools=MOVING).says("she asked me to cancel it, so cancel my appointment")


@pytest.mark.parametrize(
    "words", ["I'd like another appointment", "an appointment on Friday", "any time soon?"]
)
def test_plain_wishes_presuppose_nothing(words):
    assert not presumes(words)


def test_of_two_times_the_one_that_stands_is_told_by_its_words():
    stands, rest = two_times("Ms Okafor's ten o'clock on Wednesday needs to go to eleven")
    assert stands.text() == "Wednesday at ten o'clock"
    assert find_when(rest)[0].clock == "at eleven"


def test_a_bare_hour_after_make_it_is_where_it_shall_go():
    room = room_with(WED)
    room.says("could we make that eleven?")
    room.says("yes")
    assert starts(room) == ["2026-11-25T11:00"]


def test_the_day_of_the_same_time_is_where_it_shall_go():
    stands, wish = two_times("Thursday same time, please")
    assert stands == NO_TIME
    assert find_when(wish)[0].days == ("Thursday",)


def test_what_was_said_plainly_is_not_counted():
    base, today = datetime.fromisoformat("2026-11-25T10:00"), date(2026, 11, 23)
    said = find_when("Friday at nine")[0]
    assert told_from(base, "Friday at nine", said, today) == said


def test_another_booking_named_in_the_middle_of_a_move_is_another_wish():
    room = room_with(WED, FRI)
    room.says("move the Friday one to Thursday at eleven")
    assert "Tuesday" in room.says("hold on, do the Wednesday one first, put that on Tuesday at ten")
    room.says("yes")
    assert starts(room) == ["2026-11-24T10:00", "2026-11-27T11:00"]


def test_a_bare_weekday_among_the_offers_is_the_day_that_was_offered():
    room = room_with(WED)
    room.says("Wednesday doesn't suit me any more, could we do the week after?")
    assert "December 3rd at 11:00 am" in room.says("Thursday at eleven then")
    room.says("yes")
    assert starts(room) == ["2026-12-03T11:00"]
