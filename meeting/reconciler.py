"""Makes Postgres and LiveKit agree about live rooms: people, seats, and whether a room is over."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import structlog

from meeting.admission import Announcer
from meeting.clock import Clock
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.participant import Person, Present, SeatState
from meeting.room import Room, RoomState

log = structlog.get_logger(__name__)
GONE_FOR = timedelta(seconds=30)  # before a room that LiveKit does not have is believed to be gone


class Rooms(Protocol):
    """What the reconciler needs of Postgres."""

    async def live(self) -> list[tuple[UUID, UUID]]:
        """Entity and room of every live room."""

    async def missed(self, at: datetime) -> list[tuple[UUID, UUID]]:
        """Entity and room of every room whose time went by with nobody there."""

    async def locate(self, name: str) -> tuple[UUID, UUID] | None:
        """Entity and room of a name on the server."""

    async def room(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, or None."""

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        """Everyone who has or had a seat."""

    async def joined(
        self, entity_id: UUID, room_id: UUID, identity: str, at: datetime, *, seen_at: datetime | None = None
    ) -> bool:
        """Note that someone is in the room; False when they may not be."""

    async def left(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone went."""

    async def set_state(
        self, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime, *, event: str | None = None
    ) -> bool:
        """Move the room on, and write down why."""


class Seats(Protocol):
    """What the reconciler needs of Postgres to take a seat away."""

    async def remove(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Take a seat away and revoke its invitations."""


class Server(Protocol):
    """What the reconciler needs of LiveKit."""

    async def exists(self, name: str) -> bool:
        """Whether the room is there."""

    async def names(self) -> list[str]:
        """Every room there is."""

    async def delete(self, name: str) -> None:
        """Close a room for everyone."""

    async def people(self, name: str) -> list[Present]:
        """Everyone in a room now."""

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out."""


@dataclass(slots=True)
class Reconciler:
    """Looks at live rooms again and again; what it finds it corrects.

    Args:
        rooms: Postgres.
        seats: Postgres.
        server: LiveKit.
        clock: Tells the time.
        announcer: Hears of every correction.
    """

    rooms: Rooms
    seats: Seats
    server: Server
    clock: Clock
    announcer: Announcer
    _gone_since: dict[UUID, datetime] = field(default_factory=dict)

    async def compare(self) -> None:
        """Bring seats and rooms to what LiveKit's lists say, and LiveKit's rooms to what was decided.

        Raises:
            StorageUnavailable: Postgres is away.
            MeetingServerUnavailable: LiveKit is away, or so for some room; the others were looked at.
        """
        for entity_id, room_id in await self.rooms.missed(self.clock.now()):
            await self._end(entity_id, room_id, "room_missed")
        places = await self.rooms.live()
        live = [room for place in places if (room := await self.rooms.room(*place)) is not None]
        self._gone_since = {
            key: at for key, at in self._gone_since.items() if key in {room.id for room in live}
        }
        await one_by_one(live, self._compare)
        await self._close_all_but({room.livekit_name for room in live})

    async def _compare(self, room: Room) -> None:
        asked_at = self.clock.now().replace(
            microsecond=0
        )  # like LiveKit's webhooks, so that both can be compared
        seats = {person.identity: person for person in await self.rooms.people(room.entity_id, room.id)}
        present = {who.identity: who for who in await self.server.people(room.livekit_name)}
        for who in present.values():
            if not who.is_agent:
                await self._there(room, who, seats.get(who.identity), asked_at)
        for person in seats.values():
            if person.is_disabled and person.state is not SeatState.REMOVED:
                await self._take_away(room, person)
            elif person.state is SeatState.JOINED and person.identity not in present:
                await self._gone(room, person, asked_at)
        if present:
            self._gone_since.pop(room.id, None)
        else:
            await self._end_if_over(room)

    async def _close_all_but(self, live: set[str]) -> None:
        """Send those out who are still inside a room that was ended or cancelled while LiveKit was away."""
        names = set(await self.server.names()) - live
        places = [place for name in names if (place := await self.rooms.locate(name)) is not None]
        rooms = [await self.rooms.room(*place) for place in places]
        await one_by_one([room for room in rooms if room is not None and room.is_over], self._close)

    async def _close(self, room: Room) -> None:
        log.warning("room_closed_on_server", room_id=str(room.id))
        await self.server.delete(room.livekit_name)

    async def _there(self, room: Room, who: Present, person: Person | None, seen_at: datetime) -> None:
        if person is not None and person.state is SeatState.JOINED:
            return
        if await self.rooms.joined(room.entity_id, room.id, who.identity, who.joined_at, seen_at=seen_at):
            await self._announce(room, "seat", identity=who.identity, state="joined")
            return
        log.warning("unseated_person_put_out", room_id=str(room.id), identity=who.identity)
        await self.server.remove(room.livekit_name, who.identity)

    async def _take_away(self, room: Room, person: Person) -> None:
        """A user who may not sign in any more has no seat either."""
        log.warning("disabled_user_put_out", room_id=str(room.id), identity=person.identity)
        if await self.seats.remove(room.entity_id, person.seat_id, self.clock.now()):
            await self._announce(room, "seat", identity=person.identity, state="removed")
        await self.server.remove(room.livekit_name, person.identity)

    async def _gone(self, room: Room, person: Person, seen_at: datetime) -> None:
        if await self.rooms.left(room.entity_id, room.id, person.identity, seen_at):
            await self._announce(room, "seat", identity=person.identity, state="left")

    async def _end_if_over(self, room: Room) -> None:
        now = self.clock.now()
        if now < room.ends_at or await self.server.exists(room.livekit_name):
            self._gone_since.pop(room.id, None)
            return
        if now - self._gone_since.setdefault(room.id, now) < GONE_FOR:
            return
        await self._end(room.entity_id, room.id, "room_over")

    async def _end(self, entity_id: UUID, room_id: UUID, why: str) -> None:
        if await self.rooms.set_state(entity_id, room_id, RoomState.ENDED, self.clock.now(), event=why):
            await self.announcer.publish(entity_id, "room", room_id=str(room_id), state="ended")

    async def _announce(self, room: Room, kind: str, **facts: str) -> None:
        await self.announcer.publish(room.entity_id, kind, room_id=str(room.id), **facts)


async def one_by_one(rooms: Iterable[Room], act: Callable[[Room], Awaitable[None]]) -> None:
    """Do it for each room; what LiveKit refuses of one is logged and keeps none of the others waiting.

    Raises:
        MeetingServerUnavailable: it did not answer for one of them.
    """
    away: MeetingServerUnavailable | None = None
    for room in rooms:
        try:
            await act(room)
        except MeetingServerRefused as refused:
            log.warning("room_refused_by_server", room_id=str(room.id), code=refused.code)
        except MeetingServerUnavailable as gone:
            away = gone
    if away is not None:
        raise away
