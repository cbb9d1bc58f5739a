"""LiveKit's webhooks: verified, written once each in any order, and believed only as hints."""

from __future__ import annotations

from uuid import UUID

import structlog
from quart import Blueprint, Response, current_app, request

from meeting.errors import MeetingServerRefused, WebhookRefused
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
    """Put out who may not be there, then write down and follow, once: a retry moves nothing."""
    newcomer = event.person if event.kind == "participant_joined" else None
    if newcomer is not None and not await house.rooms.seated(entity_id, room_id, newcomer):
        await put_out(house, room_id, event, newcomer)
    if await house.rooms.hear(entity_id, room_id, event):
        kind = "agent" if event.is_agent else ("seat" if event.identity else "room")
        await house.bus.publish(entity_id, kind, room_id=str(room_id), event=event.kind)


async def put_out(house: Parts, room_id: UUID, event: Webhook, identity: str) -> None:
    """A kept token does not bring anyone back: without a live seat, out.

    Raises:
        MeetingServerUnavailable: the server is away; LiveKit sends the event again.
    """
    log.warning("unseated_person_put_out", room_id=str(room_id), identity=identity)
    try:
        await house.livekit.remove(event.room_name, identity)
    except MeetingServerRefused as error:
        log.warning("putting_out_refused", room_id=str(room_id), code=error.code)
