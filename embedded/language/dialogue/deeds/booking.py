"""An appointment: look, offer, choose, read back, commit, and only then say so."""

from collections.abc import Generator
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.anchoring import anchored
from embedded.language.dialogue.deeds.other_hands import free_with_others
from embedded.language.dialogue.deeds.their_own import their_own
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.problems import explain, why
from embedded.language.dialogue.questions.describing import settle_kind
from embedded.language.dialogue.questions.smaller_kinds import tell_smaller
from embedded.language.dialogue.reading import listed_once, read_offer, read_offers
from embedded.language.dialogue.state import Result, Steps, Talk, of_client
from embedded.language.dialogue.who.whom import ask_client, client_known, near_client, only_other, same_again
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import NO_PICK, Offer, asks_first
from embedded.language.understanding.kinds.lesser import wants_less
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import short_name, spoken_booking, spoken_moment, spoken_offers

SHOWN = 3
MANY = 12


def seek(talk: Talk, wish: Wish) -> Steps:
    """Look for slots of the wish and offer them."""
    if "find_slots" not in talk.tools:
        talk.say("no_tool")
        talk.done(wish)
        return
    if wish.act is Act.BOOK and not client_known(talk, wish) and not wish.inquiry:
        ask_client(talk, wish)
        return
    if not (yield from client_settled(talk, wish)):
        return
    if wish.act is Act.BOOK:
        if wants_less(wish.text) and tell_smaller(talk, wish, wish.text):
            return
        yield from settle_kind(talk, wish)
    yield from same_again(talk, wish)
    yield from anchored(talk, wish)
    only_other(talk, wish)
    result = yield ToolCall("find_slots", arguments(talk, wish, wish.when.text()))
    if result.get("problem"):
        explain(talk, wish, result)
        return
    if result.get("why") == "taken" and (yield from their_own(talk, wish)):
        return
    result = (yield from free_with_others(talk, wish, result)) or result
    offer(talk, wish, read_offers(result.get("slots")), result)


def client_settled(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, bool]:
    """Whether the client somebody books for is one the tools know; if not, what stands in the way is asked."""
    name = wish.client
    if (
        wish.act is not Act.BOOK
        or not name
        or name in {wish.known_client, talk.then}
        or not talk.person.books_for_others
        or talk.meeting.person(name)
        or "list_bookings" not in talk.tools
    ):
        return True
    result = yield from listed_once(talk, {"client": name})
    if known := near_client(result, name):
        talk.say("near_client", name=known)
        result = {"client": known}
    if result.get("problem") in {"which_client", "unknown_client"}:
        explain(talk, wish, result)
        return False
    wish.client = wish.known_client = str(result.get("client") or name)
    return True


def arguments(talk: Talk, wish: Wish, when: str) -> dict[str, Any]:
    """The arguments of `find_slots` for a wish."""
    wanted: dict[str, Any] = {"when": when}
    if wish.service:
        wanted["service"] = wish.service
    if wish.professional:
        wanted["professional"] = wish.professional
    if wish.seen or wish.avoid:
        wanted["limit"] = MANY
    if wish.act is Act.MOVE and wish.booking and "move_booking" in talk.tools:
        wanted["moving"] = wish.booking.id
    return wanted


def offer(talk: Talk, wish: Wish, found: list[Offer], result: Result) -> None:
    """Offer what was found: one slot as a question to be answered by yes, several to choose from."""
    named = wish.act is Act.BOOK and wish.when.days and wish.when.minutes() and result.get("exact", True)
    refused = set() if named else {(one.starts, one.professional) for one in wish.seen}
    fresh = [
        one
        for one in found
        if (one.starts, one.professional) not in refused
        and one.professional not in wish.avoid
        and one.starts.weekday() not in wish.when.avoid
        and (wish.when.minutes() or _suits(wish, one))
    ]
    exact, reason = bool(result.get("exact", True)), why(talk, wish, result)
    talk.side.reason = reason
    if not fresh:
        key = "none_left" if found else "no_slots"
        talk.ask(Ask.WHEN, key, why=reason)
        return
    wish.offered = fresh[:SHOWN]
    asked = wish.when.minutes()
    same = [one for one in fresh if one.starts.hour * 60 + one.starts.minute in asked] if exact else []
    first = wish.pick.place == 1 and asks_first(wish.text) and not wish.seen
    if wish.when.only_one() or len(same) == 1 or len(fresh) == 1 or first:
        wish.pick = NO_PICK if first else wish.pick
        wish.chosen = (same or fresh)[0]
        key = "offer_one" if exact else "offer_one_nearest"
        confirm(talk, wish, key, why=reason)
    else:
        offers = spoken_offers(wish.offered)
        talk.ask(Ask.SLOT, "offer" if exact else "offer_nearest", offers=offers, why=reason)
    assert talk.side.open is not None
    talk.side.open.text = talk.side.open.text.removeprefix(reason).strip()


def _suits(wish: Wish, offer: Offer) -> bool:
    """Whether an offer lies on the side that suits of every hour of its day that was refused."""
    return all(
        offer.starts.date() != edge.date()
        or (offer.starts < edge if side == "before" else offer.starts > edge)
        for edge, side in wish.edges
    )


def confirm(talk: Talk, wish: Wish, key: str = "read_back", **facts: object) -> None:
    """Read the chosen slot back as a question to be answered by yes or no."""
    assert wish.chosen is not None
    if wish.act is Act.BOOK and not client_known(talk, wish):
        _keep_time(talk, wish, wish.chosen, str(facts.get("why") or ""))
        return
    offer = of_client(wish.chosen, wish.client or "")
    moves = wish.act is Act.MOVE and wish.booking is not None and not wish.becomes
    said = spoken_booking(offer, client=True, kind=moves and talk.several_kinds)
    moving = wish.booking.id if wish.booking else ""
    for other in (other for other in wish.chosen.overlaps if other.id != moving):
        talk.say("overlaps", booking=spoken_booking(other))
    talk.ask(Ask.CONFIRM, key, offer=said, shall=_shall(talk, wish), **facts)


def _keep_time(talk: Talk, wish: Wish, chosen: Offer, reason: str) -> None:
    """Tell staff who only asked what is free the time, and ask for whom it is before it is read back."""
    wish.when, wish.professional = When((chosen.starts.isoformat(timespec="minutes"),)), chosen.professional
    wish.service, wish.inquiry = chosen.service or wish.service, False
    wish.offered, wish.chosen = [], None
    talk.out.append(f"{reason} {spoken_booking(chosen)} is free.".strip())
    ask_client(talk, wish)


def _shall(talk: Talk, wish: Wish) -> str:
    """The question of a read-back; it names the kind of appointment where there are several."""
    if wish.act is not Act.MOVE or wish.booking is None:
        kind = (wish.chosen.service if wish.chosen else "") or wish.service
        return talk.voice.line("shall_book", what=f"the {kind}" if kind and talk.several_kinds else "it")
    if wish.becomes and "move_booking" in talk.tools:
        return talk.voice.line("shall_change", old=wish.booking.service, new=wish.becomes)
    if wish.chosen and wish.chosen.starts == wish.booking.starts and "move_booking" in talk.tools:
        return talk.voice.line("shall_move_hands", who=short_name(wish.booking.professional))
    if "move_booking" in talk.tools:
        return talk.voice.line("shall_move", old=spoken_moment(wish.booking.starts))
    return talk.voice.line("shall_move_two", old=spoken_booking(wish.booking))


def commit(talk: Talk, wish: Wish) -> Steps:
    """Write the chosen slot after a yes."""
    assert wish.chosen is not None
    wanted: dict[str, Any] = {"slot_id": wish.chosen.id}
    if wish.act is Act.MOVE and wish.booking and "move_booking" in talk.tools:
        result = yield ToolCall("move_booking", {"booking_id": wish.booking.id, **wanted})
    else:
        wanted |= _for_whom(talk, wish)
        result = yield ToolCall("book_slot", wanted)
    yield from _after(talk, wish, result)


def _for_whom(talk: Talk, wish: Wish) -> dict[str, str]:
    """The client of a booking; who books only for themselves has the name of a child or pet noted."""
    if not wish.client:
        return {}
    own = talk.person.rights is not None and not talk.person.books_for_others
    return {"note": f"For {wish.client}"} if own else {"client": wish.client}


def _after(talk: Talk, wish: Wish, result: Result) -> Steps:
    receipt = read_offer(result.get("receipt") or result.get("moved") or result.get("booking"))
    if receipt is None:
        if result.get("problem") == "slot_expired" and not wish.retried:
            yield from _renew(talk, wish)
            return
        explain(talk, wish, result)
        return
    talk.listed.clear()
    talk.side.last_booking, talk.side.last_done, wish.got = receipt, wish.act, receipt
    talk.side.last_gone = wish.booking if wish.act is Act.MOVE else None
    if wish.client and not talk.person.books_for_others:
        talk.side.wards.add(wish.client)
        receipt = of_client(receipt, wish.client)
    whose = bool(wish.client) or talk.person.books_for_others
    said = spoken_booking(receipt, client=whose, kind=talk.several_kinds)
    pending = receipt.state == "pending"
    if wish.act is Act.MOVE and "move_booking" in talk.tools:
        talk.say("receipt_moved_pending" if pending else "receipt_moved", booking=said)
    elif pending:
        talk.say("receipt_pending", booking=said)
    else:
        talk.say("receipt_confirmed_for" if wish.client else "receipt_confirmed", booking=said)
    for other in read_offers(result.get("overlaps")):
        talk.say("receipt_overlaps", booking=spoken_booking(other))
    if wish.act is Act.MOVE and wish.booking and "move_booking" not in talk.tools:
        old = yield ToolCall("cancel_booking", {"booking_id": wish.booking.id})
        key = "receipt_old_cancelled" if old.get("cancelled") else "old_stays"
        talk.say(key, booking=spoken_booking(wish.booking))
    talk.done(wish)


def _renew(talk: Talk, wish: Wish) -> Steps:
    """The slot's id ran out: look for the same time again, and book it when it still stands."""
    assert wish.chosen is not None
    wish.retried = True
    gone = wish.chosen
    again = Wish(wish.act, When(days=(gone.starts.isoformat(timespec="minutes"),)))
    again.service = gone.service or wish.service
    again.professional = gone.professional or wish.professional
    result = yield ToolCall("find_slots", arguments(talk, again, again.when.days[0]))
    found = read_offers(result.get("slots"))
    same = next(
        (one for one in found if one.starts == gone.starts and one.professional == gone.professional),
        None,
    )
    if same is None:
        offer(talk, wish, found, {**result, "exact": False, "why": result.get("why", "taken")})
        return
    wish.chosen = same
    yield from commit(talk, wish)
