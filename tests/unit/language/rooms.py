"""Rooms in which something stands already, and what stands there afterwards."""

from tests.unit.language.house import TOOLS, House, Room

MOVING = (*TOOLS, "move_booking")


def with_bookings(*bookings, tools=MOVING, **facts):
    """A room of a house with those bookings: (client, professional, start[, service])."""
    house = House(**facts)
    for one in bookings:
        house.add(*one)
    return Room(house, tools=tools)


def starts(room):
    """The starts of all bookings, earliest first."""
    return sorted(one["starts"] for one in room.house.bookings.values())
