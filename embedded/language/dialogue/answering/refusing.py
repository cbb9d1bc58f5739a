"""An hour of the offers that is refused ("nine's a bit tight"): the others, or those on the side that suits."""

from dataclasses import replace
from datetime import date

from embedded.language.dialogue.deeds.beside import look_beside
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.answers.choice import Offer, fits_clock
from embedded.language.understanding.answers.mentions import mentions, spoken_plainly
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.when import NO_TIME
from embedded.language.wording.spoken import spoken_day, spoken_offers


def days_refused(
    text: str, row: tuple[Offer, ...], others: tuple[str, ...], today: date | None
) -> frozenset[int]:
    """The weekdays of the offers that are named without an hour or a part of the day: "tomorrow's no good at all".

    Only of words that refuse all that is offered.
    """
    named = mentions(spoken_plainly(text), row, others, today)
    if any(one.kind in {"hour", "bound", "part"} for one in named):
        return frozenset()
    return frozenset(row[place].starts.weekday() for one in named if one.kind == "day" for place in one.fits)


def without_refused(wish: Wish, frame: Frame) -> tuple[Frame, list[Offer]]:
    """Let the offers go that are refused by their hour.

    Returns:
        The clause with the day that what suits instead is on, and what was let go.
    """
    there = [wish.chosen] if wish.chosen else wish.offered
    gone = [one for one in there if one.starts.hour * 60 + one.starts.minute in frame.refused]
    if not gone:
        return replace(frame, refused=()), []
    wish.seen, wish.chosen = [*wish.seen, *gone], None
    wish.offered = [one for one in wish.offered if one not in gone]
    if side := _side(frame):
        wish.edges = [*wish.edges, *((one.starts, side) for one in gone)]
    days = {one.starts.date() for one in gone}
    if frame.when.clock and not frame.when.days and len(days) == 1:
        frame = replace(frame, when=replace(frame.when.in_pieces(), days=(spoken_day(days.pop()),)))
    return frame, gone


def refuses_only(talk: Talk, wish: Wish, frame: Frame, gone: list[Offer]) -> Answered:
    """Where nothing but an hour was refused, offer what is left on the side that suits, else look there."""
    side = _side(frame)
    if not gone or replace(frame, refused=(), when=NO_TIME if side else frame.when).details():
        return False
    wish.when = wish.when.merged(frame.when) if side else wish.when
    left = [one for one in wish.offered if not side or fits_clock(frame.when, one.starts)]
    talk.side.open = None
    if left:
        wish.offered = left
        talk.ask(Ask.SLOT, "others", offers=spoken_offers(left))
        return True
    wish.offered = gone if side else []
    yield from look_beside(talk, wish, {"before": "earlier", "after": "later"}.get(side, "other"))
    return True


def _side(frame: Frame) -> str:
    """The side of a refused hour that suits, where one is told."""
    first = frame.when.clock.split(" ")[0].lower()
    return first if frame.refused and first in {"before", "after"} else ""
