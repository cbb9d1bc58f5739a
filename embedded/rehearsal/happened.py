"""What came of a turn, as the judge sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One doing of a tool."""

    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]

    @property
    def sources(self) -> list[str]:
        """Document titles it returned as sources."""
        return [str(title) for title in self.result.get("sources") or ()]


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance as the agent's ears took it.

    Attributes:
        name: who spoke.
        text: what the recogniser wrote; empty for voice without words.
        seconds: from the first to the last voice.
        confidence: of the recogniser, 0..1.
    """

    name: str
    text: str
    seconds: float
    confidence: float | None = None


@dataclass(slots=True)
class Happened:
    """Everything the room saw of the agent in one turn.

    Attributes:
        spoken: its lines.
        written: its chat messages.
        calls: its tool calls, in order.
        floor: why it answered or stayed silent.
        trouble: providers that failed.
        heard: what its ears took in, where there are ears.
        sound_s: seconds of sound that came from it; None in a meeting without sound.
    """

    spoken: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    floor: str = ""
    trouble: list[str] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    sound_s: float | None = None

    @property
    def words(self) -> str:
        """All lines joined; what was only written counts as said."""
        spoken = " ".join(self.spoken)
        return " ".join(filter(None, [spoken, *(line for line in self.written if line not in spoken)]))

    @property
    def replied(self) -> bool:
        """Whether it spoke or wrote."""
        return bool(self.words.strip())

    @property
    def cited(self) -> list[str]:
        """Titles of the sources it was given, each once."""
        return list(dict.fromkeys(title for call in self.calls for title in call.sources))
