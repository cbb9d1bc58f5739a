"""Somebody who is not sure of the whole thing: "something smaller", "is there something to try it out first?"."""

import re

_LESS = r"(?:small(?:er)?|short(?:er)?|less long)"
_WANTS_LESS = re.compile(
    rf"\b(?:something|anything) (?:(?:a (?:bit|little)|rather|much|even|more) )?{_LESS}\b(?! notice)"
    r"|\ba (?:(?:bit|little|much) )?(?:smaller|shorter) (?:one|version|kind|sort|option|lesson"
    r"|session|course|appointment|visit|treatment|package)\b"
    r"|\b(?:something|anything|one|a (?:lesson|session|visit)) to (?:just )?(?:try|test|begin|start)\b"
    r"(?! (?:on|at|by|from)\b)"
    r"|\b(?:try|test) (?:it|this|that|you|one|things)(?: out)? (?:first|before)\b"
    r"|\bhave (?:just )?a (?:little |quick )?(?:try|go|taste|taster) (?:first|before)\b"
    r"|\b(?:(?:don't|do not) know|not (?:really |quite |so )?sure|unsure|wondering) (?:if|whether|that)? ?(?:i|we)"
    r"(?:'d)? (?:really |even |actually )?(?:want|need|like)(?: to (?:do|have|take|book|pay for))?"
    r" (?:the|an?|that) (?:whole|full|long|entire|proper|complete|big)\b"
    r"|\b(?:don't|do not) (?:really |think i )?(?:want|need) (?:the|an?) (?:whole|full|long|entire|complete|big)\b"
    r"|\b(?:whole|full|entire|complete) [\w-]+(?: [\w-]+)? (?:(?:seems|is|sounds|feels|looks|may be|might be|would be)"
    r" )(?:a (?:bit|little) |rather |quite )?(?:too )?(?:much|a lot|long)\b",
    re.I,
)


def wants_less(text: str) -> bool:
    """Whether less than the kind at hand is thought of, or a try before it, and none of them named for it."""
    return bool(_WANTS_LESS.search(text))
