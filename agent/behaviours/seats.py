"""Who is in the room: LiveKit's participants joined with the seats of Postgres, keyed by identity."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from livekit import rtc

from agent.context import MeetingContext
from agent.tasks import Tasks
from meeting.participant import ParticipantType, Person
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

AGENT = rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
EMPTY_FOR_S = 60.0
"""Seconds a room must have been empty for its next person to be greeted again."""

READ_AGAIN_S = 2.0
"""Seconds between two tries to read a seat while Postgres is away."""

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
        self._tasks = Tasks("seats")

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
        self._tasks.start(self._take_in(participant, first))

    async def close(self) -> None:
        """Read no more seats."""
        await self._tasks.cancel()

    async def _take_in(self, participant: rtc.RemoteParticipant, first: bool) -> None:
        identity, known = participant.identity, self._context.people
        if identity not in known:
            if not await self._read(identity):
                self._tasks.start(self._read_until_known(identity))
            known.setdefault(identity, stranger(self._context, participant))
        await self._arrived(identity, first)

    async def _read(self, identity: str) -> bool:
        """Know them by their seat, if they have one; False while Postgres is away."""
        try:
            found = await self._find(identity)
        except StorageUnavailable:
            log.warning("seat_not_read")
            return False
        if found is not None:
            self._context.people[identity] = found
        return True

    async def _read_until_known(self, identity: str) -> None:
        """Who came while Postgres was away is a stranger only until it is back."""
        while identity in self._context.here:
            await asyncio.sleep(READ_AGAIN_S)
            if await self._read(identity):
                return

    def _on_leaving(self, participant: rtc.RemoteParticipant) -> None:
        if participant.kind == AGENT:
            return
        self._context.here.discard(participant.identity)
        if not self._context.here:
            self._emptied_at = time.monotonic()
        self._left(participant.identity)


def stranger(context: MeetingContext, participant: rtc.RemoteParticipant) -> Person:
    """Someone whose seat could not be read: heard by the name LiveKit has, linked to no client or user."""
    nobody = context.room.id
    name = participant.name or participant.identity
    return Person(nobody, nobody, participant.identity, name, ParticipantType.CLIENT)
