"""A cancelling that is denied beside another wish for the same appointment: "don't cancel it, just later"."""

import re

from embedded.language.understanding.times.when import find_when

_DENIED = re.compile(
    r"(?P<lead>^|[,.;!?] +)(?:(?:but|and|so|please|oh|actually|sorry)\b[, ]+)*"
    r"(?:(?:(?:i|we)(?:'d| would| do| did)?(?: really)? (?:rather )?)?(?:don't|do not|didn't|wouldn't|not|never"
    r"|needn't)"
    r"(?: (?:want|wish|need|have|mean|like|think of|going)(?: you)?(?: to)?)?"
    r"|(?:it's|that's|it is|that is|there's|i'm|we're) (?:not|no|nothing) (?:to|for)?)"
    r" ?(?:to )?(?:be )?(?:a )?cancel(?:l?ed|l?ing|lation)?"
    r"(?: (?:it|that|this|them|anything|altogether|(?:the|my|our) [\w-]+(?: [\w-]+)?))?"
    r"(?: (?:altogether|completely|at all))?"
    r"(?P<end>[,.;!?:]+ *|,? (?=but\b|just\b|only\b)|$)(?:(?:but|just|only|rather)\b[, ]*)*",
    re.I,
)
_OTHER_TIME = re.compile(
    r"\b(?:later|earlier|sooner|another|different|other|move|postpone|resched\w+|rebook|push|shift|put (?:it|that) off"
    r"|delay|bring (?:it|that) forward|change)\b",
    re.I,
)
_LEANS = re.compile(r"\b(?:instead|move|resched\w+|postpone|later|earlier|sooner|push|shift)\b", re.I)
_KEPT_AND = re.compile(
    r"\b(?:can|could|may|might|shall) (?:i|we) (?:still |just )?keep (?:it|that|this|(?:the|my|our) [\w-]+),? "
    r"(?:and|but) (?:maybe |perhaps )?(?=(?:just |only )?(?:move|shift|push|change|put|bring|make|have it)\b)",
    re.I,
)
"""What is kept to be changed: "could I keep it and just shift it to Friday?"."""


def rather_than_cancelled(text: str) -> str:
    """The words without the cancelling they deny, as a no and a change; as they are where nothing else is wished."""
    text = _KEPT_AND.sub("can you ", text)
    found = _DENIED.search(text)
    before = text[: found.start()] if found else ""
    if found is None or re.search(r"\bcancel", before, re.I):
        return text
    rest = f"{before}{found['lead'] if before else ''}{text[found.end() :]}".strip()
    if not (find_when(rest)[0] or _OTHER_TIME.search(rest)):
        return text
    rest = rest if re.match(r"(?:(?:oh|ah|well)[, ]+)?no\b", rest, re.I) else f"No, {rest}"
    return (
        rest if _LEANS.search(rest) else f"{rest.rstrip('.!? ')} instead{'?' if rest.endswith('?') else ''}"
    )
