"""The record of a meeting: who said what, and what the agent did."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from storage.ids import new_id

Speaker = Literal["person", "agent"]
Channel = Literal["spoken", "typed", "tapped"]
SessionEventKind = Literal[
    "started", "greeted", "tool_call", "silence", "interruption", "provider_failure", "latency", "ended"
]


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance. The writer makes its id, so that writing it twice writes it once.

    `addressed_to` is an identity, "agent", or None when said to the room. `cut_text` is what the agent meant
    to say and did not get to say. `metrics` holds seconds per phase.
    """

    entity_id: UUID
    room_id: UUID
    identity: str
    name: str
    speaker: Speaker
    channel: Channel
    text: str
    started_at: datetime
    ended_at: datetime
    addressed_to: str | None = None
    cut_text: str = ""
    confidence: float | None = None
    metrics: dict[str, Any] = field(default_factory=dict)
    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """Something the agent did or met in a room."""

    id: UUID
    room_id: UUID
    job_id: str
    kind: SessionEventKind
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict)
