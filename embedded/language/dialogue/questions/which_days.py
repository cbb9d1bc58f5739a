"""“What mornings is it?”, “which day have you after five?”: the first time of each day of the kind at hand."""

import re
from dataclasses import replace
from datetime import date, timedelta

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.times.hours import works_on
from embedded.language.wording.spoken import spoken_day

_DAYS = re.compile(
    r"\b(?:what|which)(?: other)? (?:(?:week)?days|mornings|afternoons|evenings)\b(?! (?:did|was|were)\b)"
    r"|\b(?:what|which)(?: other)? (?:(?:week)?day|morning|afternoon|evening)"
    r" (?:(?:do|does|can|could|would|have|has|are|is)(?: (?:you|they|there|he|she|we|i))?"
    r" (?:have|has|do|free|open|come|give|something|anything|after|before)|have|has|suits?|works?)\b",
    re.I,
)
_AHEAD = 14
"""Days within which the days of a kind are looked for."""
_LOOKED_UP = 6
_ASKED = frozenset({Ask.WHEN, Ask.SLOT, Ask.CONFIRM})


def asks_days(text: str) -> bool:
    """Whether it is asked on which days something is to be had."""
    return bool(_DAYS.search(text))


def tell_days(talk: Talk, question: Question, wish: Wish) -> Answered:
    """Offer the first time of each day on which the kind at hand is to be had, at the time of day that is said."""
    frame = talk.heard.main()
    about = question.ask in _ASKED and wish.act in {Act.BOOK, Act.MOVE} and "find_slots" in talk.tools
    if not about or frame.when.in_pieces().days or not asks_days(frame.text):
        return False
    wish.when = replace(wish.when.in_pieces().merged(frame.when.in_pieces()), days=(), soonest=False)
    wish.chosen, wish.offered, wish.seen = None, [], []
    found: list[Offer] = []
    for day in _days(talk, wish)[:_LOOKED_UP]:
        when = f"{spoken_day(day)} {wish.when.clock}".strip()
        result = yield ToolCall("find_slots", booking.arguments(talk, wish, when))
        if result.get("exact", True) and not result.get("problem"):
            found += read_offers(result.get("slots"))[:1]
        if len(found) == booking.SHOWN:
            break
    talk.side.open = None
    booking.offer(talk, wish, found, {})
    return True


def _days(talk: Talk, wish: Wish) -> list[date]:
    """The days ahead on which somebody works who gives the kind, each weekday once."""
    able = [
        one
        for one in talk.meeting.professionals
        if wish.professional in (None, one.name)
        and (not one.services or wish.service in (None, *one.services))
    ]
    today = talk.meeting.today()
    ahead = [today + timedelta(days=n) for n in range(_AHEAD)] if today else []
    open_on = [day for day in ahead if any(works_on(one.hours, day.weekday()) for one in able)]
    return list({day.weekday(): day for day in reversed(open_on)}.values())[::-1]
