"""LiveKit's server API against a real server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from livekit import rtc

from embedded.livekit_server import KEY, MeetingServerPlan
from embedded.ports import any_free
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.livekit_api import LiveKitRooms
from meeting.participant import ParticipantType
from storage.ids import new_id
from tests.support.livekit import SECRET, start_livekit

pytestmark = pytest.mark.integration
NOBODY = "http://127.0.0.1:9/livekit/webhook"


@pytest_asyncio.fixture(scope="module")
async def server(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str
) -> AsyncIterator[MeetingServerPlan]:
    async with start_livekit(tmp_path_factory.mktemp("livekit"), redis_url, NOBODY) as plan:
        yield plan


@pytest_asyncio.fixture
async def rooms(server: MeetingServerPlan) -> AsyncIterator[LiveKitRooms]:
    client = LiveKitRooms(server.url, KEY, SECRET)
    yield client
    await client.close()


@pytest.fixture
def name() -> str:
    return str(new_id())


async def test_a_room_is_made_once_with_one_dispatch(
    rooms: LiveKitRooms, server: MeetingServerPlan, name: str
) -> None:
    assert not await rooms.exists(name)
    await rooms.ensure(name, "usher", "{}")
    await rooms.ensure(name, "usher", "{}")
    another_process = LiveKitRooms(server.url, KEY, SECRET)
    await another_process.ensure(name, "usher", "{}")
    assert await rooms.exists(name)
    assert (await rooms.names()).count(name) == 1
    assert not await another_process.dispatch(name, "usher", "{}")
    assert await another_process.dispatch(name, "usher", "{}", force=True)
    assert not await another_process.dispatch(name, "usher", "{}")
    assert not await rooms.agent_on_its_way(name, "usher")
    await another_process.close()


async def test_a_token_lets_one_person_in_and_removal_puts_them_out(
    rooms: LiveKitRooms, server: MeetingServerPlan, name: str
) -> None:
    await rooms.ensure(name, "usher", "{}")
    ana = rtc.Room()
    gone = asyncio.Event()
    ana.on("disconnected", lambda *_: gone.set())
    await ana.connect(server.url, rooms.access_token(name, "p-ana", "Ana", ParticipantType.CLIENT))
    try:
        assert ana.local_participant.attributes == {"usher.type": "CLIENT"}
        present = await rooms.people(name)
        assert [(person.identity, person.is_agent) for person in present] == [("p-ana", False)]
        await rooms.remove(name, "p-ana")
        await asyncio.wait_for(gone.wait(), 5)
        assert await rooms.people(name) == []
    finally:
        await ana.disconnect()


async def test_what_is_gone_can_be_removed_and_deleted_again(rooms: LiveKitRooms, name: str) -> None:
    await rooms.remove(name, "p-nobody")
    await rooms.delete(name)
    assert await rooms.people(name) == []
    await rooms.ensure(name, "usher", "{}")
    await rooms.delete(name)
    assert not await rooms.exists(name)
    await rooms.ensure(name, "usher", "{}")
    assert await rooms.exists(name)


async def test_a_wrong_secret_is_refused(server: MeetingServerPlan, name: str) -> None:
    stranger = LiveKitRooms(server.url, KEY, "x" * 40)
    with pytest.raises(MeetingServerRefused):
        await stranger.ensure(name, "usher", "{}")
    await stranger.close()


async def test_a_server_that_is_away_is_said_to_be(name: str) -> None:
    rooms = LiveKitRooms("ws://127.0.0.1:9", KEY, SECRET, timeout=1)
    with pytest.raises(MeetingServerUnavailable):
        await rooms.ensure(name, "usher", "{}")
    with pytest.raises(MeetingServerUnavailable):
        await rooms.remove(name, "p-ana")
    await rooms.close()


@pytest_asyncio.fixture
async def scripted() -> AsyncIterator[tuple[LiveKitRooms, list[int]]]:
    """A server that answers with whatever status comes next, else 200."""
    statuses: list[int] = []

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=statuses.pop(0) if statuses else 200)

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", any_free())
    await site.start()
    rooms = LiveKitRooms(site.name, KEY, SECRET, timeout=5)
    yield rooms, statuses
    await rooms.close()
    await rooms.close()
    await runner.cleanup()


async def test_a_server_in_trouble_is_away_and_a_no_is_a_no(
    scripted: tuple[LiveKitRooms, list[int]], name: str
) -> None:
    rooms, statuses = scripted
    statuses[:] = [503, 403]
    with pytest.raises(MeetingServerUnavailable):
        await rooms.remove(name, "p-ana")
    with pytest.raises(MeetingServerRefused):
        await rooms.remove(name, "p-ana")


async def test_what_is_known_of_rooms_stays_small(scripted: tuple[LiveKitRooms, list[int]]) -> None:
    rooms, statuses = scripted
    for number in range(1002):
        await rooms.ensure(f"room-{number}", "usher", "{}")
    statuses[:] = [503]
    await rooms.ensure("room-1001", "usher", "{}")
    assert statuses == [503]
    with pytest.raises(MeetingServerUnavailable):
        await rooms.ensure("room-5", "usher", "{}")
