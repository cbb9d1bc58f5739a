"""Times told beside others: from an offer, from what is refused, from an appointment that stands or stood."""

import pytest

from embedded.language.meeting import Meeting, Professional
from embedded.language.understanding.utterance import understand
from tests.unit.language.rooms import starts
from tests.unit.language.rooms import with_bookings as room

pytestmark = pytest.mark.unit

MEETING = Meeting(professionals=(Professional("Dr. Rui Melo"),))


@pytest.mark.parametrize(
    ("first", "then", "booked"),
    [
        ("Thursday next week at nine", "the Monday after, at ten", "2026-12-07T10:00"),
        ("Thursday next week at nine", "no, the Monday before that at ten", "2026-11-30T10:00"),
        ("Friday at nine", "no, the following Friday at nine", "2026-12-04T09:00"),
        ("Friday at nine", "sorry, I meant next Friday", "2026-12-04T09:00"),
        ("Friday at nine", "not this Friday, the Friday after at ten", "2026-12-04T10:00"),
        ("Friday at nine", "oh wait, I've got to walk my dog. could it be ten instead?", "2026-11-27T10:00"),
        ("an appointment on Thursday at nine", "on Thursday at nine please", "2026-11-26T09:00"),
    ],
)  # fmt: skip
def test_a_time_is_counted_from_what_is_on_offer(first, then, booked):
    here = room()
    here.says(f"Could I come on {first}" if "appointment" not in first else f"I'd like {first}")
    here.says(then)
    if not starts(here):
        here.says("yes please")
    assert starts(here) == [booked]


@pytest.mark.parametrize(
    "words", ["what's the latest you've got that day?", "neither, as late as possible please"]
)
def test_the_latest_is_looked_for_on_the_day_on_offer(words):
    here = room()
    here.says("Could I come on Tuesday morning")
    here.says(words)
    assert here.calls[0][1]["when"].startswith("as late as possible Tuesday")


def test_another_day_is_none_of_the_days_on_offer():
    here = room()
    here.says("I'd like an appointment on Friday morning")
    said = here.says("anything on another day?")
    assert "Friday" not in said
    assert "am" in said


def test_later_in_the_month_is_after_what_was_declined():
    here = room()
    here.says("I'd like an appointment")
    here.says("none of those")
    assert "Tuesday, November 24th" in here.says("do you have anything later in the month?")


def test_later_in_the_week_after_is_in_the_week_after():
    here = room()
    here.says("I'd like an appointment on Thursday morning")
    here.says("is there something later in the week after?")
    assert "week of November 30" in here.calls[0][1]["when"]


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("I can't get there before ten on Friday", "after 10:00"),
        ("Friday, only we can't be there until ten", "after ten"),
        ("I can't stay past eleven on Friday", "before 11:00"),
        ("no sooner than ten on Friday", "after ten"),
    ],
)
def test_a_refusal_that_only_bounds_changes_no_appointment(words, piece):
    heard = understand(words, MEETING).main()
    assert (heard.when.clock, heard.act in (None, "book"), heard.presumes) == (piece, True, False)


def test_from_one_day_to_another_is_where_a_moved_appointment_stands_and_goes():
    heard = understand("I need mine moved from Tuesday to Thursday at ten", MEETING).main()
    assert (heard.source.days, heard.when.days, heard.when.clock) == (("Tuesday",), ("Thursday",), "at ten")


def test_a_stretch_of_days_a_move_may_go_to_stays_a_stretch():
    heard = understand("move it to any day from Tuesday to Thursday", MEETING).main()
    assert not heard.source


def test_the_day_that_does_not_suit_any_more_is_where_it_stands():
    here = room(("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00"))
    here.says("I can't make Wednesday anymore, could we do the Monday after at eleven")
    here.says("yes")
    assert starts(here) == ["2026-11-30T11:00"]


def test_what_is_listed_can_be_cancelled_in_the_same_breath():
    here = room(
        ("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00"), ("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00")
    )
    said = here.says("what have I got coming up, and can you cancel the later one")
    assert "reach" not in said
    here.says("yes")
    assert starts(here) == ["2026-11-25T09:00"]


@pytest.mark.parametrize("words", ["actually, put it back please", "can I have it back?"])
def test_what_was_cancelled_can_be_had_back(words):
    here = room(("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00"))
    here.says("cancel my appointment")
    here.says("yes")
    here.says(words)
    here.says("yes")
    assert starts(here) == ["2026-11-25T09:00"]


def test_what_was_moved_can_be_put_back():
    here = room(("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00"))
    here.says("move my appointment to Friday at ten")
    here.says("yes")
    here.says("oh no, put it back please")
    here.says("yes")
    assert starts(here) == ["2026-11-25T09:00"]


def test_an_hour_said_of_both_holds_for_both():
    here = room()
    here.says("two appointments, one on Monday and one on Thursday, both at ten")
    here.says("yes")
    here.says("yes")
    assert starts(here) == ["2026-11-26T10:00", "2026-11-30T10:00"]


def test_whoever_is_there_takes_the_place_of_an_unknown_name():
    here = room()
    here.says("I'd like an appointment with Doctor Petrosyan on Friday at nine")
    here.says("I must be thinking of another place. Whoever's around then, same time.")
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_lets_say_opens_the_wish_behind_what_is_told():
    heard = understand("I'm at the gym on Thursday, so let's say Friday at ten", MEETING).main()
    assert "Friday" in heard.when.days[0]
    assert "gym" in heard.text
