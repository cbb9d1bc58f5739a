"""The agent's mouth: one AgentSession that speaks, can be held or cut, and knows what was heard of it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from livekit.agents import AgentSession, AgentStateChangedEvent, ConversationItemAddedEvent, llm
from livekit.agents.voice import SpeechHandle

from agent.meeting_agent import MeetingAgent
from agent.pipelines.echo import Echo


@dataclass(frozen=True, slots=True)
class AgentTurn:
    """One stretch of the agent's talk.

    Attributes:
        text: the words that were heard.
        cut_text: the words that were meant and not heard any more.
        started_at: wall clock, seconds since the epoch.
        ended_at: wall clock of the last sound.
        metrics: seconds per phase, as livekit-agents names them.
    """

    text: str
    cut_text: str
    started_at: float
    ended_at: float
    metrics: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What came of one reply.

    Attributes:
        turns: what was spoken, in order; empty when nothing was.
        cut: someone talked over it.
        failed: a provider failed, or was silent for longer than patience lasts.
    """

    turns: tuple[AgentTurn, ...] = ()
    cut: bool = False
    failed: bool = False

    @property
    def text(self) -> str:
        """All words that were heard."""
        return " ".join(turn.text for turn in self.turns if turn.text)


class Mouth:
    """Speaks through a session that the caller has started, with or without audio."""

    def __init__(self, session: AgentSession[Any], agent: MeetingAgent, *, patience_s: float) -> None:
        """Bind to the session; `patience_s` bounds the seconds of silence before a reply counts as failed."""
        self._session, self._agent, self._patience_s = session, agent, patience_s
        self._turns: list[AgentTurn] = []
        self._echo = Echo()
        self._sounding = asyncio.Event()
        self._moved_at = 0.0
        self._held = False
        self._lock = asyncio.Lock()
        session.on("conversation_item_added", self._item_added)
        session.on("agent_state_changed", self._state_changed)
        session.on("tool_execution_updated", lambda _: self._moved())

    @property
    def audible(self) -> bool:
        """Whether the agent is heard right now, or held while it was."""
        speech = self._session.current_speech
        speaking = self._session.agent_state == "speaking" and speech is not None and not speech.interrupted
        return speaking or self._held

    def is_echo(self, text: str, started_at: float) -> bool:
        """Whether words that began then are the agent's own."""
        return self._echo.is_echo(text, started_at)

    def hold(self) -> None:
        """Pause in mid-word."""
        if (output := self._session.output.audio) is not None:
            self._held = True
            output.pause()

    def go_on(self) -> None:
        """Continue where it was held."""
        self._held = False
        if (output := self._session.output.audio) is not None:
            output.resume()

    def cut(self) -> None:
        """Give up what is being said, or about to be."""
        self._session.interrupt()
        self.go_on()

    async def reply(self) -> Said:
        """Let the model answer the newest line of the conversation, and wait until it was spoken."""
        async with self._lock:
            self._begin("")
            handle = self._session.generate_reply(input_modality="audio")
            if not await self._heard_in_time(handle):
                handle.interrupt(force=True)
                await handle.wait_for_playout()
                return Said(self._collect(cut=False), failed=True)
            turns = self._collect(cut=handle.interrupted)
            return Said(turns, cut=handle.interrupted, failed=handle.exception() is not None)

    async def say(self, text: str) -> Said:
        """Speak a fixed sentence, and wait until it was spoken."""
        async with self._lock:
            self._begin(text)
            handle = self._session.say(text)
            done = asyncio.ensure_future(handle.wait_for_playout())
            await asyncio.wait([done], timeout=self._patience_s + len(text) / 8)
            failed = not handle.done() or handle.exception() is not None
            if not handle.done():
                handle.interrupt(force=True)
            turns = self._collect(cut=handle.interrupted or failed)
            return Said(turns, cut=handle.interrupted, failed=failed)

    def _begin(self, meant: str) -> None:
        self._turns.clear()
        self._sounding.clear()
        self._moved()
        self._agent.meant = meant

    def _moved(self) -> None:
        """The reply came on a step: a tool began or ended. Patience starts anew."""
        self._moved_at = time.monotonic()

    async def _heard_in_time(self, handle: SpeechHandle) -> bool:
        """Wait for the whole reply; False when nothing was heard of it for too long."""
        done = asyncio.ensure_future(handle.wait_for_playout())
        sounding = asyncio.ensure_future(self._sounding.wait())
        try:
            while (left := self._moved_at + self._patience_s - time.monotonic()) > 0:
                await asyncio.wait([done, sounding], timeout=left, return_when=asyncio.FIRST_COMPLETED)
                if done.done() or sounding.done():
                    await done
                    return True
            return False
        finally:
            sounding.cancel()

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
        meant, self._agent.meant = self._agent.meant.strip(), ""
        cut_text = meant[len(text) :].strip() if item.interrupted and meant.startswith(text) else ""
        figures = {k: float(v) for k, v in metrics.items() if isinstance(v, int | float)}
        self._turns.append(AgentTurn(text, cut_text, started, ended, figures))

    def _state_changed(self, event: AgentStateChangedEvent) -> None:
        if event.new_state == "speaking":
            self._sounding.set()
            self._echo.speaking(self._agent.meant, time.time())
        elif event.old_state == "speaking":
            self._echo.silent(time.time())
