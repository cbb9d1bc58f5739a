"""Moving and cancelling by talk."""

import pytest

from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, starts

pytestmark = pytest.mark.unit


def house_with(*bookings, **facts):
    house = House(**facts)
    for one in bookings:
        house.add(*one)
    return house


WED = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
FRI = ("Ana Silva", "Dr. Marta Costa", "2026-11-27T14:00")


def test_moving_lists_finds_reads_back_and_moves_in_one_step():
    room = Room(house_with(WED), tools=MOVING)
    room.says("can you move my appointment to Tuesday afternoon?")
    assert room.called == ["list_bookings", "find_slots"]
    assert "moved" not in room.says("the second one please").lower()
    assert "moved" in room.says("yes").lower()
    assert starts(room) == ["2026-11-24T14:30"]


def test_a_move_keeps_its_kind_whatever_the_appointment_was_called():
    house = House(services={"First meeting": 30, "Tax review": 60})
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Tax review")
    room = Room(house, tools=MOVING)
    room.says("push my meeting on Wednesday to Friday at nine")
    room.says("yes")
    assert [(one["service"], one["starts"]) for one in house.bookings.values()] == [
        ("Tax review", "2026-11-27T09:00")
    ]


def test_of_a_move_with_nothing_earlier_the_question_is_about_the_move():
    room = Room(house_with(WED), tools=MOVING)
    room.says("move my appointment to today at half past nine")
    said = room.says("anything earlier?")
    assert "move" in said
    assert "book" not in said


def test_without_a_move_tool_the_new_one_is_booked_before_the_old_is_cancelled():
    room = Room(house_with(WED))
    room.says("can you move my appointment to Tuesday afternoon?")
    asked = room.says("the second one please")
    assert "one step" in asked
    assert starts(room) == ["2026-11-25T10:00"]
    room.says("yes")
    assert room.called == ["book_slot", "cancel_booking"]
    assert starts(room) == ["2026-11-24T14:30"]


def test_the_old_one_stands_when_the_new_one_cannot_be_had():
    house = house_with(WED, refuse={"book_slot": {"problem": "slot_taken", "say": "", "slots": []}})
    room = Room(house)
    room.says("can you move my appointment to Tuesday at three in the afternoon")
    said = room.says("yes")
    assert room.called == ["book_slot"]
    assert "cancelled" not in said
    assert starts(room) == ["2026-11-25T10:00"]


def test_an_hour_later_is_counted_from_the_appointment():
    room = Room(house_with(WED), tools=MOVING)
    assert "11:00 am" in room.says("could you push my appointment back by an hour")
    room.says("yes")
    assert starts(room) == ["2026-11-25T11:00"]


def test_of_several_the_one_named_is_taken():
    room = Room(house_with(WED, FRI))
    assert "Dr. Costa" in room.says("cancel my appointment with Costa")
    room.says("yes")
    assert starts(room) == ["2026-11-25T10:00"]


def test_of_several_it_asks_which():
    room = Room(house_with(WED, FRI))
    assert room.says("I need to cancel my appointment").endswith("?")
    room.says("the Friday one")
    room.says("yes please")
    assert starts(room) == ["2026-11-25T10:00"]


def test_all_are_cancelled_after_one_yes_that_heard_them_all():
    room = Room(house_with(WED, FRI))
    asked = room.says("cancel both my appointments")
    assert "Wednesday" in asked
    assert "Friday" in asked
    room.says("yes")
    assert starts(room) == []


def test_a_day_without_appointment_is_said_and_the_other_offered():
    room = Room(house_with(WED))
    assert "Wednesday" in room.says("cancel my appointment on Friday")
    room.says("no")
    assert starts(room) == ["2026-11-25T10:00"]


def test_not_being_able_to_come_asks_move_or_cancel():
    room = Room(house_with(WED), tools=MOVING)
    assert "cancel" in room.says("I can't make it on Wednesday")
    room.says("move it please")
    room.says("Thursday at eleven")
    room.says("yes")
    assert starts(room) == ["2026-11-26T11:00"]


def test_cancel_that_while_a_booking_is_read_back_books_nothing_and_cancels_nothing():
    room = Room(house_with(WED))
    room.says("book me Tuesday at ten with Melo")
    room.says("cancel that")
    assert room.called == []
    assert starts(room) == ["2026-11-25T10:00"]


def test_dont_cancel_keeps_it():
    room = Room(house_with(WED))
    room.says("cancel my appointment")
    room.says("no, don't cancel it")
    assert starts(room) == ["2026-11-25T10:00"]


def test_cancel_and_book_in_one_breath_are_both_done():
    room = Room(house_with(WED))
    room.says("Cancel my Wednesday appointment and book one next Tuesday with Costa")
    said = room.says("yes")
    assert "cancelled" in said
    assert "December 1st" in said
    room.says("the first one")
    room.says("yes")
    assert starts(room) == ["2026-12-01T10:00"]


def test_staff_cancel_for_the_client_they_name():
    house = house_with(
        WED,
        ("Ben Castro", "Dr. Rui Melo", "2026-11-25T11:00"),
        speaker="Marta Reis",
        rights=("book_any",),
        people=(("Marta Reis", "PROFESSIONAL"),),
    )
    room = Room(house)
    assert "Ana Silva" in room.says("cancel Ana's appointment")
    room.says("yes")
    assert [one["client"] for one in house.bookings.values()] == ["Ben Castro"]


def test_nothing_to_cancel_is_said():
    assert "no upcoming" in Room().says("cancel my appointment")


def test_cancelling_in_the_middle_of_a_move_ends_the_move():
    room = Room(house_with(WED), tools=MOVING)
    room.says("I can't make it on Wednesday")
    room.says("move it please")
    room.says("no, cancel my appointment")
    said = room.says("yes")
    assert room.called == ["cancel_booking"]
    assert "cancelled" in said
    assert starts(room) == []
