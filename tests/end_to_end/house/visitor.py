"""A person at a browser whose microphone is a WAV file, who speaks when it is their turn."""

from __future__ import annotations

import itertools
import wave
from pathlib import Path

import numpy as np
from playwright.async_api import Page

from benchmarks.caller import RATE, spoken
from benchmarks.house import Seat
from tests.support.up import RunningHouse

LEAD_S = 0.3
ENTERED = '[data-testid="room"][data-link="up"]'


def record(path: Path, text: str = "") -> None:
    """Write the WAV of one sentence, or of silence."""
    sound = spoken(text) if text else np.zeros(RATE, np.int16)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(np.concatenate([np.zeros(int(LEAD_S * RATE), np.int16), sound]).tobytes())


class Visitor:
    """Walks in by link and code, and speaks through Chromium's own capture."""

    def __init__(self, page: Page, wav: Path) -> None:
        self.page = page
        self._wav = wav
        self._microphones = itertools.cycle(["Fake Audio Input 1", "Fake Audio Input 2"])

    async def enter(self, house: RunningHouse, seat: Seat) -> None:
        """Link, code, device check, room."""
        await self.page.goto(f"{house.portal_url}/m/{seat.token}")
        await self.page.locator("input[name=code]").fill(f"{seat.code[:4]} {seat.code[4:]}")
        await self.page.locator("input[name=code]").press("Enter")
        await self.page.get_by_test_id("enter").click()
        await self.page.locator(ENTERED).wait_for()

    async def say(self, text: str) -> None:
        """Speak a sentence once.

        Chromium reads the file anew whenever a device is opened, so it is heard from its start through
        another microphone, chosen as people choose one.
        """
        record(self._wav, text)
        await self.page.get_by_test_id("devices").click()
        picker = self.page.get_by_role("combobox", name="Microphone")
        await picker.select_option(label=next(self._microphones))
        await self.page.get_by_role("button", name="Done").click()
