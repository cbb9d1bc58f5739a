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


PASTS = (
    "went came got took made saw left fell broke found brought bought gave told lost sold sent spent built"
    " caught taught felt heard met paid ran sat slept stood won wore wrote ate drank drove flew grew rode rang sang"
    " swam threw woke bit blew drew forgot hid hurt led lent lay shook shot sank split stole struck stuck swept tore"
    " became"
).split()
"""What strong verbs are in the past, of those that choose nothing."""
PARTICIPLES = (
    "been gone had lost broken grown caught bought brought eaten drunk driven flown forgotten given hidden ridden seen"
    " sung sunk slept spent stolen stuck sold sent taken taught thrown torn woken won worn written met"
).split()
"""The same, behind "have"."""
