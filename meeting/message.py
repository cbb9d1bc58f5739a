"""What the agent wrote down for staff to follow up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Message:
    """A message; with neither `professional_id` nor `user_id` it is for staff in general."""

    id: UUID
    entity_id: UUID
    room_id: UUID | None
    from_identity: str
    from_name: str
    professional_id: UUID | None
    text: str
    state: Literal["open", "done"]
    created_at: datetime
    user_id: UUID | None = None
