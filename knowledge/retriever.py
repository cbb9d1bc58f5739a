"""Answers a question from what the entity has written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from knowledge.document import Passage


@dataclass(frozen=True, slots=True)
class Question:
    """A question from a room; only documents of the entity and of this department are looked at.

    Attributes:
        facts: what is known from elsewhere (address, services, professionals) and may answer too.
        names: names that, when asked about, an answer must be about.
        about: what was talked of before, for a question that may lean on it and is not answered alone.
        told: what was read out right before; where that is only near the question, it is no answer to it.
    """

    entity_id: UUID
    text: str
    room_id: UUID | None = None
    department_id: UUID | None = None
    facts: tuple[Passage, ...] = ()
    names: tuple[str, ...] = ()
    about: str = ""
    told: str = ""


class Retriever(Protocol):
    """Finds what answers a question."""

    async def warm(self, question: Question) -> None:
        """Prepare what is in that question's scope before somebody waits for an answer."""

    async def lookup(self, question: Question) -> Sequence[Passage]:
        """The passages that answer, best first; none when nothing does, which is kept as a gap."""
