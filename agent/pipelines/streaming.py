"""The kind of recogniser that hears continuously (Deepgram): connections that break, words that settle late.

Seconds of audio tell which words belong to which stretch, and whether the recogniser has listened to all of it;
that it is silent does not.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from livekit import rtc
from livekit.agents import APIConnectOptions, stt, utils

from agent.pipelines.recognition import Heard, heard, until_answered

log = structlog.get_logger(__name__)

STREAM_OPTIONS = APIConnectOptions(max_retry=0, timeout=10.0)
FINAL_WAIT_S = 1.8
"""Seconds a recogniser that is connected may take for its final words after it was told that speech ended."""
WHOLE_WAIT_S = 10.0
"""Seconds it may take for a whole stretch that is sent at once."""
ROUNDING_S = 0.1
"""Seconds by which the recogniser's clock may differ from the audio sent."""
RECONNECT_S = 1.0
"""Seconds between a broken connection and the next."""


@dataclass(frozen=True, slots=True)
class _Final:
    heard: Heard
    end_s: float


class Line:
    """One connection to a recogniser, and how far its words have settled. Seconds are of the audio sent on it."""

    def __init__(self, recogniser: stt.STT[Any], on_words: Callable[[str], None] | None = None) -> None:
        """Connect.

        Args:
            recogniser: whose finals reach as far as it has listened, words or not.
            on_words: told of words on the way.
        """
        self._stream = recogniser.stream(conn_options=STREAM_OPTIONS)
        self._on_words = on_words
        self._pushed_s = self._settled_s = 0.0
        self._finals: list[_Final] = []
        self._interim = ""
        self._moved = asyncio.Event()
        self.broken = asyncio.Event()
        self._task = asyncio.create_task(self._listen(), name="recogniser_line")

    async def _listen(self) -> None:
        try:
            async for event in self._stream:
                self._take(event)
        except Exception as failure:
            log.warning("recogniser_failed", kind=type(failure).__name__)
        self.give_up()

    def _take(self, event: stt.SpeechEvent) -> None:
        if event.type == stt.SpeechEventType.FINAL_TRANSCRIPT:
            end_s = max((a.end_time for a in event.alternatives[:1]), default=0.0)
            if (words := heard(event)).text:
                self._finals.append(_Final(words, end_s))
            self._interim = ""
            self._settled_s = max(self._settled_s, end_s)
            self._moved.set()
        elif event.type == stt.SpeechEventType.INTERIM_TRANSCRIPT:
            self._interim = heard(event).text
            if self._on_words is not None:
                self._on_words(self.so_far().text)

    def push(self, frame: rtc.AudioFrame) -> None:
        """Send a frame; a broken connection swallows it."""
        self._pushed_s += frame.duration
        with contextlib.suppress(RuntimeError):
            self._stream.push_frame(frame)

    def flush(self) -> None:
        """Ask for the final words of what was sent."""
        with contextlib.suppress(RuntimeError):
            self._stream.flush()

    def so_far(self) -> Heard:
        """The words nobody has taken yet, settled or not."""
        return _joined([f.heard for f in self._finals], self._interim)

    def has_heard(self, length_s: float) -> bool:
        """Whether the last so many seconds of audio all went this way."""
        return not self.broken.is_set() and self._pushed_s >= length_s - ROUNDING_S

    async def words(self, length_s: float, quiet_s: float, wait_s: float) -> Heard | None:
        """Take the words of the last so many seconds sent; those of earlier ones that came too late are dropped.

        Args:
            length_s: of the stretch.
            quiet_s: of them, the silence at its end.
            wait_s: seconds after which words that have not settled are taken as they are.

        Returns:
            None when it broke, or has been silent for all that time: nothing is known of the stretch.
        """
        self.flush()
        end_s = self._pushed_s
        settled = await self._settled(end_s - quiet_s - ROUNDING_S, wait_s)
        said = [f.heard for f in self._finals if end_s - length_s < f.end_s <= end_s + ROUNDING_S]
        self._finals = [f for f in self._finals if f.end_s > end_s + ROUNDING_S]
        if settled:
            return _joined(said)
        unsettled, self._interim = self._interim, ""
        answer = _joined(said, unsettled)
        return answer if answer.text and not self.broken.is_set() else None

    async def _settled(self, to_s: float, wait_s: float) -> bool:
        deadline = time.monotonic() + wait_s
        while self._settled_s < to_s:
            left = deadline - time.monotonic()
            if left <= 0 or self.broken.is_set():
                return False
            self._moved.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), left)
        return True

    def give_up(self) -> None:
        """Expect nothing more of it."""
        self.broken.set()
        self._moved.set()

    async def close(self) -> None:
        """Disconnect."""
        await utils.aio.cancel_and_wait(self._task)
        await self._stream.aclose()


def _joined(said: Sequence[Heard], more: str = "") -> Heard:
    sure = [h.confidence for h in said if h.confidence is not None]
    return Heard(" ".join(filter(None, [*(h.text for h in said), more])), min(sure) if sure else None)


class StreamRecognition:
    """Hears one track on one line; what a broken line missed is recognised anew from the kept audio."""

    guess_is_final = False

    def __init__(self, recogniser: stt.STT[Any]) -> None:
        self._recogniser = recogniser
        self.on_interim: Callable[[str], None] | None = None
        self._line = Line(recogniser, self._on_words)
        self._task = asyncio.create_task(self._stay_connected(), name="stream_recognition")

    def _on_words(self, text: str) -> None:
        if self.on_interim is not None:
            self.on_interim(text)

    async def _stay_connected(self) -> None:
        while True:
            await self._line.broken.wait()
            await asyncio.sleep(RECONNECT_S)
            await self._line.close()
            self._line = Line(self._recogniser, self._on_words)

    def push(self, frame: rtc.AudioFrame) -> None:
        """Send the frame on."""
        self._line.push(frame)

    async def guess(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """Ask for the final words early, answer with what has settled."""
        self._line.flush()
        return self._line.so_far()

    async def caption(self, frames: Sequence[rtc.AudioFrame]) -> Heard:
        """What has settled; the line reports it by itself."""
        return self._line.so_far()

    async def finish(self, frames: Sequence[rtc.AudioFrame], quiet_s: float) -> Heard:
        """The words of the stretch, once the recogniser has listened to all its voice."""
        line, length_s = self._line, sum(frame.duration for frame in frames)
        if line.has_heard(length_s):
            if (answer := await line.words(length_s, quiet_s, FINAL_WAIT_S)) is not None:
                return answer
            line.give_up()
        return await until_answered(lambda: self._anew(frames, length_s))

    async def _anew(self, frames: Sequence[rtc.AudioFrame], length_s: float) -> Heard:
        line = Line(self._recogniser)
        try:
            for frame in frames:
                line.push(frame)
            return await line.words(length_s, 0.0, WHOLE_WAIT_S) or Heard(failed=True)
        finally:
            await line.close()

    async def close(self) -> None:
        """Disconnect for good."""
        await utils.aio.cancel_and_wait(self._task)
        await self._line.close()
