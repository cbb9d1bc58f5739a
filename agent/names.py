"""Names as recognisers write them: matching by sound. Pure.

A recogniser writes the agent's name as it pleases ("Ada" becomes "Aida", "Ader", "Adah"), so a written word
is a name when it sounds like one: same consonant skeleton, similar letters, and no everyday word of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler
from wordfreq import zipf_frequency

MIN_LIKENESS = 0.60
MIN_RESPELT = 0.82
"""The least likeness of two words that sound alike only as another language spells them."""
EVERYDAY_ZIPF = 4.2
"""Words at least this frequent in English (about one in 63,000) are words, not misheard names."""
SHORT_FORM_ZIPF = 5.0
"""Words at least this frequent (one in 10,000) are no short forms of a name; those are frequent themselves ("Tom")."""

_CLASSES = str.maketrans("dtpbkgcqfvszjmn", "ttppkkkkffsssnn")
_VOWELS = "aeiouy"


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The sound skeleton: consonants in broad classes, vowel runs as one `a`, silent endings dropped."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = letters.replace("ph", "f").replace("ck", "k").replace("sh", "s").replace("th", "t")
    letters = letters.replace("x", "ks")
    letters = re.sub(r"(?<=[aeiouy])h|(?<=[aeiou])r(?![aeiouy])", "", letters)
    letters = letters.translate(_CLASSES)
    letters = re.sub(rf"[{_VOWELS}w]+", "a", letters)
    return re.sub(r"(.)\1+", r"\1", letters)


_SPELT_OTHERWISE = (
    (r"j", "y"),
    (r"^h(?=[aeiouy])", ""),
    (r"ch", "k"),
    (r"w", "v"),
    (r"(?<=[^aeiouy])e$", ""),
)
"""How languages spell one sound: Freja and Freya, Hugo and Yugo, Chris and Kris, Wera and Vera, Odile and Odeel."""


@lru_cache(maxsize=4096)
def _spellings(word: str) -> frozenset[str]:
    """The word, and with each letter that another language would write for the same sound."""
    spelled = {word}
    for pattern, put in _SPELT_OTHERWISE:
        spelled |= {re.sub(pattern, put, one) for one in spelled}
    return frozenset(spelled)


@lru_cache(maxsize=4096)
def sounds_like(heard: str, name: str) -> bool:
    """Whether a written word may be that spoken name.

    Args:
        heard: one word of a transcript.
        name: one word of a name.
    """
    heard, name = heard.lower().strip(), name.lower().strip()
    if heard == name:
        return True
    if len(heard) < 3 or zipf_frequency(heard, "en") >= EVERYDAY_ZIPF:
        return False
    likeness = _likeness(heard, name)
    if likeness < MIN_LIKENESS:
        return False
    if likeness >= 0.92 or sound(heard) == sound(name):
        return True
    return any(
        sound(one) == sound(other) and _likeness(one, other) >= MIN_RESPELT
        for one in _spellings(heard)
        for other in _spellings(name)
    )


def _likeness(one: str, other: str) -> float:
    return float(JaroWinkler.normalized_similarity(one, other))


@lru_cache(maxsize=4096)
def short_for(heard: str, name: str) -> bool:
    """Whether a word may be the short form of that name: "Ren" for Renee, "Immy" for Imogen.

    Args:
        heard: one word of a transcript.
        name: one word of a name.
    """
    heard, name = heard.lower().strip(), name.lower().strip()
    if len(heard) < 3 or heard == name or zipf_frequency(heard, "en") >= SHORT_FORM_ZIPF:
        return False
    stem = re.sub(r"(.)\1$", r"\1", re.sub(r"(?<=..)(?:ie|ey|y)$", "", heard))
    return name.startswith(heard) or (stem != heard and len(name) > len(stem) and name.startswith(stem))
