"""The portal as a process of its own: how it begins without its stores, and how it ends."""

import asyncio
import json
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from embedded.ports import any_free
from embedded.postgres import EmbeddedPostgres
from meeting.clock import SystemClock
from meeting.user import Role
from portal.guards import SESSION_COOKIE
from portal.keys import load_signing_key
from portal.sessions import Sessions
from portal.settings import PortalSettings
from storage.migrate import migrate
from tests.integration.portal.conftest import Clinic
from tests.support.waiting import eventually

pytestmark = pytest.mark.integration
LINK = "/m/" + "a" * 43
Make = Callable[..., PortalSettings]


def environment(settings: PortalSettings) -> dict[str, str]:
    facts = json.loads(settings.model_dump_json(exclude_none=True))
    facts["livekit_api_secret"] = settings.livekit_api_secret.get_secret_value()
    return {name.upper(): str(value) for name, value in facts.items()}


@asynccontextmanager
async def portal(settings: PortalSettings, tmp_path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "portal"),
        env={"PYTHONPATH": str(Path.cwd()), **environment(settings)},
        cwd=tmp_path,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@asynccontextmanager
async def client(settings: PortalSettings) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{settings.portal_port}", timeout=5) as http:

        async def serves() -> bool:
            try:
                return (await http.get("/healthz")).status_code == 200
            except httpx2.HTTPError:
                return False

        await eventually(serves, within=30)
        yield http


async def test_without_postgres_it_begins_and_says_503_until_postgres_is_there(
    make_settings: Make, tmp_path: Path
) -> None:
    postgres = EmbeddedPostgres(tmp_path / "pg", durable=False)
    settings = make_settings(database_url=postgres.app_url, portal_port=any_free())
    async with portal(settings, tmp_path), client(settings) as http:
        away = await http.get(LINK)
        assert (away.status_code, away.headers["Retry-After"]) == (503, "5")
        assert (await http.get("/readyz")).json()["postgres"] is False
        async with postgres:
            await migrate(postgres.owner_url)

            async def there() -> bool:
                return bool((await http.get("/readyz")).json()["postgres"])

            await eventually(there)
            assert (await http.get(LINK)).status_code == 404


async def test_who_is_turned_away_does_not_begin_and_says_why(make_settings: Make, tmp_path: Path) -> None:
    url = urlsplit(make_settings().database_url)
    wrong = f"postgresql://usher_app:hunter2@{url.hostname}:{url.port}/nowhere"
    async with portal(make_settings(database_url=wrong, portal_port=any_free()), tmp_path) as process:
        assert process.stderr is not None
        async with asyncio.timeout(30):
            said = (await process.stderr.read()).decode()
            assert await process.wait() == 78
    assert f"DATABASE_URL (or DATABASE_OWNER_URL) leads to usher_app@127.0.0.1:{url.port}/nowhere: " in said
    assert "hunter2" not in said
    assert "Traceback" not in said


async def test_open_live_parts_do_not_hold_it_up(make_settings: Make, tmp_path: Path, clinic: Clinic) -> None:
    settings = make_settings(portal_port=any_free())
    user = clinic.users[Role.RECEPTIONIST]
    sessions = Sessions(load_signing_key(settings.portal_jwt_key_file), settings.portal_url, SystemClock())
    cookies = {SESSION_COOKIE: sessions.issue(user.id, clinic.entity.id)}
    async with portal(settings, tmp_path) as process, client(settings) as http:
        async with http.stream("GET", "/desk/live", cookies=cookies, timeout=20) as stream:
            assert stream.status_code == 200
            lines = stream.aiter_lines()
            assert await anext(lines)
            process.send_signal(signal.SIGTERM)
            told = time.monotonic()
            async for _ in lines:
                pass
        async with asyncio.timeout(10):
            await process.wait()
        assert time.monotonic() - told < 2.0
