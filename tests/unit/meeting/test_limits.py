"""How often codes may be tried."""

import asyncio
from dataclasses import dataclass, field

import pytest

from meeting.errors import Locked, NotValid, RoomFull, TooManyTries
from meeting.limits import TryLimits
from meeting.testing import InMemoryCounter
from storage.errors import StorageUnavailable
from tests.support.house import NINE

pytestmark = pytest.mark.unit


@dataclass
class Away(InMemoryCounter):
    counts: dict[str, int] = field(default_factory=dict)

    async def count(self, key: str, window: int) -> int:
        raise StorageUnavailable("valkey")


async def one_try(limits: TryLimits, address: str, outcome: Exception | None = None) -> None:
    async with limits.one_try(address):
        if outcome:
            raise outcome


@pytest.mark.parametrize("wrong", [NotValid(), Locked(NINE)])
async def test_wrong_tries_count(wrong: Exception) -> None:
    limits = TryLimits(InMemoryCounter(), per_address=1)
    with pytest.raises(type(wrong)):
        await one_try(limits, "::1", wrong)
    with pytest.raises(TooManyTries):
        await one_try(limits, "::1")
    await one_try(limits, "::2")


@pytest.mark.parametrize("other", [None, RoomFull(), StorageUnavailable("postgres")])
async def test_others_do_not(other: Exception | None) -> None:
    counter = InMemoryCounter()
    if other:
        with pytest.raises(type(other)):
            await one_try(TryLimits(counter), "::1", other)
    else:
        await one_try(TryLimits(counter), "::1")
    assert set(counter.counts.values()) == {0}


async def test_all_addresses_together_have_a_limit() -> None:
    limits = TryLimits(InMemoryCounter(), altogether=2)
    for address in ("::1", "::2"):
        with pytest.raises(NotValid):
            await one_try(limits, address, NotValid())
    with pytest.raises(TooManyTries) as refused:
        await one_try(limits, "::3")
    assert refused.value.retry_after == 60


async def test_an_address_is_not_charged_for_what_all_together_tried() -> None:
    counter = InMemoryCounter()
    limits = TryLimits(counter, altogether=1)
    with pytest.raises(NotValid):
        await one_try(limits, "::1", NotValid())
    for _ in range(3):
        with pytest.raises(TooManyTries):
            await one_try(limits, "::2")
    assert counter.counts["usher:tries:::2"] == 0


async def test_tries_at_the_same_time_are_counted_before_any_is_judged() -> None:
    limits, judged = TryLimits(InMemoryCounter(), per_address=3), asyncio.Event()

    async def wrong() -> None:
        async with limits.one_try("::1"):
            await judged.wait()
            raise NotValid

    tries = [asyncio.create_task(wrong()) for _ in range(10)]
    await asyncio.sleep(0)
    judged.set()
    refusals = [type(error) for error in await asyncio.gather(*tries, return_exceptions=True)]
    assert (refusals.count(NotValid), refusals.count(TooManyTries)) == (3, 7)


async def test_a_limit_that_cannot_be_checked_lets_nobody_through() -> None:
    with pytest.raises(StorageUnavailable):
        await one_try(TryLimits(Away()), "::1")
