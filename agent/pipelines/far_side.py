"""Our own sound in step with one microphone: as many steps as that gave, in order, none before its time. Pure.

An echo canceller takes both sides in turns. A process that was held up gets what it missed of both at once, and
whichever comes first would run ahead of the other: the canceller would look for the echo where it is not.
"""

from __future__ import annotations

from collections import deque

CUSHION = 2
"""Steps kept waiting, so that a microphone that is a moment early finds its own; an echo takes longer than they do."""
WATCHED = 100
"""Steps over which more than the cushion must have waited to be let go: one second."""
MOST = 100
"""Steps that wait at most, and that are passed over at most."""
FLOWS_S = 1.0
"""Seconds since our last step after which nothing is awaited."""


class FarSide:
    """Queues what we send for one microphone."""

    def __init__(self, silence: bytes) -> None:
        """With this for a step that is missing."""
        self._silence = silence
        self._waiting = deque([silence] * CUSHION, maxlen=MOST)
        self._missed = 0
        self._taken, self._least = 0, MOST
        self._last_at = float("-inf")

    def put(self, step: bytes, now: float) -> None:
        """What we sent next; a step that was replaced by silence meanwhile is over."""
        if not self._flows(now):
            self._missed = 0
        self._last_at = now
        if self._missed:
            self._missed -= 1
        else:
            self._waiting.append(step)

    def lacks(self, count: int, now: float) -> bool:
        """Whether so many steps are on their way and not here."""
        return len(self._waiting) < count and self._flows(now)

    def take(self, now: float) -> bytes:
        """The next step, or silence."""
        self._taken += 1
        if not self._waiting:
            self._missed = min(self._missed + self._flows(now), MOST)
            self._waiting.append(self._silence)
        self._least = min(self._least, len(self._waiting))
        if self._taken % WATCHED == 0:
            for _ in range(self._least - CUSHION):
                self._waiting.popleft()
            self._least = MOST
        return self._waiting.popleft()

    def _flows(self, now: float) -> bool:
        return now - self._last_at < FLOWS_S
