"""Audio longer than the recogniser's window: cut at its pauses, and never in the way of live talk."""

from functools import partial

import numpy as np

from embedded.speech.audio import EAR_RATE, Samples
from embedded.speech.recogniser import Heard, Recogniser
from embedded.speech.recognition_queue import RecognitionQueue, Urgency
from embedded.speech.voice_activity import FRAME, VoiceActivity

WINDOW_S = 25.0
_SEARCH_S = 10.0


def windows(samples: Samples, activity: VoiceActivity) -> list[Samples]:
    """Cut into windows of at most 25 s, each at the quietest moment of its last 10 s."""
    most, search_from = int(WINDOW_S * EAR_RATE), int((WINDOW_S - _SEARCH_S) * EAR_RATE)
    found: list[Samples] = []
    while len(samples) > most:
        voice = np.fromiter(activity.stream().push(samples[search_from:most]), float)
        around = np.convolve(voice, np.ones(9) / 9, mode="valid")
        cut = search_from + (int(np.argmin(around)) + 4) * FRAME + FRAME // 2
        found.append(samples[:cut])
        samples = samples[cut:]
    return [*found, samples]


async def hear_long(
    pieces: list[Samples], recogniser: Recogniser, queue: RecognitionQueue, *, names: str, language: str
) -> Heard:
    """Recognise windows one after the other, each behind whoever is talking now.

    Raises:
        RecogniserBusy: one of them found no turn.
    """
    heard = [
        await queue.run(partial(recogniser.hear, piece, names=names, language=language), Urgency.LAST)
        for piece in pieces
    ]
    kept = [piece for piece in heard if piece.text]
    return Heard(
        " ".join(piece.text for piece in kept),
        float(np.mean([piece.score for piece in kept])) if kept else -9.0,
        sum(piece.voiced_s for piece in heard),
        sum(piece.duration_s for piece in heard),
    )
