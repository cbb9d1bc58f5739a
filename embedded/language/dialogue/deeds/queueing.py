"""Wishes that wait: one more said while another is at hand is kept, and one that waits can be let go."""

import re
from dataclasses import replace
from datetime import time

from embedded.language.dialogue.deeds import booking, wishes
from embedded.language.dialogue.deeds.correcting import correct
from embedded.language.dialogue.deeds.off_by_name import off_by_name
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.answers.assent import Assent, comments
from embedded.language.understanding.answers.hedged import hedges
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.let_go import gives_up, gives_up_other, gives_up_this
from embedded.language.understanding.times.relative import anchored, straight_after
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import spoken_time

_OPEN = 7 * 60
"""Of both halves of the day the one from here on is meant, where nothing else is said (minutes)."""
_ONE_MORE = re.compile(r"\b(?:one|another|second)\b", re.I)
_ADDED = re.compile(r"(?:and|plus|also)(?: then| also)? (?:an?|some|the) ", re.I)
_IN_PLACE = re.compile(r"(?:\bnot|n't) (?:an?|the|my|for) ", re.I)
"""One kind is put in place of another: "it's not a check-up I need, it's the filling"."""
_BOTH = re.compile(
    r"(?:(?:um|oh|well|yes|okay|please|i'd like|i'll (?:take|have)|(?:could|can) i (?:have|take)|let's do)[, ]+)*both"
    r"(?: of (?:them|those))?(?:,? please|,? thanks?(?: you)?)?[.!?]*",
    re.I,
)
_FOR = re.compile(r"\bfor (?:my|our|me|[A-Z])")


def queue(talk: Talk) -> bool:
    """Keep what was said of a further wish until the one at hand is settled; True when nothing else was said."""
    heard, last = talk.heard, talk.side.wish()
    more = [
        one
        for place, one in enumerate(heard.frames)
        if last
        and (
            (one.further and (place or heard.assent is Assent.YES or _tells(one, last)))
            or _for_another(talk, one, last)
            or (_of_another_kind(one, last) and (_is_added(one) or (last.act is Act.BOOK and _leans(one))))
        )
    ]
    if last and talk.side.open and _corrects_waiting(talk, last):
        return True
    if last is None or last.act in {Act.MESSAGE, Act.HUMAN} or talk.side.open is None or not more:
        return False
    place = 1
    while place < len(talk.side.wishes) and talk.side.wishes[place].follows is last:
        last, place = talk.side.wishes[place], place + 1
    for frame in more:
        joined = frame.further or (last.act is Act.BOOK and _of_another_kind(frame, last) and _leans(frame))
        last = wishes.make(talk, frame, last if joined else None)
        talk.side.wishes.insert(place, last)
        place += 1
    _without(talk, more)
    if talk.heard.frames or talk.heard.assent is not Assent.NONE:
        return False
    talk.say("noted_next")
    talk.again()
    return True


def _corrects_waiting(talk: Talk, at_hand: Wish) -> bool:
    """Correct a wish that waits, which is named by its kind; True when nothing else was said."""
    main = talk.heard.main()
    found = next(
        (one for one in talk.side.wishes[1:] if one.act is Act.BOOK and one.service == main.service), None
    )
    changes = main.when or main.professional or main.avoid
    if (
        found is None
        or main.service in (None, at_hand.service)
        or not changes
        or main.act not in {None, Act.BOOK, Act.MOVE}
    ):
        return False
    correct(found, main, talk.meeting.now)
    _without(talk, [main])
    if talk.heard.frames or talk.heard.assent is not Assent.NONE:
        return False
    said = found.when.minutes()
    hour = next((one for one in said if _OPEN <= one < _OPEN + 12 * 60), None)
    at = f" at {spoken_time(time(hour // 60, hour % 60))}" if hour is not None else ""
    talk.say("noted_change", service=found.service, when=at)
    talk.again()
    return True


def both(talk: Talk) -> bool:
    """Take both of two offers: the first is read back, the other waits for it."""
    wish, held = talk.side.wish(), talk.side.open
    if wish is None or held is None or held.ask is not Ask.SLOT or wish.act is not Act.BOOK:
        return False
    if len(wish.offered) != 2 or not _BOTH.fullmatch(talk.heard.text):
        return False
    first, second = wish.offered
    other = replace(
        wish, when=When((second.starts.isoformat(timespec="minutes"),)), professional=second.professional
    )
    other.offered, other.follows, other.text = [], wish, talk.heard.text
    talk.side.wishes.insert(1, other)
    wish.offered, wish.chosen = [first], first
    talk.say("one_by_one")
    booking.confirm(talk, wish)
    return True


def _for_another(talk: Talk, frame: Frame, at_hand: Wish) -> bool:
    """Whether somebody who books for others names an appointment for another client than the one at hand."""
    return bool(
        frame.act in {None, Act.BOOK}
        and not frame.presumes
        and frame.person
        and at_hand.client
        and not at_hand.client.startswith(frame.person)
        and (frame.service or frame.when)
        and talk.person.books_for_others
    )


def _of_another_kind(frame: Frame, at_hand: Wish) -> bool:
    """Whether an appointment of another kind than the one at hand is wished for."""
    known = at_hand.act in (Act.BOOK, Act.MOVE) and frame.act in (None, Act.BOOK)
    old = at_hand.booking.service if at_hand.act is Act.MOVE and at_hand.booking else None
    return bool(
        known and frame.service and frame.service != old and at_hand.service not in (None, frame.service)
    )


def _leans(frame: Frame) -> bool:
    """Whether its time is told from another's: "and the sauna the day before that"."""
    return (anchored(frame.text) or straight_after(frame.text)) and not _IN_PLACE.search(frame.text)


def _is_added(frame: Frame) -> bool:
    """Whether it is put beside another: "and a check-up on Friday"."""
    return bool(_ADDED.match(frame.text)) and not frame.question


def _tells(frame: Frame, at_hand: Wish) -> bool:
    """Whether a further wish says anything of itself; a mere "another one" asks for another offer."""
    if frame.service and frame.service == at_hand.service and not _ONE_MORE.search(frame.text):
        return False
    told = frame.when or frame.professional or frame.service or frame.person
    return bool(told or _FOR.search(frame.text) or names_appointment(frame.text))


def _without(talk: Talk, frames: list[Frame]) -> None:
    """Take clauses that were dealt with out of what was heard."""
    text = talk.heard.text
    for one in frames:
        text = text.replace(one.text.strip(" ,"), " ")
    text = re.sub(r"[\s,.]*(?:\b(?:and|but|so)[\s,.]*)?$", "", text) or talk.heard.text
    kept = tuple(one for one in talk.heard.frames if one not in frames)
    talk.heard = replace(talk.heard, text=text, frames=kept, hedged=hedges(text) or comments(text))


def let_go(talk: Talk) -> Answered:
    """Drop the wish that waits, or the one that waited and is at hand, when the words say so."""
    at_hand = talk.side.wish()
    if at_hand and (off := off_by_name(talk)):
        talk.side.wishes = [one for one in talk.side.wishes if one not in off]
        talk.say("dropped_other")
        if at_hand in off:
            talk.side.open = None
            yield from wishes.proceed(talk)
        elif talk.heard.assent is Assent.YES:
            talk.heard = replace(talk.heard, frames=())
            return False
        else:
            talk.again()
        return True
    waiting = [one for one in talk.side.wishes[1:] if one.follows]
    said = [one for one in talk.heard.frames if gives_up_other(one.text)]
    if named := _named(talk):
        return (yield from _let_go_of(talk, named))
    if waiting and said:
        talk.side.wishes = [one for one in talk.side.wishes if one not in waiting]
        _without(talk, said)
        if talk.heard.assent is Assent.YES:
            return False
        talk.say("dropped_other")
        talk.again()
        return True
    if waiting and any(gives_up_this(one.text) for one in talk.heard.frames) and at_hand:
        return (yield from _dropped(talk, at_hand))
    forgets = any(one.act is Act.FORGET for one in talk.heard.frames)
    if at_hand is None or not at_hand.waited or not (said or forgets):
        return False
    return (yield from _dropped(talk, at_hand))


def _named(talk: Talk) -> Frame | None:
    """The clause that lets go a kind of appointment by its name, where another is at hand."""
    given_up = (
        one
        for one in talk.heard.frames
        if one.service and (one.act in {Act.FORGET, Act.CANCEL} or gives_up(one.text))
    )
    at_hand, frame = talk.side.wish(), next(given_up, None)
    if frame is None or at_hand is None or at_hand.act is not Act.BOOK or not at_hand.service:
        return None
    there = any(one.service == frame.service and one.act is Act.BOOK for one in talk.side.wishes)
    return frame if there or (frame.act is Act.FORGET and frame.service != at_hand.service) else None


def _let_go_of(talk: Talk, frame: Frame) -> Answered:
    """Let the wish of that kind go; where none waits, the appointment of that kind is cancelled."""
    found = next((one for one in talk.side.wishes if one.service == frame.service), None)
    kept = [one for one in talk.heard.frames if one is not frame]
    if found is None:
        talk.heard = replace(talk.heard, frames=(replace(frame, act=Act.CANCEL), *kept))
        return False
    if found is talk.side.wish() and not any(one.details() for one in kept):
        return (yield from _dropped(talk, found))
    if found is talk.side.wish():
        return False
    talk.side.wishes.remove(found)
    _without(talk, [frame])
    talk.say("dropped_other")
    talk.again()
    return True


def _dropped(talk: Talk, wish: Wish) -> Answered:
    talk.say("dropped_other")
    talk.done(wish)
    yield from wishes.proceed(talk)
    return True
