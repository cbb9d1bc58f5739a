"""What the agent used of its providers."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

UsageKind = Literal["llm", "stt", "tts", "embedding"]


@dataclass(frozen=True, slots=True)
class Usage:
    """Use of one model by one job; rows of the same job, kind, provider and model add up."""

    entity_id: UUID
    room_id: UUID
    job_id: str
    kind: UsageKind
    provider: str
    model: str
    input_tokens: int = 0
    output_tokens: int = 0
    characters: int = 0
    audio_seconds: float = 0.0
    requests: int = 0
