"""What came of the agent's talk: which words were heard, and which were only meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent.floor import Channel


@dataclass(frozen=True, slots=True)
class AgentTurn:
    """One stretch of the agent's talk.

    Attributes:
        text: the words that were heard, or read where they were only written.
        cut_text: the words that were meant and not heard any more.
        started_at: wall clock, seconds since the epoch.
        ended_at: wall clock of the last sound.
        metrics: seconds per phase, as livekit-agents names them.
        channel: spoken, or typed where the words were only written.
    """

    text: str
    cut_text: str
    started_at: float
    ended_at: float
    metrics: dict[str, float] = field(default_factory=dict)
    channel: Channel = Channel.SPOKEN


@dataclass(frozen=True, slots=True)
class Said:
    """What came of one reply.

    Attributes:
        turns: what was spoken, in order; empty when nothing was.
        cut: someone talked over it.
        failed: a provider failed, or was silent for longer than patience lasts.
        text: the words of the answer that were heard; "one moment" is none of it.
        left: the words of the answer that were meant and not heard.
        complete: the model had finished the answer.
    """

    turns: tuple[AgentTurn, ...] = ()
    cut: bool = False
    failed: bool = False
    text: str = ""
    left: str = ""
    complete: bool = False

    @property
    def meant(self) -> str:
        """The whole answer, heard or not."""
        return f"{self.text} {self.left}".strip()

    @property
    def unsaid(self) -> str:
        """What is left of an answer when only the voice failed; empty otherwise."""
        return self.left if self.failed and self.complete else ""

    @property
    def ended_at(self) -> float:
        """Wall clock of the last sound; 0 when there was none."""
        return max((turn.ended_at for turn in self.turns if turn.text), default=0.0)
