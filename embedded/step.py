"""One thing to do or to start, and the child under watch that came of it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from signal import SIGTERM, Signals

from embedded.child import Child

FIRST_PAUSE_S = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to start.

    Attributes:
        name: What people call it.
        do: Does it; answers with the child when that child is to be watched. Called again after a crash.
        after: Names of the steps that must be done before.
        stop_with: Signal that asks the child to end.
        grace: Seconds it is given to do so.
        insist: Seconds it is given after a second signal.
        clean: Removes what outlives the child.
    """

    name: str
    do: Callable[[], Awaitable[Child | None]]
    after: tuple[str, ...] = ()
    stop_with: Signals = SIGTERM
    grace: float = 4.0
    insist: float = 0.0
    clean: Callable[[], Awaitable[None]] | None = None

    async def end(self, child: Child) -> None:
        """End its child as it likes to be ended."""
        await child.stop(self.stop_with, grace=self.grace, insist=self.insist)
        if self.clean is not None:
            await self.clean()


@dataclass(slots=True)
class Watched:
    """A child under watch and how often it fell."""

    step: Step
    child: Child
    state: str = "running"
    pause: float = FIRST_PAUSE_S
    restarts: int = 0
    since: float = field(default_factory=time.monotonic)
