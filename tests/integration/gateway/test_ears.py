"""One ear on each kind of recogniser, both behind the real gateway and the real plugins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import numpy as np
import pytest
from livekit import rtc

from agent.pipelines import providers
from agent.pipelines.ear import SAMPLE_RATE, Ear
from agent.pipelines.recognition import Recognition, SegmentRecognition
from agent.pipelines.streaming import StreamRecognition
from agent.pipelines.utterance import Utterance
from agent.settings import AgentSettings
from embedded.speech.audio import Samples
from tests.integration.gateway.conftest import Say, plain

pytestmark = [pytest.mark.integration, pytest.mark.timeout(60)]

FRAME = SAMPLE_RATE // 20


@dataclass
class Listener:
    """Keeps what an ear tells."""

    expected: int = 1
    utterances: list[Utterance] = field(default_factory=list)
    interims: list[str] = field(default_factory=list)
    longest_voice_s: float = 0.0
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        self.longest_voice_s = max(self.longest_voice_s, voiced_s)

    def interim(self, track_sid: str, identity: str, segment_id: str, text: str) -> None:
        self.interims.append(text)

    async def utterance(self, track_sid: str, segment_id: str, utterance: Utterance) -> None:
        self.utterances.append(utterance)
        if len(self.utterances) >= self.expected:
            self.heard.set()


class Microphone:
    """Sound at the pace of a real microphone, then silence until closed."""

    def __init__(self, sound: Samples) -> None:
        samples = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
        padded = np.pad(samples, (0, -len(samples) % FRAME))
        self._frames = [padded[i : i + FRAME] for i in range(0, len(padded), FRAME)]

    async def __aiter__(self) -> AsyncIterator[rtc.AudioFrameEvent]:
        loop = asyncio.get_running_loop()
        began, sent = loop.time(), 0
        while True:
            samples = self._frames[sent] if sent < len(self._frames) else np.zeros(FRAME, np.int16)
            yield rtc.AudioFrameEvent(rtc.AudioFrame(samples.tobytes(), SAMPLE_RATE, 1, FRAME))
            sent += 1
            await asyncio.sleep(max(0.0, began + sent * 0.05 - loop.time()))


def settings(gateway_url: str, *, streaming: bool) -> AgentSettings:
    return AgentSettings(
        _env_file=None,
        database_url="postgresql://nobody@127.0.0.1/none",
        redis_url="redis://127.0.0.1:1",
        livekit_url="ws://127.0.0.1:1",
        livekit_api_key="key",
        livekit_api_secret="s" * 32,
        openai_base_url=gateway_url,
        deepgram_api_key="local" if streaming else "",
        deepgram_url=f"{gateway_url}/listen",
    )


async def hear(
    gateway_url: str,
    sound: Samples,
    *,
    streaming: bool,
    turns: int = 1,
    leave_after_s: float | None = None,
) -> Listener:
    listener = Listener(expected=turns)
    async with aiohttp.ClientSession() as http:
        recogniser = providers.recogniser(
            settings(gateway_url, streaming=streaming), "en-US", ["Ada", "Dr. Rui Melo"]
        )
        recogniser._session = http  # a job context hands the plugin its session otherwise
        recognition: Recognition = (
            StreamRecognition(recogniser) if streaming else SegmentRecognition(recogniser)
        )
        activity = providers.voice_activity().stream()
        ear = Ear("p-ana", "TR_1", aiter(Microphone(sound)), activity, recognition, listener, 2.5)
        try:
            if leave_after_s is None:
                await asyncio.wait_for(listener.heard.wait(), len(sound) / SAMPLE_RATE + 15)
            else:
                await asyncio.sleep(leave_after_s)
        finally:
            await ear.close()
    return listener


@pytest.mark.parametrize("streaming", [False, True], ids=["segments", "stream"])
async def test_a_sentence_becomes_one_named_utterance(gateway_url: str, say: Say, streaming: bool) -> None:
    heard = await hear(gateway_url, say("Could I see Doctor Melo on Tuesday morning?"), streaming=streaming)
    (utterance,) = heard.utterances
    assert utterance.identity == "p-ana"
    assert "dr" in plain(utterance.text)
    assert "tuesday" in utterance.text.lower()
    assert utterance.confidence is not None
    assert 0.3 < utterance.confidence <= 1
    assert utterance.ended_at - utterance.started_at > 1
    assert heard.longest_voice_s > 1


async def test_a_pause_within_the_sentence_does_not_end_the_turn(gateway_url: str, say: Say) -> None:
    sound = np.concatenate(
        [say("I would like to"), np.zeros(int(0.5 * SAMPLE_RATE), np.float32), say("see a doctor.")]
    )
    heard = await hear(gateway_url, sound, streaming=False)
    assert len(heard.utterances) == 1
    assert "doctor" in heard.utterances[0].text.lower()


async def test_each_turn_on_a_stream_has_its_own_words(gateway_url: str, say: Say) -> None:
    said = ["I need a consultation.", "Tuesday morning.", "Yes, please."]
    sound = np.concatenate([say(text, after_s=1.5) for text in said])
    heard = await hear(gateway_url, sound, streaming=True, turns=3)
    assert [u.text for u in heard.utterances] == said


async def test_who_leaves_in_mid_sentence_is_still_heard(gateway_url: str, say: Say) -> None:
    sound = say("Please tell Doctor Melo that I will come ten minutes later than", after_s=0)
    heard = await hear(gateway_url, sound, streaming=False, leave_after_s=len(sound) / SAMPLE_RATE - 0.3)
    assert "melo" in heard.utterances[0].text.lower()
    assert heard.utterances[0].text.lower().count("melo") == 1


async def test_an_unreachable_recogniser_is_told_and_no_words_are_invented(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.pipelines.recognition.TRY_FOR_S", 1.0)
    heard = await hear("http://127.0.0.1:9/v1", say("Hello there."), streaming=False)
    assert heard.utterances[0].failed
    assert heard.utterances[0].text == ""
