import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from quart import Quart

from meeting.clock import FrozenClock
from meeting.hashing import Hasher
from meeting.postgres.audit import PostgresAudit
from meeting.user import Role
from portal.app import create_app
from portal.parts import Parts
from portal.sessions import LIFETIME, RENEW_AFTER
from portal.settings import PortalSettings
from portal.sign_in import ACCOUNT_TRIES, STALE, TOO_OFTEN, WRONG
from storage.database import Database
from storage.redis import Bus
from tests.integration.portal.conftest import KEY, PASSWORD, SECRET, Browser, Clinic, FakeLiveKit
from tests.support.servers import Postgres

pytestmark = pytest.mark.integration


async def disable(db: Database, entity_id: UUID, user_id: UUID) -> None:
    async with db.scope(entity_id) as connection:
        await connection.execute('update "user" set disabled_at = now() where id = $1', user_id)


async def test_the_front_door_asks_who_one_is_and_leads_on_afterwards(
    browser: Browser, clinic: Clinic
) -> None:
    await browser.get("/meetings?q=Ana")
    assert browser.status == 303
    asked = browser.headers["Location"]
    await browser.get(asked)
    await browser.post(asked, email=clinic.users[Role.QA].email.upper(), password=PASSWORD)
    assert browser.path == "/meetings?q=Ana"
    assert browser.status == 200


@pytest.mark.parametrize("target", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\nb"])
async def test_signing_in_leads_nowhere_else(browser: Browser, clinic: Clinic, target: str) -> None:
    await browser.get("/sign-in")
    answer = await browser.client.post(
        "/sign-in",
        query_string={"next": target},
        form={"email": clinic.users[Role.QA].email, "password": PASSWORD, "csrf_token": browser.token},
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk")


async def test_wrong_unknown_and_disabled_look_the_same(
    browser: Browser, clinic: Clinic, db: Database
) -> None:
    admin = clinic.users[Role.ENTITY_ADMIN]
    await disable(db, clinic.entity.id, admin.id)
    pages = set()
    for email, password in (
        (clinic.users[Role.QA].email, "wrong"),
        ("nobody@harbour.example", PASSWORD),
        (admin.email, PASSWORD),
        ("", ""),
    ):
        await browser.sign_in(email, password)
        assert browser.status == 422
        assert "usher_session" not in str(browser.headers)
        pages.add(browser.page.replace(email, "") if email else browser.page)
    assert len(pages) == 1
    assert WRONG in browser.page


async def test_the_address_is_kept_and_the_password_is_not(browser: Browser, clinic: Clinic) -> None:
    await browser.sign_in("someone@harbour.example", "hunter2hunter2")
    assert browser.value("email") == "someone@harbour.example"
    assert "hunter2" not in browser.page


async def test_the_session_cookie_is_closed_to_scripts_and_other_sites(
    browser: Browser, clinic: Clinic
) -> None:
    await browser.get("/sign-in")
    answer = await browser.client.post(
        "/sign-in",
        form={"email": clinic.users[Role.QA].email, "password": PASSWORD, "csrf_token": browser.token},
    )
    (cookie,) = [
        value for value in answer.headers.getlist("Set-Cookie") if value.startswith("usher_session=")
    ]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


async def test_behind_https_cookies_are_secure(
    make_settings: Callable[..., PortalSettings], livekit: FakeLiveKit, hasher: Hasher, clinic: Clinic
) -> None:
    app = create_app(make_settings(portal_url="https://localhost"), livekit=livekit, hasher=hasher)
    async with app.test_app():
        answer = await app.test_client().get("/sign-in", scheme="https")
        assert "Secure" in answer.headers["Set-Cookie"]
        assert "Strict-Transport-Security" in answer.headers


async def test_a_form_without_our_token_signs_nobody_in(browser: Browser, clinic: Clinic) -> None:
    form = {"email": clinic.users[Role.QA].email, "password": PASSWORD}
    await browser.post("/sign-in?next=/meetings", **form)
    assert (browser.status, browser.value("email")) == (403, form["email"])
    assert STALE in browser.page
    assert 'action="/sign-in?next=/meetings"' in browser.page
    sent = await browser.client.post(
        "/sign-in", form={**form, "csrf_token": browser.token}, headers={"Origin": "https://evil.example"}
    )
    assert sent.status_code == 403
    assert form["email"] not in await sent.get_data(as_text=True)


async def test_signing_out_forgets_the_session(desk: Browser) -> None:
    await desk.post("/sign-out")
    assert desk.path == "/sign-in"
    await desk.get("/desk")
    assert desk.status == 303


async def test_signing_out_everywhere_ends_every_session(
    desk: Browser, clinic: Clinic, app: Quart, db: Database
) -> None:
    elsewhere = await Browser(app.test_client()).sign_in(clinic.users[Role.RECEPTIONIST].email)
    assert elsewhere.path == "/desk"
    await desk.post("/sign-out-everywhere")
    assert desk.path == "/sign-in"
    assert (await elsewhere.get("/desk")).status == 303
    entries = await PostgresAudit(db).entries(clinic.entity.id)
    assert entries[0].action == "signed_out_everywhere"


async def test_signing_out_wants_a_session_and_its_token(browser: Browser, desk: Browser, app: Quart) -> None:
    assert (await app.test_client().post("/sign-out")).status_code == 401
    assert (await desk.client.post("/sign-out", form={})).status_code == 403


async def test_a_disabled_user_is_out_at_once(desk: Browser, clinic: Clinic, db: Database) -> None:
    await disable(db, clinic.entity.id, clinic.users[Role.RECEPTIONIST].id)
    assert (await desk.get("/desk")).status == 303


async def login(app: Quart, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = await app.test_client().post("/api/v1/auth/login", json=body)
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.status_code, await answer.get_json()


async def test_a_program_gets_a_bearer_token(app: Quart, clinic: Clinic) -> None:
    status, session = await login(app, email=clinic.users[Role.RECEPTIONIST].email, password=PASSWORD)
    assert status == 200
    assert (session["token_type"], session["role"]) == ("Bearer", "RECEPTIONIST")
    assert session["entity_id"] == str(clinic.entity.id)
    bearer = {"Authorization": f"Bearer {session['access_token']}"}
    made = await app.test_client().post("/api/v1/rooms", json={"title": "Talk"}, headers=bearer)
    assert made.status_code == 201
    keys = await (await app.test_client().get("/.well-known/jwks.json")).get_json()
    assert keys["keys"][0]["alg"] == "RS256"


async def test_a_program_with_a_wrong_password_gets_a_problem(app: Quart, clinic: Clinic) -> None:
    status, body = await login(app, email=clinic.users[Role.QA].email, password="wrong")
    assert (status, body["code"]) == (401, "not_signed_in")


@pytest_asyncio.fixture
async def lone_app(
    make_settings: Callable[..., PortalSettings], livekit: FakeLiveKit, hasher: Hasher, postgres: Postgres
) -> AsyncIterator[Quart]:
    """A portal on a database of its own: managers see every entity there is."""
    async with postgres.fresh_database() as url:
        app = create_app(make_settings(database_url=url), livekit=livekit, hasher=hasher)
        async with app.test_app():
            yield app


async def test_a_manager_chooses_an_entity(lone_app: Quart, hasher: Hasher) -> None:
    house: Parts = lone_app.extensions["portal"]
    one = await house.entities.create_entity(name="One", timezone="UTC")
    await house.users.create_user(
        entity_id=None, email="m@usher.example", name="M", role=Role.MANAGER, password=PASSWORD, hasher=hasher
    )
    who = {"email": "m@usher.example", "password": PASSWORD}
    assert (await login(lone_app, **who))[1]["entity_id"] == str(one.id)
    other = await house.entities.create_entity(name="Other", timezone="UTC")
    assert (await login(lone_app, **who))[1]["entity_id"] is None
    assert (await login(lone_app, **who, entity_id=str(other.id)))[1]["entity_id"] == str(other.id)
    manager = await Browser(lone_app.test_client()).sign_in("m@usher.example")
    assert manager.path == "/entities"
    assert (await manager.get("/desk")).headers["Location"] == "/entities"
    await manager.get("/entities")
    await manager.post("/entities", entity=str(other.id))
    assert manager.path == "/desk"
    assert "Other" in manager.page
    await manager.get("/entities")
    await manager.post("/entities", entity="nonsense")
    assert manager.status == 404
    await manager.get("/desk")
    await manager.post("/sign-out")
    assert manager.path == "/sign-in"


async def test_only_managers_choose(desk: Browser, clinic: Clinic) -> None:
    assert (await desk.get("/entities")).status == 403
    await desk.get("/sign-in")
    await desk.post("/entities", entity=str(clinic.entity.id))
    assert desk.status == 403


async def test_an_address_that_tries_too_often_must_wait(
    make_settings: Callable[..., PortalSettings],
    livekit: FakeLiveKit,
    hasher: Hasher,
    clinic: Clinic,
    bus: Bus,
) -> None:
    await bus.client.delete("usher:sign-in-from:<local>")
    app = create_app(make_settings(portal_sign_in_per_minute=3), livekit=livekit, hasher=hasher)
    async with app.test_app():
        body = {"email": clinic.users[Role.QA].email, "password": "wrong"}
        right = {**body, "password": PASSWORD}
        for _ in range(5):
            assert (await app.test_client().post("/api/v1/auth/login", json=right)).status_code == 200
        tries = [app.test_client().post("/api/v1/auth/login", json=body) for _ in range(6)]
        answers = await asyncio.gather(*tries)
        page = await Browser(app.test_client()).sign_in(clinic.users[Role.QA].email)
    await bus.client.delete("usher:sign-in-from:<local>")
    assert sorted(answer.status_code for answer in answers) == [401] * 3 + [429] * 3
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert int(refused.headers["Retry-After"]) > 0
    assert (await refused.get_json())["code"] == "too_many"
    assert (page.status, page.value("email")) == (429, clinic.users[Role.QA].email)
    assert TOO_OFTEN in page.page
    assert "Retry-After" in page.headers


async def test_an_account_that_is_guessed_at_is_shut_for_a_while(
    app: Quart, clinic: Clinic, bus: Bus
) -> None:
    email = clinic.users[Role.QA].email
    await bus.client.set(f"usher:sign-in:{email}", ACCOUNT_TRIES, ex=60)
    status, body = await login(app, email=email, password=PASSWORD)
    await bus.client.delete(f"usher:sign-in:{email}")
    assert (status, body["code"]) == (429, "too_many")


async def test_a_session_in_use_is_renewed_and_an_idle_one_ends(
    make_settings: Callable[..., PortalSettings], livekit: FakeLiveKit, hasher: Hasher, clinic: Clinic
) -> None:
    clock = FrozenClock(datetime.now(UTC) + timedelta(seconds=1))
    app = create_app(make_settings(), livekit=livekit, hasher=hasher, clock=clock)
    async with app.test_app():
        person = await Browser(app.test_client()).sign_in(clinic.users[Role.QA].email)
        assert "usher_session" not in str(person.headers)
        for _ in range(3):
            clock.advance(RENEW_AFTER + timedelta(minutes=5))
            await person.get("/desk")
            assert person.status == 200
            assert "usher_session" in str(person.headers)
        clock.advance(LIFETIME)
        assert (await person.get("/desk")).status == 303


def test_a_portal_with_wrong_settings_says_which_and_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"x")
    good = {
        "DATABASE_URL": "postgresql://u@127.0.0.1:9/d",
        "REDIS_URL": "redis://127.0.0.1:9/0",
        "LIVEKIT_URL": "ws://127.0.0.1:9",
        "LIVEKIT_API_KEY": KEY,
        "LIVEKIT_API_SECRET": SECRET,
        "PORTAL_SECRET_FILE": str(tmp_path / "secret"),
        "PORTAL_JWT_KEY_FILE": str(tmp_path / "jwt.pem"),
    }
    for wrong in ({"PORTAL_PORT": "eighty"}, {"PORTAL_SECRET_FILE": str(tmp_path / "short")}):
        ended = subprocess.run(
            [sys.executable, "-m", "portal"],
            env={**good, **wrong, "PYTHONPATH": str(Path.cwd())},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 78
        assert next(iter(wrong)) in ended.stderr
        assert "Traceback" not in ended.stderr
