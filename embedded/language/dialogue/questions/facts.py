"""Questions and courtesies that change nothing: bookings, people, facts, what the meeting itself knows."""

import re
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.diary import tell_diary
from embedded.language.dialogue.diary.recalling import kind_of_late
from embedded.language.dialogue.questions.asking import arguments, lookup_of
from embedded.language.dialogue.questions.describing import tell_kind
from embedded.language.dialogue.questions.following import Lookup
from embedded.language.dialogue.questions.opening import asked_day, speaks_of, tell_open
from embedded.language.dialogue.questions.who_is_in import tell_presence
from embedded.language.dialogue.questions.written_length import length_of_kind, written_length
from embedded.language.dialogue.state import Answered, Result, Steps, Talk, Told
from embedded.language.dialogue.who.courtesy import courtesy
from embedded.language.dialogue.who.people import tell_people
from embedded.language.meeting import Professional
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import asks_recording
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.no_tool import fetches
from embedded.language.understanding.acts.wholes import wanted
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.who.presence import asks_presence
from embedded.language.wording.passage import best_sentences, flat, readable, untold
from embedded.language.wording.spoken import listed, short_name
from scheduling_tools.summary import spoken_hours

_PRACTICAL = re.compile(r"(?:(?:and|so|but|or)\b[, ]*)*(?:can|may|should|must)\b", re.I)
"""A question of what to do, which the house may have written down for everybody; advice it is not."""
MAY_BE_WRITTEN = 0.05
"""Probability of a question to the documents from which an order no tool can follow is looked up there first."""
LIKELY = 0.5
"""Probability from which a question no document answers is of what the meeting line tells: right in 30 of 32."""
_KNOWN = frozenset({Act.DURATION, Act.WHO_WORKS, Act.SERVICES})
_BESIDE = re.compile(r"\b(?:besides?|apart from|aside from|other than|except(?: for)?)\b", re.I)
"""Who is asked for is somebody else than the one named."""


def tell(talk: Talk, frame: Frame, *, busy: bool = False) -> Steps:
    """Answer one frame that is no wish; `busy` when a wish of the same breath will need the next answer."""
    match frame.act:
        case Act.LIST:
            yield from tell_diary(talk, frame)
        case Act.PEOPLE:
            yield from tell_people(talk, frame)
        case Act.FACT:
            yield from _fact(talk, frame, busy=busy)
        case Act.MEDICAL if _PRACTICAL.match(frame.text):
            yield from _fact(talk, frame, busy=busy)
        case Act.BEYOND if frame.question and (yield from _written(talk, frame)):
            return
        case Act.BEYOND | Act.COMPLAINT:
            _offer_message(talk, frame.text, frame.act.value, busy=busy)
        case Act.ASIDE:
            talk.say("remark" if talk.side.open else "nothing_open")
        case Act.HOURS if asks_presence(frame.text):
            yield from tell_presence(talk, frame)
        case Act.WHO_WORKS if frame.when:
            yield from tell_presence(talk, frame)
        case Act.HOURS | Act.WHO_WORKS | Act.SERVICES | Act.DURATION | Act.ADDRESS | Act.CONTACT:
            yield from _of_the_house(talk, frame, busy=busy)
        case _:
            courtesy(talk, frame)


def _of_the_house(talk: Talk, frame: Frame, *, busy: bool) -> Steps:
    """What the meeting line or a document says of kinds, people and the place."""
    frame = _kind_of_topic(talk, frame)
    if frame.act is Act.DURATION and (yield from written_length(talk, frame)):
        return
    of_told = frame.act is Act.DURATION and not frame.service and talk.told.title
    if not of_told and _known(talk, frame):
        talk.side.topic = frame.text
    else:
        yield from _fact(talk, frame, busy=busy)


def _offer_message(talk: Talk, text: str, key: str, *, busy: bool) -> None:
    """Say plainly what is not known or not possible, and offer to pass it on unless something else is asked."""
    talk.side.unknown = text
    if busy or talk.side.open or talk.side.wishes or "take_message" not in talk.tools:
        talk.say(f"{key}_briefly")
    else:
        talk.ask(Ask.LEAVE_MESSAGE, key)
        talk.side.wishes.append(Wish(Act.MESSAGE, text=text))


def _written(talk: Talk, frame: Frame) -> Answered:
    """Answer from a document whether the house does what no tool does: "can you pick me up at the station?"."""
    unlikely = fetches(frame.text) or chances(frame.text).get(Act.FACT, 0.0) < MAY_BE_WRITTEN
    if "entity_facts" not in talk.tools or unlikely:
        return False
    result = yield ToolCall("entity_facts", {"question": frame.text})
    facts = [
        one for one in readable(result.get("facts") or ()) if one.get("title") in result.get("sources", ())
    ]
    told = best_sentences(frame.text, facts) if facts and result.get("sure", True) else ""
    if told:
        title = next((str(one.get("title") or "") for one in facts if told[:20] in flat(one)), "")
        talk.side.topic, talk.side.told = frame.text, Told(title, told)
        talk.say("fact", fact=told, title=title)
    return bool(told)


def leave_gap(talk: Talk, question: str) -> None:
    """Say that nothing is known of a question, and offer to pass it on."""
    _offer_message(talk, question, "gap", busy=False)


def _fact(talk: Talk, frame: Frame, *, busy: bool) -> Steps:
    if length_of_kind(talk, frame):
        return
    asked = lookup_of(talk, frame)
    result: Result = {"gap": True}
    if "entity_facts" in talk.tools:
        result = yield ToolCall("entity_facts", arguments(asked))
    facts, sure = readable(result.get("facts") or ()), bool(result.get("sure", True))
    if asked.about and not sure:
        facts = [one for one in facts if untold(one, talk.told.words)]
    talk.side.topic, talk.side.told = asked.topic, Told()
    told = best_sentences(asked.question, facts, talk.told.words, asked.new)
    title = next((str(one.get("title") or "") for one in facts if told[:20] in flat(one)), "")
    if frame.act is Act.MEDICAL and not (sure and title in (result.get("sources") or ())):
        courtesy(talk, frame)
    elif _of_a_day(talk, asked.question, told if title in (result.get("sources") or ()) else ""):
        return
    elif told:
        talk.side.told = Told(title, told)
        if not any(told in line for line in talk.out):
            talk.say("fact" if sure else "fact_nearest", fact=told, title=title)
    elif result.get("problem"):
        talk.out.append("I can't look that up right now. Please try again in a moment.")
    else:
        _unanswered(talk, frame, asked, busy=busy)


def _unanswered(talk: Talk, frame: Frame, asked: Lookup, *, busy: bool) -> None:
    """Answer what no document does from what is known otherwise, else offer to pass it on."""
    if _known(talk, _of_what_is_known(frame)) or tell_kind(talk, frame, busy=busy):
        return
    if asks_recording(asked.bare):
        talk.say("recorded")
    else:
        _offer_message(talk, asked.bare if "(" in asked.question else asked.question, "gap", busy=busy)


def _of_what_is_known(frame: Frame) -> Frame:
    """A question that is likely of the people, the kinds or their lengths, as such: "besides hair, what do you do?"."""
    found = wanted(frame.text) if frame.act is Act.FACT else {}
    act = max(found, key=lambda one: found[one], default=None)
    return replace(frame, act=act) if act in _KNOWN and found[act] >= LIKELY else frame


def _of_a_day(talk: Talk, question: str, written: str) -> bool:
    """Whether it was asked if or when the house is open on a day, and told, as no document says it."""
    day = asked_day(talk, question)
    return day is not None and not speaks_of(written, day) and tell_open(talk, question, day)


def _with_department(talk: Talk, one: Professional) -> str:
    """A professional with their department, where there are several to tell apart."""
    several = len({other.department for other in talk.meeting.professionals}) > 1
    return f"{one.name} for {one.department}" if several and one.department else one.name


def _kind_of_topic(talk: Talk, frame: Frame) -> Frame:
    """A question of length after one that named a kind of appointment is about that kind."""
    service = find_service(talk.topic, talk.meeting)[0] if talk.topic and frame.act is Act.DURATION else None
    return replace(frame, service=frame.service or service)


def _known(talk: Talk, frame: Frame) -> bool:
    """Answer from what the meeting line itself says; False when it says nothing on it."""
    meeting, low = talk.meeting, frame.text.lower()
    wish = talk.side.wish()
    name = frame.professional or (wish.professional if wish else None)
    one = meeting.professional(name)
    service = meeting.service(
        frame.service
        or (wish.service if wish else talk.side.kind or kind_of_late(talk))
        or (meeting.services[0].name if len(meeting.services) == 1 else None)
    )
    if frame.act is Act.DURATION and meeting.services and (service or not talk.topic):
        for kind in [service] if service else meeting.services[:4]:
            talk.say("service_minutes", service=kind.name, minutes=kind.minutes)
    elif frame.act is Act.WHO_WORKS and meeting.professionals:
        able = [p for p in meeting.professionals if not frame.service or frame.service in p.services]
        able = [
            p
            for p in able
            if not _BESIDE.search(frame.text) or p.name not in (frame.professional, *frame.avoid)
        ]
        talk.say(
            "who_works",
            are="is" if len(able) == 1 else "are",
            names=listed([_with_department(talk, p) for p in able or meeting.professionals]),
        )
    elif frame.act is Act.SERVICES and meeting.services:
        talk.say("services", services=listed([s.name for s in meeting.services]))
    elif (
        frame.act in {Act.HOURS, Act.FACT}
        and one
        and one.hours
        and ("hour" in low or "work" in low or "when" in low or "days" in low)
    ):
        talk.say("hours", name=short_name(one.name), hours=spoken_hours(one.hours))
    elif frame.act is Act.ADDRESS and meeting.address:
        talk.say("address", address=meeting.address)
    elif frame.act is Act.CONTACT and (meeting.phone or meeting.email):
        talk.say("contact", contact=listed([way for way in (meeting.phone, meeting.email) if way], "or"))
    else:
        return False
    return True
