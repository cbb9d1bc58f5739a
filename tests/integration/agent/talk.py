"""A meeting whose agent has a real session: scripted model, a voice of silent frames, a loudspeaker that keeps time."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from livekit import rtc
from livekit.agents import AgentSession, APIConnectionError, RunContext, function_tool, io, llm, tts

from agent.context import MeetingContext
from agent.floor import Channel, Decision
from agent.live_meeting import Senses, new_session
from agent.meeting_agent import MeetingAgent
from agent.pipelines.host import Host
from agent.pipelines.mouth import Mouth
from agent.pipelines.said import AgentTurn
from agent.pipelines.spare_voice import SpareVoice
from agent.pipelines.surroundings import Wording
from agent.pipelines.utterance import Utterance
from agent.tools.answering import writing
from meeting.clock import FrozenClock
from meeting.entity import Entity
from meeting.participant import ParticipantType, Person
from meeting.room import Room

RATE = 24_000
WORD_S = 0.08
"""Seconds this voice takes for a word."""
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ANA, RUI = "p-ana", "p-rui"

Script = Callable[[list[str]], "Sequence[str | float | dict[str, Any]]"]
"""From the newest lines of the conversation to pieces: words, seconds of waiting, or a tool call."""


class Model(llm.LLM):
    """Answers by a script."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self.script = script
        self.asked: list[list[str]] = []

    def chat(
        self, *, chat_ctx: llm.ChatContext, tools: Any = None, conn_options: Any = None, **_: Any
    ) -> Any:
        return _Answer(self, chat_ctx=chat_ctx, tools=tools or [], conn_options=conn_options)


class _Answer(llm.LLMStream):
    async def _run(self) -> None:
        model = self._llm
        assert isinstance(model, Model)
        lines = [_line(item) for item in self._chat_ctx.items]
        model.asked.append(lines)
        for piece in model.script(lines):
            if isinstance(piece, float):
                await asyncio.sleep(piece)
                continue
            words = piece if isinstance(piece, str) else None
            calls = [] if isinstance(piece, str) else [_call(piece)]
            delta = llm.ChoiceDelta(role="assistant", content=words, tool_calls=calls)
            self._event_ch.send_nowait(llm.ChatChunk(id="x", delta=delta))


def _line(item: llm.ChatItem) -> str:
    if isinstance(item, llm.ChatMessage):
        return item.text_content or ""
    return item.output if isinstance(item, llm.FunctionCallOutput) else item.type


def _call(named: dict[str, Any]) -> llm.FunctionToolCall:
    return llm.FunctionToolCall(name=named["tool"], arguments=json.dumps({}), call_id=uuid4().hex)


class Voice(tts.TTS):
    """Speaks at an even pace; `dies_at` is the word it fails at."""

    def __init__(self) -> None:
        super().__init__(capabilities=tts.TTSCapabilities(streaming=False), sample_rate=RATE, num_channels=1)
        self.spoken: list[str] = []
        self.dies_at: str | None = None

    def synthesize(self, text: str, *, conn_options: Any = None) -> Any:
        return _Speech(tts=self, input_text=text, conn_options=conn_options)


class _Speech(tts.ChunkedStream):
    async def _run(self, output: tts.AudioEmitter) -> None:
        voice = self._tts
        assert isinstance(voice, Voice)
        if voice.dies_at is not None and voice.dies_at in self.input_text:
            raise APIConnectionError(retryable=False)
        voice.spoken.append(self.input_text)
        seconds = WORD_S * len(self.input_text.split())
        output.initialize(request_id="x", sample_rate=RATE, num_channels=1, mime_type="audio/pcm")
        output.push(bytes(2 * int(seconds * RATE)))
        output.flush()


class Loudspeaker(io.AudioOutput):
    """Plays in real time what it is given, and knows which words were heard."""

    def __init__(self, voice: Voice) -> None:
        super().__init__(label="test", capabilities=io.AudioOutputCapabilities(pause=True), sample_rate=RATE)
        self._voice = voice
        self._given_s = self._played_s = 0.0
        self._whole = self._cut = False
        self.paused = False
        self._player: asyncio.Task[None] | None = None

    async def capture_frame(self, frame: rtc.AudioFrame) -> None:
        await super().capture_frame(frame)
        self._given_s += frame.duration
        if self._player is None:
            self.on_playback_started(created_at=time.time())
            self._player = asyncio.create_task(self._play())

    def flush(self) -> None:
        super().flush()
        self._whole = True

    def clear_buffer(self) -> None:
        self._cut = True

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    async def _play(self) -> None:
        while not self._cut and not (self._whole and self._played_s >= self._given_s):
            await asyncio.sleep(0.01)
            if not self.paused:
                self._played_s = min(self._given_s, self._played_s + 0.01)
        words = " ".join(self._voice.spoken).split()[: int(self._played_s / WORD_S + 0.01)]
        self._voice.spoken.clear()
        position, cut = self._played_s, self._cut
        self._given_s = self._played_s = 0.0
        self._whole = self._cut = False
        self._player = None
        self.on_playback_finished(
            playback_position=position, interrupted=cut, synchronized_transcript=" ".join(words)
        )


@dataclass
class Stage:
    """Keeps what the room would see and the record would keep."""

    states: list[str] = field(default_factory=list)
    turns: list[tuple[str, str]] = field(default_factory=list)
    agent: list[AgentTurn] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def state(self, state: str, why: str = "") -> None:
        self.states.append(state)

    def person_said(self, utterance: Utterance, decision: Decision) -> None:
        self.turns.append((utterance.text, decision.reason.value))

    def agent_said(self, to: Utterance | None, turn: AgentTurn) -> None:
        self.agent.append(turn)

    def write(self, text: str) -> None:
        self.written.append(text)

    def happened(self, kind: str, **facts: Any) -> None:
        self.events.append((kind, facts))

    def failures(self) -> list[str]:
        return [facts["part"] for kind, facts in self.events if kind == "provider_failure"]

    def heard(self) -> list[str]:
        """What the agent said that was heard."""
        return [turn.text for turn in self.agent if turn.text and turn.channel is Channel.SPOKEN]


@dataclass
class Talk:
    """A running meeting."""

    session: AgentSession[Any]
    agent: MeetingAgent
    mouth: Mouth
    host: Host
    model: Model
    voice: Voice
    loudspeaker: Loudspeaker
    stage: Stage

    async def say(
        self, who: str, text: str, *, lasted_s: float = 0.5, channel: Channel = Channel.SPOKEN
    ) -> None:
        now = time.time()
        await self.host.heard(Utterance(who, text, channel, now - lasted_s, now, confidence=1.0))

    async def until_speaking(self, for_s: float = 0.0) -> None:
        async with asyncio.timeout(5):
            while not self.mouth.audible or not self.loudspeaker._played_s > for_s:
                await asyncio.sleep(0.01)

    async def quiet(self) -> None:
        async with asyncio.timeout(10):
            await self.host.quiet()

    def lines(self, starting: str) -> list[str]:
        """What stands in the conversation and starts like this."""
        said = (message.text_content or "" for message in self.agent.chat_ctx.messages())
        return [line for line in said if line.startswith(starting)]


@function_tool
async def book(ctx: RunContext[Any]) -> str:
    """Book."""
    with writing(ctx):
        return "receipt"


@asynccontextmanager
async def talk(
    script: Script, *, here: Sequence[str] = (ANA, RUI), patience_s: float = 5.0
) -> AsyncIterator[Talk]:
    """A meeting of Ana and Rui, or of those given."""
    entity = Entity(uuid4(), "Harbour Clinic")
    people = {
        ANA: Person(uuid4(), uuid4(), ANA, "Ana Silva", ParticipantType.CLIENT),
        RUI: Person(uuid4(), uuid4(), RUI, "Rui Melo", ParticipantType.CLIENT),
    }
    room = Room(uuid4(), entity.id, "Visit", "visit", NOW)
    context = MeetingContext(entity, room, FrozenClock(NOW), people=people, here=set(here))
    model, voice = Model(script), Voice()
    nothing: Any = None
    session = new_session(Senses(nothing, voice, model, nothing))
    session.userdata = context
    loudspeaker = Loudspeaker(voice)
    session.output.audio = loudspeaker
    agent = MeetingAgent(context.instructions(), [book])
    mouth = Mouth(session, agent, SpareVoice(None), patience_s=patience_s)
    await session.start(agent, record=False)
    stage = Stage()
    host = Host(mouth, agent, context, stage, Wording(greeting="Hello, how can I help you?"))
    try:
        yield Talk(session, agent, mouth, host, model, voice, loudspeaker, stage)
    finally:
        await host.close()
        await session.aclose()
