"""The demo: a clinic on an empty database, and always one unspent link into a meeting that is open now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from embedded.door import Door
from embedded.plan import Plan
from embedded.progress import Progress, complain
from embedded.seed import seed_demo
from meeting.clock import SystemClock
from meeting.hashing import Hasher, Profile
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.rooms import PostgresRooms
from storage.database import Database
from storage.errors import StorageError

CLIENT = "Ana Silva"
TITLE = "A first visit with Ada"
LASTS = timedelta(hours=24)
REMEMBERED = 5


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """One way into one meeting, as the state folder keeps it.

    Attributes:
        token: What stands in the link.
        code: The eight digits.
    """

    entity_id: str
    room_id: str
    invitation_id: str
    token: str
    code: str


class Demo:
    """Keeps the demo meeting of one state folder enterable.

    Args:
        db: The application's database; closed with :meth:`close`.
        plan: Ports, folders and settings of this start.
    """

    def __init__(self, db: Database, plan: Plan) -> None:
        self._db = db
        self._plan = plan
        self._hasher, self._codes = Hasher(), Hasher(Profile.CODE)
        self.seat: DemoSeat | None = None

    @classmethod
    async def open(cls, app_url: str, plan: Plan) -> Demo:
        """Connect to the application's database."""
        return cls(await Database.connect(app_url, max_size=2), plan)

    async def close(self) -> None:
        """Give the connections back."""
        self._hasher.close()
        self._codes.close()
        await self._db.close()

    @property
    def link(self) -> str:
        """The magic link; empty when there is no demo."""
        return f"{self._plan.portal_url}/m/{self.seat.token}" if self.seat else ""

    async def prepare(self, progress: Progress) -> None:
        """Seed an empty database, when the settings say so, and see that a demo link stands."""
        if self._plan.settings.usher_demo and await self.seed():
            progress.say("seed", "made the demo clinic")
        await self.renew()

    async def seed(self) -> bool:
        """Make the demo clinic on an empty database; one that was cut off is made again.

        Returns:
            Whether it was made now.
        """
        state = self._plan.state
        unfinished = bool(state.kept().get("seeding"))
        if not unfinished and await PostgresEntities(self._db).entities():
            return False
        state.keep(seeding=True)
        made = await seed_demo(
            self._db, self._hasher, lambda role: state.secret(f"password {role}", 12), unfinished=unfinished
        )
        sign_ins = {role: asdict(sign_in) for role, sign_in in (made or {}).items()}
        entity_id = str((await PostgresEntities(self._db).entities())[0][0])
        state.keep(seeding=False, sign_ins=sign_ins, demo_entity=entity_id, demo_rooms=[])
        return bool(made)

    async def renew(self) -> bool:
        """Make a new demo meeting when the link of the last one is spent or over.

        Returns:
            Whether there is a new link.
        """
        kept = self._plan.state.kept()
        rooms = kept.get("demo_rooms", [])
        if rooms and await self._stands(last := DemoSeat(**rooms[-1])):
            changed, self.seat = self.seat != last, last
            return changed
        self.seat = await self._issue(UUID(kept["demo_entity"])) if "demo_entity" in kept else None
        if self.seat is None:
            return False
        self._plan.state.keep(demo_rooms=[*rooms, asdict(self.seat)][-REMEMBERED:])
        return True

    async def keep_fresh(
        self, told_to_stop: Callable[[], Awaitable[bool]], on_change: Callable[[], None]
    ) -> None:
        """Renew whenever the link was used.

        Args:
            told_to_stop: Waits a while; True ends this.
            on_change: Called after each new link.
        """
        complained = ""
        while not await told_to_stop():
            try:
                if await self.renew():
                    on_change()
            except StorageError:
                continue
            except Exception as failure:  # whatever it is, the next try may do
                if (complaint := f"{type(failure).__name__}: {failure}") != complained:
                    complain(f"usher: the demo link was not renewed: {complaint}")
                complained = complaint

    async def _stands(self, seat: DemoSeat) -> bool:
        """Whether the link is unspent and leads into a meeting that does not end within the hour."""
        async with self._db.scope(UUID(seat.entity_id)) as connection:
            stands = await connection.fetchval(
                """
                select i.state = 'open'
                   and r.starts_at + make_interval(mins => r.duration_minutes) > now() + interval '1 hour'
                  from invitation i
                  join room_participant s on s.id = i.room_participant_id
                  join room r on r.id = s.room_id
                 where i.id = $1
                   and r.state in ('scheduled', 'live')
                """,
                UUID(seat.invitation_id),
            )
        return bool(stands)

    async def _issue(self, entity_id: UUID) -> DemoSeat | None:
        if await PostgresEntities(self._db).entity(entity_id) is None:
            return None
        now = SystemClock().now()
        room = await PostgresRooms(self._db).create(
            entity_id, title=TITLE, starts_at=now, duration_minutes=int(LASTS.total_seconds() // 60)
        )
        door = Door(self._db, self._codes, self._plan.portal_url)
        issued = await door.invite(entity_id, await door.add(entity_id, room.id, CLIENT))
        return DemoSeat(str(entity_id), str(room.id), str(issued.invitation_id), issued.token, issued.code)
