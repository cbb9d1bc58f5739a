"""Whom the agent has asked something, until when, and how often it had to ask again. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from agent.answering import Asked, asks

OPEN_FOR = timedelta(seconds=90)
"""How long a question of the agent's waits for that person's answer."""
AGAIN_VOICED_S = 0.2
"""Voiced seconds from which an empty transcript counts as an answer nobody understood."""
AGAIN_TIMES = 2


@dataclass(slots=True)
class OpenQuestions:
    """The agent's questions that are unanswered, by the identity of whom they were put to."""

    _until: dict[str, datetime] = field(default_factory=dict)
    _asked: dict[str, Asked] = field(default_factory=dict)
    _again: dict[str, int] = field(default_factory=dict)

    def ask(self, identity: str, now: datetime, text: str = "") -> None:
        """A question was put to them, in those words."""
        self._until[identity] = now + OPEN_FOR
        self._asked[identity] = Asked(text)

    def close(self, identity: str) -> None:
        """They answered, or are gone."""
        self._until.pop(identity, None)
        self._asked.pop(identity, None)
        self._again.pop(identity, None)

    def heard(self, identity: str, text: str) -> None:
        """They spoke: it overtakes what was asked of everybody else; `text` is what they said to another human."""
        question = bool(text) and asks(text)
        for other, asked in self._asked.items():
            mine = other == identity
            self._asked[other] = replace(
                asked, overtaken=asked.overtaken or not mine, outbid=question and not mine
            )

    def asked(self, identity: str, now: datetime) -> Asked | None:
        """The question that waits for their answer."""
        return self._asked.get(identity) if self.awaits(identity, now) else None

    def awaits(self, identity: str, now: datetime) -> bool:
        """Whether an answer of theirs is awaited."""
        until = self._until.get(identity)
        return until is not None and now <= until

    def ask_again(self, identity: str, voiced_s: float, now: datetime) -> bool:
        """Whether voice without words is asked about: only where an answer is awaited, and not for ever."""
        tries = self._again.get(identity, 0)
        if not self.awaits(identity, now) or voiced_s < AGAIN_VOICED_S or tries >= AGAIN_TIMES:
            return False
        self._again[identity] = tries + 1
        self._until[identity] = now + OPEN_FOR
        return True
