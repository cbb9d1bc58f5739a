"""What the desk's pages show at a glance, read in one question each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from meeting.participant import Person
from meeting.postgres.rows import PERSON_FROM, columns, person_columns, person_of, room_of
from meeting.room import Room
from storage.database import Database


@dataclass(frozen=True, slots=True)
class BookingLine:
    """An appointment as the meeting page shows it."""

    id: UUID
    state: str
    starts_at: datetime
    service: str
    professional: str
    client: str | None


@dataclass(frozen=True, slots=True)
class LinkLine:
    """The newest invitation of a seat."""

    seat_id: UUID
    invitation_id: UUID
    state: str
    expires_at: datetime
    locked_until: datetime | None


class PostgresDesk:
    """Reads for the desk, the search and the meeting page."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def people_of(self, entity_id: UUID, room_ids: Sequence[UUID]) -> dict[UUID, list[Person]]:
        """Who has a seat in each of these rooms; those removed are left out."""
        found: dict[UUID, list[Person]] = defaultdict(list)
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select s.room_id as of_room, {person_columns()}
                  from {PERSON_FROM}
                 where s.entity_id = $1
                   and s.room_id = any($2)
                   and s.state <> 'removed'
                 order by s.id
                """,  # noqa: S608
                entity_id,
                list(room_ids),
            )
        for row in rows:
            found[row["of_room"]].append(person_of(row))
        return found

    async def search(self, entity_id: UUID, words: str, limit: int) -> list[Room]:
        """Rooms whose title, or a person of which, contains the words; newest first. No words: all."""
        pattern = "%" + words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(Room, "r")}
                  from room r
                 where r.entity_id = $1
                   and (r.title ilike $2
                        or exists (select
                                     from room_participant s
                                     join participant p
                                       on (p.entity_id, p.id) = (s.entity_id, s.participant_id)
                                    where s.room_id = r.id
                                      and p.name ilike $2))
                 order by r.starts_at desc, r.id
                 limit $3
                """,  # noqa: S608
                entity_id,
                pattern,
                limit,
            )
        return [room_of(row) for row in rows]

    async def bookings(self, entity_id: UUID, room_id: UUID) -> list[BookingLine]:
        """Appointments made in this meeting, by their time; holds that ran out are left out."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                """
                select b.id, b.state, b.starts_at, v.name as service, p.name as professional, c.name as client
                  from booking b
                  join service v on (v.entity_id, v.id) = (b.entity_id, b.service_id)
                  join professional p on p.id = b.professional_id
                  left join client c on (c.entity_id, c.id) = (b.entity_id, b.client_id)
                 where (b.entity_id, b.room_id) = ($1, $2)
                   and b.state <> 'expired'
                   and not (b.state = 'held' and b.hold_expires_at <= now())
                 order by b.starts_at, b.id
                """,
                entity_id,
                room_id,
            )
        return [BookingLine(**dict(row)) for row in rows]

    async def links(self, entity_id: UUID, room_id: UUID) -> dict[UUID, LinkLine]:
        """The newest invitation of each seat of the room, by seat; revoked ones are left out."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                """
                select distinct on (i.room_participant_id)
                       i.room_participant_id as seat_id, i.id as invitation_id, i.state,
                       i.expires_at, i.locked_until
                  from invitation i
                  join room_participant s on (s.entity_id, s.id) = (i.entity_id, i.room_participant_id)
                 where (s.entity_id, s.room_id) = ($1, $2)
                 order by i.room_participant_id, i.created_at desc, i.id desc
                """,
                entity_id,
                room_id,
            )
        return {row["seat_id"]: LinkLine(**dict(row)) for row in rows if row["state"] != "revoked"}
