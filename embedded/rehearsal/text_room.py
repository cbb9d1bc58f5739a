"""A room without sound: what the production stage, cards and seats need of LiveKit's room, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from livekit import rtc

CHAT_TOPIC = "lk.chat"
AGENT_IDENTITY = "agent-rehearsal"


@dataclass(frozen=True, slots=True)
class TextPerson:
    """Someone in the room."""

    identity: str
    name: str
    kind: rtc.ParticipantKind.ValueType = rtc.ParticipantKind.PARTICIPANT_KIND_STANDARD


@dataclass(slots=True)
class TextAgent:
    """The agent's own participant; keeps what it writes."""

    identity: str = AGENT_IDENTITY
    written: list[str] = field(default_factory=list)

    async def send_text(self, text: str, *, topic: str = "", **_: Any) -> None:
        """Keep a chat message; cards are for eyes."""
        if topic == CHAT_TOPIC:
            self.written.append(text)


class TextRoom:
    """Tells who comes and goes, and lets the agent write."""

    def __init__(self) -> None:
        """An empty room."""
        self.local_participant = TextAgent()
        self.remote_participants: dict[str, TextPerson] = {}
        self._listeners: dict[str, list[Callable[[TextPerson], None]]] = {}

    def on(self, event: str, callback: Callable[[TextPerson], None]) -> None:
        """Call back on an event of that name."""
        self._listeners.setdefault(event, []).append(callback)

    def enter(self, identity: str, name: str) -> None:
        """Someone comes."""
        self._tell("participant_connected", TextPerson(identity, name))

    def leave(self, identity: str) -> None:
        """Someone goes."""
        self._tell("participant_disconnected", self.remote_participants[identity])

    def _tell(self, event: str, person: TextPerson) -> None:
        if event == "participant_connected":
            self.remote_participants[person.identity] = person
        else:
            self.remote_participants.pop(person.identity)
        for listener in self._listeners.get(event, ()):
            listener(person)
