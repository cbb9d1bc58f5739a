"""One meeting, driven: things happen one after the other under a clock that stands still.

The room in which they happen is one of two: `text_room` (words enter where the recognisers' words enter) or
`audio.room` (everybody speaks into a real LiveKit room).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from agent.behaviours.transcription import Record
from agent.settings import AgentSettings
from embedded.rehearsal.format import PersonForm, TurnForm
from embedded.rehearsal.happened import Happened
from embedded.rehearsal.seats import Seating
from embedded.rehearsal.stage import WatchedStage
from embedded.rehearsal.world import World
from meeting.clock import FrozenClock
from storage.database import Database


class RehearsalRoom(Protocol):
    """The room as the people of a scenario use it; people are named by LiveKit identity.

    Attributes:
        turn_s: seconds after which a turn counts as stuck.
    """

    turn_s: float

    async def enter(self, identity: str, name: str) -> None:
        """Somebody comes in; returns when the agent knows them and hears them."""

    async def leave(self, identity: str) -> None:
        """Somebody goes; returns when the agent knows."""

    async def greeted(self) -> None:
        """Wait until the agent has said the first words."""

    async def say(self, identity: str, text: str) -> None:
        """Somebody speaks; returns when the agent has taken it in. An empty text is voice without words."""

    async def type(self, identity: str, text: str) -> None:
        """Somebody writes into the chat; returns when the agent has taken it in."""

    async def quiet(self) -> None:
        """Wait until the agent has nothing more to do or say, and everybody has heard and read it."""

    def begin(self) -> None:
        """A turn begins: forget what the agent has published so far."""

    def publish(self, happened: Happened) -> None:
        """Put in what the agent has published since."""


OpenMeeting = Callable[
    [Database, AgentSettings, World, FrozenClock], "AbstractAsyncContextManager[RehearsedMeeting]"
]
"""Puts the agent in its room, with nobody there yet."""


class RehearsedMeeting:
    """A running meeting."""

    def __init__(
        self, room: RehearsalRoom, stage: WatchedStage, seats: Seating, clock: FrozenClock, record: Record
    ) -> None:
        """Drive this room."""
        self._room, self._stage, self._seats, self._clock, self._record = room, stage, seats, clock, record

    @property
    def seated(self) -> list[str]:
        """Identities of everyone the scenario brought in."""
        return list(self._seats.brought)

    async def enter(self, form: PersonForm) -> None:
        """Someone comes in."""
        await self._room.enter(await self._seats.take(form), form.name)

    async def greet(self) -> None:
        """The first words, which belong to no turn."""
        async with asyncio.timeout(self._room.turn_s):
            await self._room.greeted()
            await self._room.quiet()

    async def turn(self, form: TurnForm) -> Happened:
        """Let one thing happen, and wait until the agent has nothing more to do or say.

        Raises:
            TimeoutError: the agent is stuck.
        """
        self._stage.turn = happened = Happened()
        self._room.begin()
        async with asyncio.timeout(self._room.turn_s):
            await self._do(form)
            await self._room.quiet()
            await self._record.settled()
        self._room.publish(happened)
        return happened

    async def _do(self, form: TurnForm) -> None:
        if form.joins is not None:
            await self.enter(form.joins)
        elif form.leaves is not None:
            await self._room.leave(await self._seats.leave(form.leaves))
        elif form.wait is not None:
            self._clock.advance(form.wait)
        elif form.speaker is not None and form.chat is not None:
            await self._room.type(self._seats.identities[form.speaker], form.chat)
        elif form.speaker is not None:
            await self._room.say(self._seats.identities[form.speaker], form.says or "")
