"""Questions of a price in idiom, put plainly: "what that sets me back", "what's the damage on a crown?"."""

import re

_THING = (
    r"(?P<thing>that|this|it|(?:the|an?|my|our|your|one of (?:the|those|these|your)|such an?)"
    r" [\w'-]+(?: [\w'-]+){0,3}?)"
)
_ME = r"(?:me|us|you|him|her|them|one)"
_END = r"(?P<end>(?: then| now| roughly| about| all in| in total| again)*(?=[,.;?!]|$))"
_HELPS = r"(?:does|do|did|would|will|is|'s|'ll|'d|might)"
_OF = rf"(?: (?:on|for|of|with) {_THING})?"
_WH = r"(?P<wh>what|how much)"
_IDIOMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_WH}(?: {_HELPS})? {_THING}(?:{_HELPS}| {_HELPS}| (?:is|are) going to)? sets? {_ME} back\b{_END}",
        rf"\b{_WH} {_HELPS} {_THING} (?:going to )?(?:run|rush)(?: {_ME}| to)\b{_END}",
        rf"\b(?P<wh>what)(?:'s| is| was| will| would)(?: be)? the damage(?: be)?{_OF}{_END}",
        rf"\b{_WH} (?:do|did|will|would|am|are)(?: (?:i|we)) (?:be )?ow(?:e|ing)(?: {_ME}(?: all)?)?{_OF}{_END}",
        rf"\b{_WH} (?:am|are|would|will) (?:i|we) (?:be )?(?:looking at|in for) (?:for|with) {_THING}{_END}",
    )
)


_STILL = re.compile(
    r"\bis (?P<thing>it|that|the price) still (?P<sum>(?:an? )?"
    r"(?:[a-z]+ty[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:thir|for|fif|six|seven|eigh|nine)ty|hundred|[$€£]\d+|\d{2,})"
    r"(?: (?:quid|bucks|euros?|dollars?|pounds?|francs?|kron(?:or|er)))?)\b"
    r"(?! (?:minutes|hours|past|to|people|percent))",
    re.I,
)
"""A price that may have changed: "is it still seventy-five?"."""


def priced(text: str) -> str:
    """The text with what asks for a price in idiom asked in the words of price lists."""
    for form in _IDIOMS:
        text = form.sub(_plain, text)
    return _STILL.sub(r"does \g<thing> still cost \g<sum>", text)


def _plain(found: re.Match[str]) -> str:
    return f"{found['wh']} does {found['thing'] or 'that'} cost{found['end']}"
