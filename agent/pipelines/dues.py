"""Answers that are due: given one after the other; one that was talked over follows when the other has finished."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from agent.pipelines.said import Said
from agent.pipelines.utterance import Utterance

MOSTLY = 0.5
"""Share of an answer that must have been heard for it to count as given although someone talked over it."""
AGAIN_TIMES = 2
"""How often an answer that was talked over is begun anew."""


@dataclass(slots=True)
class Due:
    """One answer that is due.

    Attributes:
        utterance: what is answered.
        line: id of its line in the conversation, or of the one it replaces; None while there is none.
        words: an answer that was talked over before much of it was heard; empty when there is none yet.
        since: when that answer was due, seconds since the epoch.
        tries: how often it was begun anew.
    """

    utterance: Utterance
    line: str | None = None
    words: str = ""
    since: float = 0.0
    tries: int = 0

    def again(self, said: Said, now: float) -> Due | None:
        """What is due after someone else talked over the answer; None when enough of it was heard."""
        heard, meant = len(said.text.split()), len(said.meant.split())
        if (meant and heard >= MOSTLY * meant) or self.tries == AGAIN_TIMES:
            return None
        words = said.meant if said.complete else ""
        return Due(self.utterance, self.line, words, self.since or now, self.tries + 1)


class Dues:
    """The queue of a room, with what must wait for somebody's turn to end."""

    def __init__(self) -> None:
        """Nothing is due."""
        self._queue: asyncio.Queue[Due] = asyncio.Queue()
        self._after: dict[str, list[Due]] = {}
        self._talking: set[str] = set()
        self._open = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    def put(self, due: Due, *, after: str | None = None) -> None:
        """Make it due now, or when that person, should they be talking, has finished."""
        self.occupy()
        if after is not None and after in self._talking:
            self._after.setdefault(after, []).append(due)
        else:
            self._queue.put_nowait(due)

    async def next(self) -> Due:
        """Wait for the next; `release` when it is answered."""
        return await self._queue.get()

    def voiced(self, identity: str) -> None:
        """That person is talking."""
        self._talking.add(identity)

    def silent(self, identity: str) -> None:
        """That person's turn is over: what waited for its end is due."""
        self._talking.discard(identity)
        for due in self._after.pop(identity, ()):
            self._queue.put_nowait(due)

    def occupy(self) -> None:
        """Something is to be said."""
        self._open += 1
        self._quiet.clear()

    def release(self) -> None:
        """It was said."""
        self._open -= 1
        if not self._open:
            self._quiet.set()

    async def quiet(self) -> None:
        """Wait until nothing is due and nothing is being said."""
        await self._quiet.wait()
