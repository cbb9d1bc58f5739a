"""Waiting for something to become true, without sleeping through it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

_Truth = TypeVar("_Truth")


async def eventually(look: Callable[[], Awaitable[_Truth]], *, within: float = 10.0) -> _Truth:
    """The first truthy answer of `look`, asked again every 20 ms."""
    async with asyncio.timeout(within):
        while True:
            answer = await look()
            if answer:
                return answer
            await asyncio.sleep(0.02)
