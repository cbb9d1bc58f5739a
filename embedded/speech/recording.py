"""The newest part of a stream, by its time in the stream."""

import numpy as np

from embedded.speech.audio import EAR_RATE, Samples


class Recording:
    """Keeps samples until told to forget them; times are seconds from the start of the stream."""

    def __init__(self) -> None:
        self._pieces: list[Samples] = []
        self._first = 0
        self._end = 0

    @property
    def end_s(self) -> float:
        """How much was ever added."""
        return self._end / EAR_RATE

    def add(self, samples: Samples) -> None:
        """Append samples (16 kHz)."""
        if len(samples):
            self._pieces.append(samples)
            self._end += len(samples)

    def between(self, from_s: float, to_s: float) -> Samples:
        """The samples of a stretch, as far as they are still kept."""
        joined = np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.float32)
        self._pieces = [joined] if len(joined) else []
        first = max(0, round(from_s * EAR_RATE) - self._first)
        return joined[first : max(first, round(to_s * EAR_RATE) - self._first)].copy()

    def forget_before(self, at_s: float) -> None:
        """Drop whole pieces that end before a time."""
        limit = at_s * EAR_RATE
        while self._pieces and self._first + len(self._pieces[0]) <= limit:
            self._first += len(self._pieces.pop(0))
