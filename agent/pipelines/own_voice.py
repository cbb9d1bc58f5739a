"""The agent's own voice taken out of every microphone, before anyone listens to it.

A loudspeaker plays the agent into the room and the microphone hears it again. Without this the agent would be
talked over by itself and answer its own words. What it sends is subtracted from what comes back by WebRTC's
echo canceller, one per microphone, which also follows a person who talks at the same time.

    our track, as sent --------> far end --\
    microphone track ---------------------> canceller --> ear
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from typing import Any

import structlog
from livekit import rtc
from livekit.agents import utils

from agent.pipelines.far_side import FarSide
from agent.pipelines.residue import Residue

log = structlog.get_logger(__name__)

SAMPLE_RATE = 16_000
STEP = SAMPLE_RATE // 100
"""The canceller takes 10 ms at a time."""
STEP_BYTES = STEP * 2
AUDIBLE = 60
"""Of 32767: above it a sample of ours counts as sound."""
COMES_BACK_S = 1.0
"""Seconds after our last sound in which it can still come back; later a microphone is passed on untouched."""
WAITS_S = 0.1
"""Seconds a microphone's frame waits at most for what we sent in its time."""


class Canceller:
    """Takes the far end out of one microphone."""

    def __init__(self) -> None:
        """Know nothing of the room yet; the first second of voice teaches it."""
        self._processing = rtc.AudioProcessingModule(echo_cancellation=True)
        self._far = FarSide(bytes(STEP_BYTES))
        self._residue = Residue()
        self._came = asyncio.Event()
        self._sounded_at = -COMES_BACK_S

    def sent(self, frame: rtc.AudioFrame, *, audible: bool, now: float) -> None:
        """What we send, in order (16 kHz mono).

        Args:
            frame: whole steps of 10 ms.
            audible: whether there is sound in it.
            now: monotonic seconds.
        """
        if audible:
            self._sounded_at = now
        for step in _steps(frame):
            self._far.put(step, now)
        self._came.set()

    async def ours_of(self, frame: rtc.AudioFrame) -> None:
        """Wait, a moment at most, for what we sent in the time of a microphone's frame."""
        count = frame.samples_per_channel // STEP
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(WAITS_S):
                while self._far.lacks(count, time.monotonic()):
                    self._came.clear()
                    await self._came.wait()

    def clean(self, frame: rtc.AudioFrame, now: float) -> rtc.AudioFrame:
        """What the microphone heard, without us (16 kHz mono, whole steps of 10 ms)."""
        cleaned = b"".join(self._cleaned(_step(step), now) for step in _steps(frame))
        if now - self._sounded_at >= COMES_BACK_S:
            return frame
        return rtc.AudioFrame(cleaned, SAMPLE_RATE, 1, len(cleaned) // 2)

    def _cleaned(self, step: rtc.AudioFrame, now: float) -> bytes:
        ours = self._far.take(now)
        self._processing.process_reverse_stream(_step(ours))
        self._processing.process_stream(step)
        return self._residue.silenced(ours, bytes(step.data.cast("b")))


def _steps(frame: rtc.AudioFrame) -> list[bytes]:
    data = bytes(frame.data.cast("b"))
    return [data[at : at + STEP_BYTES] for at in range(0, len(data) - STEP_BYTES + 1, STEP_BYTES)]


def _step(data: bytes) -> rtc.AudioFrame:
    return rtc.AudioFrame(bytearray(data), SAMPLE_RATE, 1, STEP)


class OwnVoice:
    """Follows the track we speak on and keeps one canceller per microphone."""

    def __init__(self, room: rtc.Room) -> None:
        """Of this room; nothing runs before `start`."""
        self._room = room
        self._cancellers: set[Canceller] = set()
        self._following: dict[str, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Follow the track there is, and the next one where it is published again."""
        self._room.on("local_track_published", self._on_published)
        for publication in self._room.local_participant.track_publications.values():
            self._on_published(publication, publication.track)

    async def close(self) -> None:
        """Follow nothing any more."""
        self._room.off("local_track_published", self._on_published)
        await utils.aio.cancel_and_wait(*self._following.values())

    async def taken_out_of(
        self, microphone: AsyncIterator[rtc.AudioFrameEvent]
    ) -> AsyncIterator[rtc.AudioFrameEvent]:
        """The same microphone without us."""
        canceller = Canceller()
        self._cancellers.add(canceller)
        try:
            async for event in microphone:
                await canceller.ours_of(event.frame)
                yield rtc.AudioFrameEvent(canceller.clean(event.frame, time.monotonic()))
        finally:
            self._cancellers.discard(canceller)

    def _on_published(self, publication: rtc.LocalTrackPublication, track: Any) -> None:
        if publication.kind != rtc.TrackKind.KIND_AUDIO or track is None:
            return
        for before in self._following.values():
            before.cancel()
        task = asyncio.create_task(self._follow(track), name="own_voice")
        self._following[publication.sid] = task
        task.add_done_callback(lambda t: self._let_go(publication.sid, t))

    def _let_go(self, sid: str, task: asyncio.Task[None]) -> None:
        if self._following.get(sid) is task:
            del self._following[sid]
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("own_voice_lost", exc_info=failure)

    async def _follow(self, track: rtc.Track) -> None:
        stream = rtc.AudioStream.from_track(
            track=track, sample_rate=SAMPLE_RATE, num_channels=1, frame_size_ms=10
        )
        try:
            async for event in stream:
                audible = max(event.frame.data) > AUDIBLE
                now = time.monotonic()
                for canceller in self._cancellers:
                    canceller.sent(event.frame, audible=audible, now=now)
        finally:
            await stream.aclose()
