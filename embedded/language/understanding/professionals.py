"""The professional a clause names, among those the house knows, or as heard."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.names import alike, common_words, find_names, words


def find_professional(text: str, meeting: Meeting) -> tuple[str | None, frozenset[str], str]:
    """The one wanted, those refused, and the clause with their names put out of the way."""
    known = [one.name for one in meeting.professionals]
    hits = find_names(text, known)
    wanted = [hit for hit in hits if not hit.refused]
    refused = frozenset(hit.name for hit in hits if hit.refused)
    if wanted:
        same = alike(text, known) if len(wanted) == 1 else [wanted[-1].name]
        said = words(text)
        left = " ".join([*said[: wanted[-1].start], "~", *said[wanted[-1].end :]])
        for hit in hits:
            if hit.refused:
                left = left.replace(" ".join(said[hit.start : hit.end]), "~")
        name = wanted[-1].name if len(same) == 1 else " ".join(said[wanted[-1].start : wanted[-1].end])
        return name, refused - {name}, left
    titled = re.search(
        r"\b(?:with|see|for|by|to see)?\s*\b((?:dr|doctor|prof|professor)\b\.? [A-Za-z][\w'-]+)", text, re.I
    )
    if titled and not hits and _is_name(titled[1].split()[-1]):
        return titled[1].strip(), refused, text.replace(titled[1], " ~ ")
    return None, refused, text


def _is_name(word: str) -> bool:
    """Whether the word after a title can be a surname: written as one, or no common word."""
    return word[0].isupper() or word.lower() not in common_words()
