"""Someone who talks into a muted microphone is told, and one click helps."""

from __future__ import annotations

import math
import shutil
import struct
import wave
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from tests.end_to_end.room_client.conftest import FLAGS, Visitor
from tests.end_to_end.room_client.fake_agent import FakeAgent
from tests.end_to_end.room_client.stand import Site

pytestmark = pytest.mark.end_to_end
RATE = 16_000


def hum(path: Path) -> Path:
    """Two seconds of a steady tone; the browser plays it again and again as its microphone."""
    samples = (int(9000 * math.sin(2 * math.pi * 220 * n / RATE)) for n in range(2 * RATE))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return path


async def test_speech_into_a_muted_microphone_is_noticed(
    site: Site, room: str, agent: FakeAgent, tmp_path: Path
) -> None:
    flags = [*FLAGS, f"--use-file-for-fake-audio-capture={hum(tmp_path / 'hum.wav')}"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        visitor = Visitor(await browser.new_page(permissions=["microphone", "camera"]), site)
        await visitor.enter(room)
        notice = visitor.page.get_by_test_id("notice-muted")
        await expect(visitor.page.get_by_test_id("mic")).to_have_text("Mute")
        await expect(notice).to_have_count(0)
        await visitor.page.get_by_test_id("mic").click()
        await notice.get_by_role("button", name="Turn it on").click()
        await expect(visitor.page.get_by_test_id("mic")).to_have_text("Mute")
        await expect(notice).to_have_count(0)
        await browser.close()
