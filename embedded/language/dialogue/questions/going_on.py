"""Whether a clause only goes on with the question before: "and on weekends?", "and if it rains?"."""

import re

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.age import AGE

_SUPPOSED = re.compile(
    r"(?:and|but|so|or|then|also)\b[, ]*((?:if (?!possible)|to (?!(?:the|my|an?|\w+day)\b)[a-z]+ ).+)", re.I
)
"""Only a case or a purpose: the question is the one before."""
_ASKS_ITSELF = re.compile(
    r"[, ](?:what|how|who|where|when|why|which|(?:do|does|is|are|will|would|can|could|must|should|may)"
    r" (?:i|we|you|he|she|it|they|that|there|the|my|our))\b",
    re.I,
)
"""A case with a question of its own behind it: "and if I damage the car, what do I pay?"."""
_ELLIPSIS = re.compile(
    r"^(?:(?:and|or|but|so|okay|ok|then|right|grand|great|alright),? )*(?:what|how) about\b|^(?:and|or)\b",
    re.I,
)
_BARE = re.compile(
    r"(?:(?:ok|okay|oh|and|also|even)[, ]+)*(?:including|excluding|plus|with(?:out)?|also for|even for|for)"
    r" (?!(?:him|her|me|us|them|it|that|you)\b)[\w' -]{2,40}\?",
    re.I,
)
VERB = re.compile(
    r"\b(?:is|are|was|do|does|did|can|could|will|would|shall|should|may|must|have|has|am|need|want|i'd|i'll|let's|where|when|who)\b"
    r"|'(?:s|re|m|ve) (?:\w+ing|been|had|got|never|just)\b",
    re.I,
)


def continues(frame: Frame) -> bool:
    """Whether a clause has no verb of its own and asks on: "and on weekends?", "what about my wife"."""
    if (
        frame.professional
        or frame.pick
        or (frame.act not in {None, Act.BOOK, Act.FACT, Act.REPEAT, Act.MEDICAL})
    ):
        return False
    found = _ELLIPSIS.search(frame.text)
    asked = frame.text[found.end() :].partition("?")[0] if found else ""
    return found is not None and not VERB.search(asked) and len(frame.text.split()) <= 9


def supposes(text: str) -> str:
    """The case or purpose which is all that a clause says: "and if it rains?", "and to change it later?"."""
    found = _SUPPOSED.fullmatch(text)
    if found is None or names_appointment(text) or _ASKS_ITSELF.search(found[1]):
        return ""
    return found[1].strip(" ?.!")


def adds_bare(frame: Frame) -> bool:
    """Whether a question is only what is to be added to the one before: "including delivery?", "for two of us?"."""
    named = frame.details() or frame.person or names_appointment(frame.text)
    return not named and bool(_BARE.fullmatch(frame.text)) and not VERB.search(frame.text)


def leans(frame: Frame) -> bool:
    """Whether a clause says no more than what is new in the question before: another thing, a case, an age."""
    if continues(frame) or adds_bare(frame):
        return True
    if frame.when.days or frame.when.clock or names_appointment(frame.text):
        return False
    return bool(supposes(frame.text)) or (
        frame.question
        and frame.act in (None, Act.BOOK)
        and not frame.details()
        and bool(AGE.search(frame.text))
    )
