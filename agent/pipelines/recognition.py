"""A recogniser as an ear uses it, and the kind that takes whole stretches (OpenAI transcriptions)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from livekit import rtc
from livekit.agents import APIConnectOptions, stt

log = structlog.get_logger(__name__)

SEGMENT_OPTIONS = APIConnectOptions(max_retry=0, timeout=10.0)
TRY_FOR_S = 12.0
"""Seconds for which the words of a finished stretch are asked for again when the recogniser is away."""
TRY_EVERY_S = 0.5


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
        """The words of a stretch that has ended.

        Args:
            frames: all of it, none of them in another stretch.
            quiet_s: seconds of silence at its end.
        """

    async def close(self) -> None:
        """Let go of sockets and tasks."""


def heard(event: stt.SpeechEvent) -> Heard:
    """The best of what a recogniser offers."""
    if not event.alternatives:
        return NOTHING
    best = event.alternatives[0]
    return Heard(best.text.strip(), best.confidence or None)


async def until_answered(recognise: Callable[[], Awaitable[Heard]]) -> Heard:
    """Try again while the recogniser fails, for `TRY_FOR_S`; a failure that lasts is the answer then."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(TRY_FOR_S):
            while True:
                answer = await recognise()
                if not answer.failed:
                    return answer
                await asyncio.sleep(TRY_EVERY_S)
    return Heard(failed=True)


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
        return await until_answered(lambda: self._try(frames))

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
        return heard(event)

    async def close(self) -> None:
        """Nothing is held."""
