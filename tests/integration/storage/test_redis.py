"""Hints and counters in a real Valkey."""

import asyncio
from uuid import uuid4

import pytest

from storage import hints
from storage.errors import StorageUnavailable
from storage.hints import channel
from storage.redis import Bus

pytestmark = pytest.mark.integration


async def test_what_is_announced_is_heard_by_listeners_of_that_entity(bus: Bus) -> None:
    entity_id, other = uuid4(), uuid4()
    heard = bus.listen(entity_id)
    assert await anext(heard) == {"kind": "resync"}
    await bus.publish(other, "room", room_id="theirs")
    await bus.client.publish(channel(entity_id), "{")
    await bus.publish(entity_id, "room", room_id=uuid4(), state="live")
    assert await anext(heard) == {"kind": "unknown"}
    message = await anext(heard)
    assert (message["kind"], message["state"]) == ("room", "live")
    await heard.aclose()


async def test_a_quiet_channel_beats(bus: Bus) -> None:
    heard = bus.listen(uuid4(), beat=0.5)
    assert [await anext(heard) for _ in range(3)] == [{"kind": "resync"}, {"kind": "beat"}, {"kind": "beat"}]
    await heard.aclose()


async def test_however_many_listen_one_connection_is_used(bus: Bus) -> None:
    entity_id, before = uuid4(), len(await bus.client.client_list(_type="pubsub"))
    many = [bus.listen(entity_id) for _ in range(300)]
    firsts = [asyncio.ensure_future(anext(heard)) for heard in many]
    assert {(await first)["kind"] for first in firsts} == {"resync"}
    assert len(await bus.client.client_list(_type="pubsub")) == before + 1
    seconds = [asyncio.ensure_future(anext(heard)) for heard in many]
    await bus.publish(entity_id, "room")
    assert [(await second)["kind"] for second in seconds] == ["room"] * 300
    for heard in many:
        await heard.aclose()


async def test_a_listener_that_falls_behind_is_told_to_look_instead(bus: Bus) -> None:
    entity_id, other = uuid4(), uuid4()
    slow, quick = bus.listen(entity_id), bus.listen(other)
    assert await anext(slow) == {"kind": "resync"}
    behind = 0
    for behind in range(hints.MOST + 3):
        await bus.publish(entity_id, "turn", number=behind)
    await bus.publish(other, "room")
    while (await anext(quick))["kind"] != "room":
        pass
    assert [await anext(slow) for _ in range(3)] == [
        {"kind": "resync"},
        {"kind": "turn", "number": behind - 1},
        {"kind": "turn", "number": behind},
    ]
    for heard in (slow, quick):
        await heard.aclose()


async def test_a_count_is_forgotten_after_its_window_and_can_be_taken_back(bus: Bus) -> None:
    key = f"count:{uuid4()}"
    assert [await bus.count(key, 60) for _ in range(3)] == [1, 2, 3]
    assert 0 < await bus.client.ttl(key) <= 60
    await bus.uncount(key)
    assert await bus.count(key, 60) == 3
    await bus.uncount(f"never:{key}")
    assert not await bus.exists(f"never:{key}")


async def test_one_of_many_claims_a_key(bus: Bus) -> None:
    key = f"claim:{uuid4()}"
    assert sorted(await asyncio.gather(*[bus.claim(key, 5) for _ in range(5)])) == [False] * 4 + [True]
    assert await bus.exists(key)


async def test_a_key_is_dropped_only_by_who_wrote_it_last(bus: Bus) -> None:
    key = f"beat:{uuid4()}"
    await bus.put(key, "first", 60)
    await bus.put(key, "second", 60)
    assert 0 < await bus.client.ttl(key) <= 60
    await bus.drop(key, "first")
    assert await bus.exists(key)
    await bus.drop(key, "second")
    assert not await bus.exists(key)


async def test_an_outage_silences_hints_and_stops_counts() -> None:
    away = await Bus.connect("redis://127.0.0.1:9/0")
    await away.publish(uuid4(), "room")
    await away.uncount("x")
    for ask in (
        away.count("x", 1),
        away.exists("x"),
        away.claim("x", 1),
        away.put("x", "y", 1),
        away.drop("x", "y"),
    ):
        with pytest.raises(StorageUnavailable):
            await ask
    assert not await away.answers()
    await away.close()


async def test_a_listener_that_was_cut_off_is_told_to_look_again(bus: Bus) -> None:
    heard = bus.listen(uuid4(), beat=5)
    assert await anext(heard) == {"kind": "resync"}
    await bus.client.client_kill_filter(_type="pubsub")
    assert await anext(heard) == {"kind": "resync"}
    assert await bus.answers()
    await heard.aclose()
