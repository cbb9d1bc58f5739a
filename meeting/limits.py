"""How often codes may be tried: by one address, and by everyone together. Right codes do not count."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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
class TryLimits:
    """Limits on wrong tries; a try under way counts until it is known to be right.

    Args:
        counter: Where the counts are kept. When it is away nobody is let through.
        per_address: Tries an address has in `address_window` seconds.
        altogether: Tries everyone together has in `window` seconds.
    """

    counter: Counter
    per_address: int = 30
    address_window: int = 600
    altogether: int = 600
    window: int = 60

    @asynccontextmanager
    async def one_try(self, address: str) -> AsyncIterator[None]:
        """Hold one try of this address around the body; it is given back unless the body finds it wrong.

        Raises:
            TooManyTries: There is none left.
            StorageUnavailable: The counter is away.
        """
        limits = (
            (f"usher:tries:{address}", self.per_address, self.address_window),
            ("usher:tries", self.altogether, self.window),
        )
        for key, limit, window in limits:
            if await self.counter.count(key, window) > limit:
                raise TooManyTries(window)
        try:
            yield
        except (NotValid, Locked):
            raise
        except BaseException:
            await self._give_back(limits)
            raise
        await self._give_back(limits)

    async def _give_back(self, limits: tuple[tuple[str, int, int], ...]) -> None:
        for key, _, _ in limits:
            await self.counter.uncount(key)
