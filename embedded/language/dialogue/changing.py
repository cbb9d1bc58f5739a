"""Moving and cancelling: find the appointment meant, read it back, and touch it only after a yes."""

import re
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue import booking
from embedded.language.dialogue.beside import look_beside
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Ask, Steps, Talk, Wish
from embedded.language.understanding.act import Act
from embedded.language.understanding.choice import Offer, choose, fitting
from embedded.language.understanding.when import When
from embedded.language.wording.spoken import listed, spoken_booking, spoken_day, spoken_time

_VERBS = {Act.MOVE: "move", Act.CANCEL: "cancel", Act.CANNOT_COME: "change"}
_THAT = re.compile(r"\b(?:it|that|this|that one|the one you just)\b", re.I)
MOST_SAID = 4


def start(talk: Talk, wish: Wish) -> Steps:
    """List the bookings and settle which one is meant."""
    if "list_bookings" not in talk.tools:
        talk.say("no_tool")
        talk.done(wish)
        return
    if wish.booking is None:
        arguments: dict[str, Any] = {"client": wish.client} if wish.client else {}
        result = yield ToolCall("list_bookings", arguments)
        if result.get("problem"):
            explain(talk, wish, result)
            return
        wish.bookings = read_offers(result.get("bookings"))
    yield from settle(talk, wish)


def settle(talk: Talk, wish: Wish) -> Steps:
    """Take the one booking the words point at, or ask which."""
    if not wish.bookings:
        talk.say("nothing_to_change", of=f" for {wish.client}" if wish.client else "", verb=_VERBS[wish.act])
        talk.done(wish)
        return
    if wish.all and len(wish.bookings) > 1:
        said = listed([spoken_booking(one, client=_others(talk)) for one in wish.bookings])
        talk.ask(Ask.CONFIRM, "shall_cancel_all", bookings=said)
        return
    if wish.booking is None:
        meant = _meant(talk, wish)
        if not meant and len(wish.bookings) == 1:
            talk.say("not_that_booking")
            meant = wish.bookings
        if len(meant) != 1:
            wish.offered = meant or wish.bookings
            said = listed(
                [spoken_booking(one, client=_others(talk)) for one in wish.offered[:MOST_SAID]], "or"
            )
            talk.ask(Ask.BOOKING, "which_booking" if meant else "no_such_booking", bookings=said)
            return
        wish.booking = meant[0]
    yield from _next(talk, wish)


def _others(talk: Talk) -> bool:
    return booking.books_for_others(talk.person)


def _meant(talk: Talk, wish: Wish) -> list[Offer]:
    """The bookings the words can mean: by time, person or place in the row; "it" is the last spoken of."""
    said = wish.source if wish.act is Act.MOVE else wish.when
    fits = wish.bookings
    if said or said.avoid:
        fits = fitting(wish.bookings, said, None, frozenset(), talk.meeting.now)
    if wish.professional and len(fits) > 1:
        fits = fitting(fits, When(), wish.professional, wish.avoid, talk.meeting.now) or fits
    if wish.act is not Act.MOVE and wish.pick and not wish.pick.shift:
        fits = choose(fits, wish.pick)
    elif len(fits) > 1 and re.search(r"\bnext (?:appointment|booking|visit|one)\b", wish.text, re.I):
        fits = [min(fits, key=lambda one: one.starts)]
    last = talk.side.last_booking
    if len(fits) > 1 and last and _THAT.search(wish.text):
        fits = [one for one in fits if one.id == last.id] or fits
    return fits


def _next(talk: Talk, wish: Wish) -> Steps:
    assert wish.booking is not None
    said = spoken_booking(wish.booking, client=_others(talk))
    match wish.act:
        case Act.CANCEL:
            talk.ask(Ask.CONFIRM, "read_back", offer=said, shall=talk.voice.line("shall_cancel"))
        case Act.CANNOT_COME:
            talk.ask(Ask.MOVE_OR_CANCEL, "cannot_come", booking=said)
        case _:
            yield from _where_to(talk, wish, wish.booking)


def _where_to(talk: Talk, wish: Wish, old: Offer) -> Steps:
    """Look for the new time: the one said, one shifted by what was said, or ask."""
    wish.professional = wish.professional or old.professional
    wish.service = wish.service or old.service
    wish.client = wish.client or (old.client if _others(talk) else None)
    if wish.shift:
        there = old.starts + wish.shift
        wish.when, wish.shift = When((spoken_day(there.date()),), f"at {spoken_time(there)}"), None
    elif wish.when.clock and not wish.when.days:
        wish.when = When((spoken_day(old.starts.date()),)).merged(wish.when)
    if wish.when:
        yield from booking.seek(talk, wish)
    elif wish.pick.shift in {"earlier", "later"}:
        wish.seen = [old]
        yield from look_beside(talk, wish, wish.pick.shift)
    else:
        talk.out.append(f"{spoken_booking(old, client=_others(talk))}.")
        talk.ask(Ask.WHEN, "ask_move_when")


def commit_cancel(talk: Talk, wish: Wish) -> Steps:
    """Cancel after a yes, and say so from the receipt."""
    for one in wish.bookings if wish.all else [wish.booking]:
        assert one is not None
        result = yield ToolCall("cancel_booking", {"booking_id": one.id})
        if not result.get("cancelled"):
            explain(talk, wish, result)
            return
        talk.say("receipt_cancelled", booking=spoken_booking(one, client=_others(talk)))
    talk.done(wish)
