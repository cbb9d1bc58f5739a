"""What the host needs around it: who is here, what is shown and kept, and the sentences said without a model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from agent.floor import Decision
from agent.pipelines.said import AgentTurn
from agent.pipelines.utterance import Utterance


class People(Protocol):
    """Who is in the room, as the host needs to know it.

    Attributes:
        speaker: identity of who is being answered.
        wrote: whether the answer has changed anything.
    """

    speaker: str | None
    wrote: bool

    @property
    def agent_name(self) -> str:
        """The agent's name as people say it."""

    def now(self) -> datetime:
        """The meeting's clock."""

    def name_of(self, identity: str) -> str:
        """How that person is called."""

    def others(self, identity: str) -> list[str]:
        """What the humans present besides that one are called."""

    def instructions(self) -> str:
        """What the model is told, as of now."""

    def user_line(self, name: str, text: str, how: str | None) -> str:
        """A line of the conversation, as the model reads it."""


class Stage(Protocol):
    """What the room sees and the record keeps. Every method is quick and never raises."""

    def state(self, state: str, why: str = "") -> None:
        """Show what the agent is doing."""

    def person_said(self, utterance: Utterance, decision: Decision) -> None:
        """Record a person's turn."""

    def agent_said(self, to: Utterance | None, turn: AgentTurn) -> None:
        """Record the agent's turn."""

    def write(self, text: str) -> None:
        """Put the agent's words into the chat."""

    def happened(self, kind: str, **facts: Any) -> None:
        """Record an agent session event."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The few sentences that are said without a model."""

    greeting: str
    not_heard: str = "Sorry, I didn't catch that. Could you say it again?"
    one_moment: str = "One moment, please. "
    ears_down: str = "I'm sorry, I can't make out words right now. You can type to me in the chat."
    voice_down: str = "My voice isn't working right now. I've written my answer in the chat."
    trouble: str = (
        "I'm sorry, I can't answer properly right now. I'm still here, please try again in a moment."
    )

    @property
    def spare(self) -> tuple[str, ...]:
        """What must be sayable while a provider is down."""
        return (self.trouble, self.ears_down, self.voice_down)
