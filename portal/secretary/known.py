"""Whom the entity knows already, for the form that adds a person: a seat is tied to the right record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from meeting.participant import ParticipantType
from storage.database import Database

SUGGESTED = 8
_RECORDS = {
    ParticipantType.CLIENT: "select c.id, c.name, c.email, c.phone from client c where c.entity_id = $1",
    ParticipantType.PROFESSIONAL: """
        select c.id, c.name, c.email, null as phone
          from professional c
          join professional_entity pe on pe.professional_id = c.id
         where pe.entity_id = $1 and pe.active""",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A client or professional as the desk tells them apart."""

    id: UUID
    name: str
    email: str | None
    phone: str | None

    @property
    def written(self) -> str:
        """As the name field takes it: with the address, when there is one."""
        return f"{self.name} <{self.email}>" if self.email else self.name

    def is_plainly(self, name: str, email: str | None) -> bool:
        """Whether name and address are both theirs."""
        return (
            self.name.casefold() == name.casefold()
            and (self.email or "").lower() == (email or "").lower() != ""
        )


class KnownPeople:
    """Reads clients and professionals by what is typed of them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def alike(
        self, entity_id: UUID, type: ParticipantType, name: str, email: str | None
    ) -> list[Known]:
        """Those of this name, or of this address, whatever the case."""
        return await self._read(
            entity_id, type, "lower(c.name) = lower($2) or lower(c.email) = lower($3)", name, email
        )

    async def beginning(self, entity_id: UUID, type: ParticipantType, words: str) -> list[Known]:
        """The first few in whose name or address a word begins so; none for less than two letters."""
        if len(words) < 2:
            return []
        start = words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        return await self._read(
            entity_id,
            type,
            "c.name ilike $2 or c.name ilike $3 or c.email ilike $2",
            f"{start}%",
            f"% {start}%",
        )

    async def _read(
        self, entity_id: UUID, type: ParticipantType, condition: str, *words: str | None
    ) -> list[Known]:
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"{_RECORDS[type]} and ({condition}) order by c.name, c.id limit {SUGGESTED}",
                entity_id,
                *words,
            )
        return [Known(**dict(row)) for row in rows]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who somebody is, as far as it is known.

    Attributes:
        open: the desk must say who is meant.
        record: the record they are, when they are one.
        stranger: they are none of those alike.
    """

    open: bool = False
    record: Known | None = None
    stranger: bool = False


def who_is_meant(known: Sequence[Known], name: str, email: str | None, chosen: UUID | str | None) -> Answer:
    """Whether it is plain who is meant, by name and address together, or by what the desk chose.

    Args:
        known: those alike.
        name: as typed.
        email: as typed.
        chosen: the id of one of them, "new" for none of them, None when nobody was asked yet.
    """
    if not known:
        return Answer()
    if chosen == "new":
        return Answer(stranger=True)
    plain = [one for one in known if one.is_plainly(name, email)] if chosen is None else []
    named = [one for one in known if one.id == chosen]
    record = plain[0] if len(plain) == 1 else next(iter(named), None)
    return Answer(open=record is None, record=record)
