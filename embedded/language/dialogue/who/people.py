"""Who is in the room: everybody by name, as all of them hear the answer."""

import re

from embedded.language.answer import ToolCall
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.names import find_names
from embedded.language.wording.spoken import listed

_ELSE = re.compile(
    r"\b(?:who|any(?:one|body)|some(?:one|body)) (?:\w+ )?else\b|\b(?:besides|apart from|other than|with) me\b",
    re.I,
)
"""Others than who is asking."""
_PRONOUN = re.compile(
    r"\b(?:is|has|did|are|have) (?:s?he|they)\b|\b(?:s?he|they)(?:'s| is| has) (?:not|n't)?", re.I
)


def tell_people(talk: Talk, frame: Frame) -> Steps:
    """Say who is here, or whether somebody is."""
    if "list_people" in talk.tools:
        result = yield ToolCall("list_people", {})
        here = [
            str(one.get("name"))
            for one in result.get("people") or ()
            if one.get("here", True) and one.get("type") != "AGENT"
        ]
        expected = [str(one.get("name")) for one in result.get("invited") or ()]
    else:
        here, expected = [one.name for one in talk.meeting.people], []
    if name := _asked_for(talk, frame, [*here, *expected]):
        awaited = name in expected and name not in talk.sides
        key = "person_here" if name in here else "person_expected" if awaited else "person_not_here"
        talk.say("you_are_here" if name == talk.side.name else key, name=name)
        return
    _everybody(talk, frame, here)
    gone = [name for name in expected if name in talk.sides]
    if gone:
        talk.say("people_left", names=listed(gone), have="has" if len(gone) == 1 else "have")
    if expected := [name for name in expected if name not in gone]:
        talk.say("people_invited", invited=listed(expected), are="is" if len(expected) == 1 else "are")


def _asked_for(talk: Talk, frame: Frame, there: list[str]) -> str | None:
    """Whom it is asked of, by name or as "she" who was spoken of last."""
    asked = find_names(frame.text, [*there, *(one.name for one in talk.meeting.professionals)])
    if asked:
        return asked[0].name
    late = talk.side.named or (talk.side.about[0] if len(talk.side.about) == 1 else None)
    return late if late in there and _PRONOUN.search(frame.text) else None


def _everybody(talk: Talk, frame: Frame, here: list[str]) -> None:
    """Name all who are here; to who asks for others, the others."""
    if [*here] in ([], [talk.side.name]):
        talk.say("people_alone")
        return
    others = [name for name in here if name != talk.side.name]
    named = others if others and _ELSE.search(frame.text) else here
    talk.say("people", here=listed(named), are="is" if len(named) == 1 else "are")
