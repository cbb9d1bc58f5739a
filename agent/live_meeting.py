"""One live room, composed: hearing, host, mouth, seats, stage and cards on one LiveKit room."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from livekit import rtc
from livekit.agents import AgentSession, AgentStateChangedEvent, llm, stt, tts, vad
from livekit.agents.voice import room_io
from livekit.agents.voice.events import ToolExecutionUpdatedEvent

from agent.behaviours.cards import Cards
from agent.behaviours.listeners import Listeners
from agent.behaviours.seats import FindPerson, Seats
from agent.behaviours.stage import CHAT_TOPIC, RoomStage
from agent.context import MeetingContext
from agent.floor import Channel
from agent.meeting_agent import MeetingAgent
from agent.pipelines import providers
from agent.pipelines.hearing import Hearing
from agent.pipelines.host import Host
from agent.pipelines.mouth import Mouth
from agent.pipelines.spare_voice import SpareVoice
from agent.pipelines.surroundings import Wording
from agent.pipelines.utterance import Utterance
from agent.settings import AgentSettings
from agent.tasks import Tasks

PREPARE_AGAIN_S = 20.0
"""Seconds after which a voice that was away is asked for the spare sentences again."""
MAX_TYPED = 2000


@dataclass(frozen=True, slots=True)
class Senses:
    """The models of one room."""

    recogniser: stt.STT[Any]
    voice: tts.TTS[Any]
    language: llm.LLM[Any]
    activity: vad.VAD


def new_session(senses: Senses) -> AgentSession[MeetingContext]:
    """A session that speaks and thinks; hearing is ours."""
    return AgentSession(
        llm=senses.language,
        tts=senses.voice,
        vad=None,
        user_away_timeout=None,
        aec_warmup_duration=None,
        max_tool_steps=8,
        conn_options=providers.CONNECT,
        turn_handling={"turn_detection": "manual", "preemptive_generation": {"enabled": False}},
    )


class LiveMeeting:
    """The agent's side of one room, from joining to the room's end."""

    def __init__(
        self,
        room: rtc.Room,
        context: MeetingContext,
        stage: RoomStage,
        cards: Cards,
        senses: Senses,
        settings: AgentSettings,
        *,
        tools: Sequence[llm.Tool | llm.Toolset],
        wording: Wording,
        find_person: FindPerson,
        memory: llm.ChatContext,
        greeted_before: bool,
    ) -> None:
        """Compose; nothing runs before `start`."""
        self._room, self._context, self._stage, self._cards, self._senses = (
            room,
            context,
            stage,
            cards,
            senses,
        )
        self._greeted = greeted_before
        self.session = new_session(senses)
        self.session.userdata = context
        self._agent = MeetingAgent(context.instructions(), tools, memory)
        self._spare = SpareVoice(senses.voice)
        self._mouth = Mouth(self.session, self._agent, self._spare, patience_s=settings.agent_patience_s)
        self._spare_sentences = wording.spare
        self._host = Host(self._mouth, self._agent, context, stage, wording)
        self._hearing = Hearing(
            room,
            recogniser=senses.recogniser,
            activity=senses.activity,
            voiced=self.voiced,
            heard=self.heard,
            is_echo=self._host.is_echo,
            patience_s=settings.agent_patience_s,
        )
        self._seats = Seats(room, context, find_person, arrived=self._on_arrival, left=self._host.left)
        self._listeners = Listeners(room)
        self._preparing: asyncio.Task[None] | None = None
        self._tasks = Tasks("meeting")

    async def start(self) -> None:
        """Be there: publish the voice, hear everyone, take chat and taps."""
        self._listeners.start()
        self._room.register_text_stream_handler(CHAT_TOPIC, self._on_chat)
        self._room.local_participant.register_rpc_method("choose_slot", self._on_tap)
        options = room_io.RoomOptions(audio_input=False, text_input=False, close_on_disconnect=False)
        await self.session.start(self._agent, room=self._room, room_options=options, record=False)
        self.session.on("agent_state_changed", self._on_state)
        self.session.on("tool_execution_updated", self._on_tool)
        self._stage.happened("started")
        self._hearing.start()
        self._seats.start()

    async def close(self) -> None:
        """Finish half sentences and stop."""
        if self._preparing is not None:
            self._preparing.cancel()
        await self._seats.close()
        await self._hearing.close()
        await self._host.close()
        await self.session.aclose()
        for model in (self._senses.recogniser, self._senses.voice, self._senses.language):
            await model.aclose()
        self._stage.happened("ended")

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Running voice of someone: net seconds of it, and seconds since the last."""
        self._host.voiced(identity, voiced_s, quiet_s)

    async def heard(self, utterance: Utterance) -> None:
        """A finished turn of someone, spoken, typed or tapped."""
        await self._host.heard(utterance)

    async def quiet(self) -> None:
        """Wait until nothing is due and nothing is being said."""
        await self._host.quiet()

    def _on_state(self, event: AgentStateChangedEvent) -> None:
        if event.new_state == "speaking":
            self._stage.state("speaking")

    def _on_tool(self, event: ToolExecutionUpdatedEvent) -> None:
        if event.update.type == "tool_call_started":
            self._stage.state("looking up")

    async def _on_arrival(self, identity: str, into_empty_room: bool) -> None:
        self._cards.greet(identity)
        self._context.name_of(identity)  # who comes first keeps the plain name
        names = [self._context.agent_name, *(p.name for p in self._context.present())]
        providers.expect_names(self._senses.recogniser, names + [p.name for p in self._context.professionals])
        if into_empty_room and not self._greeted:
            await self._listeners.can_hear(identity)
            await self._host.greet()
        self._greeted = False
        if self._preparing is None:
            self._preparing = self._tasks.start(self._prepare_for_trouble())

    async def _prepare_for_trouble(self) -> None:
        """Keep the sentences that must be sayable without a provider, while nobody waits for the voice."""
        missing = list(self._spare_sentences)
        while missing:
            await self._host.quiet()
            if await self._spare.keep(missing[0]):
                missing.pop(0)
            else:
                await asyncio.sleep(PREPARE_AGAIN_S)

    def _on_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._tasks.start(self._read_chat(reader, identity))

    async def _read_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        text = (await reader.read_all()).strip()[:MAX_TYPED]
        if text:
            now = time.time()
            await self.heard(Utterance(identity, text, Channel.TYPED, now, now, confidence=1.0))

    async def _on_tap(self, call: rtc.RpcInvocationData) -> str:
        try:
            slot_id = str(json.loads(call.payload)["slot_id"])
        except (ValueError, KeyError, TypeError):
            raise rtc.RpcError(2001, 'expected {"slot_id": "..."}') from None
        words = self._cards.choose(slot_id)
        if words is None:
            raise rtc.RpcError(2002, "this slot is not on offer any more")
        now = time.time()
        tapped = Utterance(call.caller_identity, words, Channel.TAPPED, now, now, confidence=1.0)
        self._tasks.start(self.heard(tapped))
        return json.dumps({"ok": True})
