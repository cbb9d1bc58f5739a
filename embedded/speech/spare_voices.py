"""Voices for machines where the default one is missing: Piper's Joe, and espeak-ng as the last resort."""

import io
import subprocess
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from embedded.speech.audio import VOICE_RATE, Samples, from_s16le, resample

_SAY_S = 20.0
_WORDS_A_MINUTE = 165


class JoeVoice:
    """Piper's en_US joe. Not thread-safe."""

    names: Mapping[str, str] = {}

    def __init__(self, model: Path) -> None:
        from piper import PiperVoice

        self._piper: Any = PiperVoice.load(str(model))
        self._rate = int(self._piper.config.sample_rate)

    def say(self, sentence: str, speed: float) -> Samples:
        """Sound of one sentence."""
        from piper import SynthesisConfig

        chunks = self._piper.synthesize(sentence, SynthesisConfig(length_scale=1 / speed))
        pieces = [np.asarray(chunk.audio_float_array, np.float32) for chunk in chunks]
        return resample(np.concatenate(pieces), self._rate, VOICE_RATE) if pieces else np.zeros(0, np.float32)


class EspeakVoice:
    """The espeak-ng program, once per sentence."""

    names: Mapping[str, str] = {}

    def __init__(self, program: Path) -> None:
        self._program = program

    def say(self, sentence: str, speed: float) -> Samples:
        """Sound of one sentence."""
        pace = str(round(_WORDS_A_MINUTE * speed))
        command = [str(self._program), "-v", "en-us", "-s", pace, "--stdin", "--stdout"]
        made = subprocess.run(
            command, input=sentence.encode(), capture_output=True, check=True, timeout=_SAY_S
        )
        with wave.open(io.BytesIO(made.stdout)) as file:
            rate, sound = file.getframerate(), made.stdout[44:]
        return resample(from_s16le(sound), rate, VOICE_RATE)
