"""One stream of speech: audio in, Deepgram's messages out, the recogniser shared with everybody else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from functools import partial
from typing import Any
from uuid import uuid4

import structlog

from embedded.speech import deepgram
from embedded.speech.audio import StreamResampler, from_s16le
from embedded.speech.deepgram import ListenWish
from embedded.speech.engines import Engines
from embedded.speech.errors import RecogniserBusy
from embedded.speech.names import names_sentence
from embedded.speech.recogniser import Heard
from embedded.speech.recognition_queue import Urgency
from embedded.speech.recording import Recording
from embedded.speech.utterances import LEAD_S, Happening, Kind, Utterances

log = structlog.get_logger()

INTERIM_EVERY_S = 0.8
_UNSENT = 16
_NOTHING = Heard("", -9.0, 0.0, 0.0)
Message = dict[str, Any]


class Listening:
    """The state of one stream; `messages()` is what the client is to be sent, in order."""

    def __init__(self, engines: Engines, wish: ListenWish) -> None:
        self._engines, self._wish = engines, wish
        self.request_id = uuid4().hex
        self._names = names_sentence(wish.names) or engines.settings.voice_agent_names
        self._activity = engines.activity.stream()
        self._utterances = Utterances(end_s=wish.end_s, quiet_s=wish.utterance_end_s)
        self._resampler = StreamResampler(wish.sample_rate, wish.channels)
        self._recording = Recording()
        self._outbox: asyncio.Queue[Message | Awaitable[Message] | None] = asyncio.Queue(_UNSENT)
        self._guess: asyncio.Task[Heard] | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._utterance = 0
        self._interim_at = 0.0

    async def messages(self) -> AsyncIterator[Message]:
        """What the client is to be sent; ends after `close`.

        Raises:
            RecogniserBusy: an utterance cannot be decided; the client still has it and may send it again.
        """
        while (item := await self._outbox.get()) is not None:
            yield item if isinstance(item, dict) else await item

    async def push(self, data: bytes) -> None:
        """Take audio as it came over the wire; waits while too much is undecided or unsent."""
        samples = self._resampler.push(from_s16le(data))
        self._recording.add(samples)
        for probability in self._activity.push(samples):
            for happening in self._utterances.push(probability):
                await self._handle(happening)
        if self._utterances.voice_now:
            self._maybe_interim()
        elif not self._utterances.speaking:
            self._recording.forget_before(self._recording.end_s - 2 * LEAD_S)

    async def finalize(self) -> None:
        """Decide now what was said so far; answered even when nothing was."""
        open_utterance = list(self._utterances.close())
        for happening in open_utterance:
            await self._final(happening, from_finalize=True)
        if not open_utterance:
            end = self._recording.end_s
            facts = {"is_final": True, "speech_final": True, "from_finalize": True}
            await self._outbox.put(self._results(_NOTHING, Happening(Kind.ENDED, end, end, end), facts))

    async def close(self) -> None:
        """Finish what is open, say how long the stream was, end `messages`."""
        for happening in self._utterances.close():
            await self._final(happening)
        await self._outbox.put(deepgram.metadata(self.request_id, self._recording.end_s))
        await self._outbox.put(None)

    def abandon(self) -> None:
        """The client is gone: stop what works for it."""
        for task in self._tasks:
            task.cancel()

    async def _handle(self, happening: Happening) -> None:
        match happening.kind:
            case Kind.BEGAN:
                self._utterance += 1
                self._interim_at = happening.to_s + INTERIM_EVERY_S
                if self._wish.vad_events:
                    await self._outbox.put(deepgram.speech_started(happening.from_s))
            case Kind.PAUSED:
                self._guess = self._hold(self._hear(happening, Urgency.FINAL))
            case Kind.WENT_ON:
                self._reuse_guess(happening)
            case Kind.CUT | Kind.ENDED:
                await self._final(happening)
            case Kind.STAYED_QUIET:
                await self._outbox.put(deepgram.utterance_end(happening.voice_to_s))

    async def _final(self, happening: Happening, *, from_finalize: bool = False) -> None:
        """Hand over an utterance: by the guess made at its pause, if that still holds."""
        guess = self._guess or self._hold(self._hear(happening, Urgency.FINAL))
        self._guess = None
        self._utterance += 1
        self._interim_at = happening.to_s + INTERIM_EVERY_S
        facts = {
            "is_final": True,
            "speech_final": happening.kind is Kind.ENDED,
            "from_finalize": from_finalize,
        }
        await self._outbox.put(self._hold(self._when_heard(guess, happening, facts)))

    async def _when_heard(
        self, guess: asyncio.Task[Heard], happening: Happening, facts: dict[str, bool]
    ) -> Message:
        return self._results(await guess, happening, facts)

    def _reuse_guess(self, happening: Happening) -> None:
        """The speaker went on: what was decoded at the pause is a caption, no longer an answer."""
        guess, self._guess = self._guess, None
        if guess and self._wish.interim_results and not guess.cancelled():
            self._interim_at = happening.to_s + INTERIM_EVERY_S
            self._hold(self._caption(guess, happening))
        elif guess:
            guess.cancel()

    def _maybe_interim(self) -> None:
        """Decode the growing utterance again for a caption, unless anything more urgent waits."""
        now = self._recording.end_s
        if not self._wish.interim_results or now < self._interim_at or self._engines.recognition.final_waits:
            return
        self._interim_at = now + INTERIM_EVERY_S
        happening = self._utterances.so_far()
        self._hold(self._caption(self._hear(happening, Urgency.INTERIM), happening))

    async def _caption(self, hearing: Awaitable[Heard], happening: Happening) -> None:
        """Send an interim result, if its utterance is still open when it is there."""
        utterance = self._utterance
        try:
            heard = await hearing
        except RecogniserBusy:
            return
        if heard.text and utterance == self._utterance:
            facts = {"is_final": False, "speech_final": False}
            await self._outbox.put(self._results(heard, happening, facts))

    def _hear(self, happening: Happening, urgency: Urgency) -> Awaitable[Heard]:
        clip = self._recording.between(happening.from_s, happening.to_s)
        work = partial(self._engines.recogniser.hear, clip, names=self._names, language=self._wish.language)
        return self._engines.recognition.run(work, urgency)

    def _results(self, heard: Heard, happening: Happening, facts: dict[str, bool]) -> Message:
        return deepgram.results(
            heard,
            request_id=self.request_id,
            from_s=happening.from_s,
            voice_to_s=happening.voice_to_s,
            to_s=happening.to_s,
            facts=facts,
        )

    def _hold(self, work: Any) -> asyncio.Task[Any]:
        """Keep the task until it is done; a failure nobody awaits is logged, not lost."""
        task: asyncio.Task[Any] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._let_go)
        return task

    def _let_go(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) and not isinstance(error, RecogniserBusy):
            log.error("listening_task_failed", stream=self.request_id, exc_info=error)
