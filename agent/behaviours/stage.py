"""What the room sees of the agent and what the record keeps of the talk."""

from __future__ import annotations

import json
from typing import Any, cast

import structlog
from livekit import rtc

from agent.behaviours.cards import Cards
from agent.behaviours.presence import Presence
from agent.behaviours.transcription import Record, moment
from agent.context import MeetingContext
from agent.floor import Channel, Decision
from agent.pipelines.said import AgentTurn
from agent.pipelines.utterance import Utterance
from agent.tasks import Tasks
from agent.tools.wording import call_facts, card_of
from meeting.transcript import SessionEventKind, Turn

log = structlog.get_logger(__name__)

CHAT_TOPIC = "lk.chat"


class RoomStage:
    """The stage of a live room."""

    def __init__(
        self, room: rtc.Room, context: MeetingContext, presence: Presence, record: Record, cards: Cards
    ) -> None:
        """Show and record what happens in this room."""
        self._room, self._context, self._presence = room, context, presence
        self._record, self._cards = record, cards
        self._tasks = Tasks("stage")

    def state(self, state: str, why: str = "") -> None:
        """Show what the agent is doing."""
        self._presence.state(state, why)

    def person_said(self, utterance: Utterance, decision: Decision) -> None:
        """Record a person's turn."""
        self._record.turn(person_turn(self._context, utterance, decision))

    def agent_said(self, to: Utterance | None, turn: AgentTurn) -> None:
        """Record the agent's turn."""
        self._record.turn(agent_turn(self._context, self._identity, to, turn))

    def happened(self, kind: str, **facts: Any) -> None:
        """Record an agent session event."""
        self._record.event(cast("SessionEventKind", kind), facts)

    def tool_called(self, name: str, arguments: dict[str, Any], result: str, seconds: float) -> None:
        """Record one doing of a tool, and show the room what it offers or has written."""
        facts = call_facts(name, arguments, json.loads(result), seconds, self._context.speaker)
        self._record.event("tool_call", facts)
        if (card := card_of(facts, self._context.clock.now(), self._context.zone)) is not None:
            self._cards.show(card)

    @property
    def _identity(self) -> str:
        return self._room.local_participant.identity

    def write(self, text: str) -> None:
        """Put the agent's words into the chat."""
        self._tasks.start(self._send(text))

    async def _send(self, text: str) -> None:
        try:
            await self._room.local_participant.send_text(text, topic=CHAT_TOPIC)
        except Exception as failure:
            log.warning("chat_not_sent", kind=type(failure).__name__)


def person_turn(context: MeetingContext, utterance: Utterance, decision: Decision) -> Turn:
    """A person's utterance as the record keeps it."""
    return Turn(
        entity_id=context.entity.id,
        room_id=context.room.id,
        identity=utterance.identity,
        name=context.name_of(utterance.identity),
        speaker="person",
        channel=utterance.channel.value,
        text=utterance.text,
        started_at=moment(utterance.started_at),
        ended_at=moment(max(utterance.started_at, utterance.ended_at)),
        addressed_to="agent" if decision.answer else None,
        confidence=utterance.confidence,
        metrics={
            "transcription_delay": round(utterance.transcription_delay_s, 3),
            "floor": decision.reason.value,
        },
    )


def agent_turn(context: MeetingContext, identity: str, to: Utterance | None, turn: AgentTurn) -> Turn:
    """The agent's utterance as the record keeps it; `e2e` is end of the question to first sound (s)."""
    metrics = {name: round(value, 3) for name, value in turn.metrics.items()}
    if to is not None and to.channel is Channel.SPOKEN and turn.channel is Channel.SPOKEN and turn.text:
        metrics["e2e"] = round(turn.started_at - to.ended_at, 3)
    return Turn(
        entity_id=context.entity.id,
        room_id=context.room.id,
        identity=identity,
        name=context.agent_name,
        speaker="agent",
        channel=turn.channel.value,
        text=turn.text,
        cut_text=turn.cut_text,
        started_at=moment(turn.started_at),
        ended_at=moment(max(turn.started_at, turn.ended_at)),
        addressed_to=to.identity if to else None,
        metrics=metrics,
    )
