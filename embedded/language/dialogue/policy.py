"""Who is answered with what: the newest words, first as an answer to what is open, then as a wish."""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue import answers, facts, wishes
from embedded.language.dialogue.state import Ask, Result, Side, Steps, Talk
from embedded.language.meeting import Meeting
from embedded.language.messages import Utterance
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent
from embedded.language.understanding.frame import Frame, Heard, understand
from embedded.language.understanding.intents import names_appointment
from embedded.language.understanding.likely import likeliest
from embedded.language.wording.spoken import first_name
from embedded.language.wording.voice import Voice


def greet(meeting: Meeting, voice: Voice) -> str:
    """The first words, when nobody has said anything yet."""
    name = first_name(meeting.people[0].name) if len(meeting.people) == 1 else "everyone"
    return voice.line("greet", name=name, agent=meeting.agent, entity=meeting.entity or "the desk")


def attend(
    meeting: Meeting, tools: frozenset[str], voice: Voice, sides: dict[str, Side], utterance: Utterance | None
) -> Generator[ToolCall, Result, str]:
    """Answer the newest words; yields tool calls, returns the words to say."""
    if utterance is None:
        return ""
    side = sides.setdefault(utterance.speaker, Side(utterance.speaker))
    if side.unsaid and utterance.text == side.asked:
        return _at_last(side)
    known = tuple(dict.fromkeys(one.client for wish in side.wishes for one in wish.bookings if one.client))
    heard = understand(utterance.text, meeting, known)
    missed, side.news = side.news, []
    talk = Talk(meeting, tools, voice, side, utterance, heard, sides)
    yield from _answer(talk)
    return " ".join([*missed, *talk.out])


def _at_last(side: Side) -> str:
    """Words that were talked over, now that the same was asked again."""
    if side.open:
        side.open.spoken = True
    words, side.unsaid, side.news = side.unsaid, "", []
    return words


def _answer(talk: Talk) -> Steps:
    side, heard = talk.side, talk.heard
    if not heard.text.strip(" .,!?"):
        return _again(talk)
    if side.open and (yield from answers.answer(talk, side.open)):
        return None
    yield from _fresh(talk, heard)
    return None


def _again(talk: Talk) -> None:
    talk.say("again")
    if talk.side.open and talk.side.open.text:
        talk.out.append(talk.side.open.text)


def _fresh(talk: Talk, heard: Heard) -> Steps:
    """Words that answer no open question: wishes, questions and courtesies."""
    frames = [
        judged
        for frame in heard.frames
        if (judged := _judged(frame, held=bool(talk.side.open))).act or judged.details()
    ]
    if not frames:
        _nothing_new(talk, heard)
        return
    held = talk.side.open
    new = [frame for frame in frames if frame.act in wishes.KINDS or frame.act is None]
    for frame in frames:
        if frame not in new:
            yield from facts.tell(talk, frame, busy=bool(new))
    if new:
        yield from wishes.begin(talk, new)
    elif held and talk.side.open is held and held.text:
        talk.out.append(held.text)


_ENOUGH = 0.01
"""Margin a likeness needs to start a booking from words that name no detail."""


_NO_ANSWER = frozenset({Act.SMALL_TALK, Act.GREET, Act.BYE, Act.IDENTITY, Act.LIST, Act.BOOK, Act.BEYOND})
"""What a likeness alone may not make of words that came after a question: a misheard answer is likelier."""


_TOUCHES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})
"""What a likeness alone may not make of words that name a time: a new appointment is likelier."""


_DEED = re.compile(r"(?:please |so |and |maybe )*(?:can|could|would) you\b", re.I)
"""A question that orders a deed; any other question about what is beyond the tools may stand in a document."""


_FAR = 0.03
"""Margin from which a likeness to what no tool can do outweighs the grammar of a wish ("book me a table")."""


def _beyond(frame: Frame) -> bool:
    """Whether words in the form of a wish ask for something no tool can do, whatever day they name for it."""
    about_visit = frame.professional or frame.service or frame.pick or names_appointment(frame.text)
    if about_visit or frame.act not in {None, Act.BOOK, Act.MESSAGE, Act.FACT}:
        return False
    if frame.question and not _DEED.match(frame.text):
        return False
    act, margin = likeliest(frame.text.lower().strip(" ,."))
    return act is Act.BEYOND and margin >= (_FAR if frame.act else 2 * _ENOUGH)


def _judged(frame: Frame, *, held: bool) -> Frame:
    """The frame with its likeliest act where grammar had none; an unknown question goes to the documents."""
    if _beyond(frame):
        return replace(frame, act=Act.BEYOND)
    if frame.act or not frame.text.strip(" .,!?") or (frame.details() and not frame.question):
        return frame
    act, margin = likeliest(frame.text.lower().strip(" ,."))
    unsure = act in (Act.BOOK, Act.MEDICAL) and not frame.details() and margin < _ENOUGH
    unsure = unsure or (act is Act.BEYOND and margin < 2 * _ENOUGH)
    if unsure or (held and act in _NO_ANSWER) or (frame.when and act in _TOUCHES):
        act = None
    asks = frame.question and not frame.when and len(frame.text.split()) > 2
    if asks and (act is None or (act is Act.BEYOND and not _DEED.match(frame.text))):
        act = Act.FACT
    return replace(frame, act=act) if act else frame


def _nothing_new(talk: Talk, heard: Heard) -> None:
    held = talk.side.open
    if heard.assent in (Assent.NO,) and held is None:
        talk.say("all_right")
    elif heard.assent is not Assent.NONE and held is None:
        talk.say("nothing_open")
    elif held and held.text:
        talk.say("again")
        talk.out.append(held.text)
    else:
        talk.say("unknown", entity=talk.meeting.entity or "the house")


__all__ = ["Act", "Ask", "attend", "greet"]
