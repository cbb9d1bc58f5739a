"""For example "Earlier", "later", "something else": what lies beside the slots just offered."""

from dataclasses import replace
from datetime import datetime

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import spoken_day, spoken_offers, spoken_time


def look_beside(talk: Talk, wish: Wish, direction: str) -> Steps:
    """Offer what is earlier or later than the offers, or other than them; the wish itself stays."""
    wish.when = replace(wish.when, soonest=False)
    shown = [wish.chosen] if wish.chosen else wish.offered or wish.seen
    if direction == "other" or not shown:
        wish.seen, wish.chosen = [*wish.seen, *shown], None
        if wish.when.minutes():
            wish.when = replace(wish.when, clock="")
        yield from booking.seek(talk, wish)
        return
    earlier = direction == "earlier"
    edge = min(shown, key=_starts) if earlier else max(shown, key=_starts)
    clock = f"{'before' if earlier else 'after'} {spoken_time(edge.starts)}"
    same_day = When((spoken_day(edge.starts.date()),), clock, latest=earlier)
    beyond = (
        []
        if earlier and _refused(wish, edge)
        else ["" if earlier else f"after {spoken_day(edge.starts.date())}"]
    )
    for when in (same_day.text(), *beyond):
        result = yield ToolCall("find_slots", {**booking.arguments(talk, wish, when), "limit": booking.MANY})
        if result.get("problem") and when:
            continue
        if result.get("problem"):
            explain(talk, wish, result)
            return
        found = [one for one in read_offers(result.get("slots")) if _beyond(one, edge, earlier)]
        if found:
            nearest = sorted(found, key=_starts)
            wish.seen, wish.chosen = [*wish.seen, *shown], None
            booking.offer(talk, wish, nearest[-booking.SHOWN :] if earlier else nearest, {})
            return
    _nothing(talk, wish, edge, earlier)


def _starts(one: Offer) -> datetime:
    return one.starts


def _beyond(one: Offer, edge: Offer, earlier: bool) -> bool:
    return one.starts < edge.starts if earlier else one.starts > edge.starts


def _refused(wish: Wish, edge: Offer) -> bool:
    """Whether it is what was refused: what may come before it does on that day, and it is not put again."""
    return any(edge.starts == start for start, _ in wish.edges)


def _nothing(talk: Talk, wish: Wish, edge: Offer, earlier: bool) -> None:
    if _refused(wish, edge):
        wish.offered = []
        talk.ask(Ask.WHEN, "none_left")
    elif not earlier or not wish.offered:
        talk.ask(Ask.WHEN, "none_later")
    elif len(wish.offered) == 1:
        wish.chosen = edge
        booking.confirm(talk, wish, "none_earlier_one")
    else:
        talk.ask(Ask.SLOT, "none_earlier", offers=spoken_offers(wish.offered))
