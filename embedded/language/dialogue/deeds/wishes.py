"""Wishes in order: begun from frames, worked on one after the other until one needs an answer."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds import booking, changing, together
from embedded.language.dialogue.deeds.in_the_room import LIKEWISE, behind_others, wished_for_both
from embedded.language.dialogue.deeds.wish import MOST_PUT, Ask, Rest, Wish
from embedded.language.dialogue.diary import of_others
from embedded.language.dialogue.diary.pointing import several
from embedded.language.dialogue.diary.recalling import heard_last, points_at_kind
from embedded.language.dialogue.diary.taking_up import of_own, with_hour
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.dialogue.who import inviting, noting
from embedded.language.dialogue.who.whom import (
    client_meant,
    only_client,
    relation_meant,
    spoken_of_late,
    told_apart,
)
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import inquires
from embedded.language.understanding.acts.standpoint import SAME_FOR
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.kind_meant import kind_meant
from embedded.language.understanding.kinds.services import strange_kind
from embedded.language.understanding.sentences.reasons import days_ruled_out
from embedded.language.understanding.times.days import weekday_of
from embedded.language.understanding.times.relative import anchored, straight_after
from embedded.language.understanding.times.when import NO_TIME, When
from embedded.language.understanding.who.names import find_names
from embedded.language.understanding.who.professionals import of_calling

KINDS = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.CANNOT_COME, Act.INVITE, Act.MESSAGE, Act.HUMAN})


_CHANGES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})
_BACK = re.compile(
    r"\b(?:(?:it|that|them|mine|my \w+) back|undo|un-?cancel|reinstate|restore"
    r"|keep (?:it|that|mine|the|my)(?! (?:time|day|in mind)\b))\b",
    re.I,
)
_PREFERS = re.compile(r"\b(?:rather|prefers?|better)\b", re.I)
_WHEN = re.compile(r"(?:(?:and|so|okay|ok)[, ]+)*(?:when|where|what|which|who|how soon)\b", re.I)
_THE = re.compile(
    r"\b(?:the|that|my|our)\b(?! (?:same|\w+day|first|next|week|morning|afternoon|evening|\w+(?:th|st|nd|rd)))",
    re.I,
)
_ONE = re.compile(r"\b(?:one|another|same|both)\b", re.I)
_AN = re.compile(r"\b(?:an?|another)\b", re.I)


def begin(talk: Talk, frames: list[Frame]) -> Steps:
    """Take new wishes on; what was being worked on and is not finished gives way to them."""
    if of_others.for_another(talk, frames[0]):
        talk.side.wishes.insert(0, Wish(Act.MESSAGE, text=frames[0].text))
        talk.ask(Ask.LEAVE_MESSAGE, "own_only")
        return
    if not talk.person.writes and any(one.act in {None, Act.BOOK, *_CHANGES} for one in frames):
        talk.say("may_only_look")
        return
    fresh: list[Wish] = []
    for frame in together.shared(frames, talk.meeting):
        fresh.append(make(talk, frame, fresh[-1] if fresh and frame.further else None))
    old = talk.side.wish()
    if fresh[0].act in {*_CHANGES, Act.BOOK}:
        talk.side.rest = None
    if old and old.act is Act.BOOK and (fresh[0].act is Act.BOOK or fresh[0].presumed):
        talk.side.kind = talk.side.kind or old.service
    if old and (old.inquiry or old.act is fresh[0].act or {old.act, fresh[0].act} <= _CHANGES):
        fresh[0].presumed |= old.inquiry and fresh[0].act is Act.MOVE
        talk.side.wishes.remove(old)
        fresh[0].put, fresh[0].put_state = old.put, old.put_state
        _follow_instead(talk, old, fresh[-1])
    elif old:
        old.held = talk.side.open
    if any(wish.follows and wish.act is not Act.INVITE for wish in fresh):
        talk.say("one_by_one")
    fresh.sort(key=lambda wish: not noting.dictated(wish))
    talk.side.wishes = [*fresh, *talk.side.wishes]
    talk.side.open = None
    yield from proceed(talk)


def _follow_instead(talk: Talk, old: Wish, new: Wish) -> None:
    for one in talk.side.wishes:
        one.follows = new if one.follows is old else one.follows


def make(talk: Talk, frame: Frame, follows: Wish | None = None) -> Wish:
    """A wish from a frame, which may wait for another; details alone are taken as a wish for an appointment."""
    called = of_calling(frame.text, talk.meeting.professionals) if frame.act in (None, Act.BOOK) else []
    wish = Wish(
        act=frame.act or Act.BOOK,
        when=frame.when,
        source=frame.source,
        professional=frame.professional or (called[0] if len(called) == 1 else None),
        avoid=frame.avoid,
        service=frame.service or (talk.side.kind if frame.further and points_at_kind(frame.text) else None),
        client=None if frame.person == talk.side.name else frame.person,
        email=frame.email,
        text=frame.text,
        pick=frame.pick,
        inquiry=_only_asks(talk, frame),
        follows=follows,
        anchor=frame.anchor,
        of_late=talk.side.last_booking,
    )
    if frame.further and wish.act is Act.BOOK and not wish.service and not _ONE.search(frame.text):
        wish.service = kind_meant(frame.text, [one.name for one in talk.meeting.services], talk.meeting)
    if wish.act is Act.CANNOT_COME and not wish.when.days:
        wish.when = replace(wish.when, days=days_ruled_out(frame).days, avoid=frozenset())
    if wish.act is Act.BOOK and not frame.service and (strange := strange_kind(frame.text, talk.meeting)):
        talk.say("no_such_kind", kind=strange)
        _settle_whose(talk, wish, frame)
    else:
        _as_change(talk, wish, frame)
    if wish.act is Act.INVITE:
        inviting.prepare(talk, wish, frame)
    return wish


def _only_asks(talk: Talk, frame: Frame) -> bool:
    """Whether it is only asked what is free; staff ask so who name no client."""
    asked = talk.person.books_for_others and frame.question and not frame.person and _WHEN.match(frame.text)
    return frame.act in (None, Act.BOOK) and (inquires(frame.text) or bool(asked))


def _as_change(talk: Talk, wish: Wish, frame: Frame) -> None:
    """What the words take for granted: that an appointment stands, whose it is, or that one was given up."""
    gone = talk.side.last_gone
    wished_for_both(talk, wish)
    if of_own(talk, wish, frame) or behind_others(talk, wish):
        return
    if gone and wish.act in (Act.BOOK, Act.MOVE) and _BACK.search(frame.text) and not frame.when:
        wish.act = Act.MOVE if talk.side.last_done is Act.MOVE else Act.BOOK
        wish.booking = talk.side.last_booking if wish.act is Act.MOVE else None
        wish.when = When(days=(gone.starts.isoformat(timespec="minutes"),))
        wish.professional, wish.service = gone.professional, gone.service
    elif (
        wish.act is Act.BOOK
        and not wish.follows
        and (last := talk.side.last_booking)
        and _beside(frame, last)
    ):
        if together.stands_too(wish, frame, last):
            wish.act, wish.presumed, wish.beside = Act.MOVE, True, last
        else:
            together.put_beside(talk, wish, last, close=frame.further)
    elif wish.act is Act.BOOK and (frame.presumes or _of_last(talk, frame)):
        wish.act, wish.presumed = Act.MOVE, True
        there = {weekday_of(day) for day in frame.source.days}
        wish.when = NO_TIME if frame.when == frame.source else frame.when
        wish.when = replace(wish.when, avoid=wish.when.avoid - there)
    elif wish.act is Act.BOOK and SAME_FOR.search(frame.text) and (last := heard_last(talk)):
        done = Wish(Act.BOOK, professional=last.professional, service=last.service, got=last)
        together.take_over(talk.meeting, wish, done)
    elif frame.act is None and talk.side.last_done in _CHANGES and LIKEWISE.search(frame.text):
        wish.act = talk.side.last_done
    elif wish.act is Act.BOOK and _of_theirs(talk, wish, frame):
        wish.act, wish.presumed = Act.MOVE, True
    if wish.act is Act.MOVE and wish.booking is None:
        wish.told = frame.text
        wish.when = with_hour(wish, frame) if wish.presumed else wish.when
    if (wish.act is Act.BOOK or wish.presumed) and (wish.pick.end == "latest" or wish.pick.place == -1):
        wish.when = replace(wish.when, latest=True)
    wish.all = wish.act is Act.CANCEL and several(frame)
    _settle_whose(talk, wish, frame)


def _settle_whose(talk: Talk, wish: Wish, frame: Frame) -> None:
    """Whose appointment it is: of staff's wishes the client's they speak of; clients change only their own."""
    if talk.person.books_for_others and wish.act in {*_CHANGES, Act.BOOK}:
        named = wish.client or (frame.mentioned if wish.act in _CHANGES else None)
        late = spoken_of_late(talk, frame) if wish.act in _CHANGES and not named else None
        named = told_apart(talk, named, frame.text) if named else None
        wish.relation = relation_meant(talk, frame)
        named = None if named and named.split()[0] in wish.relation else named
        wish.client, wish.relation = None, "" if named else wish.relation
        wish.client = named or client_meant(talk, frame) or (late.client if late else _only_here(talk, wish))
        wish.of_late = late if late and late.client == wish.client else wish.of_late
        talk.side.client = wish.client or talk.side.client
    elif wish.act in _CHANGES:
        wish.client, wish.of_another = None, of_others.owner(talk, frame) is not None


def _of_last(talk: Talk, frame: Frame) -> bool:
    """Whether another time is named for the appointment just made: "the check-up at two, then"."""
    last, text = talk.side.last_booking, frame.text
    same = last and talk.side.last_done in (Act.BOOK, Act.MOVE) and frame.service == last.service
    return bool(same and frame.when and _THE.search(text) and not (_AN.search(text) or adds(text)))


def _of_theirs(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether staff tell what a client would rather have than the appointment spoken of last."""
    last, whose = talk.side.last_booking, wish.client or client_meant(talk, frame)
    return bool(
        last and whose and frame.when and find_names(last.client, [whose]) and _PREFERS.search(frame.text)
    )


def _only_here(talk: Talk, wish: Wish) -> str | None:
    """Whose appointment is changed where nobody was named and one client is in the room."""
    own = wish.relation or wish.all or re.search(r"\bmy\b", wish.text, re.I)
    return only_client(talk) if wish.act in _CHANGES and not own else None


def _beside(frame: Frame, last: Offer) -> bool:
    """Whether one more appointment is wished for, beside the one spoken of last; one of another kind may lean on it."""
    other = frame.service and (frame.service != last.service or _AN.search(frame.text))
    leaning = bool(other) and anchored(frame.text)
    shifted = frame.presumes and frame.pick.shift in {"later", "earlier"} and not frame.service
    return adds(frame.text) or frame.further or (straight_after(frame.text) and not shifted) or leaning


def _rests(talk: Talk, wish: Wish) -> bool:
    """Whether a wish that gave way to another was asked about often enough; then it does not come back by itself."""
    held, wish.held = wish.held, None
    if held is None or wish.put < MOST_PUT:
        return False
    held.spoken = False
    talk.side.rest = Rest(wish, held)
    talk.done(wish)
    return True


def proceed(talk: Talk) -> Steps:
    """Work on the wishes in order until one waits for an answer."""
    while (wish := talk.side.wish()) and talk.side.open is None:
        if _rests(talk, wish):
            continue
        before = len(talk.side.wishes)
        together.in_turn(talk, wish)
        match wish.act:
            case Act.BOOK:
                yield from booking.seek(talk, wish)
            case Act.MOVE | Act.CANCEL | Act.CANNOT_COME:
                yield from changing.start(talk, wish)
            case Act.INVITE:
                yield from inviting.start(talk, wish)
            case _:
                yield from noting.start(talk, wish)
        if talk.side.open is None and len(talk.side.wishes) == before:
            talk.done(wish)
