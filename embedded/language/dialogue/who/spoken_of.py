"""Whom "her" and "him" mean: the professional, or for a call into the room the person, named last."""

import re
from dataclasses import replace

from embedded.language.dialogue.state import Side, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.dictation import addressed
from embedded.language.understanding.who.outsiders import reaches
from embedded.language.understanding.who.presence import asks_presence
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.understanding.who.relations import ANYBODY
from embedded.language.wording.spoken import short_name

PRONOUN = re.compile(r"\b(?:s?he|him|her)\b(?!'s \w+'s)", re.I)
_RELATION = re.compile(
    rf"\b(?:my|our|his|her|the) (?:\w+ )?(?:{ANYBODY}|client|patient|customer)\b",
    re.I,
)
_TO_LAST = re.compile(r" to [\w. -]{2,25}$", re.I)
_WITH = re.compile(
    r"(?<!not )(?<!than )\b(?:with|see(?:ing)?|to) (?:him|her)\b(?! (?!on|at|in|then|too|as|again|next|this"
    r"|for)\w)",
    re.I,
)
"""With whom something is to be."""


def pointed(talk: Talk) -> tuple[Frame, ...]:
    """The frames with the professional a pronoun means; whom a message is for is read from its own command."""
    return tuple(_pointed(talk, frame) for frame in talk.heard.frames)


def _pointed(talk: Talk, frame: Frame) -> Frame:
    side = talk.side
    if frame.act is Act.MESSAGE and (command := addressed(frame.text)):
        last = _TO_LAST.search(frame.text)
        for words in (command, reaches(frame.text), last[0] if last else ""):
            if name := find_professional(words, talk.meeting)[0]:
                break
        frame = replace(frame, professional=name)
    if frame.professional:
        side.about, side.named = (frame.professional,), None
        return frame
    if found := _RELATION.search(_before_pronoun(frame)):
        side.about = ()
    named = frame.person or frame.mentioned
    if frame.act is Act.INVITE and not named and PRONOUN.search(frame.text):
        return replace(
            frame, mentioned=side.named or None, professional=_one(side.about) if not side.named else None
        )
    side.named = named or (None if found else side.named)
    if asks_presence(frame.text) and PRONOUN.search(frame.text) and _one(side.about) and not side.named:
        frame = replace(frame, act=Act.HOURS)
    meant = _means(frame, staff=talk.person.books_for_others, named=bool(side.named))
    return replace(frame, professional=_one(side.about)) if meant else frame


def _before_pronoun(frame: Frame) -> str:
    """What stands before whom somebody is to tell, or before the last pronoun: there another may be named."""
    if frame.act is Act.MESSAGE and (command := addressed(frame.text)):
        return frame.text[: frame.text.index(command)]
    last = [*PRONOUN.finditer(frame.text)]
    return frame.text[: last[-1].start()] if last else frame.text


def _means(frame: Frame, *, staff: bool, named: bool) -> bool:
    """Whether a pronoun of the clause stands where a professional belongs."""
    if frame.act is Act.MESSAGE:
        command = addressed(frame.text)
        return command == "ask" or bool(PRONOUN.search(command))
    if frame.act in {Act.HOURS, Act.WHO_WORKS} or (frame.act is Act.LIST and staff and not named):
        return bool(PRONOUN.search(frame.text))
    return frame.act in {None, Act.BOOK, Act.MOVE, Act.LIST} and bool(_WITH.search(frame.text))


def _one(names: tuple[str, ...]) -> str | None:
    return names[0] if len(names) == 1 else None


def side_of(sides: dict[str, Side], name: str) -> Side:
    """The side of a speaker, who has heard of whom the others spoke."""
    if name not in sides:
        about = next((one.about for one in sides.values()), ())
        sides[name] = Side(name, about=about)
    return sides[name]


def told(talk: Talk) -> None:
    """Remember whom the answer spoke of, where the speaker named nobody, for everyone in the room."""
    words = " ".join(talk.out)
    there = tuple(
        one.name
        for one in talk.meeting.professionals
        if re.search(rf"\b(?:{re.escape(one.name)}|{re.escape(short_name(one.name))})(?!\w)", words)
    )
    if there and not any(frame.professional for frame in talk.heard.frames):
        talk.side.about = there
        client = talk.side.client
        talk.side.named = client if client and client in words else None
    for one in talk.sides.values():
        one.about = talk.side.about


def whom(talk: Talk) -> list[str]:
    """The professionals a pronoun may mean, where they are several."""
    return [*talk.side.about] if len(talk.side.about) > 1 else []
