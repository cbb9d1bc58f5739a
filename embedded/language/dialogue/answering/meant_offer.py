"""Which of several offers is meant by a yes that names none: the one that is as was wished for."""

import re

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer, asks_first, fitting

_EARLIEST = re.compile(
    r"\b(?:earliest|soonest|first thing|as (?:early|soon)|asap|next (?:available|free))\b",
    re.I,
)


def meant_offer(talk: Talk, wish: Wish) -> Offer | None:
    """The one offer that is the earliest or latest where that was wished for, or the only one on the day or hour."""
    offered, when = wish.offered, wish.when
    if len(offered) < 2:
        return None
    if when.latest or wish.pick.end == "latest":
        return max(offered, key=lambda one: one.starts)
    if when.soonest or asks_first(wish.text) or _EARLIEST.search(f"{wish.text} {when.text()}"):
        return min(offered, key=lambda one: one.starts)
    there = fitting(offered, when, wish.professional, frozenset(), talk.meeting.now) if when else []
    if len(there) > 1 or not there:
        there = _on_day_of_last(talk, wish, there or offered)
    return there[0] if len(there) == 1 else None


def _on_day_of_last(talk: Talk, wish: Wish, there: list[Offer]) -> list[Offer]:
    """Those on the day of the appointment spoken of last, where an hour was wished for and no day."""
    last = (
        next((one.last_booking for one in talk.sides.values() if one.latest), None) or talk.side.last_booking
    )
    if last is None or wish.when.days or not wish.when.minutes() or wish.act not in {Act.BOOK, Act.MOVE}:
        return []
    return [one for one in there if one.starts.date() == last.starts.date()]
