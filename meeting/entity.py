"""Entities, their departments and the professionals who work for them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation. `timezone` is an IANA name; all wall-clock times of the entity are in it."""

    id: UUID
    name: str
    timezone: str = "UTC"
    language: str = "en"
    agent_name: str = "Ada"
    agent_greeting: str | None = None
    agent_instructions: str = ""
    agent_voice: str = "heart"
    address: str = ""
    phone: str = ""
    email: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """A part of an entity, with instructions of its own for the agent."""

    id: UUID
    entity_id: UUID
    name: str
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class Professional:
    """A person who can be booked, as one entity knows them."""

    id: UUID
    entity_id: UUID
    department_id: UUID
    name: str
    email: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Client:
    """A person an entity works for."""

    id: UUID
    entity_id: UUID
    name: str
    email: str | None = None
    phone: str | None = None
