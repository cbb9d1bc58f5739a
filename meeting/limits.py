"""How often something secret may be tried, such as a code. What was right does not count."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from meeting.errors import Locked, NotValid, TooManyTries


class Counter(Protocol):
    """Counts that are forgotten after a while."""

    async def count(self, key: str, window: int) -> int:
        """Count `key` for `window` seconds; how often it was counted, this time included."""

    async def uncount(self, key: str) -> None:
        """Take one count back."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` wrong tries under `key` in `window` seconds."""

    key: str
    most: int
    window: int


@asynccontextmanager
async def one_try(
    counter: Counter, limits: Sequence[Limit], wrong: tuple[type[Exception], ...]
) -> AsyncIterator[None]:
    """Hold one try of each limit around the body; they are given back unless the body finds the try wrong.

    Counting comes first, so that many tries at the same time are no more than one after the other.

    Args:
        counter: Where the counts are kept. When it is away nobody is let through.
        limits: What counts the try.
        wrong: What the body raises when the try was wrong.

    Raises:
        TooManyTries: There is none left.
        StorageUnavailable: The counter is away.
    """
    held: list[Limit] = []
    try:
        for limit in limits:
            counted = await counter.count(limit.key, limit.window)
            held.append(limit)
            if counted > limit.most:
                raise TooManyTries(limit.window)
        yield
    except wrong:
        held.clear()
        raise
    finally:
        for limit in held:
            await counter.uncount(limit.key)


@dataclass(frozen=True, slots=True)
class TryLimits:
    """Limits on wrong codes.

    Args:
        counter: Where the counts are kept.
        per_address: Tries an address has in `address_window` seconds.
        altogether: Tries everyone together has in `window` seconds.
    """

    counter: Counter
    per_address: int = 30
    address_window: int = 600
    altogether: int = 600
    window: int = 60

    def one_try(self, address: str) -> AbstractAsyncContextManager[None]:
        """Hold one try of this address around the body; given back unless the body raises NotValid or Locked.

        Raises:
            TooManyTries: There is none left.
            StorageUnavailable: The counter is away.
        """
        limits = (
            Limit(f"usher:tries:{address}", self.per_address, self.address_window),
            Limit("usher:tries", self.altogether, self.window),
        )
        return one_try(self.counter, limits, (NotValid, Locked))
