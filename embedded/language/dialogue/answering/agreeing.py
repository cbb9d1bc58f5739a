"""Whether words agree to what was read back: a yes, an order, or the very thing named again; and what differs."""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.reacting import likes_offer
from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent, likes
from embedded.language.understanding.answers.choice import fitting
from embedded.language.understanding.answers.mentions import ELSEWHERE, OFFERED, masked
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.names import find_names

_SLOTTED = frozenset({Act.BOOK, Act.MOVE})
_TOUCHES = frozenset({*_SLOTTED, Act.CANCEL, Act.INVITE})
_PLAIN = frozenset(
    "and so then oh well yes yeah right ok okay good fine great lovely perfect please thanks thank you"
    " now just do does did that's it's that this it these those them they both all one ones the a an for"
    " in on at with by of to me us him her my mine our ours his hers let's i'd i'll i we you can could"
    " would will is be are was down up there here out off book take put move shift change cancel drop"
    " delete invite bring call get have go come make confirm send settled sorted deal what said agreed too"
    " as well also same time day hour appointment thing o'clock am pm".split()
)
"""Words of which none says anything beside what was read back."""
_WORD = re.compile(r"[\w'-]+")
_CANCELS = re.compile(
    r"(?:(?:yes|yeah|yep|ok|okay|sure|right|just|please|do|and|then|so)[,.! ]+)*cancel"
    r"(?: (?:it|that|this|everything|the whole thing))?(?:,? (?:please|then|thanks?))*[.! ]*",
    re.I,
)
"""An order to cancel and nothing else."""
_PLEASE = re.compile(r"\bplease\b", re.I)


def as_order(talk: Talk) -> None:
    """“Yes, drop it” and “yes, cancel that one” agree to a cancelling that was read back, and let nothing go."""
    held, wish, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or held.ask is not Ask.CONFIRM or wish is None or wish.act is not Act.CANCEL:
        return
    plain = (
        one.act in {Act.FORGET, Act.CANCEL} and not (one.when or one.service or one.person)
        for one in heard.frames
    )
    if heard.assent is Assent.YES and not heard.hedged and all(plain):
        talk.heard = replace(heard, frames=())


def without_echo(talk: Talk) -> None:
    """Leave out what a yes only says over of what was read back, or waits: "yes, do that for Oskar", "yes, mine"."""
    held, wish, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or held.ask is not Ask.CONFIRM or wish is None:
        return
    if heard.assent is Assent.YES and not heard.hedged:
        kept = tuple(one for one in heard.frames if not _says_over(talk, wish, one))
        talk.heard = replace(heard, frames=kept)


_FOR_IT = re.compile(
    r"(?:please |just |and |do )*(?:book|take|put down) (?:the|my|our|his|her|that) [\w-]+[.! ]*", re.I
)
"""An order that names what the appointment is for: "yes, book the cat"."""


def _says_over(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a clause names nothing but the deed and what was read back or waits its turn."""
    if wish.act is Act.BOOK and not frame.details() and _FOR_IT.fullmatch(frame.text):
        return True
    other_deed = frame.act in _TOUCHES and frame.act not in (wish.act, Act.BOOK)
    if frame.text.rstrip().endswith("?") or frame.pick.shift or other_deed:
        return False
    read = wish.chosen if wish.act in _SLOTTED else wish.booking
    waiting = {one.service for one in talk.side.wishes[1:] if one.service}
    named = {read.professional, read.client, read.service} if read else {wish.name}
    known = {word.lower() for one in {*named, *waiting, wish.client or ""} for word in _WORD.findall(one)}
    rest = find_when(frame.text)[1] if frame.when or frame.when.avoid else frame.text
    fresh = {word.lower().removesuffix("'s") for word in _WORD.findall(rest)} - _PLAIN - known
    service = None if frame.service in waiting else frame.service
    return not fresh and not differs(talk, wish, replace(frame, act=None, service=service))


def says_over(talk: Talk, wish: Wish) -> bool:
    """Whether nothing is said but what was read back, and neither yes nor no: "a glazing session, right"."""
    heard = talk.heard
    named = any(one.details() or one.person for one in heard.frames)
    return (
        named
        and heard.assent in {Assent.NONE, Assent.WEAK}
        and all(not one.pick and _says_over(talk, wish, one) for one in heard.frames)
    )


def the_only_one(wish: Wish, frame: Frame) -> bool:
    """Whether "the last one" is the one that was read back, as no other was named."""
    alone = wish.chosen is not None and (wish.when.only_one() or len(wish.offered) < 2)
    return bool(alone and frame.pick.place in {1, -1} and not (frame.when.clock or frame.professional))


def agrees(talk: Talk, question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether exactly what was read back is wanted, by a yes, an order, or its very time or day called good."""
    heard = talk.heard
    if heard.hedged or differs(talk, wish, frame):
        return False
    if heard.assent is Assent.YES:
        return not _undoes(talk, wish)
    if (
        heard.assent is Assent.NONE
        and frame.act is None
        and likes(heard.text)
        and likes_offer(question, frame)
    ):
        return wish.act in _SLOTTED and bool(frame.when or not frame.details())
    if heard.assent is Assent.NONE and _names_it(wish, frame) and len(heard.frames) == 1:
        return True
    if heard.assent is Assent.WEAK:
        polite = any(one.act is Act.THANKS for one in heard.frames)
        return (
            heard.only_assent() and (question.doubt or polite or talk.utterance.manner != "spoken")
        ) or polite
    ordered = heard.go or (frame.act is wish.act and wish.act is not Act.BOOK and not frame.question)
    return ordered and heard.assent is Assent.NONE and not adds(frame.text)


def _undoes(talk: Talk, wish: Wish) -> bool:
    """Whether a yes is to an order to cancel, which agrees to no appointment: "yes, cancel"."""
    return wish.act in _SLOTTED and bool(_CANCELS.fullmatch(talk.heard.text.strip()))


def _names_it(wish: Wish, frame: Frame) -> bool:
    """Whether what was read back is ordered by its very time: "tomorrow at half nine, please"."""
    ordered = wish.act in _SLOTTED and frame.act in (None, Act.BOOK) and not frame.question
    return ordered and bool(frame.when.minutes() and _PLEASE.search(frame.text))


def differs(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether the words name a time, person or service other than what was read back."""
    if frame.act in {Act.FACT, Act.LIST, Act.PEOPLE, Act.MESSAGE} or (
        frame.act in wishes.KINDS and frame.act is not wish.act and frame.act is not Act.BOOK
    ):
        return False
    if wish.act is Act.INVITE:
        return (frame.professional or frame.person) not in (None, wish.name)
    if frame.person and talk.person.books_for_others and not is_theirs(wish, frame.person):
        return True
    if not talk.person.books_for_others and _of_somebody_else(talk, wish, frame):
        return True
    if wish.act is Act.CANCEL and wish.all and (frame.when or frame.service or frame.professional):
        there = fitting(wish.bookings, frame.when, frame.professional, frame.avoid, talk.meeting.now)
        return len([one for one in there if frame.service in (None, one.service)]) < len(wish.bookings)
    read = wish.chosen if wish.act in _SLOTTED else wish.booking
    if read is None or not frame.details():
        return False
    if (
        (frame.question and frame.when)
        or frame.pick.shift
        or (frame.service and read.service and frame.service != read.service)
    ):
        return True
    days = frame.when.days
    each = [replace(frame.when.in_pieces(), days=(day,)) for day in days] if len(days) > 1 else [frame.when]
    return not all(fitting([read], one, frame.professional, frame.avoid, talk.meeting.now) for one in each)


def _of_somebody_else(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a client's words name somebody of the room or a full name, which is not whom it is for."""
    name = frame.person
    if not name or name == talk.side.name or is_theirs(wish, name):
        return False
    return talk.meeting.person(name) is not None or len(name.split()) > 1


def is_theirs(wish: Wish, person: str) -> bool:
    """Whether what was read back is that client's."""
    whose = (wish.booking.client if wish.booking else "") or wish.client or ""
    return bool(find_names(whose, [person]) or find_names(person, [whose]))


def naming_it(talk: Talk, wish: Wish) -> str:
    """The words with "that one" for the time and person that were read back; "" where they name neither, or others."""
    read = wish.chosen or wish.booking
    if read is None:
        return ""
    others = tuple(one.name for one in talk.meeting.professionals)
    words = masked(talk.heard.text, (read,), others, talk.meeting.now.date() if talk.meeting.now else None)
    return words if OFFERED in words and ELSEWHERE not in words else ""
