"""LiveKit's Deepgram plugin, unchanged, against the gateway; and the protocol by hand where it is finer."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import numpy as np
import pytest
import pytest_asyncio
from livekit import rtc
from livekit.agents import stt
from livekit.plugins import deepgram

from embedded.speech.audio import EAR_RATE, Samples, to_s16le
from embedded.speech.engines import Engines
from tests.integration.gateway.conftest import Say, plain

pytestmark = pytest.mark.integration

PIECE = EAR_RATE // 20
QUERY = "encoding=linear16&sample_rate=16000&interim_results=true&vad_events=true&language=en"


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def pieces(samples: Samples) -> list[bytes]:
    return [to_s16le(samples[i : i + PIECE]) for i in range(0, len(samples), PIECE)]


async def converse(
    http: aiohttp.ClientSession, url: str, samples: Samples, query: str = QUERY, last: str = "CloseStream"
) -> list[dict[str, Any]]:
    """Send everything at once, then `last`; all messages until the server closes."""
    async with http.ws_connect(f"{url}/listen?{query}") as socket:
        for piece in pieces(samples):
            await socket.send_bytes(piece)
        await socket.send_json({"type": last})
        if last != "CloseStream":
            await socket.send_json({"type": "CloseStream"})
        return [json.loads(message.data) async for message in socket]


def transcript(message: dict[str, Any]) -> str:
    return str(message["channel"]["alternatives"][0]["transcript"])


def finals(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [m for m in messages if m["type"] == "Results" and m["is_final"]]


async def test_the_plugin_hears_two_utterances_with_captions_on_the_way(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    ear = deepgram.STT(
        base_url=f"{gateway_url}/listen",
        api_key="none",
        language="en-US",
        http_session=http,
        keyterm=["Melo"],
    )
    stream = ear.stream()
    sound = np.concatenate(
        [
            say("I would like to see Doctor Melo on Tuesday afternoon.", after_s=0.8),
            say("The second one.", after_s=0.6),
        ]
    )

    async def feed() -> None:
        for piece in pieces(sound):
            stream.push_frame(rtc.AudioFrame(piece, EAR_RATE, 1, len(piece) // 2))
            await asyncio.sleep(len(piece) / 2 / EAR_RATE)
        stream.end_input()

    feeding = asyncio.create_task(feed())
    events = [event async for event in stream]
    await feeding
    kinds = [event.type for event in events]
    texts = [e.alternatives[0].text for e in events if e.type is stt.SpeechEventType.FINAL_TRANSCRIPT]
    assert list(map(plain, texts)) == ["i would like to see dr melo on tuesday afternoon", "the second one"]
    assert kinds.count(stt.SpeechEventType.START_OF_SPEECH) == 2
    assert kinds.count(stt.SpeechEventType.END_OF_SPEECH) == 2
    assert stt.SpeechEventType.INTERIM_TRANSCRIPT in kinds
    await stream.aclose()


async def test_finalize_answers_before_the_speaker_is_quiet(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    messages = await converse(http, gateway_url, say("The second one.", after_s=0.0), last="Finalize")
    final = finals(messages)[-1]
    assert (transcript(final), final["from_finalize"]) == ("The second one.", True)
    assert messages[-1]["type"] == "Metadata"


async def test_finalize_of_silence_is_answered_too(gateway_url: str, http: aiohttp.ClientSession) -> None:
    messages = await converse(http, gateway_url, np.zeros(EAR_RATE, np.float32), last="Finalize")
    assert [m["type"] for m in messages] == ["Results", "Metadata"]
    assert messages[1]["duration"] == 1.0


async def test_closing_decides_what_was_said_so_far(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    messages = await converse(http, gateway_url, say("Half past two.", after_s=0.0))
    assert [plain(transcript(m)) for m in finals(messages)] == ["half past two"]


async def test_utterance_end_comes_after_the_quiet_that_was_asked_for(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    query = f"{QUERY}&utterance_end_ms=1000"
    messages = await converse(http, gateway_url, say("No thanks.", after_s=1.6), query)
    kinds = [message["type"] for message in messages]
    assert kinds.index("UtteranceEnd") > kinds.index("SpeechStarted")
    assert kinds.count("UtteranceEnd") == 1


async def test_another_sample_rate_is_heard_as_well(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    tripled = np.repeat(say("Friday morning.", after_s=0.6), 3)
    messages = await converse(http, gateway_url, tripled, "sample_rate=48000")
    assert [plain(transcript(m)) for m in finals(messages)] == ["friday morning"]


async def test_four_people_at_once_are_all_heard(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    said = ["Monday.", "Tuesday.", "Wednesday.", "Friday."]
    everybody = await asyncio.gather(*(converse(http, gateway_url, say(text, after_s=0.5)) for text in said))
    assert [[transcript(m) for m in finals(messages)] for messages in everybody] == [[text] for text in said]


async def test_what_cannot_be_honoured_is_refused_before_the_stream_opens(
    gateway_url: str, http: aiohttp.ClientSession
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await http.ws_connect(f"{gateway_url}/listen?encoding=mp3")
    assert refused.value.status == 400


async def test_nonsense_closes_the_stream_with_a_reason(
    gateway_url: str, http: aiohttp.ClientSession
) -> None:
    async with http.ws_connect(f"{gateway_url}/listen?{QUERY}") as socket:
        await socket.send_str("not json")
        message = await socket.receive(timeout=5)
    assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1008)


async def test_keep_alive_and_unknown_commands_do_no_harm(
    gateway_url: str, http: aiohttp.ClientSession, say: Say
) -> None:
    async with http.ws_connect(f"{gateway_url}/listen?{QUERY}") as socket:
        for kind in ("KeepAlive", "SomethingNew"):
            await socket.send_json({"type": kind})
        for piece in pieces(say("Thursday.", after_s=0.6)):
            await socket.send_bytes(piece)
        await socket.send_json({"type": "CloseStream"})
        messages = [json.loads(message.data) async for message in socket]
    assert [plain(transcript(m)) for m in finals(messages)] == ["thursday"]


async def test_an_utterance_that_cannot_be_decided_now_closes_the_stream_for_another_try(
    gateway_url: str,
    http: aiohttp.ClientSession,
    say: Say,
    engines: Engines,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines.recognition, "_limit", 0)
    async with http.ws_connect(f"{gateway_url}/listen?{QUERY}") as socket:
        for piece in pieces(say("Thursday.", after_s=0.6)):
            await socket.send_bytes(piece)
        messages = [json.loads(message.data) async for message in socket]
    assert socket.close_code == 1013
    assert finals(messages) == []
