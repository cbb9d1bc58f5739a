"""Who did what to what."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed. `entity_id` is None for deeds about the whole installation; `at` is set when it is written.

    `actor` is a user's id, a participant's identity, "agent" or "system".
    """

    entity_id: UUID | None
    actor: str
    action: str
    object_kind: str
    object_id: str
    facts: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
