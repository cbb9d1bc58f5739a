"""Rooms and their people as JSON, for programs: the same acts as the pages, by bearer token or session."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field
from quart import Blueprint, Response, jsonify
from quart_schema import validate_querystring

from meeting.errors import NotFound
from meeting.participant import ParticipantType, Person, SeatState
from meeting.room import Room, RoomState
from portal.errors import BadFields, NothingThere
from portal.forms import Body, Email, Line, read_json
from portal.guards import DESK, READERS, needs, the_viewer
from portal.openapi import described
from portal.parts import parts
from portal.secretary import seat_acts
from portal.secretary.issued import link_of
from portal.secretary.room_acts import close_room, make_room, open_room, room_or_404

blueprint = Blueprint("api", __name__)
GUARDED = (401, 403, 404, 409, 429, 503)


class NewRoom(Body):
    """A room to make; without `starts_at` it starts now."""

    title: Annotated[Line, Field(min_length=1, max_length=200)]
    starts_at: AwareDatetime | None = None
    duration_minutes: Annotated[int, Field(ge=5, le=1440)] = 30
    capacity: Annotated[int, Field(ge=2, le=100)] = 8
    lobby: bool = False
    opens_before_minutes: Annotated[int, Field(ge=0, le=1440)] = 15
    department_id: UUID | None = None


class NewParticipant(Body):
    """A person to invite; link and code are mailed when there is an address."""

    name: Annotated[Line, Field(min_length=1, max_length=120)]
    type: Literal["CLIENT", "PROFESSIONAL"] = "CLIENT"
    email: Email | None = None


class PersonAnswer(BaseModel):
    """Someone with a seat."""

    id: UUID
    identity: str
    name: str
    type: ParticipantType
    state: SeatState
    email: str | None


class RoomAnswer(BaseModel):
    """A room with its people."""

    id: UUID
    title: str
    state: RoomState
    starts_at: AwareDatetime
    duration_minutes: int
    capacity: int
    lobby: bool
    opens_before_minutes: int
    department_id: UUID | None
    participants: list[PersonAnswer]


class ParticipantAnswer(BaseModel):
    """A new seat with its link and code: told this once."""

    participant: PersonAnswer
    link: str
    code: str
    expires_at: AwareDatetime


class LinkQuery(BaseModel):
    """The token of a magic link."""

    token: Annotated[str, Field(max_length=200)] = ""


class LinkAnswer(BaseModel):
    """All that a link tells before its code is given."""

    entity: str
    title: str
    starts_at: AwareDatetime
    timezone: str


def _person(person: Person) -> PersonAnswer:
    return PersonAnswer(
        id=person.seat_id,
        identity=person.identity,
        name=person.name,
        type=person.type,
        state=person.state,
        email=person.email,
    )


def _room(room: Room, people: list[Person]) -> RoomAnswer:
    return RoomAnswer(
        id=room.id,
        title=room.title,
        state=room.state,
        starts_at=room.starts_at,
        duration_minutes=room.duration_minutes,
        capacity=room.capacity,
        lobby=room.lobby,
        opens_before_minutes=room.opens_before_minutes,
        department_id=room.department_id,
        participants=[_person(person) for person in people],
    )


def _answer(model: BaseModel, status: int = 200) -> Response:
    response = jsonify(model.model_dump(mode="json"))
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/api/v1/rooms")
@described(RoomAnswer, status=201, body=NewRoom, problems=(400, 401, 403, 409, 413, 415, 422, 429, 503))
@needs(DESK)
async def create_room() -> Response:
    """Make a room in the caller's entity."""
    given = await read_json(NewRoom)
    house, viewer = parts(), the_viewer()
    starts_at = given.starts_at or house.clock.now()
    if not 2000 <= starts_at.year <= 2199:
        raise BadFields([("starts_at", "Give a time between 2000 and 2199.")])
    if starts_at + timedelta(minutes=given.duration_minutes) <= house.clock.now():
        raise BadFields([("starts_at", "This time is past.")])
    facts: dict[str, Any] = given.model_dump(exclude={"starts_at"})
    try:
        room = await make_room(house, viewer, starts_at=starts_at, **facts)
    except NotFound as error:
        raise BadFields([("department_id", "There is no such department.")]) from error
    return _answer(_room(room, []), 201)


@blueprint.get("/api/v1/rooms/<uuid:room_id>")
@described(RoomAnswer, problems=GUARDED)
@needs(READERS)
async def read_room(room_id: UUID) -> Response:
    """A room and its people."""
    house, viewer = parts(), the_viewer()
    room = await room_or_404(house, viewer, room_id)
    return _answer(_room(room, await house.rooms.people(viewer.entity.id, room_id)))


@blueprint.delete("/api/v1/rooms/<uuid:room_id>")
@described(status=204, problems=GUARDED)
@needs(DESK)
async def close(room_id: UUID) -> Response:
    """End a live room, or cancel one that has not begun; once more for one that is over, whoever is still inside.

    The record of what happened stays.
    """
    house, viewer = parts(), the_viewer()
    room = await room_or_404(house, viewer, room_id)
    state = RoomState.ENDED if room.state in (RoomState.LIVE, RoomState.ENDED) else RoomState.CANCELLED
    await close_room(house, viewer, room, state)
    return Response(status=204)


@blueprint.post("/api/v1/rooms/<uuid:room_id>/participants")
@described(ParticipantAnswer, status=201, body=NewParticipant, problems=(400, 413, 415, 422, *GUARDED))
@needs(DESK)
async def add_participant(room_id: UUID) -> Response:
    """Give a person a seat; the answer holds link and code, which are told this once."""
    given = await read_json(NewParticipant)
    house, viewer = parts(), the_viewer()
    room = await open_room(house, viewer, room_id)
    seated = await seat_acts.add_person(
        house, viewer, room, name=given.name, type=ParticipantType(given.type), email=given.email
    )
    answer = ParticipantAnswer(
        participant=_person(seated.person),
        link=link_of(house, seated.issued.token),
        code=seated.issued.code,
        expires_at=seated.issued.expires_at,
    )
    return _answer(answer, 201)


@blueprint.get("/api/v1/magic-link/validate")
@described(LinkAnswer, problems=(404, 422, 503))
@validate_querystring(LinkQuery)
async def validate_link(query_args: LinkQuery) -> Response:
    """Whether a link still opens a meeting, and which. Spends nothing; 404 for every link that does not."""
    seen = await parts().admission.look(query_args.token)
    if seen is None:
        raise NothingThere
    return _answer(
        LinkAnswer(
            entity=seen.entity_name,
            title=seen.title,
            starts_at=seen.starts_at,
            timezone=seen.timezone,
        )
    )
