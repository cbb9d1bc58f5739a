"""A kind or a place that is refused, perhaps with another put in its place: "not a check-up, a filling"."""

import re

_THING = r"(?:(?:\bnot|n't)(?: want| need)?|\banything but|\bother than) (?:an?|the|my) (?P<out>[\w'-]+(?: [\w'-]+)?)"
_REPLACED = re.compile(
    rf"{_THING}(?=(?: that)? (?:i|we) (?:need|want|meant?)\b|,? (?:but|it's|i mean)\b|[,;] (?:an?|the|my) )",
    re.I,
)
_ALONE = re.compile(rf"{_THING}(?=[ .,!]*$|,? (?:please|thanks?)\b)", re.I)


def refused(text: str, *, alone: bool = False) -> tuple[str, str]:
    """What is refused, and the text with blanks where it stood.

    Args:
        text: The words of a clause.
        alone: Whether nothing need come in its place, as in an answer to "which?": "not the first".
    """
    found = _REPLACED.search(text) or (_ALONE.search(text) if alone else None)
    if found is None:
        return "", text
    return found["out"], f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}"
