"""The streaming recogniser's side of a conversation with a Deepgram that is slow, silent, away or cut off."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from livekit import rtc

from agent.pipelines import providers, recognition, streaming
from agent.pipelines.recognition import Heard
from agent.pipelines.streaming import StreamRecognition
from tests.integration.gateway.test_ears import settings

pytestmark = [pytest.mark.integration, pytest.mark.timeout(20)]

RATE = 16_000
FRAME_S = 0.05
QUIET_S = 0.3


@dataclass
class Answer:
    """What comes of one Finalize.

    Attributes:
        text: the final words.
        after_s: seconds until they come.
        interim: words shown at once.
    """

    text: str
    after_s: float = 0.0
    interim: str = ""


@dataclass
class Deepgram:
    """Speaks the protocol. Without prepared answers it listens and is silent."""

    answers: list[Answer] = field(default_factory=list)
    away: bool = False
    hangs_up_after_s: float = 1e9
    connections: int = 0

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        if self.away:
            raise web.HTTPServiceUnavailable
        self.connections += 1
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        heard_s = covered_s = 0.0
        async for message in socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                heard_s += len(message.data) / 2 / RATE
                if heard_s > self.hangs_up_after_s:
                    self.hangs_up_after_s = 1e9
                    await socket.close(code=1011)
            elif json.loads(message.data)["type"] == "Finalize" and self.answers and heard_s > covered_s:
                await self._answer(socket, self.answers.pop(0), covered_s, heard_s)
                covered_s = heard_s
        return socket

    async def _answer(
        self, socket: web.WebSocketResponse, answer: Answer, from_s: float, to_s: float
    ) -> None:
        if answer.interim:
            await socket.send_json(results(answer.interim, from_s, to_s, final=False))
        await asyncio.sleep(answer.after_s)
        await socket.send_json(results(answer.text, from_s, to_s, final=True))


def results(text: str, from_s: float, to_s: float, *, final: bool) -> dict[str, Any]:
    words = [{"word": w, "start": from_s, "end": to_s - QUIET_S, "confidence": 0.9} for w in text.split()]
    return {
        "type": "Results",
        "start": from_s,
        "duration": to_s - from_s,
        "is_final": final,
        "speech_final": final,
        "channel": {"alternatives": [{"transcript": text, "confidence": 0.9, "words": words}]},
        "metadata": {"request_id": "r"},
    }


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Deepgram]:
    yield Deepgram()


@pytest_asyncio.fixture
async def ear(server: Deepgram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[StreamRecognition]:
    """A track's recogniser, less patient than in a meeting."""
    monkeypatch.setattr(streaming, "FINAL_WAIT_S", 0.4)
    monkeypatch.setattr(streaming, "WHOLE_WAIT_S", 0.4)
    monkeypatch.setattr(streaming, "RECONNECT_S", 0.1)
    monkeypatch.setattr(recognition, "TRY_EVERY_S", 0.1)
    monkeypatch.setattr(recognition, "TRY_FOR_S", 2.0)
    app = web.Application()
    app.router.add_get("/v1/listen", server.listen)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as http:
        recogniser = providers.recogniser(settings(f"http://127.0.0.1:{port}/v1", streaming=True), "en", [])
        recogniser._session = http
        hears = StreamRecognition(recogniser)
        yield hears
        await hears.close()
    await runner.cleanup()


def speak(ear: StreamRecognition, seconds: float) -> list[rtc.AudioFrame]:
    """A stretch of sound, on its way to the recogniser."""
    samples = int(FRAME_S * RATE)
    frames = [rtc.AudioFrame(bytes(samples * 2), RATE, 1, samples) for _ in range(round(seconds / FRAME_S))]
    for frame in frames:
        ear.push(frame)
    return frames


async def turn(ear: StreamRecognition, seconds: float = 1.0) -> Heard:
    return await ear.finish(speak(ear, seconds), QUIET_S)


async def test_each_turn_waits_for_its_own_words(ear: StreamRecognition, server: Deepgram) -> None:
    server.answers = [Answer("I would like", 0.2), Answer("Tuesday morning.", 0.2), Answer("Yes.", 0.2)]
    assert [(await turn(ear)).text for _ in range(3)] == ["I would like", "Tuesday morning.", "Yes."]
    assert server.connections == 1


async def test_words_settled_before_the_end_do_not_stand_for_all(
    ear: StreamRecognition, server: Deepgram
) -> None:
    server.answers = [Answer("I would like to"), Answer("see a doctor.", 0.2)]
    frames = speak(ear, 1.0)
    await ear.guess(frames)
    await asyncio.sleep(0.2)
    assert (await ear.finish(frames + speak(ear, 1.0), QUIET_S)).text == "I would like to see a doctor."


async def test_words_that_come_too_late_are_not_given_to_the_next_turn(
    ear: StreamRecognition, server: Deepgram
) -> None:
    server.answers = [Answer("I would like to.", 0.6, interim="I would like"), Answer("Yes.")]
    assert (await turn(ear)).text == "I would like"
    await asyncio.sleep(0.3)
    assert (await turn(ear)).text == "Yes."


async def test_a_sound_without_words_is_known_to_have_been_listened_to(
    ear: StreamRecognition, server: Deepgram
) -> None:
    server.answers = [Answer("")]
    began = time.monotonic()
    assert await turn(ear) == Heard()
    assert time.monotonic() - began < 0.3


async def test_an_open_connection_that_says_nothing_has_failed(ear: StreamRecognition) -> None:
    assert (await turn(ear)).failed


async def test_what_was_said_while_it_was_away_is_recognised_when_it_is_back(
    ear: StreamRecognition, server: Deepgram
) -> None:
    server.away = True
    await asyncio.sleep(0.2)
    first = asyncio.create_task(turn(ear))
    await asyncio.sleep(0.3)
    server.away, server.answers = False, [Answer("Tuesday morning.")]
    assert (await first).text == "Tuesday morning."
    server.answers = [Answer("Yes.")]
    assert await turn(ear) == Heard("Yes.", 0.9)


async def test_a_stretch_cut_off_in_the_middle_is_recognised_whole(
    ear: StreamRecognition, server: Deepgram
) -> None:
    server.hangs_up_after_s = 0.5
    server.answers = [Answer("I would like to see a doctor.")]
    assert (await turn(ear)).text == "I would like to see a doctor."
