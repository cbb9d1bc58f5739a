"""Who is in the room: LiveKit's participants joined with the seats of Postgres, keyed by identity."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from livekit import rtc

from agent.context import MeetingContext
from meeting.participant import ParticipantType, Person
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

AGENT = rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
EMPTY_FOR_S = 60.0
"""Seconds a room must have been empty for its next person to be greeted again."""

FindPerson = Callable[[str], Awaitable[Person | None]]


class Seats:
    """Keeps the context's people true, and says when the room fills."""

    def __init__(
        self,
        room: rtc.Room,
        context: MeetingContext,
        find: FindPerson,
        *,
        arrived: Callable[[str, bool], Awaitable[None]],
        left: Callable[[str], None],
    ) -> None:
        """Watch this room.

        Args:
            room: connected.
            context: whose `people` and `here` are kept.
            find: the seat of an identity, from Postgres.
            arrived: told of each identity, with whether they came into an empty room.
            left: told of each identity.
        """
        self._room, self._context, self._find, self._arrived, self._left = room, context, find, arrived, left
        self._emptied_at = -EMPTY_FOR_S
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Take in who is there and who comes."""
        self._room.on("participant_connected", self._on_arrival)
        self._room.on("participant_disconnected", self._on_leaving)
        for person in self._room.remote_participants.values():
            self._on_arrival(person)

    def _on_arrival(self, participant: rtc.RemoteParticipant) -> None:
        if participant.kind == AGENT:
            return
        first = not self._context.here and time.monotonic() - self._emptied_at >= EMPTY_FOR_S
        self._context.here.add(participant.identity)
        task = asyncio.create_task(self._take_in(participant, first))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take_in(self, participant: rtc.RemoteParticipant, first: bool) -> None:
        known = self._context.people
        if participant.identity not in known:
            known[participant.identity] = await self._seat(participant)
        await self._arrived(participant.identity, first)

    async def _seat(self, participant: rtc.RemoteParticipant) -> Person:
        try:
            found = await self._find(participant.identity)
        except StorageUnavailable:
            log.warning("seat_not_read")
            found = None
        return found or stranger(self._context, participant)

    def _on_leaving(self, participant: rtc.RemoteParticipant) -> None:
        self._context.here.discard(participant.identity)
        if not self._context.here:
            self._emptied_at = time.monotonic()
        if participant.kind != AGENT:
            self._left(participant.identity)


def stranger(context: MeetingContext, participant: rtc.RemoteParticipant) -> Person:
    """Someone whose seat could not be read: heard by the name LiveKit has, linked to no client or user."""
    nobody = context.room.id
    name = participant.name or participant.identity
    return Person(nobody, nobody, participant.identity, name, ParticipantType.CLIENT)
