"""The service a clause names, by its own words: "an ECG", "follow up", "the first consultation"."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.names import words
from embedded.language.understanding.sound import likeness, plain

_PLAIN = frozenset("appointment visit meeting session a an the of and for with new first in".split())


_KIND = r"(?: (?:one|kind|sort|type|appointment|service|treatment|visit|session)(?: of \w+)?)*"
_UNDECIDED = re.compile(
    r"\b(?:(?:don't|do not) know|not (?:really |quite )?sure|no idea|unsure|can't (?:decide|tell)) (?:what|which)"
    rf"{_KIND} (?:i|we|s?he|they|it)(?:'d)? (?:needs?|wants?|should|ought|would|takes?)\b(?! to (?:bring|do"
    rf"|wear|pay|eat)\b)"
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
    said = [(plain(found[0]), found.start(), found.end()) for found in re.finditer(r"[^\W_]+", text)]
    scored: list[tuple[float, str, list[tuple[int, int]]]] = []
    for service in meeting.services:
        own = [plain(word) for word in words(service.name.replace("-", " "))]
        telling = [word for word in own if word not in _PLAIN and len(word) > 2] or own
        matched = [_best(word, said) for word in telling]
        places = [(start, end) for score, start, end in matched if score >= 0.92]
        if places:
            scored.append((len(places) + len(places) / len(telling), service.name, places))
    scored.sort(key=lambda one: -one[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None, text
    for start, end in sorted(scored[0][2], reverse=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return scored[0][1], text


def _best(word: str, said: list[tuple[str, int, int]]) -> tuple[float, int, int]:
    return max(
        ((_alike(heard, word), start, end) for heard, start, end in said),
        default=(0.0, 0, 0),
    )


def _alike(heard: str, word: str) -> float:
    if heard in (word, word + "s"):
        return 1.0
    if len(heard) < 5 or len(word) < 5 or heard[0] != word[0]:
        return 0.0
    if word.startswith(heard) and len(heard) >= 6:
        return 0.95
    return likeness(heard, word) if abs(len(heard) - len(word)) <= 2 else 0.0
