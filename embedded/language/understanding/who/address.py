"""An e-mail address as it is typed or spelled: "m a r e k dot k at example dot org"."""

import re

_TYPED = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_SIGNS = {
    "dot": ".",
    "point": ".",
    "period": ".",
    "underscore": "_",
    "dash": "-",
    "hyphen": "-",
    "minus": "-",
    "plus": "+",
}
_DOMAIN = re.compile(
    r"\bat ((?:[\w-]+ )*?[\w-]+(?: dot (?:[a-z] )*[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b", re.I
)
_LEAD = re.compile(
    r",?\s*(?:(?:his|her|their|my|the|and|at|with) )*(?:e-?mail|mail|address)(?: address)?(?: is|'s|:)?\s*$",
    re.I,
)


def find_email(text: str) -> tuple[str | None, str]:
    """The address in a text, lower case, and the text without it and the words that announce it."""
    if found := _TYPED.search(text):
        return found[0].lower().rstrip("."), _without(text, found.start(), found.end())
    if not (found := _DOMAIN.search(text)):
        return None, text
    before = re.findall(r"\S+", text[: found.start()])
    taken = _local(before)
    if not taken:
        return None, text
    start = len(text[: found.start()].rstrip()) - len(" ".join(taken))
    return f"{_written(taken)}@{_written(found[1].split())}", _without(text, max(0, start), found.end())


def _local(before: list[str]) -> list[str]:
    """The words left of "at" that belong to the address: spelled letters and signs, and the word they hang on."""
    taken: list[str] = []
    while before:
        word = before[-1].strip(",.")
        hangs_on = not taken or taken[0].lower() in _SIGNS
        if len(word) == 1 or word.lower() in _SIGNS or (hangs_on and re.fullmatch(r"[\w.+-]+", word)):
            taken.insert(0, before.pop())
        else:
            break
    while taken and taken[0].strip(",.").lower() in _SIGNS:
        taken.pop(0)
    return taken


def _written(words: list[str]) -> str:
    return "".join(_SIGNS.get(word.lower(), word) for word in (one.strip(",.") for one in words)).lower()


def _without(text: str, start: int, end: int) -> str:
    left = _LEAD.sub("", text[:start].rstrip(" ,"))
    return f"{left} {text[end:].lstrip(' ,.')}".strip()
