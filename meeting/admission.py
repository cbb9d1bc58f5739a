"""Lets people in: a link shows where it leads, the code spends it, one statement claims the seat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from meeting.clock import Clock
from meeting.errors import AdmissionRefused, Locked, NotValid, RoomCancelled, RoomEnded, RoomFull, TooEarly
from meeting.hashing import Hasher
from meeting.invitation import (
    LOCK,
    TRIES,
    InvitationState,
    code_as_typed,
    hash_of_token,
)
from meeting.limits import TryLimits
from meeting.participant import ParticipantType, SeatState
from meeting.room import Room, RoomState, dispatch_metadata
from meeting.seat import Admitted, Claim, Entry, Glimpse, Invited


class Invitations(Protocol):
    """What admission needs kept. Each method is atomic."""

    async def find(self, token_hash: bytes) -> Invited | None:
        """The invitation with this link, or None."""

    async def invited(self, entity_id: UUID, invitation_id: UUID) -> Invited | None:
        """The invitation of this id, or None."""

    async def begin_try(
        self, entity_id: UUID, invitation_id: UUID, at: datetime, *, tries: int, lock_until: datetime
    ) -> int | None:
        """Count a try before the code is looked at, and lock with the last; None when none may be made."""

    async def forgive_tries(self, entity_id: UUID, invitation_id: UUID) -> None:
        """Forget the tries: the code was right, only the room was not."""

    async def spend(self, invited: Invited, at: datetime, *, wait: bool) -> Claim:
        """In one transaction: forget the tries, claim the seat or a place in the lobby, spend the invitation.

        Only what is claimed is spent: FULL and GONE leave the invitation open.
        """


class MeetingServer(Protocol):
    """What admission needs of LiveKit."""

    async def ensure(self, name: str, agent_name: str, metadata: str) -> None:
        """See that the room exists, with an agent on its way."""

    def access_token(self, room_name: str, identity: str, name: str, type: ParticipantType) -> str:
        """A token for one person and one room."""


class Announcer(Protocol):
    """Tells others that something changed."""

    async def publish(self, entity_id: UUID, kind: str, **facts: object) -> None:
        """Announce a change."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Lets people in.

    Args:
        invitations: Where invitations and seats are kept.
        server: LiveKit.
        limits: How often one address, and all together, may try codes.
        hasher: Verifies codes.
        clock: Tells the time.
        announcer: Hears of everyone who comes.
        agent_name: LiveKit dispatch name of the agent.
        livekit_url: What browsers are told.
    """

    invitations: Invitations
    server: MeetingServer
    limits: TryLimits
    hasher: Hasher
    clock: Clock
    announcer: Announcer
    agent_name: str
    livekit_url: str

    async def look(self, token: str) -> Glimpse | None:
        """What a stranger with this link may see; None for unknown, spent, revoked and expired alike."""
        found = await self._good_link(token)
        if found is None:
            return None
        return Glimpse(found.entity.name, found.room.title, found.room.starts_at, found.entity.timezone)

    async def admit(
        self, token: str, code: str, client_address: str, *, room_id: UUID | None = None
    ) -> Admitted:
        """Spend an invitation with its code.

        Args:
            token: The link's token.
            code: The digits as they were typed.
            client_address: Who tries.
            room_id: The room they mean to enter; a link to another is not valid, and nothing is spent.

        Raises:
            NotValid: The link or the code is not good.
            Locked: Too many wrong codes.
            TooManyTries: Too many from this address, or altogether.
            TooEarly, RoomFull, RoomEnded, RoomCancelled: The room cannot be entered; nothing is spent.
            StorageUnavailable: A store is away.
        """
        async with self.limits.one_try(client_address):
            found = await self._with_right_code(token, code, room_id)
            try:
                self._check_open(found.room)
            except AdmissionRefused:
                await self.invitations.forgive_tries(found.entity.id, found.invitation.id)
                raise
        wait = found.room.lobby and found.person.type is ParticipantType.CLIENT
        claim = await self.invitations.spend(found, self.clock.now(), wait=wait)
        if claim is Claim.GONE:
            raise NotValid
        if claim is Claim.FULL:
            raise RoomFull
        admitted = _admitted(found, waiting=claim is Claim.WAITING)
        await self._announce(admitted)
        return admitted

    async def re_enter(self, entity_id: UUID, invitation_id: UUID) -> Admitted:
        """Come back with the cookie that admit led to; those in the lobby ask here whether they may come in.

        Raises:
            NotValid: The invitation was revoked, which is so too when the person was removed; or they are a
                user who may not sign in any more.
            RoomEnded, RoomCancelled: The room cannot be entered any more.
            StorageUnavailable: Postgres is away.
        """
        found = await self.invitations.invited(entity_id, invitation_id)
        if found is None or found.invitation.state is not InvitationState.SPENT or found.person.is_disabled:
            raise NotValid
        self._check_open(found.room)
        return _admitted(found, waiting=found.person.state is SeatState.WAITING)

    async def enter(self, admitted: Admitted) -> Entry:
        """The way in for someone with a seat: a room that is there, an agent on its way, a short-lived token.

        Raises:
            NotValid: They are in the lobby still.
            MeetingServerUnavailable: LiveKit is away.
        """
        if admitted.waiting:
            raise NotValid
        room, person = admitted.room, admitted.person
        await self.server.ensure(room.livekit_name, self.agent_name, dispatch_metadata(room))
        token = self.server.access_token(room.livekit_name, person.identity, person.name, person.type)
        return Entry(self.livekit_url, token)

    async def _good_link(self, token: str) -> Invited | None:
        """What the link leads to, if its code opens the door."""
        token_hash = hash_of_token(token)
        found = await self.invitations.find(token_hash) if token_hash else None
        if found is None or found.person.is_disabled:
            return None
        return found if found.invitation.can_be_spent_at(self.clock.now()) else None

    async def _with_right_code(self, token: str, code: str, room_id: UUID | None) -> Invited:
        now, digits = self.clock.now(), code_as_typed(code)
        found = await self._good_link(token)
        if found is None or room_id not in (None, found.room.id):
            await self.hasher.verify_nothing(code)
            raise NotValid
        invitation = found.invitation
        count = await self.invitations.begin_try(
            invitation.entity_id, invitation.id, now, tries=TRIES, lock_until=now + LOCK
        )
        if count is None:
            raise await self._why_no_try(found)
        if digits is None or not await self.hasher.verify(invitation.code_hash, digits):
            raise Locked(now + LOCK) if count >= TRIES else NotValid
        return found

    async def _why_no_try(self, found: Invited) -> AdmissionRefused:
        """Locked, or spent or revoked by someone else in the meantime."""
        again = await self.invitations.invited(found.entity.id, found.invitation.id)
        locked_until = again.invitation.locked_until if again else None
        return Locked(locked_until) if locked_until else NotValid()

    def _check_open(self, room: Room) -> None:
        if room.state is RoomState.CANCELLED:
            raise RoomCancelled
        if room.state is RoomState.ENDED or room.is_missed_at(self.clock.now()):
            raise RoomEnded
        if not room.is_open_at(self.clock.now()):
            raise TooEarly(room.opens_at)

    async def _announce(self, admitted: Admitted) -> None:
        await self.announcer.publish(
            admitted.entity_id,
            "seat",
            room_id=str(admitted.room.id),
            identity=admitted.person.identity,
            state="waiting" if admitted.waiting else "admitted",
        )


def _admitted(found: Invited, *, waiting: bool) -> Admitted:
    return Admitted(found.entity, found.room, found.person, found.invitation.id, waiting=waiting)
