"""Webhooks: ours are read, others are refused."""

import base64
import hashlib
import json

import pytest
from livekit import api

from meeting.errors import WebhookRefused
from meeting.livekit_api import LiveKitRooms

pytestmark = pytest.mark.unit
SECRET = "s" * 40
ROOMS = LiveKitRooms("ws://127.0.0.1:7880", "key", SECRET)


def signed(body: bytes, key: str = "key", secret: str = SECRET) -> str:
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    return api.AccessToken(key, secret).with_sha256(digest).to_jwt()


def event(**facts: object) -> bytes:
    return json.dumps(
        {"id": "EV_1", "event": "participant_left", "createdAt": "1763889600", **facts}
    ).encode()


def test_a_webhook_of_ours_is_read() -> None:
    body = event(
        room={"name": "room-1", "turnPassword": "hidden"},
        participant={"identity": "p-ana", "kind": "STANDARD", "disconnectReason": "CLIENT_INITIATED"},
    )
    webhook = ROOMS.receive_webhook(body, signed(body))
    assert (webhook.id, webhook.kind, webhook.room_name) == ("EV_1", "participant_left", "room-1")
    assert (webhook.identity, webhook.is_agent) == ("p-ana", False)
    assert webhook.at.isoformat() == "2025-11-23T09:20:00+00:00"
    assert webhook.facts == {"reason": "CLIENT_INITIATED"}


def test_a_track_is_told_by_kind_not_by_name() -> None:
    body = event(
        event="track_published",
        room={"name": "room-1"},
        participant={"identity": "agent-7", "kind": "AGENT"},
        track={"sid": "TR_1", "source": "MICROPHONE", "name": "private"},
    )
    webhook = ROOMS.receive_webhook(body, signed(body))
    assert webhook.is_agent
    assert webhook.facts == {"track": {"sid": "TR_1", "source": "MICROPHONE"}}


def test_a_room_event_has_no_identity() -> None:
    body = event(event="room_finished", room={"name": "room-1"})
    assert ROOMS.receive_webhook(body, signed(body)).identity is None


@pytest.mark.parametrize(
    ("body", "authorization"),
    [
        (event(), None),
        (event(), "nonsense"),
        (event(), signed(event(event="room_finished"))),
        (event(), signed(event(), secret="x" * 40)),
        (event(), signed(event(), key="other")),
        (b"\xff\xfe", signed(b"\xff\xfe")),
        (b"not json", signed(b"not json")),
        (b"{}", signed(b"{}")),
        (b'{"id": "EV_1"}', signed(b'{"id": "EV_1"}')),
    ],
)
def test_any_other_is_refused(body: bytes, authorization: str | None) -> None:
    with pytest.raises(WebhookRefused):
        ROOMS.receive_webhook(body, authorization)
