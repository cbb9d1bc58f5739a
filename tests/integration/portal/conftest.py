"""The portal on real stores, with a meeting server that only remembers, and people who click through it."""

import asyncio
import re
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from quart import Quart
from werkzeug.wrappers import Response

from meeting.entity import Entity
from meeting.hashing import Hasher, Profile
from meeting.livekit_api import LiveKitRooms
from meeting.participant import ParticipantType
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.users import PostgresUsers
from meeting.testing import InMemoryMeetingServer
from meeting.user import Role, User
from meeting.webhook import Webhook
from portal.app import create_app
from portal.settings import PortalSettings
from storage.database import Database
from storage.redis import Bus
from tests.support.servers import Postgres

KEY, SECRET = "devkey", "a-secret-of-thirty-two-letters-or-more"
PASSWORD = "correct horse"


class FakeLiveKit(InMemoryMeetingServer):
    """Remembers rooms; tokens and webhooks are the real thing."""

    def __init__(self) -> None:
        super().__init__()
        self._real = LiveKitRooms("ws://127.0.0.1:9", KEY, SECRET)

    def access_token(self, room_name: str, identity: str, name: str, type: ParticipantType) -> str:
        return self._real.access_token(room_name, identity, name, type)

    def receive_webhook(self, body: bytes, authorization: str | None) -> Webhook:
        return self._real.receive_webhook(body, authorization)

    async def answers(self) -> bool:
        return not self.away

    async def close(self) -> None:
        await self._real.close()


@dataclass
class Clinic:
    """One entity with a user of each role."""

    entity: Entity
    users: dict[Role, User]


@dataclass
class Browser:
    """A person at the portal: cookies kept, forms filled from the page they stand on."""

    client: Any
    page: str = ""
    status: int = 0
    headers: Any = None
    path: str = ""
    address: str = field(default="http://localhost")

    async def get(self, path: str, **kwargs: Any) -> "Browser":
        return await self._see(path, await self.client.get(path, **kwargs))

    async def post(self, path: str, **fields: str) -> "Browser":
        """Post a form of the page one stands on, and follow where it leads."""
        fields.setdefault("csrf_token", self.token)
        answer = await self.client.post(path, form=fields, headers={"Origin": self.address})
        await self._see(path, answer)
        if self.status == 303:
            await self.get(self.headers["Location"])
        return self

    @property
    def token(self) -> str:
        found = re.search(r'name="csrf-token" content="([^"]*)"', self.page)
        return found.group(1) if found else ""

    def value(self, name: str) -> str:
        """What stands in a field of the page."""
        found = re.search(rf'name="{name}"[^>]*?value="([^"]*)"', self.page, re.DOTALL)
        return found.group(1) if found else ""

    async def sign_in(self, email: str, password: str = PASSWORD) -> "Browser":
        await self.get("/sign-in")
        return await self.post("/sign-in", email=email, password=password)

    async def _see(self, path: str, answer: Response) -> "Browser":
        self.path, self.status, self.headers = path, answer.status_code, answer.headers
        self.page = (await answer.get_data()).decode()  # type: ignore[misc]
        return self


@pytest.fixture(scope="session")
def portal_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portal")


@pytest_asyncio.fixture(scope="session")
async def portal_database(postgres: Postgres) -> AsyncIterator[str]:
    """One database for all tests here: each has an entity of its own, and sees no other."""
    async with postgres.fresh_database() as url:
        yield url


@pytest_asyncio.fixture(scope="session")
async def db(portal_database: str) -> AsyncIterator[Database]:
    database = await Database.connect(portal_database)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def make_settings(portal_database: str, redis_url: str, portal_home: Path) -> Callable[..., PortalSettings]:
    def make(**given: Any) -> PortalSettings:
        facts = {
            "database_url": portal_database,
            "redis_url": redis_url,
            "portal_url": "http://localhost",
            "portal_secret_file": portal_home / "secret",
            "portal_jwt_key_file": portal_home / "jwt.pem",
            "portal_sign_in_per_minute": 10_000,
            "portal_writes_per_minute": 100_000,
            "livekit_url": "ws://livekit:7880",
            "livekit_api_key": KEY,
            "livekit_api_secret": SECRET,
        }
        return PortalSettings(_env_file=None, **{**facts, **given})  # type: ignore[call-arg]

    return make


@pytest.fixture(scope="session")
def the_livekit() -> FakeLiveKit:
    return FakeLiveKit()


@pytest.fixture
def livekit(the_livekit: FakeLiveKit) -> FakeLiveKit:
    """The meeting server, empty and there."""
    the_livekit.away = False
    the_livekit.rooms.clear()
    the_livekit.dispatched.clear()
    the_livekit.removed.clear()
    return the_livekit


@pytest.fixture(scope="session")
def hasher() -> Hasher:
    return Hasher(Profile.CHEAP)


@pytest_asyncio.fixture(scope="session")
async def the_app(
    make_settings: Callable[..., PortalSettings], the_livekit: FakeLiveKit, hasher: Hasher
) -> AsyncIterator[Quart]:
    made = create_app(make_settings(), livekit=the_livekit, hasher=hasher)
    async with made.test_app():
        yield made


@pytest_asyncio.fixture
async def app(the_app: Quart, livekit: FakeLiveKit, bus: Bus) -> Quart:
    await bus.client.delete("usher:tries:<local>", "usher:tries")
    return the_app


@pytest_asyncio.fixture
async def clinic(db: Database, hasher: Hasher) -> Clinic:
    return await make_clinic(db, hasher, "Harbour Clinic")


async def make_clinic(db: Database, hasher: Hasher, name: str) -> Clinic:
    domain = f"{secrets.token_hex(4)}.example"
    entity = await PostgresEntities(db).create_entity(name=name, timezone="America/New_York")
    await PostgresEntities(db).create_department(entity.id, name="Cardiology")
    users = {}
    for role in (Role.ENTITY_ADMIN, Role.RECEPTIONIST, Role.QA):
        users[role] = await PostgresUsers(db).create_user(
            entity_id=entity.id,
            email=f"{role.value.lower()}@{domain}",
            name=f"{role.value.title()} Reis",
            role=role,
            password=PASSWORD,
            hasher=hasher,
        )
    return Clinic(entity, users)


@pytest.fixture
def browser(app: Quart) -> Browser:
    return Browser(app.test_client())


@pytest.fixture
def stranger(app: Quart) -> Browser:
    return Browser(app.test_client())


@pytest_asyncio.fixture
async def desk(browser: Browser, clinic: Clinic) -> Browser:
    """A receptionist, signed in."""
    await browser.sign_in(clinic.users[Role.RECEPTIONIST].email)
    assert browser.path == "/desk", browser.page
    return browser


@dataclass
class Invitation:
    """What the desk hands over."""

    room_id: str
    link: str
    code: str

    @property
    def token(self) -> str:
        return self.link.rsplit("/", 1)[1]


async def make_room(desk: Browser, **fields: str) -> str:
    """A meeting that starts now, made with the form; its id."""
    await desk.get("/meetings/new")
    await desk.post(
        "/meetings/new",
        **{"title": "Check-up", "when": "now", "request_id": desk.value("request_id"), **fields},
    )
    assert desk.status == 200, desk.page
    return desk.path.rsplit("/", 1)[1]


async def invite(desk: Browser, room_id: str, name: str = "Ana Silva", **fields: str) -> Invitation:
    """One more person with a link and a code, as the page shows them."""
    await desk.get(f"/meetings/{room_id}")
    await desk.post(f"/meetings/{room_id}/people", name=name, request_id=desk.value("request_id"), **fields)
    return issued(desk, room_id)


def issued(desk: Browser, room_id: str) -> Invitation:
    link = re.search(r'id="issued-link" readonly value="([^"]+)"', desk.page)
    code = re.search(r'data-copy="(\d{8})"', desk.page)
    assert link, desk.page
    assert code
    return Invitation(room_id, link.group(1), code.group(1))


async def enter(person: Browser, invitation: Invitation, code: str | None = None) -> Browser:
    """Open the link and type the code."""
    path = f"/m/{invitation.token}"
    await person.get(path)
    return await person.post(path, code=code or invitation.code)


async def join(person: Browser, room_id: str) -> tuple[int, dict[str, Any]]:
    """What the room client does."""
    answer = await person.client.post(
        f"/api/v1/rooms/{room_id}/join", json={}, headers={"Origin": person.address}
    )
    return answer.status_code, await answer.get_json()


async def events_of(browser: Browser, path: str, *until: str) -> str:
    """What a live part streams until it has said something."""
    seen = b""
    async with browser.client.request(path) as connection:
        await connection.send_complete()
        async with asyncio.timeout(10):
            while not all(words.encode() in seen for words in until):
                seen += await connection.receive()
        await connection.disconnect()
    return seen.decode()
