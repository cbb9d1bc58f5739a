import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

import pytest
import pytest_asyncio
from quart import Quart

from meeting.hashing import Hasher
from meeting.user import Role
from portal import fragments
from portal.app import create_app
from portal.secretary.postgres import PostgresDesk
from portal.settings import PortalSettings
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.redis import Bus
from tests.integration.portal.conftest import (
    PASSWORD,
    Browser,
    Clinic,
    FakeLiveKit,
    enter,
    events_of,
    invite,
    make_clinic,
    make_room,
)

pytestmark = pytest.mark.integration
NOWHERE = "01a206fc-d71f-79be-8676-4bdb29a47814"


class Program:
    """A program with a bearer token."""

    def __init__(self, client: Any, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    async def call(self, method: str, path: str, **kwargs: Any) -> tuple[int, Any]:
        answer = await self.client.open(f"/api/v1{path}", method=method, headers=self.headers, **kwargs)
        if answer.status_code >= 400:
            assert answer.content_type == "application/problem+json"
        data = await answer.get_data()
        return answer.status_code, json.loads(data) if data else None


async def program(app: Quart, clinic: Clinic, role: Role = Role.RECEPTIONIST) -> Program:
    client = app.test_client()
    body = {"email": clinic.users[role].email, "password": PASSWORD}
    session = await (await client.post("/api/v1/auth/login", json=body)).get_json()
    return Program(client, session["access_token"])


@pytest_asyncio.fixture
async def caller(app: Quart, clinic: Clinic) -> Program:
    return await program(app, clinic)


async def test_a_program_runs_a_meeting(caller: Program, app: Quart, livekit: FakeLiveKit) -> None:
    status, room = await caller.call(
        "POST", "/rooms", json={"title": " Talk ", "lobby": False, "capacity": 2}
    )
    assert (status, room["title"], room["state"], room["participants"]) == (201, "Talk", "scheduled", [])
    status, seat = await caller.call("POST", f"/rooms/{room['id']}/participants", json={"name": "Ana"})
    assert (status, seat["participant"]["state"], len(seat["code"])) == (201, "invited", 8)
    token = seat["link"].rsplit("/", 1)[1]
    status, seen = await caller.call("GET", "/magic-link/validate", query_string={"token": token})
    assert (status, seen["title"], seen["entity"]) == (200, "Talk", "Harbour Clinic")
    assert set(seen) == {"title", "entity", "starts_at", "timezone"}
    status, entry = await caller.call(
        "POST", f"/rooms/{room['id']}/join", json={"token": token, "code": seat["code"]}
    )
    assert (status, entry["state"]) == (200, "admitted")
    assert (await caller.call("GET", "/magic-link/validate", query_string={"token": token}))[0] == 404
    status, room = await caller.call("GET", f"/rooms/{room['id']}")
    assert (room["state"], room["participants"][0]["state"]) == ("live", "admitted")
    for _ in range(2):
        assert await caller.call("DELETE", f"/rooms/{room['id']}") == (204, None)
    assert (await caller.call("GET", f"/rooms/{room['id']}"))[1]["state"] == "ended"
    assert room["id"] not in livekit.rooms
    status, problem = await caller.call("POST", f"/rooms/{room['id']}/participants", json={"name": "Bea"})
    assert (status, problem["code"]) == (409, "ended")


@pytest.mark.parametrize(
    "email",
    ["a\x00@example.org", "a\x7f@example.org", "é@example.org", "a b@example.org", "a@b@c", "\n@x", ""],
)
async def test_an_address_no_mail_can_go_to_is_a_wrong_field(caller: Program, app: Quart, email: str) -> None:
    _, room = await caller.call("POST", "/rooms", json={"title": "Talk"})
    person = {"name": "Ana", "email": email}
    for path, body in (
        (f"/rooms/{room['id']}/participants", person),
        ("/auth/login", {"email": email, "password": PASSWORD}),
    ):
        status, problem = await caller.call("POST", path, json=body)
        assert (status, problem["errors"][0]["field"]) == (422, "email"), path


async def test_what_postgres_cannot_keep_is_no_fault_of_ours(
    caller: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.forms._CONTROL", re.compile("never"))
    status, problem = await caller.call("POST", "/rooms", json={"title": "a\x00b"})
    assert (status, problem["code"]) == (422, "bad_fields")


async def test_a_room_that_is_over_is_closed_once_more_for_who_is_still_inside(
    caller: Program, livekit: FakeLiveKit
) -> None:
    _, room = await caller.call("POST", "/rooms", json={"title": "Talk"})
    _, seat = await caller.call("POST", f"/rooms/{room['id']}/participants", json={"name": "Ana"})
    link = {"token": seat["link"].rsplit("/", 1)[1], "code": seat["code"]}
    assert (await caller.call("POST", f"/rooms/{room['id']}/join", json=link))[0] == 200
    livekit.away = True
    for _ in range(2):
        assert (await caller.call("DELETE", f"/rooms/{room['id']}"))[0] == 503
    livekit.away = False
    assert room["id"] in livekit.rooms
    assert (await caller.call("DELETE", f"/rooms/{room['id']}"))[0] == 204
    assert room["id"] not in livekit.rooms


async def test_deleting_a_room_that_has_not_begun_cancels_it(caller: Program) -> None:
    _, room = await caller.call(
        "POST", "/rooms", json={"title": "Talk", "starts_at": "2030-01-07T09:00:00-05:00"}
    )
    await caller.call("DELETE", f"/rooms/{room['id']}")
    assert (await caller.call("GET", f"/rooms/{room['id']}"))[1]["state"] == "cancelled"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        *(({"title": f"a{sign}b"}, "title") for sign in "\x00\n\t\x85\u2028\u2029\u202e"),
        ({"title": 5}, "title"),
        ({"title": float("nan")}, "title"),
        ({"title": "T", "capacity": "8"}, "capacity"),
        ({"title": "T", "capacity": 1}, "capacity"),
        ({"title": "T", "capacity": 101}, "capacity"),
        ({"title": "T", "lobby": "yes"}, "lobby"),
        ({"title": "T", "starts_at": "2030-01-07T09:00:00"}, "starts_at"),
        ({"title": "T", "starts_at": "1999-01-07T09:00:00Z"}, "starts_at"),
        ({"title": "T", "starts_at": "soon"}, "starts_at"),
        ({"title": "T", "starts_at": "2020-01-07T09:00:00Z"}, "starts_at"),
        ({"title": "T", "department_id": NOWHERE}, "department_id"),
        ({"title": "T", "color": "red"}, "color"),
        ([], "body"),
        ("T", "body"),
    ],
)
async def test_every_wrong_field_is_named(caller: Program, body: Any, field: str) -> None:
    status, problem = await caller.call("POST", "/rooms", json=body)
    assert (status, problem["code"]) == (422, "bad_fields")
    assert [error["field"] for error in problem["errors"]] == [field]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"title": "\xc3"}',
        b"[" * 100_000,
        b'{"title": "\\ud800"}',
    ],
)
async def test_a_body_that_cannot_be_read_is_400(caller: Program, raw: bytes) -> None:
    headers = {**caller.headers, "Content-Type": "application/json"}
    answer = await caller.client.post("/api/v1/rooms", data=raw, headers=headers)
    assert answer.status_code == 400
    assert (await answer.get_json(force=True))["code"] == "bad_body"


async def test_other_media_types_and_sizes_are_refused(caller: Program) -> None:
    for content_type in ("text/plain", "application/x-www-form-urlencoded", ""):
        headers = {**caller.headers, "Content-Type": content_type}
        assert (await caller.client.post("/api/v1/rooms", data=b"{}", headers=headers)).status_code == 415
    headers = {**caller.headers, "Content-Type": "application/json"}
    big = b'{"title": "' + b"x" * 200_000 + b'"}'
    answer = await caller.client.post("/api/v1/rooms", data=big, headers=headers)
    assert answer.status_code == 413
    assert answer.content_type == "application/problem+json"


async def test_the_api_wants_a_session(app: Quart, caller: Program) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer x"},
        {"Authorization": "Basic eDp5"},
        {"Authorization": "Bearer "},
    ):
        answer = await app.test_client().get(f"/api/v1/rooms/{NOWHERE}", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_session_cookie_needs_its_form_token(desk: Browser) -> None:
    body = {"title": "Talk"}
    assert (await desk.client.post("/api/v1/rooms", json=body)).status_code == 403
    headers = {"X-CSRF-Token": desk.token}
    assert (await desk.client.post("/api/v1/rooms", json=body, headers=headers)).status_code == 201
    foreign = {**headers, "Origin": "https://evil.example"}
    assert (await desk.client.post("/api/v1/rooms", json=body, headers=foreign)).status_code == 403


async def test_readers_read_and_write_nothing(app: Quart, clinic: Clinic, caller: Program) -> None:
    _, room = await caller.call("POST", "/rooms", json={"title": "Talk"})
    reader = await program(app, clinic, Role.QA)
    assert (await reader.call("GET", f"/rooms/{room['id']}"))[0] == 200
    assert (await reader.call("POST", "/rooms", json={"title": "Talk"}))[0] == 403
    assert (await reader.call("DELETE", f"/rooms/{room['id']}"))[0] == 403


async def test_rooms_of_others_are_not_there(
    app: Quart, caller: Program, db: Database, hasher: Hasher
) -> None:
    _, room = await caller.call("POST", "/rooms", json={"title": "Talk"})
    other = await program(app, await make_clinic(db, hasher, "Other"))
    for method, path, kwargs in (
        ("GET", "", {}),
        ("DELETE", "", {}),
        ("POST", "/participants", {"json": {"name": "Eve"}}),
    ):
        assert (await other.call(method, f"/rooms/{room['id']}{path}", **kwargs))[0] == 404
    assert (await caller.call("GET", "/rooms/nonsense"))[0] == 404


async def test_a_link_too_long_to_be_one_is_a_wrong_field(caller: Program) -> None:
    status, problem = await caller.call("GET", "/magic-link/validate", query_string={"token": "x" * 201})
    assert (status, problem["errors"][0]["field"]) == (422, "token")


async def test_methods_that_are_none_are_405(app: Quart) -> None:
    answer = await app.test_client().put("/api/v1/rooms")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert answer.content_type == "application/problem+json"


async def test_health_tells_what_answers(app: Quart, livekit: FakeLiveKit) -> None:
    client = app.test_client()
    assert (await client.get("/healthz")).status_code == 200
    ready = await client.get("/readyz")
    assert (ready.status_code, (await ready.get_json())["ready"]) == (200, True)
    livekit.away = True
    ready = await client.get("/readyz")
    assert (ready.status_code, (await ready.get_json())["livekit"]) == (503, False)


async def test_every_answer_carries_the_protections(desk: Browser, app: Quart) -> None:
    for path in ("/desk", "/sign-in", "/nothing", "/api/v1/nothing", "/static/favicon.svg", "/healthz"):
        answer = await desk.client.get(path)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
    assert "style=" not in desk.page
    assert "<script>" not in desk.page
    assert "onclick" not in desk.page


async def test_a_page_that_is_not_there_says_so_in_words(desk: Browser) -> None:
    await desk.get("/nothing")
    assert (desk.status, "Nothing here" in desk.page) == (404, True)
    answer = await desk.client.get("/nothing", headers={"Accept": "application/json"})
    assert answer.content_type == "application/problem+json"


async def test_without_postgres_pages_say_503_quickly(
    desk: Browser, app: Quart, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object) -> None:
        raise StorageUnavailable("postgres")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "_transaction", away)
        began = time.monotonic()
        await desk.get("/desk")
        assert (desk.status, desk.headers["Retry-After"]) == (503, "5")
        assert "Traceback" not in desk.page
        assert time.monotonic() - began < 2
        answer = await app.test_client().post(
            f"/api/v1/rooms/{NOWHERE}/join", json={"token": "A" * 43, "code": "1"}
        )
        assert (answer.status_code, (await answer.get_json(force=True))["code"]) == (503, "unavailable")
    assert (await desk.get("/desk")).status == 200


async def test_a_frozen_store_holds_nobody_up(desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    async def frozen(*args: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(PostgresDesk, "search", frozen)
    monkeypatch.setattr("portal.app.READ_WITHIN", 0.05)
    await desk.get("/meetings")
    assert (desk.status, desk.headers["Retry-After"]) == (503, "5")


@pytest_asyncio.fixture
async def app_without_valkey(
    make_settings: Callable[..., PortalSettings], livekit: FakeLiveKit, hasher: Hasher
) -> AsyncIterator[Quart]:
    app = create_app(make_settings(redis_url="redis://127.0.0.1:9/0"), livekit=livekit, hasher=hasher)
    async with app.test_app():
        yield app


async def test_without_valkey_nobody_signs_in_and_live_pages_say_503(
    app_without_valkey: Quart, clinic: Clinic, desk: Browser, stranger: Browser
) -> None:
    lost = Browser(app_without_valkey.test_client())
    await lost.sign_in(clinic.users[Role.QA].email)
    assert (lost.status, lost.headers["Retry-After"]) == (503, "5")
    lost.client.cookie_jar = desk.client.cookie_jar  # type: ignore[misc]
    room_id = await make_room(desk)
    await lost.get(f"/meetings/{room_id}")
    assert lost.status == 200
    await enter(stranger, await invite(desk, room_id))
    await lost.get(f"/meetings/{room_id}")
    assert lost.status == 503
    ready = await app_without_valkey.test_client().get("/readyz")
    assert (await ready.get_json())["valkey"] is False


async def test_the_desk_follows_what_happens(
    desk: Browser, stranger: Browser, bus: Bus, clinic: Clinic
) -> None:
    room_id = await make_room(desk, lobby="yes")
    person = await invite(desk, room_id)
    watching = asyncio.create_task(events_of(desk, "/desk/live", "1 person waits"))
    await enter(stranger, person)
    seen = await watching
    assert "event: desk" in seen
    assert f'name="csrf_token" value="{desk.token}"' in seen, "forms in live parts must work"


async def test_the_transcript_comes_alive(desk: Browser, db: Database, clinic: Clinic, bus: Bus) -> None:
    room_id = await make_room(desk)
    watching = asyncio.create_task(
        events_of(desk, f"/meetings/{room_id}/live", "Good morning", "event: events")
    )
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute(
            """
            insert into transcript_turn (entity_id, room_id, identity, name, speaker, channel, text,
                                         started_at, ended_at)
            values ($1, $2, 'p-x', 'Ana', 'person', 'spoken', 'Good morning', now(), now())
            """,
            clinic.entity.id,
            room_id,
        )
    await bus.publish(clinic.entity.id, "turn", room_id=room_id)
    seen = await watching
    for part in ("state", "people", "bookings", "transcript", "events"):
        assert f"event: {part}" in seen


async def test_live_parts_end_with_the_portal(
    make_settings: Callable[..., PortalSettings], livekit: FakeLiveKit, hasher: Hasher, clinic: Clinic
) -> None:
    app = create_app(make_settings(), livekit=livekit, hasher=hasher)
    async with app.test_app():
        person = await Browser(app.test_client()).sign_in(clinic.users[Role.QA].email)
        async with person.client.request("/desk/live") as connection:
            await connection.send_complete()
            async with asyncio.timeout(10):
                assert b"retry" in await connection.receive()
                app.extensions["portal_stopping"].set()
                with suppress(Exception):
                    while await connection.receive():
                        pass
            assert connection.response_data is not None


async def test_live_parts_end_with_the_session(
    desk: Browser, clinic: Clinic, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fragments, "LOOK_AGAIN", 0.0)
    async with desk.client.request("/desk/live") as connection:
        await connection.send_complete()
        async with asyncio.timeout(10):
            seen = b""
            while b"event: desk" not in seen:
                seen += await connection.receive()
            await desk.get("/desk")
            await desk.post("/sign-out-everywhere")
            await bus.publish(clinic.entity.id, "room")
            with suppress(Exception):
                while await connection.receive():
                    pass


def walk(node: Any) -> Any:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


async def test_the_api_describes_itself(app: Quart) -> None:
    document = json.loads(await (await app.test_client().get("/openapi.json")).get_data())
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {
        "/api/v1/auth/login",
        "/api/v1/rooms",
        "/api/v1/rooms/{room_id}",
        "/api/v1/rooms/{room_id}/participants",
        "/api/v1/magic-link/validate",
        "/api/v1/rooms/{room_id}/join",
    }
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"]
    references = [node["$ref"] for node in walk(document) if "$ref" in node]
    assert all(
        ref.removeprefix("#/components/schemas/") in document["components"]["schemas"] for ref in references
    )
