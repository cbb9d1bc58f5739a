"""What the desk does to seats, for pages and API alike; each act is audited."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from meeting.invitation import IssuedInvitation
from meeting.participant import ParticipantType, Person, SeatState, new_person
from meeting.room import Room
from portal.errors import NothingThere
from portal.guards import Viewer
from portal.parts import Parts
from portal.secretary.known import Answer
from portal.secretary.room_acts import audit, open_room

UNKNOWN = Answer()


@dataclass(frozen=True, slots=True)
class Seated:
    """A person with the invitation just made for them."""

    person: Person
    issued: IssuedInvitation


async def person_of(house: Parts, viewer: Viewer, room_id: UUID, seat_id: UUID) -> Person:
    """Who has this seat of this room.

    Raises:
        NothingThere: nobody (any more).
    """
    for person in await house.rooms.people(viewer.entity.id, room_id):
        if person.seat_id == seat_id and person.state is not SeatState.REMOVED:
            return person
    raise NothingThere


async def add_person(
    house: Parts,
    viewer: Viewer,
    room: Room,
    *,
    name: str,
    type: ParticipantType,
    email: str | None,
    who: Answer = UNKNOWN,
) -> Seated:
    """A new seat with its invitation; mailed when there is an address. Tied to the record they are."""
    record = {
        "client_id" if type is ParticipantType.CLIENT else "professional_id": who.record and who.record.id
    }
    person, issued = await house.seating.bring(
        viewer.entity,
        room,
        new_person(name, type, email=email, **record),
        created_by=viewer.user.id,
        mail=bool(email),
        stranger=who.stranger,
    )
    await audit(house, viewer, "person_added", "seat", person.seat_id, room_id=str(room.id), type=type.value)
    await _issued(house, viewer, issued)
    return Seated(person, issued)


async def issue(house: Parts, viewer: Viewer, person: Person) -> IssuedInvitation:
    """A new link and code for the seat; the old ones end. Mailed when the person has an address."""
    issued = await house.seating.issue(
        viewer.entity.id, person.seat_id, created_by=viewer.user.id, mail=bool(person.email)
    )
    await _issued(house, viewer, issued)
    return issued


async def _issued(house: Parts, viewer: Viewer, issued: IssuedInvitation) -> None:
    await audit(
        house, viewer, "invitation_issued", "invitation", issued.invitation_id, seat_id=str(issued.seat_id)
    )


async def revoke(house: Parts, viewer: Viewer, room_id: UUID, person: Person) -> None:
    """End the seat's link and code."""
    if await house.seating.revoke(viewer.entity.id, person.seat_id):
        await audit(house, viewer, "invitation_revoked", "seat", person.seat_id)
        await house.bus.publish(viewer.entity.id, "seat", room_id=str(room_id), identity=person.identity)


async def remove(house: Parts, viewer: Viewer, person: Person) -> None:
    """Take the seat away and put the person out."""
    await house.seating.remove(viewer.entity.id, person.seat_id)
    await audit(house, viewer, "person_removed", "seat", person.seat_id)


async def admit(house: Parts, viewer: Viewer, person: Person) -> None:
    """Let someone in who waits in the lobby.

    Raises:
        meeting.errors.RoomFull: every seat is taken.
        meeting.errors.NotFound: the meeting is over.
    """
    await house.seating.admit(viewer.entity.id, person.seat_id)
    await audit(house, viewer, "person_let_in", "seat", person.seat_id)


async def seat_for_user(house: Parts, viewer: Viewer, room_id: UUID) -> IssuedInvitation:
    """An invitation to the signed-in user's own seat, which is made when they have none."""
    room = await open_room(house, viewer, room_id)
    user = viewer.user
    themselves = new_person(
        user.name[:120],
        ParticipantType.PROFESSIONAL,
        professional_id=user.professional_id,
        user_id=user.id,
    )
    person, issued = await house.seating.bring(viewer.entity, room, themselves, created_by=user.id)
    await audit(house, viewer, "user_seated", "seat", person.seat_id, room_id=str(room.id))
    return issued
