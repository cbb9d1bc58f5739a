"""The agent speaks to somebody who has come once they can hear it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from livekit import rtc

from agent.behaviours import listeners
from agent.behaviours.listeners import Listeners

pytestmark = pytest.mark.unit


@dataclass
class Person:
    state: int = rtc.ParticipantState.PARTICIPANT_STATE_JOINED


@dataclass
class Room(rtc.EventEmitter[Any]):
    remote_participants: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(listeners, "SETTLE_S", 0.0)
    monkeypatch.setattr(listeners, "FIRST_SETTLE_S", 0.0)
    return Room(remote_participants={"ana": Person(), "rui": Person()})


async def waiting(room: Room) -> tuple[Listeners, "asyncio.Task[None]"]:
    watch = Listeners(room)  # type: ignore[arg-type]
    watch.start()
    task = asyncio.create_task(watch.can_hear("rui"))
    await asyncio.sleep(0)
    return watch, task


def active(room: Room, who: str) -> None:
    room.remote_participants[who].state = rtc.ParticipantState.PARTICIPANT_STATE_ACTIVE
    room.emit("participant_active", room.remote_participants[who])


async def test_the_newcomers_own_connection_is_waited_for(room: Room) -> None:
    _, task = await waiting(room)
    room.emit("local_track_subscribed", None)
    active(room, "ana")
    await asyncio.sleep(0.01)
    assert not task.done()
    active(room, "rui")
    await asyncio.wait_for(task, 1)


async def test_a_subscription_of_the_past_says_nothing_of_a_newcomer(room: Room) -> None:
    watch, task = await waiting(room)
    room.emit("local_track_subscribed", None)
    active(room, "rui")
    await asyncio.wait_for(task, 1)
    room.remote_participants["eva"] = Person()
    later = asyncio.create_task(watch.can_hear("eva"))
    await asyncio.sleep(0.01)
    assert not later.done()
    active(room, "eva")
    await asyncio.wait_for(later, 1)


async def test_nobody_is_waited_for_for_ever(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listeners, "WAIT_S", 0.05)
    _, task = await waiting(room)
    await asyncio.wait_for(task, 1)
