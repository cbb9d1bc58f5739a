"""An appointment that stands, told by who has it: looked up in the diary, and what is said next is of that one."""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.putting_right import in_other_hands
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.pointing import meant, names_that
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Answered, Result, Talk
from embedded.language.dialogue.who import spoken_of
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.booked.given_up import given_up, unfit_time
from embedded.language.understanding.booked.keeping import as_cancelled, drops_own
from embedded.language.understanding.booked.own_told import Told, names_one, own_told
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service, services_alike
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.relative import straight_after
from embedded.language.understanding.times.when import NO_TIME, When, find_when
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.names import words
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.wording.spoken import counted, listed, spoken_bookings

_CHANGES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})
_WISHED = frozenset({*_CHANGES, Act.BOOK, Act.INVITE, Act.MESSAGE, Act.HUMAN})
_NO_TELLING = frozenset({Act.MOVE, Act.CANCEL, Act.MESSAGE, Act.HUMAN, Act.INVITE, Act.FORGET})
"""What words do that also name an appointment."""
_UNSETTLED = frozenset({Ask.SERVICE, Ask.WHEN, Ask.WANT_BOOKING})
"""Questions of a wish that has come to nothing yet; telling of an appointment takes their place."""
_CANNOT = "I can't make it."
_TURNS = re.compile(r"\b(?:what|how) about (?:me|us|mine|ours)(?: then| now)?\b(?! \w)", re.I)
"""Words that only turn to the speaker's own, and wish for nothing."""
_BUT = re.compile(r"(?:but|only|except)\b", re.I)
"""What follows it stands in the way of what was told."""
_APPOINTMENT = re.compile(r"\b(?:appointment|booking)\b", re.I)
_UNSURE = re.compile(r"\b(?:forg[eo]t\w*|remember|recall|know|sure|idea)\b", re.I)
_WISHES = re.compile(
    r"\b(?:like|prefer|could|can|want|need (?:it|to)|would|works?|suits?|possible|better)\b", re.I
)
_THAN_IT = re.compile(r"\b(?:earlier|later|sooner|instead|rather|change|move|push|than that)\b", re.I)


def take_up(talk: Talk) -> Answered:
    """Take up the one appointment of the speaker's that is told of; True when nothing else was said.

    What is left of the words is heard as of that one. Where the diary has none, or several, nothing changes.
    """
    if talk.person.books_for_others or "list_bookings" not in talk.tools:
        return False
    told, said = _told(talk)
    if told is None or said is None:
        _of_the_one_at_hand(talk)
        return False
    found = yield from _in_diary(talk, said)
    missed = not found and _APPOINTMENT.search(told.words)
    if (told.tag and not _wished_beside(talk, told.rest)) or (missed and not told.rest):
        return _confirmed(talk, said, found)
    if len(found) != 1:
        return False
    if wish := talk.side.wish():
        talk.done(wish)
    talk.side.open = None
    talk.side.last_booking = talk.side.own = found[0]
    hear(talk, as_cancelled(_of_it(told)) if drops_own(talk.heard.text) else _of_it(told))
    said_beside = [frame for frame in talk.heard.frames if matters(frame)]
    stands_in_the_way = _BUT.match(told.rest) and not _UNSURE.search(told.rest)
    if stands_in_the_way and all(_at_its_day(talk, frame, found[0]) for frame in said_beside):
        hear(talk, _CANNOT)
        return False
    if said_beside:
        return False
    talk.say("told_of", booking=spoken_bookings([found[0]], kind=talk.several_kinds)[0])
    return True


def _wished_beside(talk: Talk, rest: str) -> bool:
    """Whether what is said beside an appointment wishes or asks for something: "what about me, then" does not."""
    left = _TURNS.sub(" ", rest).strip(" ,.;!?")
    heard = understand(left, talk.meeting, (), talk.utterance.speaker)
    return bool(left) and (bool(_BUT.match(left)) or any(matters(one) for one in heard.frames))


def _told(talk: Talk) -> tuple[Told | None, Wish | None]:
    """The first piece that can tell of an appointment here, and that appointment as one to be found."""
    for told in own_told(talk.heard.text):
        if not _may_tell(talk, told):
            return None, None
        if said := _said(talk, told):
            return told, said
    return None, None


def _may_tell(talk: Talk, told: Told) -> bool:
    """Whether what is at hand leaves room for telling of an appointment: no change, message or offer stands open."""
    held, wish = talk.side.open, talk.side.wish()
    if wish and wish.act is not Act.BOOK:
        _named_again(talk, told, wish)
        return False
    if held is None:
        return True
    return told.form not in {"it", "thing"} and bool(
        told.tag or held.ask in _UNSETTLED or _THAN_IT.search(told.rest)
    )


def _of_it(told: Told) -> str:
    """The words that are left, so that they can be heard by themselves."""
    if told.form == "unfit":
        return f"{_CANNOT} {told.rest}"
    return f"{told.rest.rstrip('.!? ')} instead" if told.form == "instead" else given_up(told.rest)


def _said(talk: Talk, told: Told) -> Wish | None:
    """What is told of the appointment, as of one to be found; None when it cannot be of one here."""
    if grammar_act(told.words) in _NO_TELLING:
        return None
    service, left = find_service(told.words, talk.meeting)
    when, left = find_when(left.replace("~", "visit ") if service else left)
    professional, _, left = find_professional(left, talk.meeting)
    kinds = [one.name for one in talk.meeting.services]
    named = bool(service or professional or services_alike(told.words, kinds))
    plain = told.form in {"mine", "it", "thing"}
    if (
        not (named or when)
        or (plain and not when)
        or not names_one(left, words(" ".join(kinds).lower()), named=named, plain=plain)
    ):
        return None
    if told.form == "instead" and not service:
        return None
    return Wish(Act.CANCEL, when, professional=professional, service=service, text=told.words)


def _in_diary(talk: Talk, said: Wish) -> Generator[ToolCall, Result, list[Offer]]:
    """The bookings that agree with all that was told; with no kind and no person, those of that time."""
    result = yield from listed_once(talk, {})
    said.bookings = read_offers(result.get("bookings"))
    alike = services_alike(said.text, {one.service for one in said.bookings})
    return [
        one
        for one in meant(talk, said)
        if said.professional in (None, one.professional)
        and (one.service == said.service if said.service else one.service in alike or not alike)
    ]


def _confirmed(talk: Talk, said: Wish, found: list[Offer]) -> bool:
    """Answer from the diary whether what was told stands; what is there instead is told."""
    if len(found) == 1:
        talk.side.last_booking = talk.side.own = found[0]
        key = "stands_pending" if found[0].state == "pending" else "stands"
        talk.say(key, bookings=spoken_bookings(found, kind=talk.several_kinds)[0])
        return True
    if found or not said.bookings or talk.side.open:
        return False
    there = said.bookings
    talk.say("list_none_when", of="", then=" then" if said.when else " like that")
    key, count = "list_one" if len(there) == 1 else "list_many", counted(len(there), "appointment")
    talk.say(key, of="", count=count, bookings=listed(spoken_bookings(there)))
    return True


def of_own(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Take a wish as one about the appointment that was told of; False where one more or another is meant."""
    own = talk.side.own
    if own is None or wish.follows or wish.booking or wish.act not in {*_CHANGES, Act.BOOK}:
        return False
    if wish.act is Act.BOOK:
        other = wish.service not in (None, own.service)
        beside = frame.further or adds(frame.text) or (straight_after(frame.text) and not frame.presumes)
        if beside or (other and not frame.presumes):
            return False
        wish.becomes = wish.service if other else None
        wish.act, wish.presumed = Act.MOVE, True
        wish.when = NO_TIME if frame.when == frame.source else frame.when
        wish.when = with_hour(wish, frame)
    elif not _fits(talk, wish, own):
        return False
    elif wish.act is Act.MOVE and frame.presumes:
        wish.when = with_hour(wish, frame)
    wish.booking, wish.told = own, frame.text if wish.act is Act.MOVE else ""
    return True


def with_hour(wish: Wish, frame: Frame) -> When:
    """Where something shall be moved to, with a bare number as the hour: "could we do twelve instead?"."""
    hours = [] if wish.when or frame.pick.place else bare_hours(frame.text)
    return replace(wish.when, clock=f"at {hours[-1]}") if hours else wish.when


def _fits(talk: Talk, wish: Wish, own: Offer) -> bool:
    """Whether what a change says of the appointment it changes agrees with the one that was told of."""
    said = wish.source if wish.act is Act.MOVE else wish.when
    if wish.all or wish.service not in (None, own.service):
        return False
    professional = wish.professional if wish.act is not Act.MOVE else None
    return bool(fitting([own], replace(said, avoid=frozenset()), professional, frozenset(), talk.meeting.now))


def hear(talk: Talk, text: str) -> None:
    """Hear what is left of the words as if nothing else had been said."""
    talk.heard = understand(text, talk.meeting, (), talk.utterance.speaker)
    talk.heard = replace(talk.heard, frames=tuple(in_other_hands(talk, one) for one in talk.heard.frames))
    talk.heard = replace(talk.heard, frames=spoken_of.pointed(talk))


def matters(frame: Frame) -> bool:
    """Whether a clause beside the telling wishes or asks for something."""
    read = judged(frame, held=False)
    return read.act in _WISHED or read.question or bool(read.act is None and read.details())


def _at_its_day(talk: Talk, frame: Frame, own: Offer) -> bool:
    """Whether a clause only tells what else there is on the day of that appointment: "but I'm in Leeds that day"."""
    if frame.question or frame.act is not None or frame.service or frame.professional or frame.pick:
        return False
    if _THAN_IT.search(frame.text) or _WISHES.search(frame.text):
        return False
    there = replace(frame.when.in_pieces(), clock="")
    return bool(fitting([own], there, None, frozenset(), talk.meeting.now))


def _of_the_one_at_hand(talk: Talk) -> None:
    """Hear "that won't work" or "two is no good" as said of the appointment that was told of before."""
    own, text = talk.side.own, talk.heard.text
    if own is None or talk.side.open:
        return
    when = find_when(unfit_time(text)[0])[0]
    at_its_time = when and fitting([own], when, None, frozenset(), talk.meeting.now)
    if (left := _CANNOT if at_its_time else given_up(text)) != text:
        hear(talk, left)


def _named_again(talk: Talk, told: Told, wish: Wish) -> None:
    """Take out of a yes what only names once more the appointment that is changed: "yes, instead of Friday's"."""
    if told.form != "instead" or talk.heard.assent is not Assent.YES or wish.booking is None:
        return
    if wish.becomes or names_that(talk, told.words, wish.booking):
        hear(talk, told.rest)
