"""A time told from an appointment that stands and is named: "the same day as my cleaning", "right after the ECG"."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.who.professionals import find_professional

_STEP = r"(?:half an hour|(?:an?|one|two|three|the|\d+|half an) (?:minutes?|hours?|days?|weeks?))"
_ANCHOR = re.compile(
    r"\b(?:same (?:day|morning|afternoon|evening|week) as"
    rf"|(?:(?:{_STEP}|right|straight|just|directly|immediately|shortly|soon) )?(?:before|after))"
    r" (?:my|our|the|his|her|their) (?P<what>[^,.;?!]+)",
    re.I,
)
_OWN = re.compile(rf"(?:\w+ ){{0,2}}(?:{APPOINTMENT}|(?:other|first|second|last|next|\w+day) one)\b", re.I)
_ENDS = re.compile(r"\b(?:please|then|with|at|on|would|is|if|because|so)\b.*$", re.I)


def find_anchor(text: str, meeting: Meeting) -> tuple[str, str]:
    """The words that tell a time from an appointment, "" if none do, and the clause without them."""
    for found in _ANCHOR.finditer(text):
        what = found["what"]
        first = _ENDS.sub("", what)
        if find_service(first, meeting)[0]:
            end = found.start("what") + len(first)
        elif _OWN.match(what):
            who = find_professional(what, meeting)[0]
            end = found.end() if who else found.start("what") + len(first)
        else:
            continue
        return text[found.start() : end].strip(), f"{text[: found.start()]} {text[end:]}"
    return "", text
