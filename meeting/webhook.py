"""What LiveKit tells us of its own accord: a hint, to be believed only as far as its lists agree."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Webhook:
    """A verified webhook. `id` is the same over LiveKit's retries; `facts` hold no secret and no name."""

    id: str
    kind: str
    room_name: str
    identity: str | None
    at: datetime
    is_agent: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def person(self) -> str | None:
        """The identity of the person it is about; None for the agent and for the room itself."""
        return None if self.is_agent else self.identity
