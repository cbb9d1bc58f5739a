import base64
import hashlib
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from livekit import api
from quart import Quart

from meeting.errors import MeetingServerRefused
from meeting.postgres.rooms import PostgresRooms
from meeting.room import RoomState
from storage.database import Database
from storage.ids import new_id
from tests.integration.portal.conftest import (
    KEY,
    SECRET,
    Browser,
    Clinic,
    FakeLiveKit,
    enter,
    invite,
    join,
    make_room,
)

pytestmark = pytest.mark.integration
NOW = 1795424400


def signed(body: bytes, secret: str = SECRET) -> str:
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    return api.AccessToken(KEY, secret).with_sha256(digest).with_ttl(timedelta(minutes=1)).to_jwt()


def event(kind: str, room: str, identity: str = "", **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "event": kind,
        "id": f"EV_{new_id().hex}",
        "createdAt": str(NOW),
        "room": {"name": room},
        **more,
    }
    if identity:
        made["participant"] = {
            "identity": identity,
            **({"kind": "AGENT"} if identity.startswith("agent-") else {}),
        }
    return made


async def send(app: Quart, body: dict[str, Any], authorization: str | None = None) -> int:
    raw = json.dumps(body).encode()
    headers = {"Content-Type": "application/webhook+json", "Authorization": authorization or signed(raw)}
    return (await app.test_client().post("/livekit/webhook", data=raw, headers=headers)).status_code


async def seat_state(db: Database, clinic: Clinic, room_id: str) -> str:
    (person,) = await PostgresRooms(db).people(clinic.entity.id, UUID(room_id))
    return person.state.value


async def seated(desk: Browser, person: Browser) -> tuple[str, str]:
    room_id = await make_room(desk)
    await enter(person, await invite(desk, room_id))
    _, body = await join(person, room_id)
    return room_id, body["me"]["identity"]


async def test_seats_follow_coming_and_going(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id, identity = await seated(desk, stranger)
    for kind, state in (
        ("participant_joined", "joined"),
        ("participant_left", "left"),
        ("participant_joined", "joined"),
    ):
        assert await send(app, event(kind, room_id, identity)) == 204
        assert await seat_state(db, clinic, room_id) == state
    await desk.get("/desk")
    assert "1 in the room" in desk.page
    await desk.get(f"/meetings/{room_id}")
    assert "Ana Silva came in" in desk.page


async def test_the_first_person_in_makes_the_room_live(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id, identity = await seated(desk, stranger)
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute("update room set state = 'scheduled' where id = $1", UUID(room_id))
    await send(app, event("participant_joined", room_id, identity))
    room = await PostgresRooms(db).room(clinic.entity.id, UUID(room_id))
    assert room is not None
    assert room.state is RoomState.LIVE


async def test_a_webhook_sent_again_is_written_once(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id, identity = await seated(desk, stranger)
    same = event("track_published", room_id, identity, track={"sid": "TR_1", "source": "MICROPHONE"})
    assert [await send(app, same) for _ in range(3)] == [204] * 3
    events = await PostgresRooms(db).events(clinic.entity.id, UUID(room_id))
    assert sum(found.kind == "track_published" for found in events) == 1
    await desk.get(f"/meetings/{room_id}")
    assert "Ana Silva switched on the microphone" in desk.page


async def test_any_order_is_taken(desk: Browser, app: Quart, db: Database, clinic: Clinic) -> None:
    room_id = await make_room(desk)
    for kind in ("room_finished", "participant_left", "room_started", "something_new"):
        assert await send(app, event(kind, room_id, "agent-AJ_1" if "participant" in kind else "")) == 204
    room = await PostgresRooms(db).room(clinic.entity.id, UUID(room_id))
    assert room is not None
    assert room.state is RoomState.SCHEDULED


async def test_a_room_that_empties_is_for_the_reconciler_to_end(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id, _ = await seated(desk, stranger)
    rooms = PostgresRooms(db)
    await send(app, event("room_finished", room_id))
    room = await rooms.room(clinic.entity.id, UUID(room_id))
    assert room is not None
    assert room.state is RoomState.LIVE
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute(
            "update room set starts_at = now() - interval '1 hour' where id = $1", UUID(room_id)
        )
    await send(app, event("room_finished", room_id))
    room = await rooms.room(clinic.entity.id, UUID(room_id))
    assert room is not None
    assert room.state is RoomState.LIVE


async def test_a_retry_that_comes_late_brings_nobody_back(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id, identity = await seated(desk, stranger)
    came, went = (event(f"participant_{what}", room_id, identity) for what in ("joined", "left"))
    for told in (came, went, came):
        assert await send(app, told) == 204
    assert await seat_state(db, clinic, room_id) == "left"


async def test_a_kept_token_opens_no_room_that_is_over(
    desk: Browser, stranger: Browser, app: Quart, livekit: FakeLiveKit
) -> None:
    room_id, identity = await seated(desk, stranger)
    await desk.post(f"/meetings/{room_id}/end")
    assert await send(app, event("participant_joined", room_id, identity)) == 204
    assert livekit.removed == [(room_id, identity)]


@pytest.mark.parametrize("how", ["removed", "unknown"])
async def test_a_kept_token_brings_nobody_back(
    desk: Browser, stranger: Browser, app: Quart, db: Database, clinic: Clinic, livekit: FakeLiveKit, how: str
) -> None:
    room_id, identity = await seated(desk, stranger)
    if how == "removed":
        async with db.scope(clinic.entity.id) as connection:
            await connection.execute(
                "update room_participant set state = 'removed' where room_id = $1", UUID(room_id)
            )
    else:
        identity = "p-forged"
    assert await send(app, event("participant_joined", room_id, identity)) == 204
    assert livekit.removed == [(room_id, identity)]


async def test_when_putting_out_fails_livekit_sends_it_again(
    desk: Browser, app: Quart, livekit: FakeLiveKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_id = await make_room(desk)
    livekit.away = True
    intruder = event("participant_joined", room_id, "p-forged")
    assert await send(app, intruder) == 503
    livekit.away = False
    assert await send(app, intruder) == 204
    assert livekit.removed == [(room_id, "p-forged")]

    async def no(name: str, identity: str) -> None:
        raise MeetingServerRefused("permission_denied")

    monkeypatch.setattr(livekit, "remove", no)
    assert await send(app, event("participant_joined", room_id, "p-forged")) == 204


async def test_rooms_that_are_not_ours_are_let_be(app: Quart) -> None:
    assert await send(app, event("room_started", "someone-elses")) == 204
    assert await send(app, {"event": "egress_started", "id": "EV_1", "createdAt": str(NOW)}) == 204


@pytest.mark.parametrize("how", ["no header", "wrong key", "tampered", "not json", "empty"])
async def test_what_is_not_from_our_livekit_is_refused(app: Quart, how: str) -> None:
    body = json.dumps(event("room_started", "x")).encode()
    headers = {
        "no header": {},
        "wrong key": {"Authorization": signed(body, "another-secret-of-thirty-two-letters")},
        "tampered": {"Authorization": signed(body + b" ")},
        "not json": {"Authorization": signed(b"\xff\xfe")},
        "empty": {"Authorization": signed(b"")},
    }[how]
    raw = {"not json": b"\xff\xfe", "empty": b""}.get(how, body)
    answer = await app.test_client().post("/livekit/webhook", data=raw, headers=headers)
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"


async def test_while_starting_livekit_is_asked_to_send_it_again(
    app: Quart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(app.extensions, "portal")
    answer = await app.test_client().post("/livekit/webhook", data=b"{}")
    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    assert (await app.test_client().get("/readyz")).status_code == 503
    page = await app.test_client().get("/nothing")
    assert (page.status_code, page.content_type) == (404, "text/html; charset=utf-8")
