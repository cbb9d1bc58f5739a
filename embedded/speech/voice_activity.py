"""Where in a clip somebody speaks, frame by frame (Silero, the copy inside faster-whisper)."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from embedded.speech.audio import EAR_RATE, Samples

FRAME = 512
FRAME_S = FRAME / EAR_RATE
VOICED = 0.5
_CONTEXT = 64


class VoiceActivity:
    """The model; one instance serves every stream, the state is the stream's."""

    def __init__(self) -> None:
        from faster_whisper.vad import get_vad_model

        self._session: Any = get_vad_model().session

    def stream(self) -> "ActivityStream":
        """A new stream with silence behind it."""
        return ActivityStream(self._session)

    def voiced_s(self, samples: Samples) -> float:
        """Seconds of `samples` (16 kHz) in which somebody speaks."""
        return sum(p > VOICED for p in self.stream().push(samples)) * FRAME_S


class ActivityStream:
    """Voice probability of audio that arrives in pieces of any size."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._h = self._c = np.zeros((1, 1, 128), np.float32)
        self._tail = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    def push(self, samples: Samples) -> Iterator[float]:
        """Take 16 kHz samples, return the probability of each whole 32 ms frame they complete."""
        joined = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        count = len(joined) // FRAME
        self._rest = joined[count * FRAME :]
        if not count:
            return iter(())
        frames = joined[: count * FRAME].reshape(count, FRAME)
        before = np.concatenate([self._tail[None], frames[:-1, -_CONTEXT:]])
        self._tail = frames[-1, -_CONTEXT:]
        batch = np.concatenate([before, frames], axis=1, dtype=np.float32)
        out, self._h, self._c = self._session.run(None, {"input": batch, "h": self._h, "c": self._c})
        return iter([float(p) for p in np.asarray(out).reshape(-1)])
