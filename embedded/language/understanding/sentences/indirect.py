"""A question told and not asked: "I've no idea what she needs for that" asks what she needs for that."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.kinds.services import undecided
from embedded.language.understanding.sentences.verbs import bare, helper
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.professionals import find_professional

LEAST = 0.3
"""Probability from which what is told not to be known is asked of the house, where nothing of a wish is named."""
_I = r"(?:i|we)"
_UNKNOWN = (
    rf"(?:{_I}(?:'ve| have)?(?: got)? (?:absolutely |really )?no (?:idea|clue)|(?<!has )(?<!had )\bno (?:idea|clue)"
    rf"|(?:{_I}(?:'m|'re| am| are) )?not (?:quite |really |at all |so |entirely |too )?(?:sure|certain)"
    rf"|{_I} (?:really |just |still |also |honestly )?(?:don't|do not|didn't) (?:really |even |quite |actually )?know"
    rf"|{_I}(?:'m|'re| am| are|'ve been| have been| was| were)? ?(?:also |just |only |still )?wonder(?:ing|ed)?"
    rf"|{_I}(?:'m|'re| am| are)? ?(?:also |just )?(?:curious|unsure)"
    rf"|{_I}(?:'d| would) (?:like|love) to know|{_I} want(?:ed)? to know|{_I} (?:meant|forgot) to ask"
    r"|(?:(?:can|could|would|will) you )?(?:please )?(?:just )?remind (?:me|us)(?: again| once more| please)?,?"
    rf"|{_I} (?:couldn't|can't|could not) find (?:out )?(?:anywhere )?)"
)
_TOLD = re.compile(
    rf"(?P<lead>^|[,.;]\s*|\s*\b(?:and|but|so|also|only|because)\b[, ]*)(?P<unknown>{_UNKNOWN}) "
    r"(?P<asked>(?:if|whether|what|which|how|where|when|who|why)\b[^.;?!]*)(?P<end>[.;?!]|$)",
    re.I,
)
_PERSON = (
    r"(?:i|we|you|he|she|it|they|there|that|this|(?:my|our|his|her|the|a) [\w-]+(?: [\w-]+){0,2}?|dogs|cats"
    r"|children|people)"
)
_HELPER = r"(?:can|could|may|must|should|would|will|is|are|am|was|were|has to|have to)(?:n't|'t)?"
_WHETHER = re.compile(rf"(?:if|whether) ({_PERSON}) ({_HELPER})\b(.*)", re.I)
_WHETHER_THING = re.compile(
    r"(?:if|whether) ([\w-]+(?: (?!if\b|when\b)[\w-]+){0,3}?) (is|are|was|were|can|will)\b(.*)", re.I
)
_WHETHER_DO = re.compile(rf"(?:if|whether) ({_PERSON}) (.+)", re.I)
_WH = re.compile(
    rf"((?:what|which|how|where|when|who|why)\b(?: [\w-]+){{0,2}}?) ({_PERSON}) ({_HELPER})\b(.*)", re.I
)
_WH_DO = re.compile(
    rf"((?:what|which|how|where|when|why)\b(?: [\w-]+){{0,2}}?) ({_PERSON}) ([\w-]+)\b(.*)", re.I
)
_PLAIN = re.compile(
    r"(?:what|how much|how long|how many|where|when|who|why) (?:does|do|did|is|are|was|were)"
    r" (?:i|we|you|he|she|it|they|that|this|the|my|our)\b",
    re.I,
)
"""What is asked already in the order of a question."""
_WH_TO = re.compile(
    r"((?:what|which|how|where|when)\b(?: [\w-]+)??) to (?!do\b|say\b|think\b|put\b)(.+)", re.I
)
_OWN = re.compile(
    r"(?:if|whether) (?:i|we) (?:(?:really |even )?(?:want|need)\b"
    r"|\w+(?: (?:make|do|manage|come|want|need|take|afford|be there|go))?(?: (?:it|that|this|one|to|then))*[ .!?]*$)"
    r"|(?:if|whether) (?:it|that|this|they|the \w+) (?:(?:would|will|does|do) )?(?:works?|suits?|fits?"
    r"|(?:is|are|'s|be) (?:right|ok|okay|fine|good|enough|it)\b)"
    r"|(?:what|which) (?:time|day|date|hour)s?\b|what(?:'s| is) (?:wrong|going on|happening|up)\b|why\b",
    re.I,
)
"""What only the speaker can know or decide."""


def asked_plainly(text: str, meeting: Meeting) -> str:
    """The text with a question of the house that was told put as one: ". what does she need for that?"."""
    found = _TOLD.search(text)
    if found is None or _of_a_wish(found["asked"], found[0], meeting):
        return text
    asked = direct(found["asked"])
    if re.match(r"(?:if|whether)\b", asked, re.I):
        return text
    likely = chances(f"{asked}?")
    if likely.get(Act.FACT, 0.0) < LEAST:
        return text
    before, after = text[: found.start()].rstrip(" ,"), text[found.end() :]
    return f"{before}. {asked}?{after}" if before else f"{asked}?{after}"


def _of_a_wish(asked: str, told: str, meeting: Meeting) -> bool:
    """Whether what is not known is a matter of the speaker's own, of times, or of the kind to take."""
    return bool(
        _OWN.match(asked)
        or undecided(told)
        or find_when(asked)[0]
        or names_appointment(asked)
        or find_professional(asked, meeting)[0]
    )


def direct(asked: str) -> str:
    """A question in the order of words of one that is asked: "if I can park" as "can I park"."""
    asked = asked.strip(" ,")
    if _PLAIN.match(asked):
        return asked
    if found := _WHETHER.fullmatch(asked):
        return f"{_first(found[2], found[1])}{found[3]}"
    if found := _WHETHER_THING.fullmatch(asked):
        return f"{found[2]} {found[1]}{found[3]}"
    if found := _WHETHER_DO.fullmatch(asked):
        return f"{helper(found[1])} {found[1]} {_bare(found[1], found[2])}"
    if found := _WH.fullmatch(asked):
        return f"{found[1]} {_first(found[3], found[2])}{found[4]}"
    if found := _WH_TO.fullmatch(asked):
        return f"{found[1]} should I {found[2]}"
    if found := _WH_DO.fullmatch(asked):
        return f"{found[1]} {helper(found[2])} {found[2]} {_bare(found[2], found[3])}{found[4]}"
    return asked


def _first(modal: str, person: str) -> str:
    if modal.lower().endswith(" to"):
        return f"{helper(person)} {person} have to"
    return f"{modal} {person}"


def _bare(person: str, verb: str) -> str:
    """The words with their verb, which comes first, as it stands beside "do" or "does"."""
    first, _, rest = verb.partition(" ")
    return f"{bare(first) if helper(person) == 'does' else first} {rest}".strip()
