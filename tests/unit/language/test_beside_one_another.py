"""One appointment beside another: told from it, let go by its name, or in other hands."""

import pytest

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit
MOVING = (*TOOLS, "move_booking")
SERVICES = {"Check-up": 30, "Cleaning": 30, "Whitening": 30}


def house():
    return House(services=SERVICES)


@pytest.mark.parametrize(
    "said",
    [
        "I need a check-up on Tuesday at ten with Melo and, the same day at eleven, a cleaning with Costa",
        "I need a check-up on Tuesday at ten with Melo. The same day at eleven I'd like a cleaning with Costa.",
        "a check-up on Tuesday at ten with Melo, and an hour later a cleaning with Costa",
    ],
)
def test_the_second_wish_keeps_what_stands_behind_its_time(said):
    room = Room(house())
    assert "10:00 am" in room.says(said)
    assert room.calls[-1][1]["professional"] == "Dr. Rui Melo"
    assert "11:00 am" in room.says("yes")
    assert room.calls[-1][1]["service"] == "Cleaning"
    assert room.calls[-1][1]["professional"] == "Dr. Marta Costa"


def test_one_at_an_hour_and_the_other_right_after_it():
    room = Room(house())
    room.says("two cleanings with Melo on Tuesday, one at nine and the other right after it")
    assert "9:30 am" in room.says("yes")


def test_what_is_asked_for_beside_a_cancelling_is_not_lost():
    room = Room(house())
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00", "Cleaning")
    said = room.says("please cancel my cleaning and give me a check-up with Costa on Friday at two")
    assert "Wednesday" in said
    assert "don't see" not in said
    said = room.says("yes")
    assert "Friday, November 27th at 2:00 pm" in said
    assert "Check-up" in said


def test_another_kind_that_leans_on_the_one_at_hand_waits_for_it():
    room = Room(house())
    room.says("a check-up on Wednesday")
    room.says("and I'd like a cleaning the day before that, at ten")
    room.says("the first one")
    assert "Tuesday, November 24th at 10:00 am" in room.says("yes")
    assert room.calls[-1][1]["service"] == "Cleaning"


def test_another_kind_is_told_from_the_appointment_just_made():
    room = Room(house())
    room.says("a check-up with Melo on Thursday at nine")
    room.says("yes")
    room.says("and the cleaning the Monday after that, at ten")
    assert room.calls[-1][1] == {
        "when": "Monday, November 30th at ten",
        "service": "Cleaning",
        "professional": "Dr. Rui Melo",
    }


def test_that_week_is_the_week_of_the_offer():
    room = Room(house())
    room.says("a check-up with Melo next Wednesday at ten")
    said = room.says("is Friday that week possible, same time?")
    assert "Friday, December 4th at 10:00 am" in said


def test_somebody_else_at_the_same_time_changes_the_appointment_just_made():
    room = Room(house(), MOVING)
    room.says("a check-up with Melo on Tuesday at eleven")
    room.says("yes")
    said = room.says("oh, could Costa do it at the same time?")
    assert ("Tuesday, November 24th at 11:00 am" in said and "of Dr. Melo" in said) or "from Dr. Melo" in said
    room.says("yes")
    assert [one["professional"] for one in room.house.bookings.values()] == ["Dr. Marta Costa"]


def test_the_kind_named_is_the_one_let_go():
    room = Room(house())
    room.says("a check-up on Tuesday at ten and a cleaning on Thursday at ten")
    room.says("with Melo")
    room.says("forget the cleaning")
    room.says("yes")
    assert len(room.house.bookings) == 1


def test_a_condition_the_offer_meets_keeps_it():
    room = Room(house())
    room.says("a check-up on Tuesday morning")
    room.says("the second one")
    said = room.says("yes, provided it's with Melo")
    assert "9:30 am" in said
    assert "10:00" not in said


def test_same_time_after_another_day_is_the_time_it_has():
    room = Room(house(), MOVING)
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Cleaning")
    room.says("can I have my cleaning on Tuesday afternoon instead?")
    assert "Tuesday, November 24th" in room.says("the first one")
    said = room.says("same time")
    assert "Tuesday, November 24th at 10:00 am" in said


def test_an_appointment_offered_to_other_hands_may_stay_where_it_is():
    room = Room(house(), MOVING)
    room.says("a check-up with Melo on Tuesday at eleven")
    room.says("yes")
    room.says("could Costa do it at the same time?")
    room.says("no, leave it with Melo")
    assert room.calls == []
    assert [one["professional"] for one in room.house.bookings.values()] == ["Dr. Rui Melo"]


def test_a_kind_nobody_has_booked_is_not_taken_for_another():
    room = Room(house())
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00", "Cleaning")
    assert "don't see that one" in room.says("please cancel my whitening")


def test_what_was_agreed_is_booked_before_one_more():
    room = Room(house())
    room.says("a check-up with Melo on Tuesday at ten")
    said = room.says("yes, and one more the week after, same time")
    assert len(room.house.bookings) == 1
    assert "Tuesday, December 1st at 10:00 am" in said


def test_an_hour_put_right_after_the_deed_moves_it():
    room = Room(house(), MOVING)
    room.says("a check-up with Melo on Tuesday at ten")
    room.says("yes")
    assert "11:00 am" in room.says("sorry, not ten, I meant eleven")
    room.says("yes")
    assert [one["starts"] for one in room.house.bookings.values()] == ["2026-11-24T11:00"]


def test_a_new_hour_keeps_the_day_that_was_chosen():
    room = Room(house())
    room.says("a check-up with Melo this week")
    room.says("Wednesday at nine")
    assert "Wednesday, November 25th at 11:00 am" in room.says("yes, but could he do eleven?")
