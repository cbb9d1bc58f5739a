"""Who is in the room is known by their seat, also when Postgres is away as they come."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from livekit import rtc

from agent.behaviours import seats
from agent.behaviours.seats import Seats
from agent.context import MeetingContext
from meeting.clock import FrozenClock
from meeting.entity import Entity
from meeting.participant import ParticipantType, Person
from meeting.room import Room
from storage.errors import StorageUnavailable

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
STANDARD, AGENT = rtc.ParticipantKind.PARTICIPANT_KIND_STANDARD, rtc.ParticipantKind.PARTICIPANT_KIND_AGENT


@dataclass
class Guest:
    identity: str
    kind: int = STANDARD
    name: str = "Eva"


@dataclass
class LiveRoom(rtc.EventEmitter[Any]):
    remote_participants: dict[str, Guest] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()


@dataclass
class Store:
    """The seat of Eva, after `away` refusals."""

    person: Person
    away: int = 0

    async def find(self, identity: str) -> Person | None:
        if self.away:
            self.away -= 1
            raise StorageUnavailable("postgres")
        return self.person if identity == self.person.identity else None


@dataclass
class Watch:
    room: LiveRoom
    context: MeetingContext
    arrived: "asyncio.Queue[tuple[str, bool]]"


def watch(store: Store) -> Watch:
    entity = Entity(uuid4(), "Harbour Clinic")
    context = MeetingContext(entity, Room(uuid4(), entity.id, "Visit", "visit", NOW), FrozenClock(NOW))
    room, came = LiveRoom(), asyncio.Queue[tuple[str, bool]]()

    async def arrived(identity: str, first: bool) -> None:
        came.put_nowait((identity, first))

    live: Any = room
    Seats(live, context, store.find, arrived=arrived, left=lambda _: None).start()
    return Watch(room, context, came)


def eva(**facts: Any) -> Person:
    return Person(uuid4(), uuid4(), "p-eva", "Eva Roth", ParticipantType.CLIENT, client_id=uuid4(), **facts)


async def test_who_came_while_postgres_was_away_is_known_once_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seats, "READ_AGAIN_S", 0.01)
    store = Store(eva(), away=3)
    seen = watch(store)
    seen.room.emit("participant_connected", Guest("p-eva"))
    await asyncio.wait_for(seen.arrived.get(), 1)
    assert seen.context.people["p-eva"].client_id is None, "a stranger, but there"
    async with asyncio.timeout(1):
        while seen.context.people["p-eva"] != store.person:
            await asyncio.sleep(0.01)


async def test_who_has_no_seat_stays_a_stranger_and_is_not_asked_for_again() -> None:
    store = Store(eva())
    seen = watch(store)
    seen.room.emit("participant_connected", Guest("p-other", name="Somebody"))
    await asyncio.wait_for(seen.arrived.get(), 1)
    assert seen.context.people["p-other"].name == "Somebody"


async def test_an_agent_that_goes_does_not_make_the_next_person_come_back_into_a_room_just_left() -> None:
    seen = watch(Store(eva()))
    seen.room.emit("participant_disconnected", Guest("agent-before", AGENT))
    seen.room.emit("participant_connected", Guest("p-eva"))
    assert await asyncio.wait_for(seen.arrived.get(), 1) == ("p-eva", True)


async def test_whoever_returns_into_a_room_just_left_is_not_first() -> None:
    seen = watch(Store(eva()))
    for event in ("participant_connected", "participant_disconnected", "participant_connected"):
        seen.room.emit(event, Guest("p-eva"))
    assert [await asyncio.wait_for(seen.arrived.get(), 1) for _ in range(2)] == [
        ("p-eva", True),
        ("p-eva", False),
    ]
