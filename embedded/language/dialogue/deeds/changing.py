"""Moving and cancelling: find the appointment meant, read it back, and touch it only after a yes."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.beside import look_beside
from embedded.language.dialogue.deeds.together import put_beside
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.pointing import in_place, meant, sounding
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Result, Steps, Talk
from embedded.language.dialogue.who.whom import ask_client, near_client
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.days import weekday_of
from embedded.language.understanding.times.relative import at_moment, told_from
from embedded.language.understanding.times.when import NO_TIME, When
from embedded.language.wording.spoken import listed, spoken_bookings, spoken_day, spoken_time

_VERBS = {Act.MOVE: "move", Act.CANCEL: "cancel", Act.CANNOT_COME: "change"}
MOST_SAID = 4


def start(talk: Talk, wish: Wish) -> Steps:
    """List the bookings and settle which one is meant."""
    if "list_bookings" not in talk.tools:
        talk.say("no_tool")
        talk.done(wish)
        return
    if wish.booking is None and wish.relation and not wish.client:
        ask_client(talk, wish)
        return
    of_day = wish.all and wish.when.days
    if not (wish.booking or wish.client or of_day) and others(talk) and len(talk.meeting.clients()) > 1:
        here = [one.name for one in talk.meeting.clients()]
        talk.ask(Ask.CLIENT, "ask_choice", here, choices=listed(here, "or"))
        return
    if wish.booking is None:
        result = yield from listed_once(talk, _arguments(talk, wish))
        if known := near_client(result, wish.client or ""):
            wish.client = known
            talk.say("near_client", name=known)
            result = yield from listed_once(talk, _arguments(talk, wish))
        wish.bookings = read_offers(result.get("bookings"))
        if result.get("problem") == "unknown_client" and wish.client:
            wish.bookings = yield from _of_sound(talk, wish)
        if result.get("problem") and not wish.bookings:
            explain(talk, wish, result)
            return
    yield from settle(talk, wish)


def _of_sound(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, list[Offer]]:
    """The bookings at that time whose client sounds like the name heard."""
    heard, wish.client = wish.client or "", None
    result = yield from listed_once(talk, _arguments(talk, wish))
    there = read_offers(result.get("bookings"))
    wish.client = sounding(heard, there) or heard
    return [one for one in there if one.client == wish.client]


def _arguments(talk: Talk, wish: Wish) -> dict[str, Any]:
    """A client's bookings; of the whole house only those at the time that was said."""
    if wish.client:
        return {"client": wish.client}
    said = wish.source if wish.act is Act.MOVE else wish.when
    return {"when": said.text()} if others(talk) and said.days else {}


def others(talk: Talk) -> bool:
    """Whether bookings are spoken of with the name of the client."""
    return talk.person.books_for_others


def _unwritten(talk: Talk, wish: Wish) -> Wish | None:
    """The wish for an appointment of that kind which was read back and not yet agreed to: it is moved by its wish."""
    if wish.act is not Act.MOVE:
        return None
    wished = (one for one in talk.side.wishes if one.act is Act.BOOK and not one.inquiry)
    return next((one for one in wished if wish.service in (None, one.service)), None)


def _only_likely(wish: Wish) -> bool:
    """Whether a move of what does not stand is one by likeness alone: "come back for another go, Monday at nine"."""
    named = wish.when and not wish.source and grammar_act(wish.text) is not Act.MOVE
    return bool(wish.act is Act.MOVE and not wish.bookings and wish.text and named)


def settle(talk: Talk, wish: Wish) -> Steps:
    """Take the one booking the words point at, or ask which."""
    if wish.booking is None:
        found = meant(talk, wish)
        if wish.presumed and found and not _gives(talk, wish.professional or "", found[0].service):
            found = []  # whoever is named does other things
        if wish.beside and all(one.service != wish.service for one in wish.bookings):
            wish.act, wish.told = Act.BOOK, ""
            put_beside(talk, wish, wish.beside, close=False)
            yield from booking.seek(talk, wish)
            return
        if not found and (wish.presumed or _only_likely(wish)):
            wish.act, wish.when, gone = Act.BOOK, _without_source(wish), talk.side.last_gone
            wish.service = wish.service or (gone.service if gone else None)
            yield from booking.seek(talk, wish)
            return
        if not found and wish.of_another:
            wish.act = Act.MESSAGE
            talk.ask(Ask.LEAVE_MESSAGE, "own_only")
            return
        if not wish.bookings and (unwritten := _unwritten(talk, wish)):
            talk.done(wish)
            unwritten.when, unwritten.offered, unwritten.chosen = wish.when or unwritten.when, [], None
            yield from booking.seek(talk, unwritten)
            return
        if not wish.bookings:
            of = f" for {wish.client}" if wish.client else ""
            talk.say("nothing_to_change", of=of, verb=_VERBS[wish.act])
            talk.done(wish)
            return
        if not found and len(wish.bookings) == 1:
            talk.say("not_that_booking")
            found = wish.bookings
        if wish.all and len(found) > 1 and not _doubtful(wish, found):
            wish.bookings = found
            said = listed(spoken_bookings(found, client=others(talk)))
            talk.ask(Ask.CONFIRM, "shall_cancel_all", bookings=said)
            return
        wish.all = False
        if len(found) != 1:
            wish.offered = found or wish.bookings
            said = listed(spoken_bookings(wish.offered[:MOST_SAID], client=others(talk)), "or")
            talk.ask(Ask.BOOKING, "which_booking" if found else "no_such_booking", bookings=said)
            return
        wish.booking = found[0]
    yield from _next(talk, wish)


def _without_source(wish: Wish) -> When:
    """The wish without the day it was told from, which is no appointment's after all."""
    named = {weekday_of(day) for day in wish.when.days}
    out = frozenset(n for day in wish.source.days if (n := weekday_of(day)) is not None and n not in named)
    return replace(wish.when.in_pieces(), avoid=wish.when.avoid | out) if out else wish.when


def of_another(talk: Talk, wish: Wish, frame: Frame) -> Steps:
    """Begin a change again for another client, with the time that was wished for."""
    wish.client = talk.side.client = frame.person
    if frame.act in {Act.MOVE, Act.CANCEL} and frame.act is not wish.act:
        wish.act, wish.when, wish.source, wish.told = frame.act, NO_TIME, frame.source, frame.text
    wish.booking = wish.chosen = wish.professional = wish.service = None
    wish.bookings, wish.offered, wish.seen = [], [], []
    wish.when = wish.when.merged(frame.when)
    talk.side.open = None
    yield from start(talk, wish)


def _doubtful(wish: Wish, found: list[Offer]) -> bool:
    """Whether "both" was said of more than two."""
    return "both" in wish.text.lower() and len(found) != 2


def _spoken(talk: Talk, one: Offer, among: list[Offer]) -> str:
    return spoken_bookings([one], client=others(talk), among=among, kind=talk.several_kinds)[0]


def _next(talk: Talk, wish: Wish) -> Steps:
    assert wish.booking is not None
    said = _spoken(talk, wish.booking, wish.bookings)
    talk.side.last_booking = wish.booking
    match wish.act:
        case Act.CANCEL:
            talk.ask(Ask.CONFIRM, "read_back", offer=said, shall=talk.voice.line("shall_cancel"))
        case Act.CANNOT_COME:
            talk.ask(Ask.MOVE_OR_CANCEL, "cannot_come", booking=said)
        case _:
            yield from _where_to(talk, wish, wish.booking)


def _where_to(talk: Talk, wish: Wish, old: Offer) -> Steps:
    """Look for the new time: the one said, one told from the booking, or ask."""
    if wish.professional is None and old.professional not in wish.avoid:
        wish.professional = old.professional if _gives(talk, old.professional, wish.becomes) else None
    if wish.presumed and wish.service not in (None, old.service) and in_place(wish.text):
        wish.becomes = wish.service
    wish.service = wish.becomes or old.service or wish.service  # what was named told which one to move
    wish.client = old.client or wish.client if others(talk) else wish.client
    if wish.told:
        wish.when, wish.told = told_from(old.starts, wish.told, wish.when, talk.meeting.today()), ""
    beside = wish.pick.shift in {"earlier", "later"} and not wish.when.clock
    if beside and wish.when.days in ((), (spoken_day(old.starts.date()),)):
        wish.seen = [old]
        yield from look_beside(talk, wish, wish.pick.shift)
        return
    other_person = wish.professional != old.professional
    if wish.becomes and not wish.when:
        wish.when = at_moment(old.starts)
    if (wish.when.clock or other_person) and not wish.when.days and not wish.when.soonest:
        clock = "" if wish.when or beside else f"at {spoken_time(old.starts)}"
        wish.when = When((spoken_day(old.starts.date()),), clock).merged(wish.when)
    if wish.when:
        before = len(talk.out)
        yield from booking.seek(talk, wish)
        if others(talk) and talk.side.open and talk.side.open.ask is Ask.SLOT:
            talk.out.insert(before, f"{_spoken(talk, old, wish.bookings)}.")
    else:
        talk.out.append(f"{_spoken(talk, old, wish.bookings)}.")
        talk.ask(Ask.WHEN, "ask_move_when")


def _gives(talk: Talk, professional: str, kind: str | None) -> bool:
    """Whether a professional gives appointments of that kind, as far as the house tells."""
    one = talk.meeting.professional(professional)
    return not (kind and one and one.services) or kind in one.services


def commit_cancel(talk: Talk, wish: Wish) -> Steps:
    """Cancel after a yes, and say so from the receipt."""
    for one in wish.bookings if wish.all else [wish.booking]:
        assert one is not None
        result = yield ToolCall("cancel_booking", {"booking_id": one.id})
        if not result.get("cancelled"):
            explain(talk, wish, result)
            return
        talk.listed.clear()
        talk.side.last_gone, talk.side.last_done = one, Act.CANCEL
        talk.side.kind = one.service
        talk.say("receipt_cancelled", booking=_spoken(talk, one, [one]))
    talk.done(wish)
