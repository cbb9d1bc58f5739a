"""Questions and courtesies that change nothing: bookings, people, facts, what the meeting itself knows."""

import re

from embedded.language.answer import ToolCall
from embedded.language.dialogue.diary import tell_diary
from embedded.language.dialogue.judging import continues
from embedded.language.dialogue.recalling import told_before
from embedded.language.dialogue.state import Ask, Result, Steps, Talk, Told, Wish
from embedded.language.dialogue.telling_time import tell_time
from embedded.language.understanding.act import Act
from embedded.language.understanding.days import weekday_of
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.hours import works_on
from embedded.language.understanding.names import find_names
from embedded.language.wording.passage import best_sentences, flat, readable, telling, untold
from embedded.language.wording.spoken import (
    first_name,
    listed,
    short_name,
)

_HAILS = re.compile(r"^(?:(?:hey|hi|hello|hiya|sorry|excuse me|um+|uh+)\b[, ]*)+(?=\w)", re.I)
_CASE = re.compile(r"^(?=.{0,90}$)(?:(?:and|but|so) )?(?:what )?if\b.*\b(?:it|that|they|them)\b", re.I)
"""A case thought of that points back at what was talked of."""
_STANDS = re.compile(r"\b(?:if|how|when|where|why|who|what(?! about))\b", re.I)
"""Words of a clause that asks something of its own, though it begins with "and"."""
_GOES_ON = re.compile(r"^(?:and|but|so|or|then|also)\b", re.I)
_BACK = re.compile(r"^(?=.{0,42}$).*\b(?:it|that|this|they|them|those|these|one|ones|there|then)\b", re.I)
"""A short question that points back at what was talked of."""


_HEADS = re.compile(
    r"\b(?:how (?:much|long|many|often|far|late|early|soon)|what does .{2,30} cost|when|where"
    r"|(?:can|do|does|is|are|may|should|must) (?:i|you|we|there|it|they)(?: \w+)?)\b",
    re.I,
)


def _head(topic: str) -> str:
    """What a question asked of its subject, for the next subject: "how much" of "how much is a crown"."""
    found = _HEADS.search(topic)
    return found[0] if found else ""


def tell(talk: Talk, frame: Frame, *, busy: bool = False) -> Steps:
    """Answer one frame that is no wish; `busy` when a wish of the same breath will need the next answer."""
    match frame.act:
        case Act.LIST:
            yield from tell_diary(talk, frame)
        case Act.PEOPLE:
            yield from _people(talk, frame)
        case Act.FACT:
            yield from _fact(talk, frame, busy=busy)
        case Act.BEYOND | Act.COMPLAINT:
            _offer_message(talk, frame.text, frame.act.value, busy=busy)
        case Act.ASIDE:
            talk.say("nothing_open")
        case Act.HOURS | Act.WHO_WORKS | Act.SERVICES | Act.DURATION | Act.ADDRESS | Act.CONTACT:
            if not _known(talk, frame):
                yield from _fact(talk, frame, busy=busy)
        case _:
            _courtesy(talk, frame)


def _people(talk: Talk, frame: Frame) -> Steps:
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
    asked = find_names(frame.text, [*here, *expected, *(one.name for one in talk.meeting.professionals)])
    if asked:
        name = asked[0].name
        awaited = name in expected and name not in talk.sides
        key = "person_here" if name in here else "person_expected" if awaited else "person_not_here"
        talk.say(key, name=name)
        return
    if here == [talk.side.name]:
        talk.say("people_alone")
        here = []
    said = ["you" if name == talk.side.name else name for name in here]
    if said:
        talk.say("people", here=listed(said), are="is" if len(said) == 1 and said[0] != "you" else "are")
    gone = [name for name in expected if name in talk.sides]
    if gone:
        talk.say("people_left", names=listed(gone), have="has" if len(gone) == 1 else "have")
    if expected := [name for name in expected if name not in gone]:
        talk.say("people_invited", invited=listed(expected), are="is" if len(expected) == 1 else "are")


def _offer_message(talk: Talk, text: str, key: str, *, busy: bool) -> None:
    """Say plainly what is not known or not possible, and offer to pass it on unless something else is asked."""
    talk.side.unknown = text
    if busy or talk.side.open or talk.side.wishes or "take_message" not in talk.tools:
        talk.say(f"{key}_briefly")
    else:
        talk.ask(Ask.LEAVE_MESSAGE, key)
        talk.side.wishes.append(Wish(Act.MESSAGE, text=text))


def _fact(talk: Talk, frame: Frame, *, busy: bool) -> Steps:
    question = _HAILS.sub("", frame.text).strip(" ,")
    wish = talk.side.wish()
    service = frame.service or (wish.service if wish else None)
    if service and service.lower() not in question.lower() and " it" in f" {question.lower()}":
        question = f"{question} ({service})"
    asked, about = question, ""
    if talk.topic:
        question, about = _leaning(talk, frame, question)
    result: Result = {"gap": True}
    if "entity_facts" in talk.tools:
        result = yield ToolCall("entity_facts", {"question": question, **({"about": about} if about else {})})
    facts, sure = readable(result.get("facts") or ()), bool(result.get("sure", True))
    if about and not sure:
        facts = [one for one in facts if untold(one, talk.told.words)]
    talk.side.topic = asked if question == asked else talk.topic
    talk.side.told = Told()
    told = best_sentences(question, facts, talk.told.words)
    if told:
        title = next(str(one.get("title") or "") for one in facts if told[:20] in flat(one))
        key = "fact" if sure else "fact_nearest"
        talk.side.told = Told(title, told)
        talk.say(key, fact=told, title=title)
    elif result.get("problem"):
        talk.out.append("I can't look that up right now. Please try again in a moment.")
    elif _known(talk, frame):
        return
    else:
        _offer_message(talk, asked, "gap", busy=busy)


def _leaning(talk: Talk, frame: Frame, question: str) -> tuple[str, str]:
    """The question as it is looked up after another one, and what it may go on from.

    Words that name nothing of their own ("what does that cost") are looked up with what was told last; "and dogs?"
    takes over what was asked of the one before. Any other is looked up alone first, as it may have turned to
    something else.
    """
    last = talk.told.title or talk.topic
    if continues(frame) and not _STANDS.search(question):
        head = "" if frame.when else _head(talk.topic)
        return f"{question} ({' '.join(filter(None, (head, talk.told.title))) or talk.topic})", ""
    if _BACK.search(question) and len(telling(question)) <= 1 and not _CASE.search(question):
        return f"{question} ({last})", ""
    goes_on = _GOES_ON.search(question) or _BACK.search(question) or _CASE.search(question)
    return question, talk.topic if goes_on and talk.told.title else ""


def _known(talk: Talk, frame: Frame) -> bool:
    """Answer from what the meeting line itself says; False when it says nothing on it."""
    meeting, low = talk.meeting, frame.text.lower()
    wish = talk.side.wish()
    name = frame.professional or (wish.professional if wish else None)
    one = meeting.professional(name)
    service = meeting.service(
        frame.service
        or (wish.service if wish else None)
        or (meeting.services[0].name if len(meeting.services) == 1 else None)
    )
    if frame.act is Act.DURATION and meeting.services:
        for kind in [service] if service else meeting.services[:4]:
            talk.say("service_minutes", service=kind.name, minutes=kind.minutes)
    elif frame.act is Act.WHO_WORKS and meeting.professionals:
        able = [p for p in meeting.professionals if not frame.service or frame.service in p.services]
        days = [n for n in map(weekday_of, frame.when.days) if n is not None]
        able = [p for p in able if not days or any(works_on(p.hours, n) for n in days)]
        talk.say(
            "who_works",
            names=listed(
                [
                    p.name + (f" for {p.department}" if p.department else "")
                    for p in able or meeting.professionals
                ]
            ),
        )
    elif frame.act is Act.SERVICES and meeting.services:
        talk.say("services", services=listed([s.name for s in meeting.services]))
    elif (
        frame.act in {Act.HOURS, Act.FACT}
        and one
        and one.hours
        and ("hour" in low or "work" in low or "when" in low or "days" in low)
    ):
        talk.say("hours", name=short_name(one.name), hours=one.hours)
    elif frame.act is Act.ADDRESS and meeting.address:
        talk.say("address", address=meeting.address)
    elif frame.act is Act.CONTACT and (meeting.phone or meeting.email):
        talk.say("contact", contact=listed([way for way in (meeting.phone, meeting.email) if way], "or"))
    else:
        return False
    return True


def _courtesy(talk: Talk, frame: Frame) -> None:
    name = first_name(talk.side.name)
    entity = talk.meeting.entity or "the house"
    match frame.act:
        case Act.GREET:
            talk.say("greet_back", name=name)
        case Act.THANKS:
            talk.say("welcome")
        case Act.BYE:
            if talk.side.open is None:
                talk.say("bye", name=name)
        case Act.REPEAT:
            talk.out.append(told_before(talk, frame))
        case Act.FORGET:
            talk.say("dropped" if talk.side.wishes else "all_right")
            talk.side.wishes.clear()
            talk.side.open = None
        case Act.TIME:
            tell_time(talk, frame)
        case Act.MEDICAL:
            who = next((short_name(one.name) for one in talk.meeting.professionals), "a professional")
            talk.say("medical", who=who)
        case Act.HELP | Act.IDENTITY:
            talk.say(frame.act.value, agent=talk.meeting.agent, entity=entity)
        case Act.WAIT | Act.EMERGENCY | Act.SMALL_TALK:
            talk.say(frame.act.value)
        case _:
            talk.say("unknown", entity=entity)
