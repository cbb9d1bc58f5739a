"""What the desk does with seats: invites, sends again, lets in from the lobby, takes away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import structlog

from meeting.admission import Announcer
from meeting.clock import Clock
from meeting.entity import Entity
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable, NotFound, RoomFull
from meeting.hashing import Hasher
from meeting.invitation import IssuedInvitation, hash_of_token, new_code, new_token
from meeting.letter import Letter, code_letter, link_letter
from meeting.participant import Person, SeatState
from meeting.room import Room
from meeting.seat import Claim, NewInvitation, Seat
from storage.ids import new_id

log = structlog.get_logger(__name__)
LATE = timedelta(hours=2)


class Seats(Protocol):
    """What seating needs kept. Each method is atomic."""

    async def seat(self, entity_id: UUID, seat_id: UUID) -> Seat | None:
        """The seat, or None."""

    async def bring(
        self,
        entity_id: UUID,
        room_id: UUID,
        person: Person,
        invitation: NewInvitation,
        at: datetime,
        letters: Sequence[Letter] = (),
        *,
        stranger: bool = False,
    ) -> Person:
        """Give someone a seat with its invitation and letters; a user keeps the seat they have."""

    async def invite(
        self, entity_id: UUID, invitation: NewInvitation, at: datetime, letters: Sequence[Letter] = ()
    ) -> None:
        """Revoke what the seat had, write the new invitation and its letters."""

    async def revoke(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Revoke every invitation to a seat."""

    async def let_in(self, entity_id: UUID, room_id: UUID, seat_id: UUID, at: datetime) -> Claim:
        """Claim a seat for someone in the lobby."""

    async def remove(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Take a seat away and revoke its invitations."""


class Remover(Protocol):
    """What seating needs of LiveKit."""

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out of a room."""


@dataclass(frozen=True, slots=True)
class Seating:
    """Handles seats for the desk, and for the agent when someone asks it to bring a person in.

    Args:
        seats: Where seats are kept.
        server: LiveKit.
        hasher: Hashes codes.
        clock: Tells the time.
        announcer: Hears of every change.
        portal_url: Base of the links in letters.
    """

    seats: Seats
    server: Remover
    hasher: Hasher
    clock: Clock
    announcer: Announcer
    portal_url: str

    async def bring(
        self,
        entity: Entity,
        room: Room,
        person: Person,
        *,
        created_by: UUID | None = None,
        mail: bool = False,
        stranger: bool = False,
    ) -> tuple[Person, IssuedInvitation]:
        """Give someone a seat and invite them to it: both, or neither.

        Args:
            entity: The entity.
            room: The room.
            person: As `meeting.participant.new_person` makes them.
            created_by: The user who invites.
            mail: As for `issue`.
            stranger: They are none of those the entity knows by their address.

        Raises:
            NotFound: The room, the client or the professional is not of this entity.
        """
        issued, kept = await self._drawn(person.seat_id, room, created_by, None)
        letters = self._letters(Seat(person, room, entity), issued) if mail else ()
        seated = await self.seats.bring(
            entity.id, room.id, person, kept, self.clock.now(), letters, stranger=stranger
        )
        await self._announce(entity.id, Seat(seated, room, entity), "invited")
        return seated, replace(issued, seat_id=seated.seat_id)

    async def issue(
        self,
        entity_id: UUID,
        seat_id: UUID,
        *,
        created_by: UUID | None = None,
        expires_at: datetime | None = None,
        mail: bool = False,
    ) -> IssuedInvitation:
        """Invite someone to their seat; an earlier invitation of the seat ends with this one.

        The link and the code are in the answer, and in letters until these are sent; so "send again" is to
        issue again.

        Args:
            entity_id: The entity.
            seat_id: The seat.
            created_by: The user who invites.
            expires_at: When the code stops working; default two hours after the meeting's end.
            mail: Send the link and the code, in two letters, when the person has an address.

        Raises:
            NotFound: There is no such seat, or it was taken away.
        """
        seat = await self._seat(entity_id, seat_id)
        issued, kept = await self._drawn(seat_id, seat.room, created_by, expires_at)
        letters = self._letters(seat, issued) if mail else ()
        await self.seats.invite(entity_id, kept, self.clock.now(), letters)
        await self._announce(entity_id, seat, "invited")
        return issued

    def link(self, issued: IssuedInvitation) -> str:
        """The magic link of an invitation."""
        return f"{self.portal_url.rstrip('/')}/m/{issued.token}"

    async def revoke(self, entity_id: UUID, seat_id: UUID) -> bool:
        """End the seat's invitation, spent or not; False when there was none."""
        return await self.seats.revoke(entity_id, seat_id, self.clock.now())

    async def admit(self, entity_id: UUID, seat_id: UUID) -> None:
        """Let someone in who waits in the lobby; they come in when they next ask.

        Raises:
            NotFound: Nobody waits with this seat (any more), or the meeting is over.
            RoomFull: Every seat is taken.
        """
        seat = await self._seat(entity_id, seat_id)
        claim = await self.seats.let_in(entity_id, seat.room.id, seat_id, self.clock.now())
        if claim is Claim.FULL:
            raise RoomFull
        if claim is not Claim.SEATED:
            raise NotFound("seat")
        await self._announce(entity_id, seat, "admitted")

    async def remove(self, entity_id: UUID, seat_id: UUID) -> None:
        """Take someone's seat and links away and put them out of the room.

        When LiveKit is away they are put out by the reconciler, or when they next join.

        Raises:
            NotFound: There is no such seat.
        """
        seat = await self.seats.seat(entity_id, seat_id)
        if seat is None:
            raise NotFound("seat")
        if await self.seats.remove(entity_id, seat_id, self.clock.now()):
            await self._announce(entity_id, seat, "removed")
        try:
            await self.server.remove(seat.room.livekit_name, seat.person.identity)
        except (MeetingServerUnavailable, MeetingServerRefused) as away:
            log.warning("person_not_put_out_yet", room_id=str(seat.room.id), error=type(away).__name__)

    async def _drawn(
        self, seat_id: UUID, room: Room, created_by: UUID | None, expires_at: datetime | None
    ) -> tuple[IssuedInvitation, NewInvitation]:
        """A new link and code: as they are told, and as they are kept."""
        issued = IssuedInvitation(
            invitation_id=new_id(),
            seat_id=seat_id,
            token=new_token(),
            code=new_code(),
            expires_at=expires_at or max(room.ends_at, self.clock.now()) + LATE,
        )
        token_hash = hash_of_token(issued.token)
        assert token_hash is not None
        kept = NewInvitation(
            id=issued.invitation_id,
            seat_id=seat_id,
            token_hash=token_hash,
            code_hash=await self.hasher.hash(issued.code),
            expires_at=issued.expires_at,
            created_by=created_by,
        )
        return issued, kept

    async def _seat(self, entity_id: UUID, seat_id: UUID) -> Seat:
        seat = await self.seats.seat(entity_id, seat_id)
        if seat is None or seat.person.state is SeatState.REMOVED:
            raise NotFound("seat")
        return seat

    def _letters(self, seat: Seat, issued: IssuedInvitation) -> list[Letter]:
        address, name = seat.person.email, seat.person.name
        if not address:
            return []
        return [
            link_letter(seat.entity, seat.room, address, name, self.link(issued)),
            code_letter(seat.entity, seat.room, address, name, issued.code),
        ]

    async def _announce(self, entity_id: UUID, seat: Seat, state: str) -> None:
        await self.announcer.publish(
            entity_id, "seat", room_id=str(seat.room.id), identity=seat.person.identity, state=state
        )
