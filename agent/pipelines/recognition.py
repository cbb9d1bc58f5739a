"""Two kinds of recogniser behind one face: whole segments (OpenAI transcriptions) and streams (Deepgram)."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from livekit import rtc
from livekit.agents import APIConnectOptions, stt, utils

log = structlog.get_logger(__name__)

SEGMENT_OPTIONS = APIConnectOptions(max_retry=0, timeout=10.0)
TRY_FOR_S = 12.0
"""Seconds for which the words of a finished stretch are asked for again when the recogniser is away."""
TRY_EVERY_S = 0.5
FINAL_WAIT_S = 1.2
"""Seconds a streaming recogniser may take for its final words after it was told that speech ended."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recogniser made of one stretch of voice.

    Attributes:
        text: the words; empty when there were none.
        confidence: 0..1, or None where the recogniser does not say.
        failed: the recogniser did not answer; the words are lost.
    """

    text: str = ""
    confidence: float | None = None
    failed: bool = False


NOTHING = Heard()
INTERIM: ContextVar[bool] = ContextVar("interim", default=False)
"""Set while words are wanted only for a caption: a recogniser that serves many lets a finished turn go first."""


class Recognition(Protocol):
    """One microphone track's recogniser.

    Attributes:
        guess_is_final: a guess made on the whole stretch needs no second look.
        on_interim: told of words on the way, where the recogniser reports them by itself.
    """

    guess_is_final: bool
    on_interim: Callable[[str], None] | None

    def push(self, frame: rtc.AudioFrame) -> None:
        """Every frame of the track, in order."""

    async def guess(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """The words so far, as a head start; may be thrown away."""

    async def caption(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """The words so far, only to be shown."""

    async def finish(self, frames: Sequence[rtc.AudioFrame], quiet_s: float) -> Heard:
        """The words of a stretch that has ended."""

    async def close(self) -> None:
        """Let go of sockets and tasks."""


def _heard(event: stt.SpeechEvent) -> Heard:
    if not event.alternatives:
        return NOTHING
    best = event.alternatives[0]
    return Heard(best.text.strip(), best.confidence or None)


class SegmentRecognition:
    """A recogniser that takes a whole stretch at once."""

    guess_is_final = True

    def __init__(self, recogniser: stt.STT[Any]) -> None:
        self._recogniser = recogniser
        self.on_interim: Callable[[str], None] | None = None

    def push(self, frame: rtc.AudioFrame) -> None:
        """Nothing to do: the ear keeps the frames."""

    async def guess(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """Recognise what there is."""
        return await self._try(frames)

    async def caption(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """Recognise what there is, behind everything that is waited for."""
        token = INTERIM.set(True)
        try:
            return await self._try(frames)
        finally:
            INTERIM.reset(token)

    async def finish(self, frames: Sequence[rtc.AudioFrame], quiet_s: float) -> Heard:
        """Recognise the stretch; a failure that lasts is reported in the result, never raised."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TRY_FOR_S):
                while True:
                    heard = await self._try(frames)
                    if not heard.failed:
                        return heard
                    await asyncio.sleep(TRY_EVERY_S)
        return Heard(failed=True)

    async def _try(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        if not frames:
            return NOTHING
        try:
            event = await self._recogniser.recognize(
                buffer=rtc.combine_audio_frames(list(frames)), conn_options=SEGMENT_OPTIONS
            )
        except Exception as failure:
            log.warning("recogniser_failed", kind=type(failure).__name__)
            return Heard(failed=True)
        return _heard(event)

    async def close(self) -> None:
        """Nothing is held."""


class StreamRecognition:
    """A recogniser that hears continuously and reports words as they settle."""

    guess_is_final = False

    def __init__(self, recogniser: stt.STT[Any]) -> None:
        self._recogniser = recogniser
        self._stream = recogniser.stream()
        self.on_interim: Callable[[str], None] | None = None
        self._finals: list[Heard] = []
        self._interim = ""
        self._settled = asyncio.Event()
        self._failed = False
        self._task = asyncio.create_task(self._listen(), name="stream_recognition")

    async def _listen(self) -> None:
        while True:
            try:
                async for event in self._stream:
                    self._take(event)
                return
            except Exception as failure:
                log.warning("recogniser_failed", kind=type(failure).__name__)
            self._failed = True
            self._settled.set()
            await asyncio.sleep(TRY_EVERY_S)
            await self._stream.aclose()
            self._stream = self._recogniser.stream()

    def _take(self, event: stt.SpeechEvent) -> None:
        if event.type == stt.SpeechEventType.FINAL_TRANSCRIPT:
            self._finals.append(_heard(event))
            self._interim = ""
            self._settled.set()
        elif event.type == stt.SpeechEventType.INTERIM_TRANSCRIPT:
            self._interim = _heard(event).text
            if self.on_interim is not None:
                self.on_interim(self._so_far().text)

    def push(self, frame: rtc.AudioFrame) -> None:
        """Send the frame on; a broken stream swallows it."""
        with contextlib.suppress(RuntimeError):
            self._stream.push_frame(frame)

    def _so_far(self) -> Heard:
        words = " ".join(filter(None, [*(h.text for h in self._finals), self._interim]))
        sure = [h.confidence for h in self._finals if h.confidence is not None]
        return Heard(words, min(sure) if sure else None, failed=self._failed)

    async def guess(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """Ask for the final words early, answer with what has settled."""
        with contextlib.suppress(RuntimeError):
            self._stream.flush()
        return self._so_far()

    async def caption(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """What has settled; the stream reports it by itself."""
        return self._so_far()

    async def finish(self, frames: Sequence[rtc.AudioFrame], quiet_s: float) -> Heard:
        """The settled words since the last call; waits a moment for the last of them."""
        with contextlib.suppress(RuntimeError):
            self._stream.flush()
        deadline = time.monotonic() + FINAL_WAIT_S
        while (
            (self._interim or not self._finals)
            and not self._failed
            and (left := deadline - time.monotonic()) > 0
        ):
            self._settled.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._settled.wait(), left)
        result = self._so_far()
        self._finals, self._interim, self._failed = [], "", False
        return result

    async def close(self) -> None:
        """End the stream."""
        await utils.aio.cancel_and_wait(self._task)
        await self._stream.aclose()
