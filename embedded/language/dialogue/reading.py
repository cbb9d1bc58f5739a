"""Tool results as nouns: slots, bookings and choices, whatever is missing in them; bookings are listed here."""

from collections.abc import Generator
from datetime import datetime
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.state import Result, Talk
from embedded.language.understanding.answers.choice import Offer

OUT = frozenset({"closed", "time_off", "outside_hours"})
"""Why nothing fits where nobody is in, as `find_slots` says it."""


def read_offer(one: Any) -> Offer | None:
    """A SLOT or BOOKING; None when it has no readable start."""
    if not isinstance(one, dict):
        return None
    try:
        starts = datetime.fromisoformat(str(one.get("starts"))).replace(tzinfo=None)
    except ValueError:
        return None
    return Offer(
        id=str(one.get("slot_id") or one.get("booking_id") or ""),
        starts=starts,
        professional=str(one.get("professional") or ""),
        service=str(one.get("service") or ""),
        minutes=int(one.get("minutes") or 0),
        client=str(one.get("client") or ""),
        state=str(one.get("state") or ""),
        overlaps=tuple(read_offers(one.get("overlaps"))),
    )


def read_offers(found: Any) -> list[Offer]:
    """All readable slots or bookings of a list, in its order."""
    return [offer for one in found or () if (offer := read_offer(one))]


def read_choices(found: Any) -> list[str]:
    """The names among a problem's choices, given as text or as objects with a name."""
    return [str(one.get("name") if isinstance(one, dict) else one) for one in found or ()]


def listed_once(talk: Talk, arguments: dict[str, Any]) -> Generator[ToolCall, Result, Result]:
    """The result of `list_bookings`; whoever needs the same list until something is written shares it."""
    key = str(arguments)
    if key not in talk.listed:
        talk.listed[key] = yield ToolCall("list_bookings", arguments)
    return talk.listed[key]
