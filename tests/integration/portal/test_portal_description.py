"""The API against its own description: whatever is sent, no answer is undeclared and none is a fault."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from meeting.hashing import Hasher
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.users import PostgresUsers
from meeting.user import Role
from portal.app import create_app
from portal.settings import PortalSettings
from storage.database import Database
from storage.ids import new_id
from tests.integration.portal.conftest import PASSWORD, FakeLiveKit

pytestmark = pytest.mark.integration
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


class Running:
    """A portal on a port of its own, in a thread of its own, with somebody signed in and a room."""

    def __init__(self, given: PortalSettings, hasher: Hasher) -> None:
        app = create_app(given, livekit=FakeLiveKit(), hasher=hasher)
        self.server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def start(self) -> str:
        self.thread.start()
        until = time.monotonic() + 20
        while not self.server.started:
            assert self.thread.is_alive()
            assert time.monotonic() < until
            threading.Event().wait(0.02)
        (listener,) = self.server.servers[0].sockets
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(15)


async def add_receptionist(url: str, hasher: Hasher, email: str) -> None:
    db = await Database.connect(url)
    entity = await PostgresEntities(db).create_entity(name="Described", timezone="UTC")
    await PostgresUsers(db).create_user(
        entity_id=entity.id, email=email, name="R", role=Role.RECEPTIONIST, password=PASSWORD, hasher=hasher
    )
    await db.close()


@pytest.fixture(scope="module")
def base(make_settings: Callable[..., PortalSettings], hasher: Hasher) -> Iterator[str]:
    running = Running(make_settings(), hasher)
    yield running.start()
    running.stop()


@pytest.fixture(scope="module")
def bearer(base: str, portal_database: str, hasher: Hasher) -> dict[str, str]:
    email = f"{new_id().hex}@described.example"
    thread = threading.Thread(target=lambda: asyncio.run(add_receptionist(portal_database, hasher, email)))
    thread.start()
    thread.join(20)
    answer = requests.post(
        f"{base}/api/v1/auth/login", json={"email": email, "password": PASSWORD}, timeout=10
    )
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@pytest.fixture(scope="module")
def room_id(base: str, bearer: dict[str, str]) -> str:
    answer = requests.post(f"{base}/api/v1/rooms", json={"title": "Described"}, headers=bearer, timeout=10)
    return str(answer.json()["id"])


@pytest.mark.parametrize(
    "mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"]
)
def test_no_answer_is_undeclared_and_none_is_a_fault(
    base: str, bearer: dict[str, str], room_id: str, mode: GenerationMode
) -> None:
    found = [
        result.ok() for result in schemathesis.openapi.from_url(f"{base}/openapi.json").get_all_operations()
    ]
    assert len(found) == 7
    for operation in found:
        for path in ({}, {"room_id": room_id}) if operation.method != "delete" else ({},):
            _try(operation, bearer, path, mode)


def _try(operation: Any, bearer: dict[str, str], path: dict[str, str], mode: GenerationMode) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any) -> None:
        case.path_parameters.update(
            {name: value for name, value in path.items() if name in case.path_parameters}
        )
        case.call_and_validate(headers=bearer, checks=CHECKS)

    # An operation without anything to get wrong has no unfitting case.
    with suppress(Unsatisfiable):
        check()
