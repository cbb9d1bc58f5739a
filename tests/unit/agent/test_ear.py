"""One ear, told by hand when there is voice and what was recognised."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from livekit import rtc
from livekit.agents import vad

from agent.pipelines import ear as ear_module
from agent.pipelines.ear import SAMPLE_RATE, Ear
from agent.pipelines.recognition import Heard
from agent.pipelines.utterance import Utterance

pytestmark = [pytest.mark.unit, pytest.mark.timeout(10)]


class Activity:
    """A voice activity stream that reports what the test puts in."""

    def __init__(self) -> None:
        self._events: asyncio.Queue[vad.VADEvent] = asyncio.Queue()

    def tell(self, kind: vad.VADEventType, *, speech_s: float = 0.0, silence_s: float = 0.0) -> None:
        self._events.put_nowait(
            vad.VADEvent(
                kind,
                0,
                0.0,
                speech_s,
                silence_s,
                raw_accumulated_silence=silence_s,
                raw_accumulated_speech=speech_s,
            )
        )

    def push_frame(self, frame: rtc.AudioFrame) -> None:
        """Voice is told, not detected."""

    def __aiter__(self) -> AsyncIterator[vad.VADEvent]:
        return self

    async def __anext__(self) -> vad.VADEvent:
        return await self._events.get()

    async def aclose(self) -> None:
        """Nothing is held."""


@dataclass
class Recognition:
    """Answers with prepared words, one stretch after the other."""

    answers: list[Heard]
    guess_is_final: bool = False
    on_interim: Any = None

    def push(self, frame: rtc.AudioFrame) -> None:
        """Words are prepared."""

    async def guess(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        return Heard()

    async def caption(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        return Heard()

    async def finish(self, frames: Sequence[rtc.AudioFrame], quiet_s: float) -> Heard:
        return self.answers.pop(0)

    async def close(self) -> None:
        """Nothing is held."""


@dataclass
class Listener:
    """Keeps what it is told; may be unable to take running voice."""

    voice_fails: bool = False
    voices: int = 0
    utterances: list[Utterance] = field(default_factory=list)

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        self.voices += 1
        if self.voice_fails:
            raise RuntimeError("nobody can take this")

    def interim(self, track_sid: str, identity: str, segment_id: str, text: str) -> None:
        """Not looked at."""

    async def utterance(self, track_sid: str, segment_id: str, utterance: Utterance) -> None:
        self.utterances.append(utterance)


async def microphone() -> AsyncIterator[rtc.AudioFrameEvent]:
    while True:
        yield rtc.AudioFrameEvent(rtc.AudioFrame(bytes(1600), SAMPLE_RATE, 1, 800))
        await asyncio.sleep(0.01)


def ear(activity: Activity, listener: Listener, *answers: Heard) -> Ear:
    recognition = Recognition(list(answers))
    return Ear("p-ana", "TR_1", microphone(), cast(vad.VADStream, activity), recognition, listener, 2.5)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_a_listener_that_fails_does_not_make_the_ear_deaf() -> None:
    activity, listener = Activity(), Listener(voice_fails=True)
    hears = ear(activity, listener, Heard("Great, thanks."))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    activity.tell(vad.VADEventType.INFERENCE_DONE, speech_s=0.9)
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    await hears.close()
    assert [u.text for u in listener.utterances] == ["Great, thanks."]
    assert listener.voices == 1


async def test_a_turn_lasts_from_the_first_voice_to_the_last() -> None:
    activity, listener, began = Activity(), Listener(), time.time()
    hears = ear(activity, listener, Heard("Great, thanks."))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    await hears.close()
    (turn,) = listener.utterances
    assert began - 0.1 <= turn.started_at < began
    assert began - 0.3 <= turn.ended_at < began, "the silence that ended it is no part of it"


async def test_somebody_who_talks_on_and_on_is_recognised_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ear_module, "MAX_STRETCH_S", 0.2)
    activity, listener = Activity(), Listener()
    hears = ear(activity, listener, Heard("I would like an appointment"), Heard("on Tuesday."))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    await settled()
    async with asyncio.timeout(2):
        while hears._kept_s <= 0.2:
            await asyncio.sleep(0.01)
    activity.tell(vad.VADEventType.INFERENCE_DONE, speech_s=0.5)
    await settled()
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    await hears.close()
    assert [u.text for u in listener.utterances] == ["I would like an appointment on Tuesday."]


async def test_an_end_of_speech_on_its_way_when_the_track_ends_gives_one_turn() -> None:
    activity, listener = Activity(), Listener()
    hears = ear(activity, listener, Heard("Tell Doctor Melo I am late"), Heard("late"))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    await settled()
    closing = asyncio.create_task(hears.close())
    await settled()
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await closing
    assert [u.text for u in listener.utterances] == ["Tell Doctor Melo I am late"]


async def test_a_half_sentence_is_kept_when_voice_comes_back_as_the_track_ends() -> None:
    activity, listener = Activity(), Listener()
    hears = ear(activity, listener, Heard("I would like to"))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    await hears.close()
    assert [u.text for u in listener.utterances] == ["I would like to"]


async def test_a_lost_piece_of_a_turn_is_told_and_the_other_piece_kept() -> None:
    activity, listener = Activity(), Listener()
    hears = ear(activity, listener, Heard("I would like to"), Heard(failed=True))
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    activity.tell(vad.VADEventType.START_OF_SPEECH, speech_s=0.1)
    activity.tell(vad.VADEventType.END_OF_SPEECH, silence_s=0.3)
    await settled()
    await hears.close()
    assert [(u.text, u.failed) for u in listener.utterances] == [("", True), ("I would like to", False)]
