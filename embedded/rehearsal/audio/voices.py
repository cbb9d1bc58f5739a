"""The scenario's people as they sound: each speaks with the local voice at a pitch of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

import httpx2
import numpy as np
from numpy.typing import NDArray

from embedded.speech.audio import VOICE_RATE, Samples, from_s16le, resample
from embedded.speech.spoken import number

PITCHES = (1.0, 0.89, 1.12)
"""Of the local voice; the recogniser was measured with all three (docs/figures.md)."""
SAY_S = 30.0
VOICED = 0.01
"""Of 1: what is quieter at the end of a line is no speech."""
MURMUR, MURMUR_PIECE_S, MURMUR_SEED = "Mumble mumble.", 0.05, 2
"""A murmur cut to pieces and put together in another order: surely a voice, and no recogniser finds a word."""
_TIME = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:])(?!\s?[ap]\.?m\b)", re.IGNORECASE)

Pcm = NDArray[np.int16]


def as_read(text: str) -> str:
    """The line as a person reads it out: "at 2:30" is "two thirty", of no half of the day."""
    return _TIME.sub(_clock, text)


def _clock(found: re.Match[str]) -> str:
    hour, minutes = int(found[1]), int(found[2])
    if not minutes:
        return f"{number(hour)} o'clock" if 1 <= hour <= 12 else f"{number(hour)} hundred"
    return f"{number(hour)} {'oh ' if minutes < 10 else ''}{number(minutes)}"


def pitch_of(name: str, taken: Iterable[float]) -> float:
    """The pitch a person speaks at, the same in every run.

    Args:
        name: theirs.
        taken: pitches of those who came before, which are avoided while others are left.
    """
    first = crc32(name.encode()) % len(PITCHES)
    own = PITCHES[first:] + PITCHES[:first]
    used = list(taken)
    return min(own, key=used.count)


class Voices:
    """Has lines spoken by the speech gateway."""

    def __init__(self, gateway_url: str) -> None:
        """Of this gateway; the URL ends in /v1."""
        self._client = httpx2.AsyncClient(base_url=gateway_url, timeout=SAY_S)
        self._pitches: dict[str, float] = {}

    def give(self, identity: str, name: str) -> None:
        """Somebody gets a voice, and keeps it."""
        if identity not in self._pitches:
            self._pitches[identity] = pitch_of(name, self._pitches.values())

    async def say(self, identity: str, text: str) -> Pcm:
        """Their line as sound, 24 kHz, cut at its last voiced sample; an empty one is voice without words."""
        pitch = self._pitches[identity]
        sound = await self._spoken(as_read(text) if text.strip() else MURMUR, pitch)
        if not text.strip():
            sound = _in_another_order(sound)
        voiced = np.flatnonzero(np.abs(sound) > VOICED)
        cut = sound[: int(voiced[-1]) + 1] if len(voiced) else sound
        return (np.clip(cut, -1.0, 1.0) * 32767).astype(np.int16)

    async def _spoken(self, text: str, pitch: float) -> Samples:
        """At about the same pace: spoken slower by as much as it is then played faster."""
        wish = {"input": text, "response_format": "pcm", "speed": 1 / pitch}
        answer = await self._client.post("audio/speech", json=wish)
        answer.raise_for_status()
        return resample(from_s16le(answer.content), round(VOICE_RATE * pitch), VOICE_RATE)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _in_another_order(sound: Samples) -> Samples:
    piece = int(MURMUR_PIECE_S * VOICE_RATE)
    pieces = np.split(sound[: len(sound) // piece * piece], max(1, len(sound) // piece))
    np.random.default_rng(MURMUR_SEED).shuffle(pieces)
    return np.concatenate(pieces)
