"""A day or an hour that is let go for another said in the same breath."""

import re
from itertools import pairwise

from embedded.language.understanding.times.clock import BARE, EXACT
from embedded.language.understanding.times.spans import spans

_REFUSED = re.compile(r"[\s,;]*(?:\b(?:and|but)\s+)?\b(?:not|rather than|instead of) (?:at )?$", re.I)
"""What stands before an hour that is refused after the one that is wished for."""
_LEFT = re.compile(
    r"\b(?:(?:let's|we(?:'ll| can)?|i(?:'ll)?) )?(?:leave|forget|skip|scratch|never ?mind)(?: about)? (?:on |the )?$",
    re.I,
)
"""What stands before a day that is let go for another."""


_COULD = re.compile(
    r"\b(?:i mean,? )?(?:i|we) (?:could|can|might) (?:just |maybe |probably )?(?:do|make|manage) (?:at )?$",
    re.I,
)
"""What stands before an hour that would do, "but"."""


def without_let_go(text: str) -> str:
    """The words without a day or an hour that is let go for another."""
    return _without_left(_without_hour_behind(_without_possible(text)))


def _without_possible(text: str) -> str:
    """An hour that would do but for something gives way to the next: "I could do ten but the kids ... eleven"."""
    for found in re.finditer(
        rf"(?:{EXACT}|{BARE}),? (?:but|only)\b[^?]*?(?=(?:{EXACT}|{BARE})\b)", text, re.I
    ):
        could = _COULD.search(text[: found.start()])
        if could:
            return f"{text[: could.start()]}{text[found.end() :]}".strip()
    return text


def _without_left(text: str) -> str:
    """A day that is let go before another is named says no more than that other: "leave Friday. Saturday instead"."""
    days = [one for one in spans(text) if one.kind == "day"]
    for one, other in pairwise(days):
        left = _LEFT.search(text[: one.start])
        stop = re.match(r"[.,;!]+\s+(?:and |but )?", text[one.end :])
        if left and stop and other.start >= one.end + stop.end():
            return f"{text[: left.start()]}{text[one.end + stop.end() :]}".strip()
    return text


def _without_hour_behind(text: str) -> str:
    """An hour refused behind the one that is wished for says no more than that one: "one o'clock, not half past"."""
    for one in reversed(spans(text)):
        refused = _REFUSED.search(text[: one.start])
        if (
            refused
            and re.fullmatch(rf"(?:at )?{EXACT}", one.text, re.I)
            and re.match(r"\s*(?:[,.;!?]|$)", text[one.end :])
            and re.search(rf"{EXACT}|{BARE}", text[: refused.start()], re.I)
        ):
            text = f"{text[: refused.start()]}{text[one.end :]}"
    return text
