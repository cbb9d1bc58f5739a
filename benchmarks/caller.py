"""A person with a microphone: speaks prepared audio into a room and hears the agent with a stop watch."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from livekit import rtc
from numpy.typing import NDArray

RATE = 24_000
FRAME = 480  # 20 ms
HEARD = 240  # 10 ms
VOICED = 300  # of 32767: above it a frame counts as sound
GAP_S = 0.5  # silence after which new sound is a new stretch

Samples = NDArray[np.int16]


@cache
def _voice() -> Any:
    from hibari import Hibari

    return Hibari(threads=1)


def spoken(text: str) -> Samples:
    """The text as 24 kHz speech, cut at its last voiced sample."""
    pcm = np.concatenate(list(_voice().stream(text)))
    samples = (np.clip(pcm * 2, -1, 1) * 32767).astype(np.int16)
    voiced = np.nonzero(np.abs(samples) > VOICED)[0]
    return samples[voiced[0] : voiced[-1] + 1]


@dataclass(frozen=True, slots=True)
class Loudspeaker:
    """The agent's voice as it comes back into a caller's microphone."""

    gain: float
    delay_s: float


class Caller:
    """One participant; `heard_from` and `heard_last` are wall-clock seconds of the agent's sound.

    `sound` is all that was heard of the agent, in stretches of 10 ms.
    """

    def __init__(self, loudspeaker: Loudspeaker | None = None) -> None:
        """A microphone that hears nothing but the caller, or a loudspeaker too."""
        self.room = rtc.Room()
        self.heard_from = self.heard_last = 0.0
        self.sound: list[Samples] = []
        self._loudspeaker = loudspeaker
        delay = int(loudspeaker.delay_s * RATE) if loudspeaker else 0
        # What waits longer than that was lost while the process was held up, as in a sound card: the delay stays.
        self._leak: deque[Samples] = deque(
            np.split(np.zeros(delay - delay % HEARD, np.int16), delay // HEARD or 1),
            maxlen=delay // HEARD + 2 * FRAME // HEARD,
        )
        self._source = rtc.AudioSource(RATE, 1, queue_size_ms=100)
        self._frames: asyncio.Queue[Samples] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    async def enter(self, url: str, token: str) -> float:
        """Connect, publish the microphone; the moment of being in."""
        self.room.on("track_subscribed", self._on_track)
        await self.room.connect(url, token)
        entered = time.time()
        track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        await self.room.local_participant.publish_track(track, options)
        self._tasks.append(asyncio.create_task(self._speak()))
        return entered

    async def leave(self) -> None:
        """Disconnect."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.room.disconnect()

    async def say(self, samples: Samples) -> float:
        """Speak; the moment the last voiced sample was sent."""
        padded = np.pad(samples, (0, -len(samples) % FRAME))
        for start in range(0, len(padded), FRAME):
            self._frames.put_nowait(padded[start : start + FRAME])
        await self._frames.join()
        return time.time()

    async def answer_after(self, moment: float, timeout: float = 8.0) -> float | None:
        """The moment the agent's next stretch of sound began; None when there was none in time."""
        deadline = time.time() + timeout
        while self.heard_from < moment:
            if time.time() > deadline:
                return None
            await asyncio.sleep(0.005)
        return self.heard_from

    async def quiet(self, for_s: float = 1.0, timeout: float = 20.0) -> None:
        """Wait until the agent has been silent for a while."""
        deadline = time.time() + timeout
        while time.time() - self.heard_last < for_s and time.time() < deadline:
            await asyncio.sleep(0.02)

    async def _speak(self) -> None:
        silence = np.zeros(FRAME, np.int16)
        while True:
            real = not self._frames.empty()
            samples = self._frames.get_nowait() if real else silence
            if len(self._leak) >= FRAME // HEARD:
                samples = samples + np.concatenate([self._leak.popleft() for _ in range(FRAME // HEARD)])
            await self._source.capture_frame(rtc.AudioFrame(samples.tobytes(), RATE, 1, FRAME))
            if real:
                self._frames.task_done()

    def _on_track(self, track: rtc.Track, _: Any, person: rtc.RemoteParticipant) -> None:
        if (
            person.kind == rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
            and track.kind == rtc.TrackKind.KIND_AUDIO
        ):
            self._tasks.append(asyncio.create_task(self._listen(track)))

    async def _listen(self, track: rtc.Track) -> None:
        stream = rtc.AudioStream.from_track(track=track, sample_rate=RATE, num_channels=1, frame_size_ms=10)
        async for event in stream:
            samples = np.frombuffer(event.frame.data, np.int16).copy()
            self.sound.append(samples)
            if self._loudspeaker:
                self._leak.append((samples * self._loudspeaker.gain).astype(np.int16))
            loudest = int(np.abs(samples.astype(np.int32)).max())
            if loudest > VOICED:
                now = time.time()
                if now - self.heard_last > GAP_S:
                    self.heard_from = now
                self.heard_last = now
