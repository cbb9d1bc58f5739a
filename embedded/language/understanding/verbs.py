"""Verbs as a question needs them: the bare form, and the helper that goes with whom it is asked of."""

import re

_OF_ONE = re.compile(r"(?:he|she|it|that|my|our|his|her|the|a)\b", re.I)
_UNLIKE = {"has": "have", "goes": "go", "does": "do", "carries": "carry"}


def bare(verb: str) -> str:
    """A verb without the ending of the third person: "takes" is "take", "has" is "have"."""
    known = _UNLIKE.get(verb.lower())
    return known or re.sub(r"(?<=ch|sh|ss)es$|(?<=[^s])s$", "", verb)


def helper(person: str) -> str:
    """The "do" or "does" of a question about somebody or something."""
    return "does" if _OF_ONE.match(person) else "do"
