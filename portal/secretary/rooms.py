"""Meetings: the list, the form for a new one, ending and cancelling."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator
from quart import Blueprint, Response, redirect, render_template, request, url_for

from meeting.errors import NotFound
from meeting.room import RoomState
from portal.forms import Filled, Form, Line, read_form
from portal.fragments import live_response
from portal.guards import DESK, READERS, Viewer, needs, the_viewer
from portal.once import first_time, forget, made_before, new_request_id, remember
from portal.parts import Parts, parts
from portal.secretary.issued import pop_issued
from portal.secretary.meeting_page import draw_page, fragments_of
from portal.secretary.room_acts import close_room, make_room, open_room, room_or_404

blueprint = Blueprint("rooms", __name__)
SHOWN = 100
LATEST = date(2199, 12, 31)
FILLED_IN = ("title", "on", "at", "minutes", "department")
"""Fields a link to the new meeting may fill in."""


class NewMeeting(Form):
    """The new meeting's fields; day and time are of the entity's zone and needed unless it is now."""

    title: Annotated[Line, Field(min_length=1, max_length=200)]
    when: Literal["now", "later"] = "later"
    on: Annotated[date, Field(ge=date(2000, 1, 1), le=LATEST)] | None = None
    at: time | None = None
    minutes: Annotated[int, Field(ge=5, le=1440)] = 30
    department: UUID | None = None
    capacity: Annotated[int, Field(ge=2, le=100)] = 8
    lobby: bool = False
    request_id: str = ""

    @model_validator(mode="before")
    @classmethod
    def _now_needs_no_day(cls, given: Any) -> Any:
        if isinstance(given, dict) and given.get("when") == "now":
            return {key: value for key, value in given.items() if key not in ("on", "at")}
        return given


def starts_at(values: NewMeeting, zone: ZoneInfo, now: datetime) -> datetime | tuple[str, str]:
    """When it starts, or the field that is wrong and why."""
    if values.when == "now":
        return now
    if values.on is None:
        return "on", "Choose a day."
    if values.at is None:
        return "at", "Choose a time."
    local = datetime.combine(values.on, values.at.replace(tzinfo=None), zone)
    moment = local.astimezone(ZoneInfo("UTC"))
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        return "at", "The clocks go forward then: this time does not exist on that day."
    if moment + timedelta(minutes=values.minutes) <= now:
        return "at", "This time is past."
    return moment


async def _form_page(viewer: Viewer, form: Filled[NewMeeting] | None) -> str:
    house = parts()
    now = house.clock.now().astimezone(viewer.zone)
    next_hour = (now + timedelta(hours=1)).replace(minute=0)
    departments = await house.entities.departments(viewer.entity.id)
    return await render_template(
        "secretary/new_meeting.html",
        form=form,
        request_id=new_request_id(),
        today=next_hour.date().isoformat(),
        next_hour=f"{next_hour:%H:%M}",
        departments=[("", "Whole entity"), *((found.id, found.name) for found in departments)],
    )


@blueprint.get("/meetings")
@needs(READERS)
async def listing() -> str:
    """Past and coming meetings, searched by title or person."""
    house, viewer = parts(), the_viewer()
    words = request.args.get("q", "").replace("\x00", "").strip()[:100]
    found = await house.desk.search(viewer.entity.id, words, SHOWN)
    return await render_template("secretary/meetings.html", rooms=found, q=words, limit=SHOWN)


@blueprint.get("/meetings/new")
@needs(DESK)
async def new() -> str:
    """The form: empty, or with what the address says, such as a free time of the desk."""
    given = {name: value for name in FILLED_IN if (value := request.args.get(name, "")[:200])}
    return await _form_page(the_viewer(), Filled(given) if given else None)


@blueprint.post("/meetings/new")
@needs(DESK)
async def create() -> Any:
    """Make the meeting, or show the form again with everything kept."""
    house, viewer = parts(), the_viewer()
    form: Filled[NewMeeting] = await read_form(NewMeeting)
    moment = None
    if form.values is not None:
        found = starts_at(form.values, viewer.zone, house.clock.now())
        if isinstance(found, datetime):
            moment = found
        else:
            form.refuse(*found)
    if form.values is None or moment is None:
        return await _form_page(viewer, form), 422
    return await _make(house, viewer, form, form.values, moment)


async def _make(
    house: Parts, viewer: Viewer, form: Filled[NewMeeting], values: NewMeeting, moment: datetime
) -> Any:
    if not await first_time(house.bus, viewer.user.id, values.request_id):
        made = await made_before(house.bus, viewer.user.id, values.request_id)
        return redirect(url_for("rooms.meeting", room_id=made) if made else url_for("desk.day"), 303)
    try:
        room = await make_room(
            house,
            viewer,
            title=values.title,
            starts_at=moment,
            duration_minutes=values.minutes,
            capacity=values.capacity,
            lobby=values.lobby,
            department_id=values.department,
        )
    except NotFound:
        await forget(house.bus, viewer.user.id, values.request_id)
        form.refuse("department", "Choose one of the list.")
        return await _form_page(viewer, form), 422
    except BaseException:
        await forget(house.bus, viewer.user.id, values.request_id)
        raise
    await remember(house.bus, viewer.user.id, values.request_id, room.id)
    return redirect(url_for("rooms.meeting", room_id=room.id), 303)


@blueprint.get("/meetings/<uuid:room_id>")
@needs(READERS)
async def meeting(room_id: UUID) -> str:
    """One meeting: people, links, transcript, appointments, events; a link and code just issued, once."""
    house, viewer = parts(), the_viewer()
    room = await room_or_404(house, viewer, room_id)
    asked = request.args.get("issued") if request.method == "GET" else None
    issued = await pop_issued(house, viewer, asked[:40]) if asked else None
    return await draw_page(house, viewer, room, issued=issued)


@blueprint.get("/meetings/<uuid:room_id>/live")
@needs(READERS)
async def live(room_id: UUID) -> Response:
    """The moving parts of the meeting's page, as they change."""
    house, viewer = parts(), the_viewer()
    await room_or_404(house, viewer, room_id)
    asked = str(room_id)

    async def draw(kinds: frozenset[str]) -> dict[str, str]:
        room = await house.rooms.room(viewer.entity.id, room_id)
        return {} if room is None else await fragments_of(house, viewer, room, kinds)

    return await live_response(
        house.bus, viewer.entity.id, draw, wants=lambda hint: hint.get("room_id") == asked
    )


@blueprint.post("/meetings/<uuid:room_id>/end")
@needs(DESK)
async def end(room_id: UUID) -> Any:
    """End a running meeting for everyone."""
    return await _close(room_id, RoomState.ENDED)


@blueprint.post("/meetings/<uuid:room_id>/cancel")
@needs(DESK)
async def cancel(room_id: UUID) -> Any:
    """Cancel a meeting that has not begun."""
    return await _close(room_id, RoomState.CANCELLED)


@blueprint.get("/meetings/<uuid:room_id>/<any(end,cancel):what>")
@needs(DESK)
async def ask(room_id: UUID, what: str) -> str:
    """Ask before closing, for browsers without script."""
    house, viewer = parts(), the_viewer()
    room = await open_room(house, viewer, room_id)
    return await render_template("secretary/ask_close.html", room=room, what=what)


async def _close(room_id: UUID, state: RoomState) -> Any:
    house, viewer = parts(), the_viewer()
    room = await room_or_404(house, viewer, room_id)
    await close_room(house, viewer, room, state)
    return redirect(url_for("rooms.meeting", room_id=room_id), 303)
