"""People who sign in to the portal, and their roles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a user may do; MANAGER works for all entities, the others for one."""

    MANAGER = "MANAGER"
    ENTITY_ADMIN = "ENTITY_ADMIN"
    RECEPTIONIST = "RECEPTIONIST"
    QA = "QA"


@dataclass(frozen=True, slots=True)
class User:
    """A user. `entity_id` is None for a MANAGER only; sessions older than `sessions_valid_from` are over."""

    id: UUID
    entity_id: UUID | None
    email: str
    name: str
    role: Role
    sessions_valid_from: datetime
    professional_id: UUID | None = None
    disabled_at: datetime | None = None
