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


DESK = ("Marta Reis", "PROFESSIONAL")
ANA, BEN = ("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")
STANDING = (
    ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00"),
    ("Ben Castro", "Dr. Rui Melo", "2026-11-24T10:00"),
)


def desk(*people, speaker: str = "Marta Reis", standing=STANDING, **facts) -> Room:
    who = ((speaker, "PROFESSIONAL"), *people)
    house = House(speaker=speaker, rights=("book_any", "invite"), people=who, **facts)
    for one in standing:
        house.add(*one)
    return Room(house, tools=MOVING)


def looked_for(room: Room) -> dict:
    """What free times were looked for with in this turn, the first time."""
    return next(given for name, given in room.calls if name == "find_slots")
