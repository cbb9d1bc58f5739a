"""The live meeting, watched: what the agent's ears take in, and whether they have taken in all of it."""

from __future__ import annotations

import time
from typing import Any

from agent.assembly import senses_of, wording
from agent.floor import Channel
from agent.live_meeting import LiveMeeting
from agent.memory import remembered
from agent.pipelines import providers
from agent.pipelines.utterance import Utterance
from agent.settings import AgentSettings
from embedded.rehearsal.ground import Ground
from embedded.rehearsal.happened import Heard

SAME_S = 0.25
"""Seconds by which two readings of one last voice may lie apart."""


class Attention:
    """Follows whose voice has become an utterance. Seconds are wall clock. Pure."""

    def __init__(self) -> None:
        """Nobody has spoken."""
        self._voice: dict[str, float] = {}
        self._taken: dict[str, float] = {}
        self._typed: dict[str, int] = {}

    def voice(self, identity: str, last_at: float) -> None:
        """There was voice of that person, last at that moment."""
        self._voice[identity] = last_at

    def taken(self, utterance: Utterance) -> None:
        """An utterance was handed on."""
        if utterance.channel is Channel.SPOKEN:
            self._taken[utterance.identity] = utterance.ended_at
        else:
            self._typed[utterance.identity] = self.typed(utterance.identity) + 1

    def typed(self, identity: str) -> int:
        """Messages of that person that were taken in."""
        return self._typed.get(identity, 0)

    def noticed(self, identity: str, since: float) -> bool:
        """Whether there was any voice of theirs since then."""
        return max(self._voice.get(identity, 0.0), self._taken.get(identity, 0.0)) >= since

    def all_taken(self, identity: str, since: float) -> bool:
        """Whether all voice of theirs since then has become utterances."""
        taken = self._taken.get(identity, 0.0)
        return taken >= since and taken >= self._voice.get(identity, 0.0) - SAME_S


class WatchedMeeting(LiveMeeting):
    """The production meeting of a room, which also tells what it hears."""

    def __init__(self, room: Any, ground: Ground, settings: AgentSettings) -> None:
        """On this ground, in this connected room."""
        context = ground.context
        super().__init__(
            room,
            context,
            ground.stage,
            ground.cards,
            senses_of(settings, context, providers.voice_activity()),
            settings,
            tools=ground.tools,
            wording=wording(context),
            find_person=ground.find_person,
            memory=remembered(context, (), (), context.clock.now()),
            greeted_before=False,
        )
        self.attention = Attention()
        self._ground = ground

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Note it."""
        self.attention.voice(identity, time.time() - quiet_s)
        super().voiced(identity, voiced_s, quiet_s)

    async def heard(self, utterance: Utterance) -> None:
        """Note it, and what was understood."""
        if utterance.channel is Channel.SPOKEN:
            name = self._ground.context.name_of(utterance.identity)
            seconds = round(utterance.ended_at - utterance.started_at, 2)
            line = Heard(name, utterance.text, seconds, utterance.confidence)
            self._ground.stage.turn.heard.append(line)
        await super().heard(utterance)
        self.attention.taken(utterance)
