"""What the house has refused, said over before one goes on: "no evenings, right. What's the last one that day?"."""

import re

from embedded.language.understanding.times.spans import spans

_LEAD = r"(?:(?:ah|oh|okay|ok|right|hm+|well|yes|yeah|yep|i see|fine|fair enough|so)[,. ]+)*"
_TAKEN = (
    r"(?:right|okay|ok|i see|i get it|got it|fair enough|fine|then|understood|too bad|pity|shame|what a (?:pity|shame)"
    r"|of course|all right|alright|noted|that's (?:a (?:pity|shame)|fine|okay|ok)|never mind)"
)
_OVER = re.compile(
    rf"{_LEAD}(?:(?:so|then)[, ]+)?(?P<out>(?:no|nothing|none|not|never|(?=\w+s only)|only|just) [^,.;?!]{{2,40}}?)"
    rf"(?:[,.]? {_TAKEN})+[,.;!?]+\s+(?=\S)",
    re.I,
)
"""A negation without a verb, and the word that takes it in; no wish follows from it."""
_VERB = re.compile(
    r"\b(?:i|we|i'm|please|can|could|would|want|need|like|works?|suits?|is|are|do|does)\b", re.I
)


def without_taken_in(text: str) -> str:
    """The words without a refusal of the house that is only said over, where a time is named or asked for after it."""
    found = _OVER.match(text)
    if not found or _VERB.search(found["out"]) or not spans(found["out"]):
        return text
    rest = text[found.end() :]
    return rest if spans(rest) or "?" in rest else text
