"""Rows into nouns. Column names are field names, so that one mapping serves all."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

import asyncpg

from meeting.entity import Client, Department, Entity, Professional
from meeting.invitation import Invitation, InvitationState
from meeting.participant import ParticipantType, Person, SeatState
from meeting.room import Room, RoomEvent, RoomState
from meeting.transcript import SessionEvent, Turn
from meeting.user import Role, User

Row: TypeAlias = asyncpg.Record


@cache
def names(noun: type) -> tuple[str, ...]:
    """The field names of a noun, which are its columns."""
    return tuple(field.name for field in fields(noun))


@cache
def columns(noun: type, table: str, prefix: str = "") -> str:
    """A select list, such as `r.id as r_id, r.title as r_title`."""
    return ", ".join(f"{table}.{name} as {prefix}{name}" for name in names(noun))


def _facts(noun: type, row: Row, prefix: str) -> dict[str, Any]:
    return {name: row[prefix + name] for name in names(noun)}


def entity_of(row: Row, prefix: str = "") -> Entity:
    """An entity from its columns."""
    return Entity(**_facts(Entity, row, prefix))


def department_of(row: Row) -> Department:
    """A department from its columns."""
    return Department(**_facts(Department, row, ""))


def professional_of(row: Row) -> Professional:
    """A professional from the columns of both of its tables."""
    return Professional(**_facts(Professional, row, ""))


def client_of(row: Row) -> Client:
    """A client from its columns."""
    return Client(**_facts(Client, row, ""))


def user_of(row: Row) -> User:
    """A user from its columns."""
    facts = _facts(User, row, "")
    return User(**{**facts, "role": Role(facts["role"])})


def room_of(row: Row, prefix: str = "") -> Room:
    """A room from its columns."""
    facts = _facts(Room, row, prefix)
    return Room(**{**facts, "state": RoomState(facts["state"])})


def event_of(row: Row) -> RoomEvent:
    """A room event from its columns."""
    return RoomEvent(**_facts(RoomEvent, row, ""))


def invitation_of(row: Row, prefix: str = "") -> Invitation:
    """An invitation from its columns."""
    facts = _facts(Invitation, row, prefix)
    return Invitation(**{**facts, "state": InvitationState(facts["state"])})


def person_of(row: Row, prefix: str = "") -> Person:
    """A person from the columns of `PERSON`."""
    facts = _facts(Person, row, prefix)
    role = facts["role"]
    return Person(
        **{
            **facts,
            "type": ParticipantType(facts["type"]),
            "state": SeatState(facts["state"]),
            "role": Role(role) if role else None,
        }
    )


def turn_of(row: Row) -> Turn:
    """A turn from its columns."""
    return Turn(**_facts(Turn, row, ""))


def session_event_of(row: Row) -> SessionEvent:
    """An agent session event from its columns."""
    return SessionEvent(**_facts(SessionEvent, row, ""))


_PERSON = {
    "seat_id": "s.id",
    "identity": "s.identity",
    "state": "s.state",
    "joined_at": "s.joined_at",
    "participant_id": "p.id",
    "role": "role_of_user(p.user_id)",
}
PERSON_FROM = """
  room_participant s
  join participant p on (p.entity_id, p.id) = (s.entity_id, s.participant_id)
"""


def person_columns(prefix: str = "") -> str:
    """The select list of a person over `PERSON_FROM`."""
    return ", ".join(f"{_PERSON.get(name, f'p.{name}')} as {prefix}{name}" for name in names(Person))
