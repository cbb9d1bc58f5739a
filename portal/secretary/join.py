"""Into the room: the room client's page for whoever holds a seat, and the join that gives an access token."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field
from quart import Blueprint, Response, jsonify, redirect, render_template, url_for

from meeting.errors import (
    AdmissionRefused,
    MeetingServerRefused,
    MeetingServerUnavailable,
    NotValid,
    TooEarly,
)
from meeting.participant import ParticipantType
from meeting.seat import Admitted
from portal.errors import BadFields
from portal.forms import Body, read_json
from portal.guards import DESK, form_token, needs, prove_own_page, the_viewer
from portal.limits import address
from portal.openapi import described
from portal.parts import parts
from portal.problems import outage
from portal.refusals import NOT_VALID, refusal_of
from portal.seats import give_seat, seat_of
from portal.secretary.links import closed, seat_in
from portal.secretary.seat_acts import seat_for_user

blueprint = Blueprint("join", __name__)


class Join(Body):
    """Link and code, for programs; a browser that entered them before sends neither."""

    token: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    code: Annotated[str, Field(min_length=1, max_length=64)] | None = None


class RoomFacts(BaseModel):
    """The room as its people know it."""

    id: UUID
    title: str
    entity: str
    agent_name: str
    starts_at: AwareDatetime
    duration_minutes: int
    timezone: str


class Me(BaseModel):
    """Who one is in the room."""

    identity: str
    name: str
    type: ParticipantType


class JoinAnswer(BaseModel):
    """The way in (`admitted`, with `url` and `token`), or the lobby (`waiting`: ask again every 3 s)."""

    state: Literal["admitted", "waiting"]
    url: str | None = None
    token: str | None = None
    room: RoomFacts
    me: Me


def _facts(admitted: Admitted) -> dict[str, Any]:
    room, entity, person = admitted.room, admitted.entity, admitted.person
    return {
        "room": {
            "id": str(room.id),
            "title": room.title,
            "entity": entity.name,
            "agent_name": entity.agent_name,
            "starts_at": room.starts_at.isoformat(),
            "duration_minutes": room.duration_minutes,
            "timezone": entity.timezone,
        },
        "me": {"identity": person.identity, "name": person.name, "type": person.type.value},
    }


async def _admitted(room_id: UUID, given: Join) -> Admitted:
    """By link and code when given, else by the seat of this browser.

    Raises:
        AdmissionRefused: they may not come in.
    """
    house = parts()
    if given.token is not None and given.code is not None:
        return await house.admission.admit(given.token, given.code, await address(), room_id=room_id)
    if given.token is not None or given.code is not None:
        raise BadFields([("code" if given.code is None else "token", "Link and code go together.")])
    seat = seat_of(room_id)
    if seat is None:
        raise NotValid
    await prove_own_page()
    return await house.admission.re_enter(seat.entity_id, seat.invitation_id)


@blueprint.post("/api/v1/rooms/<uuid:room_id>/join")
@described(JoinAnswer, body=Join, problems=(400, 403, 404, 409, 410, 413, 415, 422, 429, 503))
async def join(room_id: UUID) -> Response:
    """Enter a room: an access token for one person and one join, or a place in the lobby."""
    given = await read_json(Join)
    admitted = await _admitted(room_id, given)
    response = await _way_in(admitted)
    response.headers["Cache-Control"] = "no-store"
    return give_seat(response, seat_in(admitted, given.token)) if given.token else response


async def _way_in(admitted: Admitted) -> Response:
    """The answer for someone whose seat is theirs, also while the meeting server is away: the cookie goes with it."""
    if admitted.waiting:
        return jsonify({"state": "waiting", **_facts(admitted)})
    try:
        entry = await parts().admission.enter(admitted)
    except (MeetingServerRefused, MeetingServerUnavailable) as away:
        return outage(away)
    return jsonify({"state": "admitted", "url": entry.url, "token": entry.token, **_facts(admitted)})


@blueprint.get("/room/<uuid:room_id>")
async def shell(room_id: UUID) -> Any:
    """The room client, for a browser that holds a seat."""
    seat = seat_of(room_id)
    if seat is None:
        return await closed(NOT_VALID)
    house = parts()
    try:
        admitted = await house.admission.re_enter(seat.entity_id, seat.invitation_id)
    except TooEarly:
        admitted = None
    except AdmissionRefused as error:
        return await closed(refusal_of(error, house.clock.now()))
    return await render_template("room.html", room_id=room_id, admitted=admitted, csrf=form_token())


@blueprint.post("/meetings/<uuid:room_id>/join")
@needs(DESK)
async def as_user(room_id: UUID) -> Any:
    """Take the signed-in user into the room: a seat of their own, spent at once by this browser."""
    house, viewer = parts(), the_viewer()
    issued = await seat_for_user(house, viewer, room_id)
    try:
        admitted = await house.admission.admit(issued.token, issued.code, await address())
    except AdmissionRefused as error:
        return await closed(refusal_of(error, house.clock.now()), viewer.entity.timezone)
    onward: Any = redirect(url_for("join.shell", room_id=room_id), 303)
    return give_seat(onward, seat_in(admitted, issued.token))
