"""The service a clause names, by its own words: "an ECG", "follow up", "the first consultation"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from embedded.language.meeting import TITLES, Meeting
from embedded.language.understanding.acts.likely import closest
from embedded.language.understanding.kinds.had import had, without_had
from embedded.language.understanding.kinds.refused import refused
from embedded.language.understanding.who.names import common_words, words
from embedded.language.understanding.who.sound import likeness, plain

CLEAR = 0.2
"""How much nearer in meaning one of several kinds must be that share the word that was said: "a kids cut"."""
_PLAIN = frozenset("appointment visit meeting session a an the of and for with new first in".split())


_KIND = r"(?: (?:one|kind|sort|type|appointment|service|treatment|visit|session)(?: of \w+)?)*"
_UNDECIDED = re.compile(
    r"\b(?:(?:don't|do not) know|not (?:really |quite )?sure|no idea|unsure|can't (?:decide|tell)) (?:what|which)"
    rf"{_KIND} (?:i|we|s?he|they|it)(?:'d)? (?:needs?|wants?|should|ought|would|takes?)\b(?! to (?:bring|do"
    rf"|wear|pay|eat)\b| for (?:that|it|this)\b)"
    rf"|\b(?:no idea|not sure|don't know|unsure) which{_KIND} to (?:take|book|choose|pick|have)\b"
    rf"|\b(?:what|which){_KIND} (?:do|would|can) you (?:recommend|suggest|advise)\b(?! \w)"
    rf"|\bwhich{_KIND} (?:do (?:i|we) (?:need|take|choose)"
    r"|(?:should|would) (?:i|we) (?:need|take|have|choose|pick|book))\b"
    r"|\bwhat should (?:i|we) (?:book|choose|pick)\b",
    re.I,
)


def undecided(text: str) -> bool:
    """Whether somebody does not know which kind of appointment to take."""
    return bool(_UNDECIDED.search(text))


def find_service(text: str, meeting: Meeting) -> tuple[str | None, str]:
    """The best-named service and the clause without its words; None when none or two are named alike."""
    wished = _without_titles(without_had(refused(text, alone=True)[1]), meeting)
    names = [service.name for service in meeting.services]
    best = _best_named(wished, names)
    if (found := _WISHES.search(wished)) and not any(one.share == 1.0 for one in best):
        asked = _best_named(" " * found.end() + wished[found.end() :], names)
        best = asked if len(asked) == 1 else best
    if len(best) > 1 and (nearest := closest(wished, [one.name for one in best], lead=CLEAR)):
        best = [one for one in best if one.name == nearest]
    if len(best) != 1 or strange_kind(text, meeting):
        return None, text
    for place in sorted(best[0].places, reverse=True):
        start, end = _whole(text, *place)
        text = text[:start] + "~".ljust(end - start) + text[end:]
    return best[0].name, text


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with what hyphens join to it: of "tune-up" nothing stays to be read as "up to Thursday"."""
    before, after = _JOINED_BEFORE.search(text, 0, start), _JOINED_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


_JOINED_BEFORE = re.compile(r"(?:\w+-)+$")
_JOINED_AFTER = re.compile(r"(?:-\w+)+")


def _without_titles(text: str, meeting: Meeting) -> str:
    """The text without the title of a professional it names: "Doctor Shah" wishes for no doctor appointment."""
    titled = _titled(tuple(one.name for one in meeting.professionals))
    return titled.sub(lambda found: "~".ljust(len(found[0])), text) if titled else text


@lru_cache(16)
def _titled(names: tuple[str, ...]) -> re.Pattern[str] | None:
    named = {re.escape(word) for name in names for word in words(name)} - TITLES
    before = "|".join(sorted(TITLES))
    return re.compile(rf"\b(?:{before})\b\.?(?= (?:{'|'.join(sorted(named))})\b)", re.I) if named else None


def kinds_had(text: str, names: Iterable[str]) -> set[str]:
    """The services somebody tells that they have had."""
    names = list(names)
    return {one.name for start, end in had(text) for one in _best_named(text[start:end], names)}


def services_alike(text: str, names: Iterable[str]) -> list[str]:
    """The services that a text names equally well, best of all: "a test" names every kind of test."""
    return [one.name for one in _best_named(without_had(text), names)]


_DEED = re.compile(
    r"(?:change|check|switch|move|confirm|book|repeat|cancel|call|hold) (?:it|that|this|them|mine|ours|everything)\b",
    re.I,
)
"""What is done with an appointment names no kind: "change it" wishes for no oil change."""


def by_contrast(clause: str, others: set[str | None], meeting: Meeting) -> str | None:
    """The one kind left of several that are named alike, where the others are wished for beside it."""
    alike = services_alike(clause, [one.name for one in meeting.services])
    left = [one for one in alike if one not in others]
    return left[0] if len(left) == 1 < len(alike) else None


@dataclass(frozen=True, slots=True)
class _Named:
    """A service found in a text: where, and how much of its name."""

    name: str
    places: tuple[tuple[int, int], ...]
    share: float


def _best_named(text: str, names: Iterable[str]) -> list[_Named]:
    """The services named by the most words; of those named by the same words the one named in full, else all."""
    said = [(plain(found[0]), found.start(), found.end()) for found in re.finditer(r"[^\W_]+", text)]
    said += [(plain(found[1] + found[2]), found.start(), found.end()) for found in _PHRASAL.finditer(text)]
    said = [one for one in said if not (_OF_OTHERS.match(text, one[1]) or _DEED.match(text, one[1]))]
    found: list[_Named] = []
    for name in names:
        own = [plain(word) for word in words(name.replace("-", " "))]
        telling = [word for word in own if word not in _PLAIN and len(word) > 2] or own
        matched = [_best(word, said) for word in telling]
        places = tuple((start, end) for score, start, end in matched if score >= 0.92)
        if places:
            found.append(_Named(name, places, len(places) / len(telling)))
    if not found:
        return []
    best = max(found, key=lambda one: len(one.places) + one.share)
    if best.share == 1.0:
        return [one for one in found if one.share == 1.0 and len(one.places) == len(best.places)]
    same = [one for one in found if {*one.places} == {*best.places}]
    level = [one for one in found if len(one.places) + one.share == len(best.places) + best.share]
    return list(dict.fromkeys([*same, *level]))


_OF_OTHERS = re.compile(
    r"fit (?:me|us|him|her|them|\w+)? ?in\b"
    r"|(?:(?<=\b[iI] can )|(?<=\bwe can )|(?<=\b[iI] could )|(?<=\bwe could )|(?<=\bwe might )|(?<=\b[iI] might ))"
    r"(?:talk|speak|chat) (?:to|with)\b",
    re.I,
)
"""A verb of booking, or of seeing somebody, that is spelled like the name of a service."""
_PHRASAL = re.compile(r"\b([a-z]{3,}) (up|in|out|off|over)\b", re.I)
"""A verb that is written as one word where it names what is done: "get it set up" is a setup."""
_WISHES = re.compile(
    r"^(?:(?:hello|hi|so|well|now|um)\b[, ]*)*(?:i|we)(?:'ve| have)? (?:got |have |bought |just )*[^.,;!?]*[.,;!?] "
    r"(?=(?:so |and |but )?(?:can|could|may|would|i'd like|i want|i would like|we'd like|please)\b)",
    re.I,
)
"""What somebody has, told before the wish: words of the wish itself tell more of what is to be done."""


def strange_kind(text: str, meeting: Meeting) -> str:
    """A kind of appointment the house has not, named by a word of one it has: "motorbike lesson", "violin repair"."""
    known = {
        plain(word)
        for name in [
            *(one.name for one in meeting.services),
            *(one.name for one in meeting.professionals),
            *(one.name for one in meeting.people),
        ]
        for word in words(name)
    }
    heads = {plain(word) for one in meeting.services for word in words(one.name) if len(words(one.name)) > 1}
    for found in re.finditer(r"(?<![\w'-])([a-z][a-z-]{3,}) ([a-z-]+)\b", text):
        kind, head = plain(found[1]), plain(found[2])
        if (
            head.removesuffix("s") in heads | {head} & heads
            and kind not in known | common_words()
            and not _near(kind, known)
        ):
            return found[0]
    return ""


def _near(heard: str, known: set[str]) -> bool:
    """Whether a word may be one of those known, misheard or in another form."""
    return any(likeness(heard, word) >= 0.9 or word[:4] == heard[:4] for word in known if len(word) > 3)


def _best(word: str, said: list[tuple[str, int, int]]) -> tuple[float, int, int]:
    return max(
        ((_alike(heard, word), start, end) for heard, start, end in said),
        default=(0.0, 0, 0),
    )


def _alike(heard: str, word: str) -> float:
    if heard in (word, word + "s"):
        return 1.0
    if _stem(heard) == _stem(word) and f"{heard}e" != word != heard.removesuffix("e"):
        return 0.97  # but a "car" is no care
    before = word.removesuffix(heard)
    if word != before and len(heard) > 2 and len(before) > 2 and before in common_words():
        return 0.94  # "a cut" is a haircut
    before = heard.removesuffix(word)
    if heard != before and len(word) > 2 and len(before) > 2 and before in common_words():
        return 0.94  # and a haircut is a cut
    if len(heard) < 5 or len(word) < 5 or heard[0] != word[0]:
        return 0.0
    if word.startswith(heard) and len(heard) >= 6:
        return 0.95
    return likeness(heard, word) if abs(len(heard) - len(word)) <= 2 else 0.0


_ENDINGS = tuple(
    (re.compile(rf"(?<=\w{{{least}}}){ending}$"), put)
    for least, ending, put in (
        (4, "(?:at)?(?:ions?|ors?)", ""), (4, "ated?", ""), (4, "ments?", ""), (3, "(?:ings?|ed|ers?)", ""),
        (3, "s", ""), (3, "e", ""), (2, r"([bdgmnprt])\1", r"\1"),
    )
)  # fmt: skip
"""Endings that turn a verb into the name of what is done and back: "cleaned", "cleaning"; "repair", "repaired"."""


@lru_cache(4096)
def _stem(word: str) -> str:
    """What the forms of a word share; a short word is itself."""
    for ending, put in _ENDINGS:
        word = ending.sub(put, word)
    return word
