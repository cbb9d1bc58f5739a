"""Who goes on after a pause has not finished: what they add belongs to what is being answered. Pure.

People pause between two sentences for as long as a turn takes to end. Words that began before the answer could be
heard react to nothing of it.
"""

from __future__ import annotations

from dataclasses import replace

from agent.floor import Channel
from agent.pipelines.dues import Due
from agent.pipelines.utterance import Utterance

REACTS_S = 0.4
"""Seconds from the first sound of an answer to the first voice of somebody who reacts to it: the way there, the
time a person needs, and the way back."""


def whole(before: Due | None, now: Utterance, *, sounded_at: float) -> Utterance:
    """The utterance, with what it continues in front; itself when it continues nothing.

    Args:
        before: what is being answered, or was when this person cut the answer; None when nothing is.
        now: what was said next.
        sounded_at: first sound of the answer, seconds since the epoch; infinite when there was none yet.
    """
    if before is None or before.line is None:
        return now
    begun = before.utterance
    spoken = begun.channel is now.channel is Channel.SPOKEN
    if not spoken or begun.identity != now.identity or now.started_at >= sounded_at + REACTS_S:
        return now
    return replace(now, text=f"{begun.text} {now.text}", started_at=begun.started_at)
