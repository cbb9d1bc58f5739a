"""An utterance split into clauses: each wish or question with the words that belong to it."""

import re

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question
from embedded.language.understanding.acts.learned import chances, settled
from embedded.language.understanding.booked.keeping import runs_into_drop
from embedded.language.understanding.booked.standing import two_times
from embedded.language.understanding.sentences.asides import (
    ASKED,
    bare_wish,
    beside_question,
    runs_on,
    wishes,
)
from embedded.language.understanding.sentences.interjected import interjection
from embedded.language.understanding.times.told import asks_own, is_background, mine_when
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.dictation import orders
from embedded.language.understanding.who.outsiders import reaches

_TAG = r"(?:do|does|can|could|is|are|will|must) (?:i|we|you|he|she|it|they|that|there) ?(?:[.?!]|$)"
"""What is hung behind a statement and asks nothing of its own: "I don't need it, do I?"."""
_SPLIT = re.compile(
    r"(?<![dD]r)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.?!;]+\s+|,?\s+(?:and then|and also|and|then|also|plus|but)\s+"
    rf"|,\s+(?!{_TAG})"
    r"(?=(?:can|could|do|does|what|where|when|who|is|are|how|will|must|please|i'd|i want|cancel|book|tell"
    r"|move|find|get|give|put|take|drop|scrap|change|shift|push"
    r"|just (?:move|shift|push|cancel|book))\b)|,?\s+so\s+(?=(?:can|could|i|i'd|we|we'd|please|he|she|they)\b)"
    r"|(?P<bare>\s+)(?=(?:(?:do|can|could|may|must|does|is|are) (?:you|i|we|there|it|the|my)|where|how (?:much|long|do)"
    r"|what (?:do|does|is|are|should))\b)",
    re.I,
)


_THOUGHT = re.compile(
    r"\bwhat (?:happens )?(?:if|when)\b"
    r"|^(?:(?:and|but|so|um)[, ]+)*(?:if|suppose) (?:i|we)\b(?!.*\b(?:what|how|who|do|does)\b)",
    re.I,
)
"""The opening of a case that is only thought of: what it supposes is no clause of its own."""
_Piece = tuple[str, Act | None, str]
"""Words, their act, and what joined them to the words before."""
_BETWEEN = re.compile(r"\bbetween (?:(?!\band\b)[^.?!;])*$", re.I)
"""The "and" that comes next belongs to a span: "between Christmas and New Year"."""


def clauses(text: str, *, staff: bool = False) -> list[tuple[str, Act | None]]:
    """Split into clauses, each with its own act; pieces without one belong to their neighbour."""
    pieces: list[_Piece] = []
    start, lead = 0, ""
    marks = [*_SPLIT.finditer(text), None]
    for mark in marks:
        end = mark.start() if mark else len(text)
        if mark and _BETWEEN.search(text[: mark.start()]) and " and" in mark[0].lower():
            continue
        if mark and runs_into_drop(text[start:end].strip(" ,"), text[mark.end() :]):
            continue
        if mark and mark["bare"]:
            if not runs_on(text[start : mark.start()].strip(" ,"), text[mark.end() :]):
                continue
        elif (
            mark
            and grammar_act(text[mark.end() :].strip(), staff=staff) is None
            and re.match(r",?\s", mark[0])
            and not _turns_to_house(text[start:end], text[mark.end() :], staff=staff)
        ):
            continue
        stop = "?" if mark and "?" in mark[0] else ""
        if mark and not stop and _THOUGHT.search(text[start:end]):
            continue
        piece = (text[start:end] + stop).strip(" ,")
        piece = piece[len(interjection(piece)) :]
        start = mark.end() if mark else end
        if piece:
            pieces.append((piece, grammar_act(piece, staff=staff), lead))
        lead = mark[0] if mark else ""
    return [(piece, settled(piece, act, staff=staff)) for piece, act in _joined(pieces)]


def _turns_to_house(before: str, after: str, *, staff: bool) -> bool:
    """Whether what follows a "and" is a question of the house without a word grammar knows."""
    return beside_question((before, grammar_act(before, staff=staff)), (after, None))


_POLITE = frozenset({Act.THANKS, Act.GREET, Act.SMALL_TALK, Act.WAIT})
_SPOKEN_OF = frozenset({Act.MESSAGE})


_EXCUSE = re.compile(r"(?:(?:oh|so|uh|um) )*(?:sorry|excuse me|pardon)[,. ]*", re.I)
"""An excuse before other words, which asks for nothing again."""


def _joined(pieces: list[_Piece]) -> list[tuple[str, Act | None]]:
    pieces = [one for one in pieces if len(pieces) == 1 or not _EXCUSE.fullmatch(one[0])]
    weighty = [piece for piece in pieces if piece[1] not in _POLITE]
    if any(piece[1] for piece in weighty):
        pieces = weighty
    elif weighty and len(weighty[0][0].split()) > 1:
        asked = any(is_question(piece[0]) for piece in weighty)
        pieces = [one for one in pieces if one[1] not in _POLITE or (one[1] is Act.WAIT and not asked)]
    joined: list[tuple[str, Act | None]] = []
    for text, act, lead in pieces:
        last = joined[-1] if joined else None
        apart = last and (
            (last[1] in {Act.CANNOT_COME, Act.FORGET} and act is None and _names_other_time(text))
            or beside_question(last, (text, act))
            or (re.match(r"[.!?]", lead) and is_background(last[0]) and _asks_of_house(text, act))
            or (last[1] is None and re.match(r"[.!?;,]", lead) and _asks_own_diary(last[0], text, act))
            or (last[1] in ASKED and act is None and "?" in lead and _only_rules_out(text))
            or (last[1] in _CHANGED and act is None and _NEXT_SENTENCE.search(f"{lead}{text}"))
        )
        if apart:
            joined.append((text, act))
        elif last and (
            act is None
            or (last[1] is None and not _beside_a_wish(last[0], text, act))
            or (act is last[1] and act in {Act.BOOK, Act.MOVE})
            or (last[1] in _SPOKEN_OF and not _to_the_agent(last[0], text, act))
        ):
            joint = lead if re.search(r"\w", lead) else ". " if last[1] in _SPOKEN_OF else ", "
            before = last[0].rstrip("?") if joint == ". " else last[0]
            joined[-1] = (f"{before}{joint}{text}", last[1] or act)
        else:
            joined.append((text, act))
    return joined


def _beside_a_wish(wish: str, text: str, act: Act | None) -> bool:
    """Whether what follows a wish without a word grammar knows is a matter of its own."""
    ordered = act is Act.INVITE or (act is Act.MESSAGE and orders(text))
    return act in _ASIDE and (
        bare_wish(wish) or bool(ordered and _REQUEST.search(wish) and wishes(wish, None))
    )


def _asks_own_diary(before: str, text: str, act: Act | None) -> bool:
    """Whether the speaker's own diary is asked for beside what somebody else does."""
    return (act is Act.LIST or mine_when(text)) and asks_own(before, text)


_CHANGED = frozenset({Act.CANCEL, Act.MOVE, Act.CANNOT_COME})
_NEXT_SENTENCE = re.compile(r"^[.;!?]+\s+and (?!(?:then )?(?:to|for|from|at|on|in|with|not)\b)", re.I)
"""What a sentence of its own adds to a change by "and" is no detail of it."""


def _asks_of_house(text: str, act: Act | None) -> bool:
    """Whether a question is of the house or of the case, and wishes for no appointment."""
    found = chances(text) if act in {None, Act.BOOK} and is_question(text) else {}
    return act in ASKED or found.get(Act.FACT, 0.0) > found.get(Act.BOOK, 0.0)


_ASIDE = frozenset(
    {Act.FACT, Act.ADDRESS, Act.CONTACT, Act.DURATION, Act.PEOPLE, Act.MESSAGE, Act.INVITE, Act.HUMAN}
)


_REQUEST = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:like|want|need|love)\b|\b(?:can|could|may|might) (?:i|we)\b"
    r"|\b(?:book|put|squeeze|fit) (?:me|us)\b",
    re.I,
)
_ORDERED = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.INVITE})
_YOU = re.compile(r"(?:(?:please|also|then|and)[, ]+)*(?:(?:can|could|would|will) you|please)\b", re.I)
_ORDER = re.compile(
    r"(?:(?:also|then)[, ]+)*(?:book|cancel|move|reschedule|invite|bring|put|get|find|make)\b", re.I
)
_INFINITIVE = re.compile(r"\b(?:ask|tell|remind|have)\b.{0,40}?\bto (?!me\b|him\b|her\b)\w+", re.I)


_TO_THAT_ONE = re.compile(
    r"(?:(?:and|then|please|just)[, ]+)*(?:tell|let|ask|inform|remind|warn|say)(?: to)?"
    r" (?:him|her|them|if|whether|that|when|what)\b",
    re.I,
)
"""What shall be told to whoever is to be phoned."""


def _to_the_agent(message: str, text: str, act: Act | None) -> bool:
    """Whether what follows a message is said to the agent and no part of it.

    A request ("can you", "please"), one more message and a question are; so is an order, unless it goes on with what
    somebody is asked to do: "ask her to call me and move it".
    """
    if act is Act.MESSAGE:
        return orders(text) and not (reaches(message) and _TO_THAT_ONE.match(text))
    if act in _ORDERED:
        return bool(_YOU.match(text) or (_ORDER.match(text) and not _INFINITIVE.search(message)))
    return act is Act.FACT and text.endswith("?") and not re.search(r"\bask\b", message, re.I)


def _only_rules_out(text: str) -> bool:
    """Whether all that is said of times is which days cannot be."""
    when = find_when(text)[0]
    return bool(when.avoid) and not when


def _names_other_time(text: str) -> bool:
    """Whether a clause names a time that is not just the one an appointment stands at."""
    return bool(find_when(two_times(text)[1])[0])
