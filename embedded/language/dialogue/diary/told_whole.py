"""Which appointment an utterance is of that tells its wish in a story, and what is left of its words for the wish.

The diary says which of the times told is the one something stands at: "what I've got is Tuesday, what I want is
Thursday" leaves Thursday where there is one on Tuesday.
"""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.diary.pointing import several
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Answered, Result, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.booked.standing import phrases
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service, services_alike
from embedded.language.understanding.times.bare_hours import hours_timed
from embedded.language.understanding.times.spans import spans
from embedded.language.understanding.times.told_beside import without_told_times
from embedded.language.understanding.times.when import NO_TIME, find_when
from embedded.language.understanding.utterance import read_whole

_IN_SHORT = {Act.CANCEL: "Cancel it.", Act.CANNOT_COME: "I can't make it."}
"""What is wished for of the appointment, without the story."""
_JOINT = re.compile(r"\b(?:on|at|for|in|from|than|of|this|the|that|around)\s*$", re.I)


def of_one_that_stands(talk: Talk, act: Act, *, sure: bool, changed: bool) -> Answered:
    """Hear a change as one of the appointment that is told of; where it may be several, which one is asked.

    Nothing changes, and false is returned, where a kind is named that none stands of, where a change that is not
    `sure` is not told of one alone, where who cannot come tells of another day, and where a clause that wants a change
    already (`changed`) names the time for it.
    """
    if "list_bookings" not in talk.tools:
        return False
    text = hours_timed(talk.heard.text)
    whole = read_whole(talk.heard.text, act, talk.meeting)
    stands = yield from _standing(talk)
    kinds = _kinds(talk, text, stands)
    among = [one for one in stands if one.service in kinds] if kinds else stands
    told = _told_at(talk, text, among, by_day=not (sure or kinds))
    found = told or (among if kinds or (sure and len(stands) == 1) else [])
    if not told and (not sure or act is Act.CANNOT_COME) and find_when(text)[0].days:
        return False
    if len(found) == 1 and not (act is Act.CANCEL and several(whole)):
        moved = _moved(talk, text, found[0])
        if act is Act.CANNOT_COME and changed and moved.when:
            return False
        to_be_asked = act is Act.MOVE and (changed or not sure) and not (moved.when or moved.pick)
        frame = moved if act is Act.MOVE and not to_be_asked else _in_short(act)
        talk.side.last_booking = talk.side.own = found[0]
    elif not sure or (not found and (kinds or act is Act.MOVE)) or (act is Act.CANNOT_COME and changed):
        return False
    else:
        when = NO_TIME if found and not told else whole.when
        frame = replace(
            whole, when=when, source=NO_TIME, service=found[0].service if found and kinds else None
        )
        frame = replace(frame, act=Act.BOOK, presumes=True) if act is Act.MOVE else frame
    talk.heard = replace(talk.heard, frames=(frame,))
    return True


def _in_short(act: Act) -> Frame:
    act = Act.CANCEL if act is Act.CANCEL else Act.CANNOT_COME
    return Frame(_IN_SHORT[act], act, whole=True)


def asked_of_the_diary(talk: Talk, frame: Frame) -> Generator[ToolCall, Result, Frame]:
    """A question about the speaker's diary, without the times it tells where nothing stands at them."""
    if "list_bookings" not in talk.tools:
        return frame
    stands = yield from _standing(talk)
    there = fitting(stands, replace(frame.when, reading=None), None, frozenset(), talk.meeting.now)
    return frame if there else replace(frame, when=NO_TIME)


def _standing(talk: Talk) -> Generator[ToolCall, Result, list[Offer]]:
    result = yield from listed_once(talk, {})
    return read_offers(result.get("bookings"))


def _kinds(talk: Talk, text: str, stands: list[Offer]) -> set[str]:
    """The kinds of appointment that are named."""
    named = find_service(text, talk.meeting)[0]
    return {named} if named else set(services_alike(text, {one.service for one in stands}))


def _told_at(talk: Talk, text: str, among: list[Offer], *, by_day: bool) -> list[Offer]:
    """Those that stand at the first time told at which one does; `by_day`: told with its day."""
    for start, end in _phrases(text):
        phrase = text[start:end]
        there = [one for one in among if _is_of(talk, phrase, one)]
        if there and (find_when(phrase)[0].days or not by_day):
            return there
    return []


def _phrases(text: str) -> list[tuple[int, int]]:
    return phrases(text, spans(text))


def _is_of(talk: Talk, phrase: str, one: Offer) -> bool:
    when = find_when(phrase)[0]
    return bool(when) and bool(
        fitting([one], replace(when, avoid=frozenset()), None, frozenset(), talk.meeting.now)
    )


def _moved(talk: Talk, text: str, own: Offer) -> Frame:
    """The wish for another time for an appointment, from the words without its own time and the times of the story."""
    left = text
    for start, end in reversed(_phrases(left)):
        if _is_of(talk, left[start:end], own):
            left = f"{_JOINT.sub('', left[:start]).rstrip()} {left[end:].lstrip()}".strip()
    left = without_told_times(left)
    read = read_whole(left, Act.BOOK, talk.meeting)
    return Frame(
        left,
        Act.MOVE,
        read.when or read.source,
        professional=read.professional,
        avoid=read.avoid,
        pick=read.pick,
        presumes=True,
        refused=read.refused,
        whole=True,
    )
