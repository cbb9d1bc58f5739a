"""An utterance split into clauses: each wish or question with the words that belong to it."""

import re

from embedded.language.understanding.act import Act
from embedded.language.understanding.intents import grammar_act
from embedded.language.understanding.learned import settled
from embedded.language.understanding.standing import two_times
from embedded.language.understanding.when import find_when

_SPLIT = re.compile(
    r"(?<![dD]r)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.?!;]+\s+|,?\s+(?:and then|and also|and|then|also|plus|but)\s+"
    r"|,\s+(?=(?:can|could|do|does|what|where|when|who|is|are|how|please|i'd|i want|cancel|book|tell"
    r"|move|find|get|give|put)\b)|,?\s+so\s+(?=(?:can|could|i|i'd|we|we'd|please|he|she|they)\b)",
    re.I,
)


def clauses(text: str, *, staff: bool = False) -> list[tuple[str, Act | None]]:
    """Split into clauses, each with its own act; pieces without one belong to their neighbour."""
    pieces: list[tuple[str, Act | None]] = []
    start = 0
    marks = [*_SPLIT.finditer(text), None]
    for mark in marks:
        end = mark.start() if mark else len(text)
        if (
            mark
            and grammar_act(text[mark.end() :].strip(), staff=staff) is None
            and re.match(r",?\s", mark[0])
        ):
            continue
        stop = "?" if mark and "?" in mark[0] else ""
        piece = (text[start:end] + stop).strip(" ,")
        start = mark.end() if mark else end
        if piece:
            pieces.append((piece, grammar_act(piece, staff=staff)))
    return [(piece, settled(piece, act, staff=staff)) for piece, act in _joined(pieces)]


_POLITE = frozenset({Act.THANKS, Act.GREET, Act.SMALL_TALK, Act.WAIT})
_SPOKEN_OF = frozenset({Act.MESSAGE})


def _joined(pieces: list[tuple[str, Act | None]]) -> list[tuple[str, Act | None]]:
    weighty = [piece for piece in pieces if piece[1] not in _POLITE]
    if any(act for _, act in weighty):
        pieces = weighty
    elif weighty and len(weighty[0][0].split()) > 1:
        pieces = [piece for piece in pieces if piece[1] not in _POLITE or piece[1] is Act.WAIT]
    joined: list[tuple[str, Act | None]] = []
    for text, act in pieces:
        last = joined[-1] if joined else None
        if last and last[1] is Act.CANNOT_COME and act is None and _names_other_time(text):
            joined.append((text, act))
        elif last and (
            act is None
            or last[1] is None
            or (act is last[1] and act in {Act.BOOK, Act.MOVE, Act.MESSAGE})
            or last[1] in _SPOKEN_OF
        ):
            joined[-1] = (
                f"{last[0]}. {text}" if last[1] in _SPOKEN_OF else f"{last[0]}, {text}",
                last[1] or act,
            )
        else:
            joined.append((text, act))
    return joined


def _names_other_time(text: str) -> bool:
    """Whether a clause names a time that is not just the one an appointment stands at."""
    return bool(find_when(two_times(text)[1])[0])
