"""A wish let go before another one: "never mind, Monday at eleven then"."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.act import Act
from embedded.language.understanding.intents import grammar_act
from embedded.language.understanding.services import find_service
from embedded.language.understanding.when import find_when

_DEEDS = {Act.BOOK, Act.MOVE, Act.CANCEL}
_NEVER_MIND = re.compile(
    r"(?:(?:oh|no|ok|okay|well|actually|right|sorry)[, ]+)*(?:never ?mind(?: (?:that|it|then))?"
    r"|(?:forget|scratch|scrap|skip|drop) (?:it|that|about (?:it|that))"
    r"|leave it|don't (?:worry|bother)(?: (?:about|with) (?:it|that))?)"
    r"(?:[,.;:!]+|,? then[,.]?)\s*(?:(?:then|so|and|just|but)\b[, ]*)*",
    re.I,
)
_ON_MY_OWN = re.compile(
    r"i(?:'ll| will|'d| can|'m going to)? (?:just )?(?:call|ring|phone|try|think|see|do|leave|ask"
    r"|come back|let|get|wait|sort|manage|check)\b",
    re.I,
)
"""What who lets a wish go will do without the agent."""


def instead_of_let_go(text: str, meeting: Meeting) -> str:
    """The words without "never mind" before what is wished for in its place."""
    found = _NEVER_MIND.match(text)
    rest = text[found.end() :] if found else text
    wished = grammar_act(rest) in _DEEDS or find_when(rest)[0] or find_service(rest, meeting)[0]
    return rest if wished and not _ON_MY_OWN.match(rest) else text
