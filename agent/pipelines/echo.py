"""Hearing oneself: a loudspeaker's leak into a microphone is the agent's own words a moment later. Pure."""

from __future__ import annotations

import math
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
class _Talk:
    since: float
    words: str
    until: float = math.inf


@dataclass(slots=True)
class Echo:
    """Remembers what the agent says, and when it was audible."""

    _said: deque[_Talk] = field(default_factory=lambda: deque(maxlen=12))

    def speaking(self, text: str, now: float) -> None:
        """The agent began to speak. Seconds are of one monotonic or wall clock throughout."""
        self._said.append(_Talk(now, _plain(text)))

    def goes_on(self, text: str) -> None:
        """All it says of what it began: a model may write on while its first words are heard."""
        if text and self._said and self._said[-1].until == math.inf:
            self._said[-1].words = _plain(text)

    def settled(self, text: str) -> None:
        """These are all words of what it began; without a pause it may go on with others."""
        self.goes_on(text)
        if self._said and self._said[-1].until == math.inf:
            self._said.append(_Talk(self._said[-1].since, ""))

    def silent(self, now: float) -> None:
        """The agent stopped being audible."""
        for talk in self._said:
            talk.until = min(talk.until, now)

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
            talk.since - 0.2 <= started_at
            and ended_at <= talk.until + COMES_BACK_S
            and partial_ratio(heard, talk.words) >= LIKENESS
            for talk in self._said
        )
