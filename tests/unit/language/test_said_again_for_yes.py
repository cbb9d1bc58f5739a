"""The very time read back, said again, is a yes where it is agreed to; a time told of is not."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def read_back():
    room = Room(House(hours={"Dr. Rui Melo": {day: [(9, 17)] for day in range(5)}}))
    assert "2:00" in room.says("a consultation tomorrow at two please")
    return room


@pytest.mark.parametrize(
    "said", ["Yes, two is right.", "Fine, tomorrow at two, that's what I want.", "ok book me in at two"]
)
def test_the_time_read_back_said_again_books(said):
    room = read_back()
    room.says(said)
    assert [one["starts"] for one in room.house.bookings.values()] == ["2026-11-24T14:00"]


@pytest.mark.parametrize("said", ["the doctor said two", "tomorrow, hm, at two I have the kids"])
def test_the_time_only_told_of_books_nothing(said):
    room = read_back()
    room.says(said)
    assert room.house.bookings == {}
