"""A thing named ahead of the question about it, as people talk: "and that course book, how much?"."""

import re

from embedded.language.understanding.acts.intents import names_appointment

_THING = (
    r"(?P<thing>(?:the|that|this|those|these|your|one of (?:the|those|these|your)) "
    r"(?:(?!(?:is|are|was|were|will|would|can|could|has|have|does|do|i|we|you|he|she|they|then|[\w'-]{2,}ed|said|says|told|yes|no|came|went|got|gave|took"
    r"|made|wants?|needs?|hurts?|works?|looks?|seems?|takes?|costs?|lasts?)\b)[\w'-]+ ?){1,6}?)"
)
_ASKED = (
    r"(?P<wh>how (?:much|long|many|far)|what time|(?:which|what) (?:day|date|floor|room)|where|when|what|who)"
)
_DISLOCATED = re.compile(
    rf"(?P<start>^|[.!?]\s+)(?P<lead>(?:(?:and|so|but|now|oh|okay|ok|well|then)\b[, ]*)*){_THING}"
    rf"(?P<more>, the [\w-]+ (?:sort|kind|type|one|ones|size))?, {_ASKED}"
    r"(?: (?P<is>is|are|was|were|does|do|did|will|would|can) (?P<it>it|that|this|they|those|one)\b|(?=[?.!,]|$))"
    r"(?P<rest>[^.?!]*)",
    re.I,
)


def in_its_place(text: str) -> str:
    """The text with the thing put where the question has only a word for it: "and how much is that course book?"."""
    return _DISLOCATED.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    thing = found["thing"].strip()
    thing = thing[:1].lower() + thing[1:]
    if names_appointment(thing) or re.match(r"\w+ ones?\b", thing):
        return found[0]
    several = thing.split()[0].lower() in {"those", "these"}
    helps = found["is"] or ("are" if several else "is")
    return f"{found['start']}{found['lead']}{found['wh'].lower()} {helps} {thing}{found['rest']}"
