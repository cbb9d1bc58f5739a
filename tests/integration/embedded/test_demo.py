"""The demo's link leads into a meeting whenever somebody opens it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio

from embedded.demo import Demo
from embedded.plan import Plan
from embedded.progress import Progress
from embedded.settings import EmbeddedSettings
from embedded.state import State
from embedded.stores import kept_ports
from storage.database import Database

pytestmark = pytest.mark.integration


@pytest_asyncio.fixture
async def demo(database_url: str, tmp_path: Path) -> AsyncIterator[Demo]:
    settings = EmbeddedSettings(_env_file=None, usher_home=tmp_path)  # type: ignore[call-arg]
    state = State(tmp_path)
    made = await Demo.open(database_url, Plan(settings, state, kept_ports(state)))
    await made.prepare(Progress())
    yield made
    await made.close()


async def started_ago(demo: Demo, db: Database, hours: float) -> None:
    assert demo.seat is not None
    async with db.scope(UUID(demo.seat.entity_id)) as connection:
        await connection.execute(
            "update room set starts_at = now() - $2 * interval '1 hour' where id = $1",
            UUID(demo.seat.room_id),
            hours,
        )


async def test_a_link_stands_until_its_meeting_is_about_to_end(demo: Demo, db: Database) -> None:
    first = demo.link
    assert not await demo.renew()
    await started_ago(demo, db, 22.9)
    assert not await demo.renew()
    await started_ago(demo, db, 23.1)
    assert await demo.renew()
    assert demo.link != first


async def test_a_spent_link_is_followed_by_another(demo: Demo, db: Database) -> None:
    first = demo.link
    assert demo.seat is not None
    async with db.scope(UUID(demo.seat.entity_id)) as connection:
        await connection.execute(
            "update invitation set state = 'spent' where id = $1", UUID(demo.seat.invitation_id)
        )
    assert await demo.renew()
    assert demo.link != first
