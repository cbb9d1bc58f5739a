"""The demo: a clinic on an empty database, and always one unspent link into a meeting that is open now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from embedded.errors import EmbeddedError
from embedded.plan import Plan
from embedded.progress import Progress
from embedded.seed import seed_demo
from meeting.hashing import Hasher
from meeting.invitation import hash_of_token, new_code, new_token
from meeting.participant import ParticipantType
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rooms import PostgresRooms
from storage.database import Database
from storage.errors import StorageError
from storage.ids import new_id

CLIENT = "Ana Silva"
TITLE = "A first visit with Ada"
LASTS = timedelta(hours=24)
REMEMBERED = 5


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """One way into one meeting.

    Attributes:
        token: What stands in the link.
        code: The eight digits.
    """

    entity_id: UUID
    room_id: UUID
    invitation_id: UUID
    token: str
    code: str

    def as_json(self) -> dict[str, str]:
        """For the state folder."""
        return {name: str(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_json(cls, facts: dict[str, Any]) -> DemoSeat:
        """From the state folder."""
        ids = {name: UUID(facts[name]) for name in ("entity_id", "room_id", "invitation_id")}
        return cls(**ids, token=facts["token"], code=facts["code"])


class Demo:
    """Keeps the demo meeting of one state folder enterable.

    Args:
        db: The application's database; closed with :meth:`close`.
        plan: Ports, folders and settings of this start.
    """

    def __init__(self, db: Database, plan: Plan) -> None:
        self._db = db
        self._plan = plan
        self._hasher = Hasher()
        self.seat: DemoSeat | None = None

    @classmethod
    async def open(cls, app_url: str, plan: Plan) -> Demo:
        """Connect to the application's database."""
        return cls(await Database.connect(app_url, max_size=2), plan)

    async def close(self) -> None:
        """Give the connections back."""
        self._hasher.close()
        await self._db.close()

    async def prepare(self, progress: Progress) -> None:
        """Seed an empty database and see that a demo link stands.

        A demo clinic made by an earlier start that was cut off is made again.
        """
        state = self._plan.state
        if self._plan.settings.usher_demo:
            unfinished = bool(state.kept().get("seeding"))
            if unfinished or not await PostgresEntities(self._db).entities():
                state.keep(seeding=True)
                made = await seed_demo(
                    self._db,
                    self._hasher,
                    lambda role: state.secret(f"password {role}", 12),
                    unfinished=unfinished,
                )
                sign_ins = {
                    role: {"email": who.email, "password": who.password} for role, who in (made or {}).items()
                }
                entity_id = str((await PostgresEntities(self._db).entities())[0][0])
                state.keep(seeding=False, sign_ins=sign_ins, demo_entity=entity_id)
                progress.say("seed", "made the demo clinic")
        await self.renew()

    async def renew(self) -> bool:
        """Make a new demo meeting when the link of the last one is spent or over.

        Returns:
            Whether there is a new link.
        """
        kept = self._plan.state.kept()
        if "demo_entity" not in kept:
            return False
        rooms = kept.get("demo_rooms", [])
        if rooms and await self._stands(last := DemoSeat.from_json(rooms[-1])):
            changed, self.seat = self.seat != last, last
            return changed
        self.seat = await self._issue(UUID(kept["demo_entity"]))
        if self.seat is None:
            return False
        self._plan.state.keep(demo_rooms=[*rooms, self.seat.as_json()][-REMEMBERED:])
        return True

    async def keep_fresh(self, pause: Callable[[], Any], on_change: Callable[[], None]) -> None:
        """Renew whenever the link was used, until ``pause`` says stop.

        Args:
            pause: Waits a while; answers True when it is time to stop.
            on_change: Called after each new link.
        """
        while not await pause():
            try:
                if await self.renew():
                    on_change()
            except StorageError:
                continue

    @property
    def link(self) -> str:
        """The magic link; empty when there is no demo."""
        return f"{self._plan.portal_url}/m/{self.seat.token}" if self.seat else ""

    async def _stands(self, seat: DemoSeat) -> bool:
        async with self._db.scope(seat.entity_id) as connection:
            row = await connection.fetchrow(
                """
                select i.state = 'open' and i.expires_at > now() + interval '1 hour' as open
                  from invitation i
                  join room_participant s on s.id = i.room_participant_id
                  join room r on r.id = s.room_id
                 where i.id = $1
                   and r.state in ('scheduled', 'live')
                """,
                seat.invitation_id,
            )
        return bool(row and row["open"])

    async def _issue(self, entity_id: UUID) -> DemoSeat | None:
        entities = PostgresEntities(self._db)
        if await entities.entity(entity_id) is None:
            return None
        now = datetime.now(UTC)
        client = next((who for who in await entities.clients(entity_id) if who.name == CLIENT), None)
        room = await PostgresRooms(self._db).create(
            entity_id, title=TITLE, starts_at=now, duration_minutes=int(LASTS.total_seconds() // 60)
        )
        person = await PostgresPeople(self._db).add_person(
            entity_id,
            room.id,
            name=CLIENT,
            type=ParticipantType.CLIENT,
            client_id=client.id if client else None,
            email=client.email if client else None,
        )
        token, code = new_token(), new_code()
        seat = DemoSeat(entity_id, room.id, new_id(), token, code)
        token_hash = hash_of_token(token)
        if token_hash is None:
            raise EmbeddedError("a new token is no token")
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into invitation (id, entity_id, room_participant_id, token_hash, code_hash, expires_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                seat.invitation_id,
                entity_id,
                person.seat_id,
                token_hash,
                await self._hasher.hash(code),
                now + LASTS,
            )
        return seat
