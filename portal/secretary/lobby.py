"""The lobby: whoever waits is let in from the desk or the meeting's page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from quart import Blueprint, redirect, request, url_for

from portal.guards import DESK, needs, the_viewer
from portal.parts import parts
from portal.secretary import seat_acts
from portal.secretary.room_acts import open_room

blueprint = Blueprint("lobby", __name__)


@blueprint.post("/meetings/<uuid:room_id>/people/<uuid:seat_id>/admit")
@needs(DESK)
async def admit(room_id: UUID, seat_id: UUID) -> Any:
    """Let them in; they enter when their page next asks, within seconds."""
    house, viewer = parts(), the_viewer()
    await open_room(house, viewer, room_id)
    await seat_acts.admit(house, viewer, await seat_acts.person_of(house, viewer, room_id, seat_id))
    from_desk = urlsplit(request.referrer or "").path == url_for("desk.day")
    return redirect(url_for("desk.day") if from_desk else url_for("rooms.meeting", room_id=room_id), 303)
