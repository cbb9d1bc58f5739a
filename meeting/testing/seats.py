"""Invitations and seats in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from meeting.errors import NotFound
from meeting.invitation import Invitation, InvitationState
from meeting.letter import Letter
from meeting.participant import Person, SeatState
from meeting.room import Room, RoomState
from meeting.seat import Claim, Invited, NewInvitation, Seat
from meeting.testing.house import House


class InMemoryInvitations:
    """Finds invitations, counts tries, spends them and claims seats."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def find(self, token_hash: bytes) -> Invited | None:
        """The invitation with this link, or None."""
        invitation = self._house.invitations.get(self._house.tokens.get(token_hash, UUID(int=0)))
        return self._with_all(invitation) if invitation else None

    async def invited(self, entity_id: UUID, invitation_id: UUID) -> Invited | None:
        """The invitation of this id, or None."""
        invitation = self._mine(entity_id, invitation_id)
        return self._with_all(invitation) if invitation else None

    async def of_room(self, entity_id: UUID, room_id: UUID) -> list[Invitation]:
        """Every invitation to a room, oldest first."""
        return [
            invitation
            for invitation in self._house.invitations.values()
            if invitation.entity_id == entity_id
            and self._house.seats[invitation.room_participant_id].room_id == room_id
        ]

    async def begin_try(
        self, entity_id: UUID, invitation_id: UUID, at: datetime, *, tries: int, lock_until: datetime
    ) -> int | None:
        """Count a try, and lock with the last of `tries`; None when it is locked, spent or revoked."""
        invitation = self._mine(entity_id, invitation_id)
        if invitation is None or invitation.state is not InvitationState.OPEN or invitation.is_locked_at(at):
            return None
        count = 1 if invitation.locked_until else invitation.failed_tries + 1
        locked_until = lock_until if count >= tries else None
        self._put(replace(invitation, failed_tries=count, locked_until=locked_until))
        return count

    async def forgive_tries(self, entity_id: UUID, invitation_id: UUID) -> None:
        """Forget the tries."""
        invitation = self._mine(entity_id, invitation_id)
        if invitation:
            self._put(replace(invitation, failed_tries=0, locked_until=None))

    async def spend(self, invited: Invited, at: datetime, *, wait: bool) -> Claim:
        """Claim the seat or a place in the lobby, and spend the invitation with it."""
        invitation = self._mine(invited.entity.id, invited.invitation.id)
        if invitation is None or not invitation.can_be_spent_at(at):
            return Claim.GONE
        claim = take_seat(self._house, invited.room.id, invited.person.seat_id, at, wait=wait)
        invitation = replace(invitation, failed_tries=0, locked_until=None)
        if claim in (Claim.SEATED, Claim.WAITING):
            invitation = replace(invitation, state=InvitationState.SPENT, spent_at=at)
        self._put(invitation)
        return claim

    def _mine(self, entity_id: UUID, invitation_id: UUID) -> Invitation | None:
        invitation = self._house.invitations.get(invitation_id)
        return invitation if invitation and invitation.entity_id == entity_id else None

    def _put(self, invitation: Invitation) -> None:
        self._house.invitations[invitation.id] = invitation

    def _with_all(self, invitation: Invitation) -> Invited:
        seat = self._house.seats[invitation.room_participant_id]
        room = self._house.rooms[seat.room_id]
        return Invited(invitation, seat.person, room, self._house.entities[room.entity_id])


class InMemorySeats:
    """Invites, lets in and removes."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def seat(self, entity_id: UUID, seat_id: UUID) -> Seat | None:
        """The seat with its person, room and entity, or None."""
        seated = self._house.seats.get(seat_id)
        room = self._house.room_of(entity_id, seated.room_id) if seated else None
        return Seat(seated.person, room, self._house.entities[entity_id]) if seated and room else None

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
        """Give someone a seat and invite them to it. Here everyone is a stranger."""
        seated = self._house.seat(entity_id, room_id, person)
        if seated is person:
            self._house.note(self._house.rooms[room_id], "person_invited", seated.identity, at)
        await self.invite(entity_id, replace(invitation, seat_id=seated.seat_id), at, letters)
        return seated

    async def invite(
        self, entity_id: UUID, invitation: NewInvitation, at: datetime, letters: Sequence[Letter] = ()
    ) -> None:
        """Revoke what the seat had, write the new invitation, and its letters."""
        if self._house.seats[invitation.seat_id].person.state is SeatState.REMOVED:
            raise NotFound("seat")
        await self.revoke(entity_id, invitation.seat_id, at)
        self._house.invitations[invitation.id] = Invitation(
            id=invitation.id,
            entity_id=entity_id,
            room_participant_id=invitation.seat_id,
            state=InvitationState.OPEN,
            expires_at=invitation.expires_at,
            code_hash=invitation.code_hash,
            created_at=at,
        )
        self._house.tokens[invitation.token_hash] = invitation.id
        self._house.letters.extend((entity_id, letter) for letter in letters)

    async def revoke(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Revoke every invitation to a seat, and the waiting it led to; False when there was none."""
        seated = self._house.seats.get(seat_id)
        if seated is not None and seated.person.state is SeatState.WAITING:
            seated.person = replace(seated.person, state=SeatState.INVITED)
        mine = [
            invitation
            for invitation in self._house.invitations.values()
            if (invitation.entity_id, invitation.room_participant_id) == (entity_id, seat_id)
            and invitation.state is not InvitationState.REVOKED
        ]
        for invitation in mine:
            self._house.invitations[invitation.id] = replace(invitation, state=InvitationState.REVOKED)
        return bool(mine)

    async def let_in(self, entity_id: UUID, room_id: UUID, seat_id: UUID, at: datetime) -> Claim:
        """Claim a seat for someone in the lobby; GONE for who does not wait there."""
        seated = self._house.seats.get(seat_id)
        if self._house.room_of(entity_id, room_id) is None or seated is None:
            return Claim.GONE
        if seated.seated_at is None and seated.person.state is not SeatState.WAITING:
            return Claim.GONE
        return take_seat(self._house, room_id, seat_id, at, wait=False)

    async def remove(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Take the seat away, revoke its invitations, write it down."""
        seat = await self.seat(entity_id, seat_id)
        if seat is None or seat.person.state is SeatState.REMOVED:
            return False
        seated = self._house.seats[seat_id]
        seated.person = replace(seat.person, state=SeatState.REMOVED)
        await self.revoke(entity_id, seat_id, at)
        self._house.note(seat.room, "seat_removed", seat.person.identity, at)
        return True


def take_seat(house: House, room_id: UUID, seat_id: UUID, at: datetime, *, wait: bool) -> Claim:
    """Claim a seat."""
    room, seated = house.rooms[room_id], house.seats.get(seat_id)
    over = room.is_over or room.is_missed_at(at)
    if over or seated is None or seated.person.state is SeatState.REMOVED:
        return Claim.GONE
    if wait and seated.person.state in (SeatState.INVITED, SeatState.WAITING):
        seated.person = replace(seated.person, state=SeatState.WAITING)
        house.note(room, "person_waits", seated.person.identity, at)
        return Claim.WAITING
    if seated.seated_at is None:
        if _taken(house, room) >= room.capacity:
            return Claim.FULL
        seated.seated_at = at
        seated.person = replace(seated.person, state=SeatState.ADMITTED)
    if room.state is RoomState.SCHEDULED:
        house.rooms[room_id] = replace(room, state=RoomState.LIVE, live_at=at)
    house.note(room, "person_admitted", seated.person.identity, at)
    return Claim.SEATED


def _taken(house: House, room: Room) -> int:
    return sum(
        1
        for seat in house.seats.values()
        if seat.room_id == room.id and seat.seated_at and seat.person.state is not SeatState.REMOVED
    )
