"""Decisions that are put off to later."""

import re

_PUTS_OFF = re.compile(
    r"\b(?:(?:let me|need to|have to|'ll) (?:just )?(?:think|see|check|look)(?=[,.!?]|$)"
    r"|think (?:about )?(?:it|that|them)?(?: over)?(?: first)?(?=[,.!?]|$)|think about (?:it|that|them)|sleep on it"
    r"|(?:check|talk|speak) (?:with|to) my|ask my|(?:get back to|let) you (?:know)?|not decided|decide later)\b",
    re.I,
)


def puts_off(text: str) -> bool:
    """Whether the decision is put off: "I'll think about it", "let me ask my wife first"."""
    return bool(_PUTS_OFF.search(text))
