"""Said of somebody else: the same day is that of a booking just made, for who has none at hand."""

import pytest

from tests.unit.language.rooms import ANA, BEN, with_bookings

pytestmark = pytest.mark.unit


def after_anas_booking(*standing):
    room = with_bookings(
        *standing, hours={"Dr. Rui Melo": {day: [(9, 17)] for day in range(5)}}, people=(ANA, BEN)
    )
    room.says("a consultation on Wednesday at ten please")
    room.says("yes")
    assert len(room.house.bookings) == len(standing) + 1
    room.house.speaker = "Ben Castro"
    return room


def test_it_is_the_day_of_the_other_ones_booking():
    room = after_anas_booking()
    assert "Wednesday, November 25th at 11:00" in room.says("a consultation for me the same day at eleven")


@pytest.mark.parametrize(
    "said",
    [
        "could you move mine to two o'clock the same day?",
        "mine on Friday, can I have it at two the same day?",
    ],
)
def test_it_is_the_own_day_where_an_own_appointment_moves(said):
    room = after_anas_booking(("Ben Castro", "Dr. Rui Melo", "2026-11-27T10:00"))
    assert "Friday, November 27th at 2:00" in room.says(said)
