"""What a canceller leaves of our first words, silenced: it is far quieter than we were a moment ago. Pure.

A canceller needs a second of voice to learn a room; until then the short rest of an echo would be heard as words nobody
said. Whoever speaks into a microphone with automatic gain is louder than that.
"""

from __future__ import annotations

from collections import deque

import numpy as np

LEFT = 0.12
"""Share of our loudest step up to which a step of the microphone is taken for a rest of us (-18 dB)."""
LEARNS = 200
"""Steps of sound of ours until the room is learned; later a soft voice that talks over us must not wait."""
LOOKS_BACK = 100
"""Steps of 10 ms in which our loudest is looked for: the way out, the room, and the way back."""
STAYS_OPEN = 20
"""Steps that are passed on after a louder one, so that no soft end of a word is lost."""


class Residue:
    """Follows one microphone."""

    def __init__(self) -> None:
        """With nothing said yet."""
        self._ours: deque[float] = deque(maxlen=LOOKS_BACK)
        self._open = self._learned = 0

    def silenced(self, ours: bytes, left: bytes) -> bytes:
        """A step of the microphone after the canceller, or silence in its place.

        Args:
            ours: what we sent in that time, 16-bit samples.
            left: what the canceller left.
        """
        if self._learned >= LEARNS:
            return left
        self._ours.append(_loudness(ours))
        self._learned += any(ours)
        if _loudness(left) > LEFT * max(self._ours):
            self._open = STAYS_OPEN
        elif self._open:
            self._open -= 1
        else:
            return bytes(len(left))
        return left


def _loudness(step: bytes) -> float:
    return float(np.sqrt(np.mean(np.frombuffer(step, np.int16).astype(np.float32) ** 2)))
