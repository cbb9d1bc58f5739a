r"""Talking over the agent: hold its voice quickly, decide a moment later. Pure.

quiet --voice >= HOLD_S--> held --voice >= CUT_S, or words that are no backchannel--> cut
                             \--silence before CUT_S--> quiet again (the agent goes on)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

HOLD_S = 0.24
"""Net voiced seconds after which the agent's voice is held."""
CUT_S = 0.80
"""Net voiced seconds after which the agent gives up the floor."""
RELEASE_QUIET_S = 0.30
"""Silence after which a short sound counts as over."""


class Act(Enum):
    """What to do with the agent's voice now."""

    NOTHING = "nothing"
    HOLD = "hold"
    CUT = "cut"
    GO_ON = "go_on"


@dataclass(slots=True)
class BargeIn:
    """Follows who talks over the agent."""

    holder: str | None = None

    def voiced(self, who: str, voiced_s: float, quiet_s: float, *, agent_audible: bool) -> Act:
        """One VAD reading of one person.

        Args:
            who: identity.
            voiced_s: net voiced seconds of the running stretch.
            quiet_s: seconds since the last voice.
            agent_audible: whether the agent is speaking (or held while speaking).
        """
        if self.holder == who:
            if quiet_s < RELEASE_QUIET_S and voiced_s >= CUT_S:
                self.holder = None
                return Act.CUT
            return Act.NOTHING
        if self.holder is None and agent_audible and quiet_s < 0.1 and voiced_s >= HOLD_S:
            self.holder = who
            return Act.HOLD
        return Act.NOTHING

    def ended(self, who: str, *, backchannel: bool) -> Act:
        """That person's stretch of talk ended and its words are known."""
        if self.holder != who:
            return Act.NOTHING
        self.holder = None
        return Act.GO_ON if backchannel else Act.CUT

    def left(self, who: str) -> Act:
        """That person is gone."""
        return self.ended(who, backchannel=True)
