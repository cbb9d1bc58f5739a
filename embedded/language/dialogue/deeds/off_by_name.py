"""Which of several wishes shall not be: told by a word of its kind, or by naming the one that is left."""

import re

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.kinds.services import services_alike
from embedded.language.understanding.sentences.let_go import gives_up
from embedded.language.understanding.times.when import find_when

_PART = re.compile(r"[.,;:!?]+|\bbut\b", re.I)
_JUST = re.compile(
    r"\s*(?:(?:and|so|then|no|yes|actually|make it|let's do|i want|i need|i'll take)\s+)*(?:just|only) (?:the|an?|my) ",
    re.I,
)


def off_by_name(talk: Talk) -> list[Wish]:
    """The wishes for appointments that are let go; empty where none is, where it would be all, or more is said.

    "forget the massage, just the facial": a word that several kinds of the house share means the one wished for.
    """
    wished = [one for one in talk.side.wishes if one.act is Act.BOOK and one.service]
    kinds = {str(one.service) for one in wished}
    if len(kinds) < 2 or find_when(talk.heard.text)[0]:
        return []
    off: set[str] = set()
    for part in _PART.split(talk.heard.text):
        named = services_alike(part, kinds)
        if len(named) == 1 and gives_up(part):
            off |= {*named}
        elif len(named) == 1 and _JUST.match(part):
            off |= kinds - {*named}
    return [one for one in wished if one.service in off] if off < kinds else []
