"""The production stage, watched: what a rehearsed meeting shows and keeps is also told to the judge."""

from __future__ import annotations

import asyncio
import json
from typing import Any, cast

from agent.behaviours.cards import Cards
from agent.behaviours.presence import Presence
from agent.behaviours.stage import RoomStage
from agent.behaviours.transcription import Record
from agent.context import MeetingContext
from agent.floor import Decision
from agent.pipelines.said import AgentTurn
from agent.pipelines.utterance import Utterance
from embedded.rehearsal.happened import Call, Happened


class NoPresence:
    """State attributes that nobody sees."""

    def state(self, state: str, why: str = "") -> None:
        """Show nothing."""


class WatchedStage(RoomStage):
    """The production stage, which also tells what happened in the running turn."""

    def __init__(self, room: Any, context: MeetingContext, record: Record, cards: Cards) -> None:
        """Watch this room."""
        super().__init__(room, context, cast(Presence, NoPresence()), record, cards)
        self.turn = Happened()
        self.greeted = asyncio.Event()

    def person_said(self, utterance: Utterance, decision: Decision) -> None:
        """Note why the agent answers or not."""
        self.turn.floor = decision.reason.value
        super().person_said(utterance, decision)

    def agent_said(self, to: Utterance | None, turn: AgentTurn) -> None:
        """Note what it says."""
        if turn.text:
            self.turn.spoken.append(turn.text)
        super().agent_said(to, turn)

    def tool_called(self, name: str, arguments: dict[str, Any], result: str, seconds: float) -> None:
        """Note what it does."""
        self.turn.calls.append(Call(name, arguments, json.loads(result)))
        super().tool_called(name, arguments, result, seconds)

    def happened(self, kind: str, **facts: Any) -> None:
        """Note what failed."""
        if kind == "greeted":
            self.greeted.set()
        if kind == "provider_failure":
            self.turn.trouble.append(str(facts.get("part", "provider")))
        super().happened(kind, **facts)

    async def sent(self) -> None:
        """Wait until every chat message is out."""
        await self._tasks.ended()
