"""One turn of one person, however it was made."""

from __future__ import annotations

from dataclasses import dataclass

from agent.floor import Channel


@dataclass(frozen=True, slots=True)
class Utterance:
    """One finished turn of one person.

    Attributes:
        identity: LiveKit's key of the speaker, from the track.
        text: what was heard or typed; empty when voice was there but no words of that person.
        channel: spoken, typed or tapped.
        started_at: wall clock, seconds since the epoch.
        ended_at: wall clock of the last voiced moment.
        confidence: 0..1 or None.
        failed: the recogniser is down, so the words are lost; or late, and then they follow in a turn of their own.
        transcription_delay_s: last voice to words.
        echo: the words were the agent's own off a loudspeaker; they are not in `text`.
    """

    identity: str
    text: str
    channel: Channel
    started_at: float
    ended_at: float
    confidence: float | None = None
    failed: bool = False
    transcription_delay_s: float = 0.0
    echo: bool = False
