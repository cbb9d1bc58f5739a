"""The agent's mouth: one AgentSession that speaks, can be held or cut, and knows what was heard of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

from livekit.agents import (
    NOT_GIVEN,
    AgentSession,
    AgentStateChangedEvent,
    ConversationItemAddedEvent,
    io,
    llm,
)
from livekit.agents.voice import SpeechHandle

from agent.meeting_agent import MeetingAgent
from agent.pipelines.echo import Echo
from agent.pipelines.said import AgentTurn, Said
from agent.pipelines.spare_voice import SpareVoice

ONE_MOMENT = 0.7
"""Share of patience after which a reply that has not begun begins with "one moment"."""
GO_ON_S = 8.0
"""Seconds of silence a reply may take after its first words, before it counts as failed."""


class Mouth:
    """Speaks through a session that the caller has started, with or without audio.

    Attributes:
        silent_at: wall clock of the end of its last sound, seconds since the epoch.
        sounded_at: wall clock of the first sound of what it says; infinite before.
    """

    def __init__(
        self, session: AgentSession[Any], agent: MeetingAgent, spare: SpareVoice, *, patience_s: float
    ) -> None:
        """Bind to the session.

        Args:
            session: that speaks; started by the caller, with or without audio.
            agent: that keeps what it meant to say.
            spare: sentences that need no voice provider.
            patience_s: seconds of silence after which a reply that has not begun counts as failed.
        """
        self._session, self._agent, self._spare, self._patience_s = session, agent, spare, patience_s
        self._turns: list[AgentTurn] = []
        self._echo = Echo()
        self._step = asyncio.Event()
        self._moved_at = 0.0
        self._output: io.AudioOutput | None = None
        self._sounding = self._held = False
        self._broke = False
        self.silent_at, self.sounded_at = 0.0, float("inf")
        self._lock = asyncio.Lock()
        session.on("conversation_item_added", self._item_added)
        session.on("agent_state_changed", self._state_changed)
        session.on("tool_execution_updated", lambda _: self._moved())

    @property
    def audible(self) -> bool:
        """Whether the agent is heard right now, or held while it was."""
        speech = self._session.current_speech
        speaking = self._session.agent_state == "speaking" and speech is not None and not speech.interrupted
        return (speaking and (self._sounding or self._output is None)) or self._held

    @property
    def meant(self) -> str:
        """What the running reply is going to have said, as far as the model has written it."""
        return self._agent.meant

    def is_echo(self, text: str, started_at: float, ended_at: float) -> bool:
        """Whether words of that time are the agent's own."""
        self._echo.goes_on(self._agent.meant)
        return self._echo.is_echo(text, started_at, ended_at)

    def hold(self) -> None:
        """Pause in mid-word."""
        if (output := self._session.output.audio) is not None:
            self._held = True
            output.pause()

    def go_on(self) -> None:
        """Continue where it was held."""
        self._held = False
        self._moved()
        if (output := self._session.output.audio) is not None:
            output.resume()

    def cut(self) -> None:
        """Give up what is being said, or about to be; a write under way is finished, and may be spoken of."""
        with contextlib.suppress(RuntimeError):
            self._session.interrupt()
        self.go_on()

    async def reply(self) -> Said:
        """Let the model answer the newest line of the conversation, and wait until it was spoken."""
        async with self._lock:
            self._begin("")
            self._agent.reply_due_at = time.monotonic() + ONE_MOMENT * self._patience_s
            return await self._spoken(self._session.generate_reply(input_modality="audio"))

    async def say(self, text: str) -> Said:
        """Speak a fixed sentence, and wait until it was spoken."""
        async with self._lock:
            self._begin(text)
            sound = self._spare.sound(text)
            return await self._spoken(self._session.say(text, audio=NOT_GIVEN if sound is None else sound))

    def _begin(self, meant: str) -> None:
        self._follow_sound()
        self._turns.clear()
        self._broke, self.sounded_at = False, float("inf")
        self._moved()
        self._agent.meant, self._agent.complete = meant, bool(meant)

    def _follow_sound(self) -> None:
        """Know when there is sound: a session calls itself speaking also while a reply waits for its next words."""
        output = self._session.output.audio
        if output is self._output:
            return
        self._output = output
        if output is not None:
            output.on("playback_started", lambda _: self._sound(True))
            output.on("playback_finished", lambda _: self._sound(False))

    def _sound(self, sounding: bool) -> None:
        self._sounding = sounding
        if sounding:
            self.sounded_at = min(self.sounded_at, time.time())
        self._moved()

    def _moved(self) -> None:
        """The reply came on a step: a tool began or ended, or sound. Patience starts anew."""
        self._moved_at = time.monotonic()
        self._step.set()

    async def _spoken(self, handle: SpeechHandle) -> Said:
        in_time = await self._in_time(handle)
        if not in_time:
            handle.interrupt(force=True)
            await handle.wait_for_playout()
        cut = in_time and handle.interrupted
        text, left = self._heard_and_left()
        complete = self._agent.complete
        voiceless = in_time and not cut and (self._broke or (complete and bool(left)))
        failed = not in_time or voiceless or handle.exception() is not None
        return Said(self._collect(cut=cut), cut, failed, text, left, complete)

    def _heard_and_left(self) -> tuple[str, str]:
        """The words of the answer that were heard and those that were not, without "one moment"."""
        opening = self._agent.one_moment.strip()
        heard = " ".join(turn.text for turn in self._turns if turn.text)
        left = " ".join(filter(None, [*(turn.cut_text for turn in self._turns), self._agent.meant.strip()]))
        meant = f"{heard} {left}".strip().removeprefix(opening).split()
        count = 0 if opening.startswith(heard) else len(heard.removeprefix(opening).split())
        return " ".join(meant[:count]), " ".join(meant[count:])

    async def _in_time(self, handle: SpeechHandle) -> bool:
        """Wait for the whole of it; False when there was no sound for too long."""
        done = asyncio.ensure_future(handle.wait_for_playout())
        spoke = False
        while not done.done():
            self._step.clear()
            speaking = self.audible
            spoke = spoke or speaking
            patience_s = max(GO_ON_S, self._patience_s) if spoke else self._patience_s
            left = self._moved_at + patience_s - time.monotonic()
            if not speaking and left <= 0:
                return False
            step = asyncio.ensure_future(self._step.wait())
            await asyncio.wait(
                [done, step], timeout=None if speaking else left, return_when=asyncio.FIRST_COMPLETED
            )
            step.cancel()
        await done
        return True

    def _collect(self, *, cut: bool) -> tuple[AgentTurn, ...]:
        turns = list(self._turns)
        if not turns and self._agent.meant and cut:
            now = time.time()
            turns.append(AgentTurn("", self._agent.meant, now, now))
        return tuple(turns)

    def _item_added(self, event: ConversationItemAddedEvent) -> None:
        item = event.item
        if not isinstance(item, llm.ChatMessage) or item.role != "assistant":
            return
        text, now = (item.text_content or "").strip(), time.time()
        metrics: dict[str, Any] = dict(item.metrics)
        started = float(metrics.pop("started_speaking_at", now))
        ended = float(metrics.pop("stopped_speaking_at", now))
        self._echo.settled(self._agent.meant)
        meant, self._agent.meant = self._agent.meant.strip(), ""
        cut_text = " ".join(meant.split()[len(text.split()) :]) if item.interrupted else ""
        self._broke = self._broke or item.interrupted
        figures = {k: float(v) for k, v in metrics.items() if isinstance(v, int | float)}
        self._turns.append(AgentTurn(text, cut_text, started, ended, figures))

    def _state_changed(self, event: AgentStateChangedEvent) -> None:
        if "speaking" in (event.new_state, event.old_state):
            self._moved()
        if event.new_state == "speaking":
            self._echo.speaking(self._agent.meant, time.time())
        elif event.old_state == "speaking":
            self._echo.goes_on(self._agent.meant)
            self.silent_at = time.time()
            self._echo.silent(self.silent_at)
