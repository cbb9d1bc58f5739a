"""Moving and cancelling: find the appointment meant, read it back, and touch it only after a yes."""

from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue import booking
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Ask, Steps, Talk, Wish
from embedded.language.understanding.choice import Offer, fitting
from embedded.language.understanding.intents import Act
from embedded.language.understanding.when import When
from embedded.language.wording.spoken import listed, spoken_booking

_VERBS = {Act.MOVE: "move", Act.CANCEL: "cancel", Act.CANNOT_COME: "change"}


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
    if wish.booking is None and not wish.bookings:
        of = f" for {wish.client}" if wish.client else ""
        talk.say("nothing_to_change", of=of, verb=_VERBS[wish.act])
        talk.done(wish)
        return
    if wish.booking is None:
        meant = _meant(talk, wish)
        if len(meant) != 1:
            shown = meant or wish.bookings
            said = listed([spoken_booking(one, client=_others(talk)) for one in shown[:4]], "or")
            talk.ask(Ask.BOOKING, "which_booking" if meant else "no_such_booking", bookings=said)
            wish.offered = shown
            return
        wish.booking = meant[0]
    yield from _next(talk, wish)


def _others(talk: Talk) -> bool:
    return booking.books_for_others(talk.person)


def _meant(talk: Talk, wish: Wish) -> list[Offer]:
    """The bookings the words can mean: by time where the words gave one, else the one just made, else all."""
    said = wish.source if wish.act is Act.MOVE else wish.when
    who = wish.professional if wish.act is not Act.MOVE or len(wish.bookings) > 1 else None
    if said:
        fits = fitting(wish.bookings, said, who, wish.avoid, talk.meeting.now)
        return fits or fitting(wish.bookings, said, None, frozenset(), talk.meeting.now)
    if who:
        fits = fitting(wish.bookings, When(), who, wish.avoid, talk.meeting.now)
        return fits or wish.bookings
    return wish.bookings


def _next(talk: Talk, wish: Wish) -> Steps:
    assert wish.booking is not None
    said = spoken_booking(wish.booking, client=_others(talk))
    match wish.act:
        case Act.CANCEL:
            talk.ask(Ask.CONFIRM, "read_back", offer=said, shall=talk.voice.line("shall_cancel"))
        case Act.CANNOT_COME:
            talk.ask(Ask.MOVE_OR_CANCEL, "cannot_come", booking=said)
        case _:
            wish.professional = wish.professional or wish.booking.professional
            wish.service = wish.service or wish.booking.service
            wish.client = wish.client or (wish.booking.client if _others(talk) else None)
            if wish.when:
                yield from booking.seek(talk, wish)
            else:
                talk.out.append(f"{said[0].upper()}{said[1:]}.")
                talk.ask(Ask.WHEN, "ask_move_when")


def commit_cancel(talk: Talk, wish: Wish) -> Steps:
    """Cancel after a yes, and say so from the receipt."""
    assert wish.booking is not None
    result = yield ToolCall("cancel_booking", {"booking_id": wish.booking.id})
    if result.get("cancelled"):
        talk.say("receipt_cancelled", booking=spoken_booking(wish.booking, client=_others(talk)))
        talk.done(wish)
    else:
        explain(talk, wish, result)
