"""Two kinds of appointment held beside each other: "what's cheaper, a cut or a shave?"; nothing is wished for."""

import re
from collections.abc import Sequence

from embedded.language.answer import ToolCall
from embedded.language.dialogue.questions import facts
from embedded.language.dialogue.state import Answered, Result, Talk, Told
from embedded.language.understanding.who.names import words
from embedded.language.understanding.who.sound import plain
from embedded.language.wording.passage import best_sentences, flat, readable

_LESS = r"cheap(?:er|est)|less expensive|least expensive|lower priced|short(?:er|est)|quick(?:er|est)|fast(?:er|est)"
_MORE = r"dear(?:er|est)|(?:more|most) expensive|pric(?:ier|iest)|cost(?:s|lier)? more|long(?:er|est)"
_DEGREE = rf"({_LESS}|{_MORE})"
_COMPARES = re.compile(
    rf"\b(?:what|which)(?: (?:one|kind|of \w+(?: two)?))?(?:['’]?s| is| are| takes?| lasts?| costs?| comes? out"
    rf"| works? out| would be)?(?: (?:the|a bit|much|actually|generally))* {_DEGREE}\b"
    rf"|^(?:\w+[, ]+){{0,2}}(?:is|are|does|do) .{{3,60}} {_DEGREE} (?:than|or)\b"
    rf"|^(?:\w+[, ]+){{0,2}}(?:is|are) .{{3,40}} or .{{3,40}} {_DEGREE}[?. ]*$",
    re.I,
)
_AMOUNT = re.compile(
    r"(?<![\w.])(?:[$€£] ?)?(\d[\d,]*(?:\.\d+)?)(?! ?(?:minutes?|mins?|hours?|days?|weeks?|years?|%|per ?cent))\b"
)
_BEFORE = re.compile(r"\d\D{0,12}\bfor (?:an? |the |one )?$", re.I)
"""A price that stands before its kind: then what stands behind is another's."""
_OF_LENGTH = re.compile(r"short|quick|fast|long", re.I)
_PER_KIND = 60
"""How far behind its kind a price stands, in letters."""


def compare(talk: Talk) -> Answered:
    """Tell what both kinds cost or take and which is less; the wish at hand is left as it is."""
    found = _COMPARES.search(talk.heard.text)
    kinds = named_kinds(talk.heard.text, [one.name for one in talk.meeting.services]) if found else []
    if found is None or len(kinds) < 2:
        return False
    degree = next(word for word in found.groups() if word).lower()
    if _OF_LENGTH.search(degree):
        minutes = {one.name: float(one.minutes) for one in talk.meeting.services if one.name in kinds}
        for kind in kinds:
            talk.say("service_minutes", service=kind, minutes=int(minutes[kind]))
        _settle(talk, minutes, degree)
        return True
    result: Result = {}
    if "entity_facts" in talk.tools:
        result = yield ToolCall("entity_facts", {"question": talk.heard.text})
    written = readable(result.get("facts") or ())
    for fact in written:
        text = flat(fact)
        amounts = {kind: amount for kind in kinds if (amount := _amount(kind, kinds, text)) is not None}
        if len(amounts) == len(kinds):
            talk.side.topic = talk.heard.text
            talk.side.told = Told(str(fact.get("title") or ""), text)
            talk.say("fact", fact=_only(text, kinds), title=fact.get("title"))
            _settle(talk, amounts, degree)
            return True
    if told := best_sentences(talk.heard.text, written):
        talk.say("fact", fact=told)
    else:
        facts.leave_gap(talk, talk.heard.text)
    return True


def named_kinds(text: str, kinds: Sequence[str]) -> list[str]:
    """The kinds of which a word is said that belongs to no other: "the swedish or the hot stone"."""
    return [kind for kind in kinds if _place(kind, kinds, text) is not None]


def _place(kind: str, kinds: Sequence[str], text: str) -> int | None:
    others = {plain(word) for one in kinds if one != kind for word in words(one)}
    own = [re.escape(plain(word)) for word in words(kind) if plain(word) not in others and len(word) > 2]
    found = re.search(rf"\b(?:{'|'.join(own)})s?\b", plain(text)) if own else None
    return found.start() if found else None


def _amount(kind: str, kinds: Sequence[str], text: str) -> float | None:
    """The first price said behind a kind, before another kind is named."""
    place = _place(kind, kinds, text)
    if place is None or _BEFORE.search(text[:place]):
        return None
    ends = [there for one in kinds if one != kind and (there := _place(one, kinds, text)) and there > place]
    found = _AMOUNT.search(text[place : min([place + _PER_KIND, *ends])])
    return float(found[1].replace(",", "")) if found else None


def _only(text: str, kinds: Sequence[str]) -> str:
    """The sentences in which one of the kinds is named."""
    said = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(one for one in said if named_kinds(one, kinds)) or text


def _settle(talk: Talk, amounts: dict[str, float], degree: str) -> None:
    """Name the one it is, which "that one" means next; none where they are alike."""
    pick = min if re.fullmatch(_LESS, degree, re.I) else max
    best = pick(amounts, key=lambda kind: amounts[kind])
    if len(set(amounts.values())) < len(amounts):
        talk.say("compared_alike")
        return
    talk.side.kind = best
    talk.say(
        "compared", kind=best, degree=degree.removesuffix("est") + "er" if degree.endswith("est") else degree
    )
