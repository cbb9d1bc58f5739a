"""Hearing oneself: a loudspeaker's leak into a microphone is the agent's own words a moment later. Pure."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from rapidfuzz.fuzz import partial_ratio

LIKENESS = 82.0
"""Percent of likeness (rapidfuzz partial_ratio) from which a transcript counts as the agent's own words."""
COMES_BACK_S = 0.5
"""Seconds from the agent's last sound to its last echo: the way out, the room, and the way back."""
MIN_CHARACTERS = 12
"""Shorter transcripts are never taken for an echo: "yes" stands in many of the agent's sentences."""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@dataclass(slots=True)
class Echo:
    """Remembers what the agent says, and when it was audible."""

    _said: deque[list[float | str]] = field(default_factory=lambda: deque(maxlen=6))

    def speaking(self, text: str, now: float) -> None:
        """The agent began a sentence. Seconds are of one monotonic or wall clock throughout."""
        self._said.append([now, float("inf"), _plain(text)])

    def silent(self, now: float) -> None:
        """The agent stopped being audible."""
        for entry in self._said:
            if entry[1] == float("inf"):
                entry[1] = now

    def is_echo(self, text: str, started_at: float, ended_at: float) -> bool:
        """Whether an utterance is the agent's own voice.

        It is when it resembles what the agent said, began no earlier, and ended while that could still come back.
        Who answers with the agent's own words speaks on after the agent.

        Args:
            text: of the utterance.
            started_at: its first voice, seconds of the clock the agent's sentences are told with.
            ended_at: its last voice.
        """
        heard = _plain(text)
        if len(heard) < MIN_CHARACTERS:
            return False
        return any(
            float(since) - 0.2 <= started_at
            and ended_at <= float(until) + COMES_BACK_S
            and partial_ratio(heard, str(said)) >= LIKENESS
            for since, until, said in self._said
        )
