"""A question that breaks into what was going on: "oh wait, before that, is there anywhere to park?"."""

import re
from collections.abc import Iterable

from embedded.language.understanding.who.names import common_words, find_names, words

_LEAD = r"(?:(?:oh|ah|um|uh|hm+|ok|okay|right|and|so|but|well|actually|sorry|yeah)[, ]+)*"
_BREAKS = (
    r"(?:(?:wait|hold on|hang on)(?: (?:a|one) (?:sec|second|moment|minute))?|(?:just )?(?:a|one|another) (?:quick )?"
    r"(?:(?:more|other|last|small|little) )?(?:thing|question)|quick question|(?:one|a|just a) (?:sec|second|moment)"
    r"|by the way|while i think of it|first(?: of all)?|before (?:that|all that|anything else|i forget"
    r"|(?:i|we|you) (?:\w+ ){0,3}?(?:yes|that|it|this|book|confirm|decide|go|start|on)))"
)
_SUBJECT = (
    r"(?:i|we|you|he|she|it|they|there|this|that|one|any\w+|some\w+|the|my|our|your|his|her|their|an?)\b"
)
_ASKS = (
    rf"(?:(?:is|are|was|do|does|did|can|could|may|must|should|would|will|have|has|am) {_SUBJECT}"
    r"|(?:what|where|how|who|which|whose|why|when)\b)"
)
_INTERJECTED = re.compile(rf"^{_LEAD}{_BREAKS}(?:[-,.: ]+{_LEAD}{_BREAKS})*[-,.: ]+{_LEAD}(?={_ASKS})", re.I)
_OF_TIMES = re.compile(
    r"\b(?:(?:is|are) there (?:any|some|no)thing\b(?! (?:to|i|we)\b)|(?:have|got) (?:any|some|no)thing"
    r"|free|available|else|open(?:ings?)?|slots?|gaps?|(?:any|what|which) (?:times?|days?)"
    r"|(?:have|'ve) you got|do you have(?: time| any(?:thing)?)?[?. ]*$|earlier|later|about|what was|when was"
    r"|was that|is that|is it|did you)\b",
    re.I,
)
"""A question of the times at hand, to which "before that" belongs."""


def interjection(text: str) -> str:
    """The words that only announce a question of something else; "" where there are none."""
    found = _INTERJECTED.match(text)
    return "" if found is None or _OF_TIMES.search(text[found.end() :]) else found[0]


_BEFORE_YES = re.compile(r"([^\W\d_]{2,}(?:['’-][^\W\d_]+)*)[,!.]+ (?=(?:yes|yeah|yep|yup)\b)", re.I)


def without_own_tongue(text: str, names: Iterable[str]) -> str:
    """The words without one of another language ahead of a yes, where it is nobody's name here: "Tamam, yes, do"."""
    found = _BEFORE_YES.match(text)
    if found is None or found[1].lower() in common_words(20000):
        return text
    known = {word.lower() for name in names for word in words(name)}
    return text if found[1].lower() in known or find_names(found[1], known) else text[found.end() :]
