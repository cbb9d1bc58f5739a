"""What is asked of one appointment, answered from what was just said or offered, else from the diary."""

import re
from collections.abc import Generator
from datetime import timedelta

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import MOST_PUT, Ask
from embedded.language.dialogue.diary.recalling import remember, told_just_now
from embedded.language.dialogue.diary.taking_up import hear, matters
from embedded.language.dialogue.diary.which_one import Meant, meant
from embedded.language.dialogue.state import Answered, Result, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.booked.asked_of_one import Asked, asked_among, asked_of_one
from embedded.language.understanding.booked.named_one import claimed
from embedded.language.understanding.booked.one_forms import Want
from embedded.language.understanding.frame import Frame
from embedded.language.wording.spoken import counted, listed, short_name, spoken_booking, spoken_time

_PARTS = re.compile(
    r"\bor\b|\b(?:before|after|by|until|till)\b(?= (?:the |this |next )?(?:\w+day|tomorrow|\w+(?:th|nd|rd|st)\b))",
    re.I,
)


def tell_of_one(talk: Talk) -> Answered:
    """Answer what is asked of an appointment; True where nothing else is said. What is on offer stays on offer."""
    beside = talk.side.open and talk.heard.assent in {Assent.YES, Assent.NO}
    asked, rest = () if beside else asked_of_one(talk.heard.text), ""
    found = yield from _found(talk, asked)
    if found is None:
        asked, rest = asked_among(talk.heard.text)
        found = yield from _found(talk, asked)
    if found is None:
        return False
    asked = _told_apart(asked)
    held = talk.side.open
    if rest:
        hear(talk, rest)
    agrees = held and talk.heard.assent is not Assent.NONE
    more = bool(rest) and bool(agrees or any(matters(one) for one in talk.heard.frames))
    for one in asked:
        _answer(talk, one, found, more=more)
    if held and held.ask is Ask.LEAVE_MESSAGE:
        held.put = MOST_PUT
    if found.offered:
        if not talk.out:
            talk.again()
        return not more
    if len(found.ones) == 1:
        talk.side.last_booking = found.ones[0]
    talk.side.listing = Frame(" ".join(one.of or "it" for one in asked), Act.LIST, question=True)
    remember(talk, talk.side.listing)
    return not more


def _found(talk: Talk, asked: tuple[Asked, ...]) -> Generator[ToolCall, Result, Meant | None]:
    """What the questions are about; None where one of them cannot be answered of it."""
    asked = _told_apart(asked)
    if not asked or not all(_may_be_told(talk, one) for one in asked):
        return None
    found = yield from meant(talk, list(asked))
    return found if found and all(_can_tell(talk, one, found) for one in asked) else None


def _told_apart(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The questions without one that alone may as well be one of the clock."""
    return tuple(one for one in asked if not one.of_clock or len(asked) > 1)


def _may_be_told(talk: Talk, one: Asked) -> bool:
    """Whether what an appointment is taken to be is a time, a person or a kind; said alone, of the one just told."""
    if one.want is not Want.AS_SAID:
        return True
    if one.bare and (talk.side.open or told_just_now(talk) is None):
        return False
    return claimed(one.said, talk.meeting) is not None or (not one.bare and _is_either(talk, one))


def _can_tell(talk: Talk, one: Asked, found: Meant) -> bool:
    """Whether that can be answered of what is meant, and is no choice or correction rather."""
    match one.want:
        case Want.STANDS:
            return not found.offered
        case Want.LENGTH:
            return all(each.minutes for each in found.ones)
        case Want.END:
            return len(found.ones) == 1 and bool(found.ones[0].minutes)
        case Want.AS_SAID:
            return len(found.ones) == 1 and _is_claim(talk, one, found)
        case _:
            return True


def _is_claim(talk: Talk, one: Asked, found: Meant) -> bool:
    """Whether it is only made sure of: "it's Friday now?"; another time than the one on offer corrects it."""
    said = claimed(one.said, talk.meeting)
    if said is None or said.fitting(found.ones, talk.meeting):
        return True
    return one.sure if one.bare else not (found.offered and (said.when or said.kinds))


def _is_either(talk: Talk, one: Asked) -> bool:
    """Whether it is asked which of two it is, or on which side: "Tuesday or Wednesday?", "before Friday?"."""
    either = _PARTS.split(one.said)
    return len(either) > 1 and all(claimed(part, talk.meeting) for part in either if part.strip())


def _answer(talk: Talk, one: Asked, found: Meant, *, more: bool) -> None:
    there = found.ones
    match one.want:
        case Want.LENGTH:
            for kind, minutes in dict.fromkeys((each.service, each.minutes) for each in there):
                talk.say("service_minutes", service=kind or "It", minutes=minutes)
        case Want.END:
            ends = there[0].starts + timedelta(minutes=there[0].minutes)
            talk.say("ends", start=spoken_time(there[0].starts), end=spoken_time(ends))
        case Want.AS_SAID if not _is_either(talk, one):
            _confirm(talk, one, found)
        case Want.KIND if found.offered:
            talk.say("its_kind", service=there[0].service)
        case _ if not found.offered:
            _tell(talk, one, there)
        case Want.WHOM if more:
            talk.say(
                "that_one",
                booking=f"with {listed([*dict.fromkeys(short_name(each.professional) for each in there)], 'or')}",
            )


def _confirm(talk: Talk, one: Asked, found: Meant) -> None:
    said, there = claimed(one.said, talk.meeting), found.ones[0]
    fits = said is not None and said.fitting([there], talk.meeting)
    if found.offered:
        talk.say("just_so" if fits else "with_whom", who=short_name(there.professional))
    else:
        talk.say("as_said" if fits else "not_as_said", booking=_spoken(talk, there))


def _tell(talk: Talk, one: Asked, there: list[Offer]) -> None:
    if len(there) > 1:
        said = listed([_spoken(talk, each) for each in there])
        talk.say("list_many", of="", count=counted(len(there), "appointment"), bookings=said)
    elif one.want is Want.STANDS:
        pending = there[0].state == "pending"
        talk.say("stands_pending" if pending else "stands", bookings=_spoken(talk, there[0]))
    else:
        said = _spoken(talk, there[0], client=one.want is Want.CLIENT)
        if not any(said in line for line in talk.out):
            talk.say("that_one", booking=said)


def _spoken(talk: Talk, one: Offer, *, client: bool = False) -> str:
    return spoken_booking(one, client=client or talk.person.books_for_others, kind=talk.several_kinds)
