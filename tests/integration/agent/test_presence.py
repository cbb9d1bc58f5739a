"""The heartbeat by which a dead agent is noticed: an agent's own, and none of one that never came to be."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from agent import assembly
from agent.assembly import assemble
from agent.behaviours.presence import Presence
from agent.settings import AgentSettings
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.redis import Bus
from tests.support.house import Desk, in_postgres
from tests.support.waiting import eventually

pytestmark = pytest.mark.integration


class LiveRoom:
    """Connected, and shows attributes to nobody."""

    def __init__(self) -> None:
        self.local_participant = self
        self.remote_participants: dict[str, Any] = {}

    def isconnected(self) -> bool:
        return True

    async def set_attributes(self, attributes: dict[str, str]) -> None: ...


def agent(bus: Bus, room_id: str, job_id: str) -> Presence:
    room: Any = LiveRoom()
    return Presence(room, bus, room_id=room_id, job_id=job_id)


async def test_an_agent_that_leaves_takes_its_own_heartbeat_along(bus: Bus) -> None:
    room_id = str(uuid4())
    only = agent(bus, room_id, "AJ_1")
    await eventually(lambda: bus.exists(f"usher:agent:{room_id}"))
    await only.close()
    assert not await bus.exists(f"usher:agent:{room_id}")


async def test_an_agent_that_leaves_late_does_not_silence_the_one_that_took_over(bus: Bus) -> None:
    room_id = str(uuid4())
    key = f"usher:agent:{room_id}"
    before = agent(bus, room_id, "AJ_1")
    await eventually(lambda: bus.exists(key))
    after = agent(bus, room_id, "AJ_2")

    async def taken_over() -> bool:
        return bool(await bus.client.get(key) == "AJ_2")

    await eventually(taken_over)
    await before.close()
    assert await bus.client.get(key) == "AJ_2"
    await after.close()


@pytest_asyncio.fixture
async def desk(db: Database) -> AsyncIterator[Desk]:
    yield Desk(await in_postgres(db))


async def test_an_agent_that_could_not_be_put_together_does_not_seem_alive(
    desk: Desk, database_url: str, redis_url: str, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = await desk.room()
    key, beating = f"usher:agent:{meeting.id}", []

    async def recollect(*_: Any) -> Any:
        beating.append(await eventually(lambda: bus.exists(key)))
        raise StorageUnavailable("postgres")

    monkeypatch.setattr(assembly, "_recollect", recollect)
    settings = AgentSettings(
        database_url=database_url,
        redis_url=redis_url,
        livekit_url="ws://127.0.0.1:9",
        livekit_api_key="usher",
        livekit_api_secret="s" * 32,
    )
    place = {"entity_id": desk.entity_id, "room_id": meeting.id}
    nothing: Any = None
    room: Any = LiveRoom()
    with pytest.raises(StorageUnavailable):
        await assemble(room, settings, activity=nothing, **place, job_id="AJ_1")
    assert beating == [True]
    assert not await bus.exists(key)
