"""Text to sound: hibari (24 kHz), sentence by sentence."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

import numpy as np

from embedded.speech.audio import VOICE_RATE, Samples
from embedded.speech.spoken import spoken

_LEVEL = 2.0
_QUIET = 0.008
_LEAD_S = 0.02
_LONG_WORDS = 12
_IN_PHONEMES = {
    "joão": "[João](/ʒuˈWn/)",
    "inês": "[Inês](/inˈɛʃ/)",
    "são": "[São](/sˈWn/)",
    "josé": "[José](/ʒuzˈɛ/)",
    "conceição": "[Conceição](/kˌɔnsAsˈWn/)",
    "gonçalves": "[Gonçalves](/ɡɔnsˈælvəʃ/)",
    "magalhães": "[Magalhães](/mˌæɡəljˈInʃ/)",
    "guimarães": "[Guimarães](/ɡˌɪməɹˈInʃ/)",
    "melo": "[Melo](/mˈɛlO/)",
}
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[^\sa-z])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|No)|(?:^|\s)[A-Z])\.$")
_BREAK = re.compile(r"(?<=[,;:—])\s+")


class Voice(Protocol):
    """Makes one sentence audible; `names` is how it wants certain names spelled."""

    names: Mapping[str, str]

    def say(self, sentence: str, speed: float) -> Samples:
        """Sound of one sentence, 24 kHz float32."""


class HibariVoice:
    """The default voice. Not thread-safe: call it from one thread."""

    names: Mapping[str, str] = _IN_PHONEMES

    def __init__(self, model: Path) -> None:
        from hibari import Hibari

        self._hibari: Any = Hibari(model=str(model), threads=1)

    def say(self, sentence: str, speed: float) -> Samples:
        """Sound of one sentence, always the same: louder, and without the silence it begins with."""
        pieces = list(self._hibari.stream(sentence, speed, crc32(sentence.encode())))
        if not pieces:
            return np.zeros(0, np.float32)
        sound: Samples = np.clip(np.concatenate(pieces) * np.float32(_LEVEL), -1.0, 1.0)
        return without_lead(sound)


def without_lead(sound: Samples) -> Samples:
    """Drop the silence before the first sound, keeping 20 ms."""
    loud = np.flatnonzero(np.abs(sound) > _QUIET)
    if not len(loud):
        return sound
    return sound[max(0, int(loud[0]) - int(_LEAD_S * VOICE_RATE)) :]


def sentences(text: str, names: Mapping[str, str] | None = None) -> Iterator[str]:
    """The pieces of a reply in the order they are made, ready to be said.

    The first piece decides when the listener hears anything, so a long first sentence is cut at a comma.
    """
    whole = _whole_sentences(spoken(text, names))
    for index, sentence in enumerate(whole):
        yield from _first_part_sooner(sentence) if index == 0 else (sentence,)


def _whole_sentences(text: str) -> list[str]:
    """Cut at line breaks and after . ! ? before a capital; not after a title ("Dr. Melo") or an initial."""
    found: list[str] = []
    for line in text.splitlines():
        start = 0
        for gap in _END.finditer(line):
            if not _NO_END.search(line[start : gap.start()]):
                found.append(line[start : gap.start()])
                start = gap.end()
        found.append(line[start:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def _first_part_sooner(sentence: str) -> Iterator[str]:
    parts = _BREAK.split(sentence)
    if len(sentence.split()) <= _LONG_WORDS or len(parts) == 1:
        yield sentence
        return
    head = parts.pop(0)
    while parts and len(head.split()) < 3:
        head = f"{head} {parts.pop(0)}"
    yield head
    if parts:
        yield " ".join(parts)
