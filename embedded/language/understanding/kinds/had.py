"""A kind somebody has had already, which is not the one wished for: "he's done his assessment, so a session now"."""

import re

_WHO = r"(?:i|we|you|s?he|they|it|(?:my|our|his|her|their) [\w'-]+|(?-i:[A-Z])[\w-]+)"
_THING = (
    r"(?:the|my|our|his|her|their|an?) "
    r"(?P<out{n}>[\w'~-]+(?: (?!already|last|yesterday|with|on|at|and|so|but|this)[\w'~-]+)?)"
)
_STANDS = r"(?! (?:booked|planned|scheduled|on|at|for|coming|down|moved|changed|cancelled)\b)"
_BEFORE = (
    r"(?: \w+){0,3}? (?:last (?:week|month|year|time|\w+day)|yesterday|already|before|(?:\w+ ){1,2}ago)\b"
)
_HAD = re.compile(
    rf"\b{_WHO}(?:'ve|'s| has| have)(?: (?:already|just|only|now|both))* (?:done|had|finished|completed|passed"
    rf"|been (?:for|to|through)) {_THING.replace('{n}', '1')}{_STANDS}"
    rf"|\b{_WHO}(?: (?:already|just))? (?:did|had|finished|completed|passed|went (?:for|to|through)) "
    rf"{_THING.replace('{n}', '2')}(?={_BEFORE})",
    re.I,
)
_AGAIN = re.compile(
    r"\b(?:another|again|(?:the )?same|one more|a second|next one|follow(?:ing)?[- ]?up|repeat)\b", re.I
)
"""What wishes for one more of what was had."""


def had(text: str) -> list[tuple[int, int]]:
    """Where the words stand for what was had already; nowhere where one more of it may be wished for."""
    if _AGAIN.search(text):
        return []
    return [found.span("out1" if found["out1"] else "out2") for found in _HAD.finditer(text)]


def without_had(text: str) -> str:
    """The words with blanks for what was had already."""
    for start, end in reversed(had(text)):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
