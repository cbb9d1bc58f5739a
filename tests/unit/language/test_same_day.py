"""Said of somebody else: the same day is that of a booking just made, for who has none at hand."""

import pytest

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit


def after_anas_booking(**facts):
    house = House(
        hours={"Dr. Rui Melo": {day: [(9, 17)] for day in range(5)}},
        people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")),
        **facts,
    )
    return Room(house, tools=(*TOOLS, "move_booking"))


def booked(room):
    room.says("a consultation on Wednesday at ten please", "Ana Silva")
    room.says("yes", "Ana Silva")
    assert len(room.house.bookings) >= 1
    return room


def test_it_is_the_day_of_the_other_ones_booking():
    room = booked(after_anas_booking())
    said = room.says("and a consultation for me the same day at eleven", "Ben Castro")
    assert "Wednesday, November 25th at 11:00" in said


@pytest.mark.parametrize(
    "said",
    [
        "could you move mine to two o'clock the same day?",
        "mine on Friday, can I have it at two the same day?",
    ],
)
def test_it_is_the_own_day_where_an_own_appointment_moves(said):
    room = after_anas_booking()
    room.house.add("Ben Castro", "Dr. Rui Melo", "2026-11-27T10:00")
    booked(room).house.speaker = "Ben Castro"
    assert "Friday, November 27th at 2:00" in room.says(said, "Ben Castro")
