"""A person talks with the agent in a browser, on real parts, and a booking stands."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import io
import os
import signal
import time

import av
import httpx2
import pytest
from playwright.async_api import Page, expect

from tests.end_to_end.house.conftest import ARTIFACTS, OpenBrowser
from tests.end_to_end.house.guest import by, turns_until
from tests.end_to_end.house.visitor import ENTERED
from tests.support.up import RunningHouse

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(300)]

BOOKED = "select state from booking where room_id = $1"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
RECORD = """() => {
  const all = new AudioContext(), out = all.createMediaStreamDestination();
  const streams = [...document.querySelectorAll('audio')].map(a => a.srcObject).filter(Boolean);
  streams.forEach(s => all.createMediaStreamSource(s).connect(out));
  const recorder = new MediaRecorder(out.stream), parts = [];
  recorder.ondataavailable = e => parts.push(e.data);
  recorder.start(250);
  window.heard = async () => {
    await new Promise(done => { recorder.onstop = done; recorder.stop(); });
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    let text = ''; for (const b of bytes) text += String.fromCharCode(b);
    return btoa(text);
  };
}"""


def as_wav(webm: bytes) -> bytes:
    """What the page recorded, as 16 kHz mono."""
    wav = io.BytesIO()
    with av.open(io.BytesIO(webm)) as source, av.open(wav, "w", format="wav") as out:
        track = out.add_stream("pcm_s16le", rate=16_000, layout="mono")
        resampler = av.AudioResampler("s16", "mono", 16_000)
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                out.mux(track.encode(piece))
    return wav.getvalue()


async def heard_words(page: Page, house: RunningHouse) -> str:
    """What came out of the loudspeakers since `RECORD`, read by the recogniser."""
    webm = base64.b64decode(await page.evaluate("() => window.heard()"))
    (ARTIFACTS / "offer.webm").write_bytes(webm)
    async with httpx2.AsyncClient(timeout=60) as http:
        answer = await http.post(
            f"http://127.0.0.1:{house.port('gateway')}/v1/audio/transcriptions",
            files={"file": ("offer.wav", as_wav(webm), "audio/wav")},
            data={"model": "whisper-1"},
        )
    return str(answer.json()["text"])


async def spoken_out(house: RunningHouse, room: str, count: int) -> None:
    """The agent has finished so many stretches of talk."""
    await turns_until(house, room, lambda turns: len(by(turns, "agent")) >= count, 45.0)


async def test_a_booking_made_by_voice_stands(house: RunningHouse, open_browser: OpenBrowser) -> None:
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    room = house.desk.room("First meeting")
    ana = await open_browser()
    page = ana.page
    await ana.enter(house, house.desk.seat(room, "Ana Silva"))
    entered = time.monotonic()
    await expect(page.get_by_test_id("caption").first).to_be_visible(timeout=5_000)
    assert time.monotonic() - entered < 5
    await spoken_out(house, room, 1)
    await page.evaluate(RECORD)
    await ana.say("I would like a consultation with Doctor Melo, please.")
    await expect(page.get_by_test_id("slot").first).to_be_visible(timeout=30_000)
    await spoken_out(house, room, 2)
    offer = await heard_words(page, house)
    await page.screenshot(path=ARTIFACTS / "offer.png")
    assert any(day in offer.lower() for day in WEEKDAYS), offer
    await ana.say("The first one, please.")
    await spoken_out(house, room, 3)
    assert "confirmed" not in [row["state"] for row in await house.rows(BOOKED, room)]
    await ana.say("Yes, please.")
    await expect(page.get_by_test_id("receipt").first).to_be_visible(timeout=45_000)
    await page.screenshot(path=ARTIFACTS / "receipt.png")
    assert [row["state"] for row in await house.rows(BOOKED, room)] == ["confirmed"]
    turns = await turns_until(house, room, lambda turns: any("booked" in text for text in by(turns, "agent")))
    assert any("consultation" in text for text in by(turns, "person"))
    house.desk.close(room)


async def heard_from(house: RunningHouse, room: str, name: str) -> None:
    """That person's words are written down."""
    await turns_until(house, room, lambda turns: any(row["name"] == name for row in turns), 30.0)


async def test_two_people_talk_undisturbed_until_one_calls_the_agent(
    house: RunningHouse, open_browser: OpenBrowser
) -> None:
    room = house.desk.room("Two people")
    ana, rui = await asyncio.gather(open_browser(), open_browser())
    await ana.enter(house, house.desk.seat(room, "Ana Silva"))
    await spoken_out(house, room, 1)
    await rui.enter(house, house.desk.seat(room, "Rui Costa"))
    tile = ana.page.get_by_test_id("agent-tile")
    await ana.say("How is your knee today, and are you still worried about the stairs?")
    await heard_from(house, room, "Ana Silva")
    await expect(tile).to_contain_text("talking to each other", timeout=20_000)
    await rui.say("It is much better, thank you, and I walked to the harbour.")
    await heard_from(house, room, "Rui Costa")
    await expect(tile).to_contain_text("talking to each other", timeout=20_000)
    await ana.page.screenshot(path=ARTIFACTS / "silent.png")
    await ana.say("Ada, where can we park the car?")
    turns = await turns_until(house, room, lambda turns: "park" in "".join(by(turns, "agent")), 45.0)
    assert len([text for text in by(turns, "agent") if "park" not in text]) == 1, turns  # the greeting
    house.desk.close(room)


async def test_everyone_comes_back_when_the_meeting_server_was_killed(
    house: RunningHouse, open_browser: OpenBrowser
) -> None:
    room = house.desk.room("Killed server")
    ana = await open_browser()
    page = ana.page
    await ana.enter(house, house.desk.seat(room, "Ana Silva"))
    await expect(page.get_by_test_id("caption").first).to_be_visible(timeout=8_000)
    killed = house.pid("livekit")
    os.kill(killed, signal.SIGKILL)
    lost = page.get_by_test_id("notice-reconnecting")
    await expect(lost).to_be_visible(timeout=20_000)
    async with asyncio.timeout(30):
        while house.pid("livekit") == killed or not house.desk.is_up():
            await asyncio.sleep(0.1)
    await expect(lost).to_have_count(0, timeout=60_000)
    await page.locator(ENTERED).wait_for(timeout=60_000)
    async with asyncio.timeout(60):
        answered = False
        while not answered:
            # What is typed while the agent is away is not answered: ask again.
            await page.get_by_test_id("chat-input").fill("Where can I park my car?")
            await page.get_by_test_id("chat-input").press("Enter")
            with contextlib.suppress(AssertionError):
                await turns_until(house, room, lambda turns: "park" in "".join(by(turns, "agent")), 6.0)
                answered = True
    house.desk.close(room)
