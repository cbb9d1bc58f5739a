"""An utterance split into clauses: each wish or question with the words that belong to it."""

import re

from embedded.language.understanding.act import Act
from embedded.language.understanding.intents import grammar_act
from embedded.language.understanding.standing import two_times
from embedded.language.understanding.when import find_when

_SPLIT = re.compile(
    r"(?<![dD]r)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.?!;]+\s+|,?\s+(?:and then|and also|and|then|also|plus|but)\s+"
    r"|,\s+(?=(?:can|could|do|does|what|where|when|who|is|are|how|please|i'd|i want|cancel|book|tell"
    r"|move|find|get|give|put)\b)|,?\s+so\s+(?=(?:can|could|i|i'd|we|we'd|please|he|she|they)\b)",
    re.I,
)


_THOUGHT = re.compile(
    r"\bwhat (?:happens )?(?:if|when)\b"
    r"|^(?:(?:and|but|so|um)[, ]+)*(?:if|suppose) (?:i|we)\b(?!.*\b(?:what|how|who|do|does)\b)",
    re.I,
)
"""The opening of a case that is only thought of: what it supposes is no clause of its own."""


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
        if mark and not stop and _THOUGHT.search(text[start:end]):
            continue
        piece = (text[start:end] + stop).strip(" ,")
        start = mark.end() if mark else end
        if piece:
            pieces.append((piece, grammar_act(piece, staff=staff)))
    return _joined(pieces)


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
        apart = last and (
            (last[1] is Act.CANNOT_COME and act is None and _names_other_time(text))
            or _beside_question(last, (text, act))
        )
        if apart:
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


_CHOOSES = re.compile(r"\b(?:is|are|suits?|works?|better|fine|good|please|then|take|go with)\b|'s\b", re.I)
_ASKED = frozenset({Act.FACT, Act.DURATION, Act.ADDRESS, Act.CONTACT, Act.HOURS})


def _beside_question(last: tuple[str, Act | None], new: tuple[str, Act | None]) -> bool:
    """Whether a time is chosen in one clause and something of the house asked in the other: "Friday then, and …?"."""
    chosen, asked = (last[0], new) if last[1] is None else (new[0], last)
    return (
        {last[1], new[1]} & _ASKED != set()
        and None in {last[1], new[1]}
        and bool(_CHOOSES.search(chosen) and find_when(chosen)[0] and not find_when(asked[0])[0])
    )


def _names_other_time(text: str) -> bool:
    """Whether a clause names a time that is not just the one an appointment stands at."""
    return bool(find_when(two_times(text)[1])[0])
