"""Long recordings are cut where nobody speaks."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import pytest

from embedded.speech.audio import EAR_RATE, Samples
from embedded.speech.long_audio import WINDOW_S, windows
from embedded.speech.voice_activity import FRAME, ActivityStream, VoiceActivity

pytestmark = pytest.mark.unit


class LoudIsVoice:
    """Voice activity by loudness."""

    def stream(self) -> "LoudIsVoice":
        return self

    def push(self, samples: Samples) -> Iterator[float]:
        for start in range(0, len(samples) - FRAME + 1, FRAME):
            yield float(np.abs(samples[start : start + FRAME]).max())


def cut(samples: Samples) -> list[Samples]:
    assert ActivityStream.push  # the fake stands for this one
    return windows(samples, cast(VoiceActivity, LoudIsVoice()))


def test_a_short_recording_is_one_window() -> None:
    assert len(cut(np.ones(EAR_RATE, np.float32))) == 1


def test_a_long_one_is_cut_in_its_pauses_and_loses_nothing() -> None:
    talk = np.ones(60 * EAR_RATE, np.float32)
    for pause_s in (19, 38, 55):
        talk[pause_s * EAR_RATE : (pause_s + 1) * EAR_RATE] = 0
    pieces = cut(talk)
    assert all(len(piece) <= WINDOW_S * EAR_RATE for piece in pieces)
    assert np.array_equal(np.concatenate(pieces), talk)
    assert all(piece[-1] == 0 for piece in pieces[:-1])


def test_talk_without_a_pause_is_cut_all_the_same() -> None:
    assert len(cut(np.ones(70 * EAR_RATE, np.float32))) >= 3
