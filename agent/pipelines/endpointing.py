"""When a stretch of talk is a finished turn, told from the words heard so far. Pure.

The clock starts at the last voiced moment. A sentence that cannot end where it stops ("I would like to see")
waits longer.
"""

from __future__ import annotations

import re

COMPLETE_S = 0.40
"""Seconds of silence that end a turn which may be finished."""
UNFINISHED_S = 1.4
"""Seconds of silence that end a turn which stops in mid-sentence."""
UNKNOWN_S = 2.5
"""Seconds to wait for a recogniser that has not answered: without words there is nothing to answer anyway."""

_DANGLING = frozenset(
    "a an the my your our his her their this these that's to of for with from at on in by about into "
    "and or but so because if when while i'd i'll i'm i we'd we'll you'd would could should can will "
    "like want need am is are was were between until after before than as not very um uh er erm well "
    "dr doctor mister mrs every next last each some any maybe perhaps let's let".split()
)
_FINISHING = re.compile(
    r"\b(?:(?:i|it|that) (?:am|is|will|would|can|could|should|do|was)|not|come in|log in)\W*$",
    re.I,
)


_HEARD_AS_TO = re.compile(
    r"\b(?:like|love|want|wants|wanted|need|needs|going|hoping|trying|able|prefer|meaning|wish)\W+(?:two|too|2)\W*$",
    re.I,
)
"""A stretch that stops at "to" is often written "two": after these words a number cannot stand alone."""


def needed_silence(text: str | None) -> float:
    """Seconds of silence after the last voice that end the turn.

    Args:
        text: what the recogniser made of the turn so far; None while it has not answered.
    """
    if text is None:
        return UNKNOWN_S
    if text.rstrip().endswith(("...", "…", "-", ",")):
        return UNFINISHED_S
    words = re.findall(r"[a-zà-ÿ]+(?:['’][a-zà-ÿ]+)?", text.lower())
    if not words or _FINISHING.search(text):
        return COMPLETE_S
    if _HEARD_AS_TO.search(text):
        return UNFINISHED_S
    asked = text.rstrip().endswith(("?", "!"))
    return UNFINISHED_S if words[-1] in _DANGLING and not asked else COMPLETE_S
