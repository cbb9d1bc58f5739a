"""Whom a pronoun means, said behind: "tell him I'll be late. Cian, I mean"."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.who.names import find_names

_AFTER = re.compile(
    r"[.,;!?]\s+(?:(?:to|with|that's|i mean|well)[, ]+)*"
    r"(?P<name>(?:(?:dr|mrs?|ms|miss|doctor)\b\.? )?(?!(?:it|that|this|i|you|we|he|she|they|not|the)\b)"
    r"[^\W\d_][\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)"
    r"(?P<tail>,? (?:i mean|that is|i meant)\b)?[.! ]*$",
    re.I,
)
_I_MEAN = re.compile(r"\bi mean\b", re.I)
_PRONOUN = re.compile(r"\b(?P<verb>tell|ask|let|remind|warn|inform|with|see|to|for) (?:him|her|them)\b", re.I)


def named_after(text: str, meeting: Meeting) -> str:
    """The words with the name in place of the pronoun it is said for; as they are where nothing is so corrected."""
    found = _AFTER.search(text)
    if found is None or not (found["tail"] or _I_MEAN.search(found[0])):
        return text
    said = text[: found.start()]
    known = [*(one.name for one in meeting.professionals), *(one.name for one in meeting.people)]
    if not find_names(found["name"], known) or not _PRONOUN.search(said):
        return text
    return _PRONOUN.sub(rf"\g<verb> {found['name']}", said, count=1) + ("?" if found[0][0] == "?" else ".")
