"""What the desk does to rooms, for pages and API alike: make, end, cancel; audited and announced."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from meeting.audit import AuditEntry
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.room import Room, RoomState
from portal.errors import NothingThere, Refused
from portal.guards import Viewer
from portal.parts import Parts

log = structlog.get_logger()


async def room_or_404(house: Parts, viewer: Viewer, room_id: UUID) -> Room:
    """The room.

    Raises:
        NothingThere: not in the viewer's entity.
    """
    room = await house.rooms.room(viewer.entity.id, room_id)
    if room is None:
        raise NothingThere
    return room


async def open_room(house: Parts, viewer: Viewer, room_id: UUID) -> Room:
    """The room, if it can still be worked on.

    Raises:
        NothingThere: not in the viewer's entity.
        Refused: it has ended or was cancelled, or its time went by with nobody there.
    """
    room = await room_or_404(house, viewer, room_id)
    if room.is_over:
        raise Refused(room.state.value)
    if room.is_missed_at(house.clock.now()):
        raise Refused(RoomState.ENDED.value)
    return room


async def audit(
    house: Parts, viewer: Viewer, action: str, kind: str, object_id: object, **facts: Any
) -> None:
    """Write down who did what."""
    await house.audit.add(
        AuditEntry(viewer.entity.id, str(viewer.user.id), action, kind, str(object_id), facts)
    )


async def make_room(
    house: Parts,
    viewer: Viewer,
    *,
    title: str,
    starts_at: datetime,
    duration_minutes: int,
    capacity: int,
    lobby: bool,
    department_id: UUID | None,
    opens_before_minutes: int = 15,
) -> Room:
    """A new room of the viewer's entity.

    Raises:
        meeting.errors.NotFound: the department is of another entity.
    """
    room = await house.rooms.create(
        viewer.entity.id,
        title=title,
        starts_at=starts_at,
        duration_minutes=duration_minutes,
        capacity=capacity,
        lobby=lobby,
        department_id=department_id,
        opens_before_minutes=opens_before_minutes,
        created_by=viewer.user.id,
    )
    await audit(
        house, viewer, "room_made", "room", room.id, starts_at=room.starts_at.isoformat(), capacity=capacity
    )
    await house.bus.publish(viewer.entity.id, "room", room_id=str(room.id), state=room.state.value)
    return room


async def close_room(house: Parts, viewer: Viewer, room: Room, state: RoomState) -> None:
    """End or cancel a room: nobody enters again, everyone inside is sent out. Doing it twice is no error.

    Raises:
        Refused: it may not go there, such as a live room that is to be cancelled.
        MeetingServerUnavailable: people may still be inside; the room is closed to newcomers all the same, and
            the reconciler sends them out when the server is back.
    """
    now, event = house.clock.now(), f"room_{state.value}"
    if await house.rooms.set_state(viewer.entity.id, room.id, state, now, event=event):
        await audit(house, viewer, f"room_{state.value}", "room", room.id)
        await house.bus.publish(viewer.entity.id, "room", room_id=str(room.id), state=state.value)
    elif (found := await room_or_404(house, viewer, room.id)).state is not state:
        raise Refused(found.state.value)
    try:
        await house.livekit.delete(room.livekit_name)
    except (MeetingServerRefused, MeetingServerUnavailable) as error:
        log.warning("room_not_closed_on_server", room_id=str(room.id), error=type(error).__name__)
        if state is RoomState.ENDED:
            raise
