"""One LiveKit server, one site and one browser for all of this folder; a page and an agent per test."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from embedded.livekit_binary import find_server
from embedded.settings import EmbeddedSettings
from tests.end_to_end.room_client.fake_agent import FakeAgent
from tests.end_to_end.room_client.stand import DIST, MeetingServer, Site

FLAGS = [
    "--no-sandbox",
    "--use-fake-device-for-media-stream=fps=5",  # as in house/conftest.py
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=30_000)  # the machine may be busy with everything else
ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts" / "room_client"
ROOMS = (f"room-{number}" for number in itertools.count(1))


class Visitor:
    """A person's browser: opens the room client and walks in."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self._site = site
        self.complaints: list[str] = []
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(30_000)

    async def open(self, room: str, *, name: str = "Ana Silva") -> None:
        await self.page.goto(f"{self._site.url}/room/{room}?as={name}")

    async def enter(self, room: str, *, name: str = "Ana Silva") -> None:
        await self.open(room, name=name)
        await self.page.get_by_test_id("enter").click()
        await self.page.locator('[data-testid="room"][data-link="up"]').wait_for()

    async def shot(self, name: str) -> None:
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=ARTIFACTS / f"{name}.png", animations="disabled")


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[MeetingServer]:
    if not (DIST / "manifest.json").exists():
        pytest.skip("the room client is not built: npm run build")
    binary = await find_server(EmbeddedSettings().usher_cache.expanduser().absolute(), lambda _: None)
    server = MeetingServer(binary, tmp_path_factory.mktemp("livekit"))
    await server.start()
    yield server
    await server.kill()


@pytest.fixture(scope="session")
async def site(server: MeetingServer) -> AsyncIterator[Site]:
    site = Site(server)
    await site.start()
    yield site
    await site.stop()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def room() -> str:
    return next(ROOMS)


@pytest.fixture
async def people(browser: Browser, site: Site) -> AsyncIterator[Any]:
    """Makes visitors: `await people(width=390, dark=True)`."""
    contexts: list[BrowserContext] = []

    async def make(*, width: int = 1280, dark: bool = False, permissions: bool = True) -> Visitor:
        context = await browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 800},
            color_scheme="dark" if dark else "light",
            permissions=["microphone", "camera"] if permissions else [],
            has_touch=width < 600,
            timezone_id="Europe/Lisbon",
        )
        contexts.append(context)
        return Visitor(await context.new_page(), site)

    yield make
    for context in contexts:
        await context.close()


@pytest.fixture
async def agent(server: MeetingServer, room: str) -> AsyncIterator[FakeAgent]:
    agent = await FakeAgent(room, server.url).enter()
    yield agent
    await agent.leave()


@pytest.fixture(scope="session")
def axe() -> str:
    return (DIST.parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture(scope="session")
def findings(axe: str) -> Any:
    """Runs axe on a page by evaluation, since the page's policy lets no foreign script in."""

    async def run(page: Page) -> list[str]:
        await page.evaluate(axe)
        found = await page.evaluate("async () => (await axe.run()).violations")
        return [f"{one['id']}: {json.dumps([node['html'] for node in one['nodes']])[:600]}" for one in found]

    return run
