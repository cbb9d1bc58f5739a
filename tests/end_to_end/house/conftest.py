"""One house for this folder, and browsers whose microphone is a WAV file."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.end_to_end.house.visitor import Visitor, record
from tests.support.up import RunningHouse, running_house

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts" / "house"
FLAGS = [
    "--no-sandbox",
    "--use-fake-device-for-media-stream=fps=5",  # the picture is nothing to look at, its encoding costs a core
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
OpenBrowser = Callable[[], Awaitable[Visitor]]


@pytest.fixture(scope="package")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningHouse]:
    async with running_house(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
async def open_browser(tmp_path: Path) -> AsyncIterator[OpenBrowser]:
    """A browser of its own per person: the WAV belongs to the browser's process."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        count = 0

        async def opened() -> Visitor:
            nonlocal count
            count += 1
            wav = tmp_path / f"microphone-{count}.wav"
            record(wav)
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=[*FLAGS, f"--use-file-for-fake-audio-capture={wav}%noloop"]
            )
            stack.push_async_callback(browser.close)
            page = await browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(30_000)
            return Visitor(page, wav)

        yield opened
