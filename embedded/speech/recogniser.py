"""One utterance to text: Whisper base, int8, on one thread, in a window no longer than it needs.

The settings were measured, not chosen: benchmarks/recogniser.py prints accuracy and CPU for them.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from embedded.speech.audio import EAR_RATE, Samples
from embedded.speech.collapse import collapse
from embedded.speech.voice_activity import FRAME_S, VOICED, VoiceActivity

SHORT_PROMPT = (
    "Would you like Tuesday or Wednesday? Yes. No thanks. The first one. Half past two. March 3rd. "
    "Tomorrow morning. Okay."
)
MIN_VOICED_S = 0.2
SHORT_S = 1.2
PAD_SHORT_S, PAD_LONG_S = 5.0, 2.5
MIN_SCORE_SHORT, MIN_SCORE_LONG = -1.2, -1.5
MIN_SCORE_BARE_NO = -0.75  # a slurred "Yep." becomes "No." below this; asking again is cheaper
_BARE_NO = re.compile(r"no(pe)?\W*", re.IGNORECASE)
LEAD_S = 0.4
REPETITION_SHORT, REPETITION_LONG = 1.1, 1.0  # a penalty ends long answers early: the prompt counts as said
FEWEST_WORDS_PER_S = 0.8
_LATIN_END = "\u024f"
_LATIN_LANGUAGES = frozenset({"en", "pt", "es", "fr", "it", "de", "nl", "ca", "gl"})
_TYPOGRAPHY = "‘’“”–—…€"
_PROMPT_TOKENS = 180
_FRAMES_PER_S = 100
_MOST_FRAMES = 3000
_MOST_TOKENS = 448


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood.

    Attributes:
        text: empty when nobody spoke or the guess was too poor to pass on.
        score: mean log probability of the tokens; -9 when nothing was decoded.
        voiced_s: seconds of voice in the clip.
        duration_s: length of the clip.
    """

    text: str
    score: float
    voiced_s: float
    duration_s: float

    @property
    def confidence(self) -> float:
        """The score as a probability per token, 0..1."""
        return round(math.exp(self.score), 3) if self.text else 0.0


class Recogniser:
    """Whisper on one thread. Not thread-safe: the queue in front of it owns the only thread."""

    def __init__(self, model_dir: Path, activity: VoiceActivity) -> None:
        from faster_whisper import WhisperModel

        self._whisper: Any = WhisperModel(
            str(model_dir), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )
        self._activity = activity
        self._tokenizers: dict[str, Any] = {}
        self._not_latin = self._tokens_beyond_latin()
        self.languages = frozenset(self._whisper.supported_languages)

    def hear(self, samples: Samples, *, names: str = "", language: str = "en") -> Heard:
        """Transcribe one utterance.

        Args:
            samples: 16 kHz mono float32, at most 25 s.
            names: a sentence with the names that may be said, such as "Ada, Nora, Dr. Melo.".
            language: ISO 639-1 code.
        """
        voiced = [p > VOICED for p in self._activity.stream().push(samples)]
        voiced_s, duration_s = sum(voiced) * FRAME_S, len(samples) / EAR_RATE
        if voiced_s < MIN_VOICED_S:
            return Heard("", -9.0, voiced_s, duration_s)
        short = voiced_s <= SHORT_S
        encoded = self._encode(_with_lead(samples, voiced.index(True)), PAD_SHORT_S if short else PAD_LONG_S)
        prompt = SHORT_PROMPT if short and language == "en" else names
        text, score = self._decode(encoded, prompt, language, short=short, voiced_s=voiced_s)
        if not short and prompt and len(text.split()) < FEWEST_WORDS_PER_S * voiced_s:
            text, score = self._decode(encoded, "", language, short=short, voiced_s=voiced_s)
        text = collapse(text)
        return Heard(text if score >= _least_score(text, short) else "", score, voiced_s, duration_s)

    def _encode(self, samples: Samples, pad_s: float) -> Any:
        """Encode the clip and `pad_s` of silence, in whole seconds: few window sizes take little memory."""
        import ctranslate2

        features = self._whisper.feature_extractor(samples)
        wanted = min(_MOST_FRAMES, math.ceil(len(samples) / EAR_RATE + pad_s) * _FRAMES_PER_S)
        features = np.pad(features, ((0, 0), (0, max(0, wanted - features.shape[-1]))))[:, :wanted]
        batch = np.ascontiguousarray(features[None], dtype=np.float32)
        return self._whisper.model.encode(ctranslate2.StorageView.from_array(batch))

    def _decode(
        self, encoded: Any, prompt: str, language: str, *, short: bool, voiced_s: float
    ) -> tuple[str, float]:
        """Text and mean log probability, greedily."""
        tokenizer = self._tokenizer(language)
        start = self._whisper.get_prompt(tokenizer, [], without_timestamps=True)
        before = (
            [tokenizer.sot_prev, *tokenizer.encode(" " + prompt.strip())[-_PROMPT_TOKENS:]] if prompt else []
        )
        tokens = before + start
        result = self._whisper.model.generate(
            encoded,
            [tokens],
            beam_size=1,
            max_length=min(_MOST_TOKENS, len(tokens) + 8 + int(8 * voiced_s)),  # counts the prompt too
            repetition_penalty=REPETITION_SHORT if short else REPETITION_LONG,
            suppress_tokens=[-1, *self._not_latin] if language in _LATIN_LANGUAGES else [-1],
            return_scores=True,
        )[0]
        return " ".join(tokenizer.decode(result.sequences_ids[0]).split()), float(result.scores[0])

    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._tokenizers:
            whisper = self._whisper
            self._tokenizers[language] = Tokenizer(
                whisper.hf_tokenizer, whisper.model.is_multilingual, task="transcribe", language=language
            )
        return self._tokenizers[language]

    def _tokens_beyond_latin(self) -> list[int]:
        """Tokens with signs English never needs: the model writes "Half past 二" on a short clip."""
        hf = self._whisper.hf_tokenizer
        texts = hf.decode_batch([[token] for token in range(self._tokenizer("en").eot)])
        return [
            i for i, text in enumerate(texts) if any(c > _LATIN_END and c not in _TYPOGRAPHY for c in text)
        ]


def _least_score(text: str, short: bool) -> float:
    """How sure the model must be of a text for it to be passed on."""
    if _BARE_NO.fullmatch(text):
        return MIN_SCORE_BARE_NO
    return MIN_SCORE_SHORT if short else MIN_SCORE_LONG


def _with_lead(samples: Samples, first_voiced: int) -> Samples:
    """At least 0.4 s before the first voice: speech at the very start makes the decoder stop after "I"."""
    missing = int((LEAD_S - first_voiced * FRAME_S) * EAR_RATE)
    return np.concatenate([np.zeros(missing, np.float32), samples]) if missing > 0 else samples
