"""A yes that is held back or changed by what comes with it."""

import re

_HEDGE = re.compile(
    r"\b(?:but|except|although|though|unless"
    r"|(?<!can i )(?<!can we )(?<!could i )(?<!do i )wait|hang on|hold on|only if|as long as|provided|if|instead"
    r"|rather|the thing is|the problem is|what about|how about|(?:one|a|just a) (?:sec|second|moment|minute)|let me"
    r"|on second thoughts?|or (?:maybe|perhaps|actually|no))\b",
    re.I,
)
_COURTESY = re.compile(
    r"\bif (?:it|that)(?:(?:'s| is) not| isn't| wouldn't be)(?: asking)? too much"
    r"(?: (?:trouble|bother|hassle|to ask|of an? (?:bother|trouble|hassle)))?(?=\s*(?:[,.?!]|$))",
    re.I,
)
"""A condition in form only."""


def hedges(text: str) -> bool:
    """Whether a yes is held back or changed by what comes with it: "but", "except", "wait", "if"."""
    return bool(_HEDGE.search(_COURTESY.sub("", text)))
