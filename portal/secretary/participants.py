"""The people of a meeting: add, send again, revoke, remove; the QR code of a fresh link."""

from __future__ import annotations

import io
import re
from typing import Annotated, Any, Literal
from uuid import UUID

import segno
from pydantic import Field, model_validator
from quart import Blueprint, Response, redirect, render_template, request, url_for

from meeting.participant import ParticipantType
from portal.errors import NothingThere
from portal.forms import Email, Filled, Form, Line, read_form
from portal.guards import DESK, needs, the_viewer
from portal.once import first_time, forget
from portal.parts import parts
from portal.secretary import seat_acts
from portal.secretary.issued import recent_link, show_issued
from portal.secretary.known import who_is_meant
from portal.secretary.meeting_page import draw_page
from portal.secretary.room_acts import open_room

blueprint = Blueprint("participants", __name__)
_WRITTEN = re.compile(r"\s*(?P<name>[^<>]*[^<>\s])\s*<(?P<email>[^<>\s]+)>\s*$")


class NewPerson(Form):
    """The fields for one more person."""

    name: Annotated[Line, Field(min_length=1, max_length=120)]
    type: Literal["CLIENT", "PROFESSIONAL"] = "CLIENT"
    email: Email | None = None
    who: UUID | Literal["new"] | None = None
    request_id: str = ""

    @model_validator(mode="before")
    @classmethod
    def _name_with_address(cls, given: Any) -> Any:
        """As mail programs write it and the form suggests it: Ana Silva <ana@example.org>."""
        written = _WRITTEN.match(str(given.get("name", "")))
        if written is None:
            return given
        return {"email": written["email"], **given, "name": written["name"]}


def _back(room_id: UUID) -> Any:
    return redirect(url_for("rooms.meeting", room_id=room_id), 303)


@blueprint.post("/meetings/<uuid:room_id>/people")
@needs(DESK)
async def add(room_id: UUID) -> Any:
    """Give a person a seat, and show their link and code once."""
    house, viewer = parts(), the_viewer()
    room = await open_room(house, viewer, room_id)
    form: Filled[NewPerson] = await read_form(NewPerson)
    if form.values is None:
        return await draw_page(house, viewer, room, form=form), 422
    values, type = form.values, ParticipantType(form.values.type)
    known = await house.known.alike(viewer.entity.id, type, values.name, values.email)
    answer = who_is_meant(known, values.name, values.email, values.who)
    if answer.open:
        return await draw_page(house, viewer, room, form=form, known=known), 422
    if not await first_time(house.bus, viewer.user.id, values.request_id):
        return _back(room_id)
    try:
        seated = await seat_acts.add_person(
            house, viewer, room, name=values.name, type=type, email=values.email, who=answer
        )
    except BaseException:
        await forget(house.bus, viewer.user.id, values.request_id)
        raise
    return await show_issued(house, viewer, room, seated.person, seated.issued)


@blueprint.get("/people/known")
@needs(DESK)
async def suggest() -> str:
    """Whom the entity knows by a name or address that begins so, as options of the name field."""
    type = (
        ParticipantType.PROFESSIONAL if request.args.get("type") == "PROFESSIONAL" else ParticipantType.CLIENT
    )
    words = request.args.get("name", "").replace("\x00", "").strip()[:100]
    known = await parts().known.beginning(the_viewer().entity.id, type, words)
    return await render_template("secretary/_known.html", known=known)


@blueprint.post("/meetings/<uuid:room_id>/people/<uuid:seat_id>/invitation")
@needs(DESK)
async def reissue(room_id: UUID, seat_id: UUID) -> Any:
    """A new link and code; the old ones end. Mailed again when there is an address."""
    house, viewer = parts(), the_viewer()
    room = await open_room(house, viewer, room_id)
    person = await seat_acts.person_of(house, viewer, room_id, seat_id)
    return await show_issued(house, viewer, room, person, await seat_acts.issue(house, viewer, person))


@blueprint.get("/meetings/<uuid:room_id>/people/<uuid:seat_id>/<any(revoke,remove):what>")
@needs(DESK)
async def ask(room_id: UUID, seat_id: UUID, what: str) -> str:
    """Ask before taking something away, for browsers without script."""
    house, viewer = parts(), the_viewer()
    room = await open_room(house, viewer, room_id)
    person = await seat_acts.person_of(house, viewer, room_id, seat_id)
    return await render_template("secretary/ask_close.html", room=room, person=person, what=what)


@blueprint.post("/meetings/<uuid:room_id>/people/<uuid:seat_id>/revoke")
@needs(DESK)
async def revoke(room_id: UUID, seat_id: UUID) -> Any:
    """End link and code."""
    house, viewer = parts(), the_viewer()
    await open_room(house, viewer, room_id)
    await seat_acts.revoke(house, viewer, room_id, await seat_acts.person_of(house, viewer, room_id, seat_id))
    return _back(room_id)


@blueprint.post("/meetings/<uuid:room_id>/people/<uuid:seat_id>/remove")
@needs(DESK)
async def remove(room_id: UUID, seat_id: UUID) -> Any:
    """Take the seat away and put the person out."""
    house, viewer = parts(), the_viewer()
    await open_room(house, viewer, room_id)
    await seat_acts.remove(house, viewer, await seat_acts.person_of(house, viewer, room_id, seat_id))
    return _back(room_id)


@blueprint.get("/meetings/<uuid:room_id>/invitations/<uuid:invitation_id>/qr.svg")
@needs(DESK)
async def qr(room_id: UUID, invitation_id: UUID) -> Response:
    """The QR code of a link this user made minutes ago."""
    link = await recent_link(parts(), the_viewer(), invitation_id)
    if link is None:
        raise NothingThere
    drawing = io.BytesIO()
    segno.make(link, error="m").save(drawing, kind="svg", scale=4, border=2, dark="#000", light="#fff")
    return Response(drawing.getvalue(), content_type="image/svg+xml")
