"""Names by sound: how alike two words are to an ear, so that "Mellow" still finds Melo."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"ph", "f"),
        (r"(sch|sh|ch|tch|ç)", "x"),
        (r"(ck|qu|q|k)", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "x"),
        (r"z", "s"),
        (r"(lh|ll)", "l"),
        (r"nh|gn", "n"),
        (r"wr", "r"),
        (r"(ew|ue|ugh)$", "u"),
        (r"gh", ""),
        (r"w$|h", ""),
        (r"[wv]", "v"),
        (r"(ei|ey|ie|ee|ea|y)", "i"),
        (r"(ou|oo|ow|au|aw)", "o"),
        (r"(.)\1+", r"\1"),
        (r"(?<=\w\w)e$", ""),
    )
)


@lru_cache(16384)
def plain(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


@lru_cache(4096)
def sound_key(word: str) -> str:
    """A rough key of how a word sounds in English or Portuguese mouths."""
    key = re.sub(r"[^a-z]", "", plain(word))
    for pattern, put in _RULES:
        key = pattern.sub(put, key)
    return key


@lru_cache(16384)
def likeness(heard: str, name: str) -> float:
    """How likely `heard` is `name`, 0 to 1: the better of spelling and sound."""
    left, right = plain(heard), plain(name)
    if left == right:
        return 1.0
    if len(right) <= 3:
        return 0.0
    spelled = JaroWinkler.similarity(left, right)
    one, two = sound_key(left), sound_key(right)
    sounded = JaroWinkler.similarity(one, two) - 0.01 if one and two else 0.0
    return max(spelled, sounded)
