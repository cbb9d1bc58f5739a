"""One house for this folder, and browsers whose microphone is a WAV file."""

from __future__ import annotations

import shutil
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Page, async_playwright

from benchmarks.caller import RATE, Samples, spoken
from tests.support.up import RunningHouse, running_house

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts" / "house"
FLAGS = [
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
Script = list[float | str]
OpenBrowser = Callable[[Script], Awaitable[Page]]


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningHouse]:
    async with running_house(tmp_path_factory.mktemp("house")) as running:
        yield running


def microphone(script: Script, path: Path) -> Path:
    """A WAV of sentences and pauses (seconds)."""
    parts: list[Samples] = [
        spoken(part) if isinstance(part, str) else np.zeros(int(part * RATE), np.int16) for part in script
    ]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.concatenate(parts).tobytes())
    return path


@pytest.fixture
async def open_browser(tmp_path: Path) -> AsyncIterator[OpenBrowser]:
    """A browser of its own per person: the WAV belongs to the browser's process."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        count = 0

        async def opened(script: Script) -> Page:
            nonlocal count
            count += 1
            wav = microphone(script, tmp_path / f"microphone-{count}.wav")
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=[*FLAGS, f"--use-file-for-fake-audio-capture={wav}%noloop"]
            )
            stack.push_async_callback(browser.close)
            page = await browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(15_000)
            return page

        yield opened
