"""How long a thing takes that an appointment has its name from: "a suit", where there is a suit fitting."""

import re

from embedded.language.answer import ToolCall
from embedded.language.dialogue.state import Answered, Talk, Told
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.names import words
from embedded.language.wording.passage import best_sentences, flat, gives, readable

_A_THING = re.compile(
    r"\bhow long (?:does|do|will|would|should) (?:(?:an?|the|my|our|your) )?"
    r"(?!(?:i|we|you|they|s?he|it|that|this|one|those|these)\b)(?P<thing>[\w' -]{2,40}?)"
    r" (?:take|last|be|need)\b(?! (?:if|when|with (?!you\b)))",
    re.I,
)


_OF_KIND = re.compile(
    r"^(?:(?:and|so|but|okay|ok)\b[, ]*)*how long(?:'s| is| are| does| do| will| would)"
    r" (?:an?|the|my|our|your|that|this|one) (?:[\w-]+ )?(?P<kind>[\w-]+)"
    r"(?: (?:take|last|be|going to (?:take|be)))?[?. ]*$",
    re.I,
)
_ANY = frozenset("thing things one ones time job work rest process whole lot it that this".split())
"""Words for whatever was talked of."""
MOST = 4
"""Kinds of which the length is told at once."""


def written_length(talk: Talk, frame: Frame) -> Answered:
    """How long a thing takes of which only the name of an appointment tells: "a suit", where there is a suit fitting.

    Told where a document says it; the kind's own minutes are no answer to that then.
    """
    thing = _thing(frame)
    if "entity_facts" not in talk.tools or not thing:
        return False
    result = yield ToolCall("entity_facts", {"question": frame.text})
    written = [
        one
        for one in readable(result.get("facts") or ())
        if one.get("title") in (result.get("sources") or ())
    ]
    told = best_sentences(frame.text, written) if result.get("sure", True) else ""
    if not (told and gives(frame.text, told) and thing in told.lower()):
        return False
    title = next(str(one.get("title") or "") for one in written if told[:20] in flat(one))
    talk.side.topic, talk.side.told = frame.text, Told(title, told)
    talk.say("fact", fact=told, title=title)
    return True


def length_of_kind(talk: Talk, frame: Frame) -> bool:
    """Tell the minutes of the kinds whose name ends in what was asked for: "how long is the lesson?"."""
    found = _OF_KIND.search(frame.text)
    names = [one.name for one in talk.meeting.services]
    said = found["kind"].lower().removesuffix("s") if found else ""
    alike = [one for one in names if words(one.lower())[-1].removesuffix("s") == said]
    wish, last = talk.side.wish(), talk.side.last_booking
    meant = (frame.service, wish and wish.service, last and last.service, talk.side.matter)
    known = next((one for one in meant if one in alike), None)
    for kind in talk.meeting.services:
        if kind.name in ([known] if known else alike[:MOST]):
            talk.say("service_minutes", service=kind.name, minutes=kind.minutes)
    return bool(alike)


def _thing(frame: Frame) -> str:
    """The word for a thing that names an appointment only in part: "a suit" of "suit fitting"; "" where none does."""
    found = _A_THING.search(frame.text)
    if found is None:
        return ""
    said = words(found["thing"].lower())
    if not frame.service:
        return "" if not said or names_appointment(found["thing"]) or said[-1] in _ANY else said[-1]
    own = words(frame.service.lower())
    if said and not {*said} & {*own} and frame.service.lower() not in frame.text.lower():
        return said[-1]
    return said[-1] if len(own) > 1 and own[-1] not in said and said and said[-1] in own[:-1] else ""
