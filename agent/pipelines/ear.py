"""One ear: one microphone track becomes that person's utterances.

Voice activity decides where a stretch of talk begins and ends; the recogniser starts on a guess after
`GUESS_S` of silence, so that its words are ready when the clock ends the turn. The clock, never the
recogniser's speed, ends a turn (`endpointing`).
"""

from __future__ import annotations

import asyncio
import collections
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from livekit import rtc
from livekit.agents import utils, vad

from agent.floor import Channel
from agent.pipelines.endpointing import needed_silence
from agent.pipelines.recognition import NOTHING, Heard, Recognition
from agent.pipelines.utterance import Utterance
from agent.tasks import Tasks

log = structlog.get_logger(__name__)

SAMPLE_RATE = 16_000
GUESS_S = 0.13
"""Seconds of silence after which the recogniser starts on what it has."""
PRE_ROLL_S = 0.7
"""Seconds of audio kept from before voice was noticed."""
CAPTION_EVERY_S = 0.9
"""Seconds of talk between two interim captions."""
MAX_STRETCH_S = 25.0
"""Seconds after which a stretch is recognised even though the person talks on."""


class Listener(Protocol):
    """What an ear tells."""

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Voice of that person, running: net seconds of it and seconds since the last."""

    def interim(self, track_sid: str, identity: str, segment_id: str, text: str) -> None:
        """Words on the way, to show under that person's name."""

    async def utterance(self, track_sid: str, segment_id: str, utterance: Utterance) -> None:
        """A finished turn, in the person's order."""


@dataclass(slots=True)
class _Turn:
    started_at: float
    last_voice_at: float
    segment_id: str = field(default_factory=lambda: utils.shortuuid("SG_"))
    pieces: list[asyncio.Task[Heard]] = field(default_factory=list)

    def words(self) -> str | None:
        """The words so far; None while a recogniser has not answered."""
        if not all(p.done() for p in self.pieces):
            return None
        return " ".join(filter(None, (p.result().text for p in self.pieces if not p.cancelled())))


class Ear:
    """Hears one track until it ends."""

    def __init__(
        self,
        identity: str,
        track_sid: str,
        audio: AsyncIterator[rtc.AudioFrameEvent],
        activity: vad.VADStream,
        recognition: Recognition,
        listener: Listener,
        patience_s: float,
    ) -> None:
        """Take the track's audio (16 kHz mono), a voice activity stream and a recogniser of its own.

        Words that have not come `patience_s` after the last voice are reported as late.
        """
        self.identity, self.track_sid = identity, track_sid
        self.audio, self._activity, self._recognition, self._listener = audio, activity, recognition, listener
        self._patience_s, self._captions = patience_s, recognition.guess_is_final
        recognition.on_interim = self._show
        self._frames: collections.deque[rtc.AudioFrame] = collections.deque()
        self._kept_s = 0.0
        self._speaking = False
        self._voice_began_at = 0.0
        self._turn: _Turn | None = None
        self._guess: asyncio.Task[Heard] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._captioned_s = 0.0
        self._order = asyncio.Lock()
        self._tasks = Tasks("ear")
        self._pump = self._tasks.start(self._pump_audio())
        self._watch = self._tasks.start(self._watch_activity())

    async def _pump_audio(self) -> None:
        async for event in self.audio:
            frame = event.frame
            self._activity.push_frame(frame)
            self._recognition.push(frame)
            self._frames.append(frame)
            self._kept_s += frame.duration
            while not self._speaking and self._kept_s > PRE_ROLL_S:
                self._kept_s -= self._frames.popleft().duration

    async def _watch_activity(self) -> None:
        async for event in self._activity:
            if event.type == vad.VADEventType.START_OF_SPEECH:
                self._begin(event)
            elif event.type == vad.VADEventType.INFERENCE_DONE and self._speaking:
                self._follow(event)
            elif event.type == vad.VADEventType.END_OF_SPEECH and self._turn is not None:
                self._pause(event.silence_duration)

    def _begin(self, event: vad.VADEvent) -> None:
        now = time.time()
        self._voice_began_at = now - event.speech_duration
        self._speaking, self._captioned_s = True, 0.0
        if self._ending is not None:
            self._ending.cancel()  # went on in time: the same turn
            self._ending = None
        self._turn = self._turn or _Turn(self._voice_began_at, now)

    def _follow(self, event: vad.VADEvent) -> None:
        now, quiet = time.time(), event.raw_accumulated_silence
        voiced = max(0.0, now - self._voice_began_at - quiet)
        self._tell_voice(voiced, quiet)
        if event.raw_accumulated_speech > 0:
            self._guess = None  # talks on: the guess is void
            if self._captions and voiced - self._captioned_s >= CAPTION_EVERY_S:
                self._captioned_s = voiced
                self._tasks.start(self._caption_so_far())
            if self._kept_s > MAX_STRETCH_S and self._turn is not None:
                self._take_piece()
        elif quiet >= GUESS_S and self._guess is None:
            self._guess = self._tasks.start(self._recognition.guess(list(self._frames)))

    def _tell_voice(self, voiced_s: float, quiet_s: float) -> None:
        try:
            self._listener.voiced(self.identity, voiced_s, quiet_s)
        except Exception:
            log.exception("voice_untold")  # hearing goes on, whatever the listener makes of it

    async def _caption_so_far(self) -> None:
        turn = self._turn
        if turn is None:
            return
        heard = await self._recognition.caption(list(self._frames))
        if heard.text and turn is self._turn and self._speaking:
            self._show(heard.text)

    def _show(self, text: str) -> None:
        if (turn := self._turn) is not None:
            before = " ".join(p.result().text for p in turn.pieces if p.done() and not p.cancelled())
            self._listener.interim(self.track_sid, self.identity, turn.segment_id, f"{before} {text}".strip())

    def _take_piece(self, quiet_s: float = 0.0) -> None:
        assert self._turn is not None
        frames = list(self._frames)
        self._frames.clear()
        self._kept_s = 0.0
        self._turn.pieces.append(self._tasks.start(self._recognise(frames, self._guess, quiet_s)))
        self._guess = None

    async def _recognise(
        self, frames: list[rtc.AudioFrame], guess: Awaitable[Heard] | None, quiet_s: float
    ) -> Heard:
        early = await guess if guess is not None else NOTHING
        if early.text and self._recognition.guess_is_final:
            return early
        return await self._recognition.finish(frames, quiet_s)

    def _pause(self, silence_s: float) -> None:
        assert self._turn is not None
        self._speaking = False
        self._turn.last_voice_at = time.time() - silence_s
        self._take_piece(silence_s)
        self._ending = self._tasks.start(self._end(self._turn))

    async def _end(self, turn: _Turn) -> None:
        """Wait until the clock, with the words as far as they are known, calls the turn finished."""
        while (left := turn.last_voice_at + needed_silence(turn.words()) - time.time()) > 0:
            pending = [p for p in turn.pieces if not p.done()]
            if pending:
                await asyncio.wait(pending, timeout=left)
            else:
                await asyncio.sleep(left)
        self._turn = self._ending = None  # from here on new speech is a new turn
        self._tasks.start(self._commit(turn))

    async def _commit(self, turn: _Turn) -> None:
        async with self._order:
            await self._report_late(turn)
            heard = await asyncio.gather(*turn.pieces)
            text = " ".join(filter(None, (h.text for h in heard)))
            lost = any(h.failed for h in heard)
            if lost and text:
                await self._tell_lost(turn)
            sure = [h.confidence for h in heard if h.confidence is not None]
            utterance = Utterance(
                self.identity,
                text,
                Channel.SPOKEN,
                turn.started_at,
                turn.last_voice_at,
                confidence=min(sure) if sure else None,
                failed=lost and not text,
                transcription_delay_s=max(0.0, time.time() - turn.last_voice_at),
            )
            await self._listener.utterance(self.track_sid, turn.segment_id, utterance)

    async def _report_late(self, turn: _Turn) -> None:
        left = turn.last_voice_at + self._patience_s - time.time()
        if (await asyncio.wait(turn.pieces, timeout=max(0.0, left)))[1]:
            await self._tell_lost(turn)

    async def _tell_lost(self, turn: _Turn) -> None:
        """Say that words of the turn are missing; those there are follow in a turn of their own."""
        spoke = (Channel.SPOKEN, turn.started_at, turn.last_voice_at)
        await self._listener.utterance(
            self.track_sid, turn.segment_id, Utterance(self.identity, "", *spoke, failed=True)
        )

    async def close(self) -> None:
        """The track is gone: finish the half sentence, then let go of everything."""
        await utils.aio.cancel_and_wait(self._pump, self._watch)
        if self._turn is not None and self._speaking:
            self._pause(0.0)
        await self._tasks.ended()
        await self._activity.aclose()
        await self._recognition.close()
