"""A yes that is held back or changed by what comes with it."""

import re

_HEDGE = re.compile(
    r"\b(?:but|except|although|though|unless"
    r"|(?<!can i )(?<!can we )(?<!could i )(?<!do i )wait|hang on|hold on|only if|as long as|provided|if|instead"
    r"|rather|the thing is|the problem is|what about|how about|(?:one|a|just a) (?:sec|second|moment|minute)|let me"
    r"|on second thoughts?|or (?:maybe|perhaps|actually|no))\b",
    re.I,
)


def hedges(text: str) -> bool:
    """Whether a yes is held back or changed by what comes with it: "but", "except", "wait", "if"."""
    return bool(_HEDGE.search(text))
