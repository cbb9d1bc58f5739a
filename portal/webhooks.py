"""LiveKit's webhooks: verified, written once each in any order, and believed only as hints."""

from __future__ import annotations

from uuid import UUID

import structlog
from quart import Blueprint, Response, current_app, request

from meeting.errors import MeetingServerRefused, WebhookRefused
from meeting.room import RoomState
from meeting.webhook import Webhook
from portal.errors import NotReady, NotSignedIn
from portal.parts import Parts, parts

blueprint = Blueprint("webhooks", __name__)
log = structlog.get_logger()


@blueprint.post("/livekit/webhook")
async def receive() -> Response:
    """One event. 401 when it is not LiveKit's, 503 when it should be sent again, else 204."""
    if "portal" not in current_app.extensions:
        raise NotReady
    house = parts()
    body = bytes(await request.body)
    try:
        event = house.livekit.receive_webhook(body, request.headers.get("Authorization"))
    except WebhookRefused as error:
        log.warning("webhook_refused", reason=str(error))
        raise NotSignedIn from error
    place = await house.rooms.locate(event.room_name) if event.room_name else None
    if place is not None:
        await take(house, *place, event)
    return Response(status=204)


async def take(house: Parts, entity_id: UUID, room_id: UUID, event: Webhook) -> None:
    """Act, then write down: a retry acts again, which changes nothing, and is written once."""
    await act(house, entity_id, room_id, event)
    written = await house.rooms.add_event(
        entity_id, room_id, event.kind, event.identity, dict(event.facts), livekit_event_id=event.id
    )
    if written:
        kind = "agent" if event.is_agent else ("seat" if event.identity else "room")
        await house.bus.publish(entity_id, kind, room_id=str(room_id), event=event.kind)


async def act(house: Parts, entity_id: UUID, room_id: UUID, event: Webhook) -> None:
    """Move seats and the room as far as the event says; people without a seat are put out again."""
    person = event.identity is not None and not event.is_agent
    if event.kind == "participant_joined" and person:
        assert event.identity is not None
        if await house.rooms.joined(entity_id, room_id, event.identity, event.at):
            await house.rooms.set_state(entity_id, room_id, RoomState.LIVE, event.at)
        else:
            await put_out(house, entity_id, room_id, event)
    elif event.kind == "participant_left" and person:
        assert event.identity is not None
        await house.rooms.left(entity_id, room_id, event.identity, event.at)
    elif event.kind == "room_finished":
        room = await house.rooms.room(entity_id, room_id)
        if room is not None and house.clock.now() >= room.ends_at:
            await house.rooms.set_state(entity_id, room_id, RoomState.ENDED, event.at)


async def put_out(house: Parts, entity_id: UUID, room_id: UUID, event: Webhook) -> None:
    """A kept token does not bring anyone back: without a live seat, out.

    Raises:
        MeetingServerUnavailable: the server is away; LiveKit sends the event again.
    """
    assert event.identity is not None
    log.warning("unseated_person_put_out", room_id=str(room_id), identity=event.identity)
    try:
        await house.livekit.remove(event.room_name, event.identity)
    except MeetingServerRefused as error:
        log.warning("putting_out_refused", room_id=str(room_id), code=error.code)
