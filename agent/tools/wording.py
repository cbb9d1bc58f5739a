"""Slots, bookings and cards as JSON (docs/wires.md 4 and 7). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from agent.speech import label
from scheduling_tools.booking import Booking
from scheduling_tools.slot import OFFER_LIFE, Offer, Span


def _starts(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    local = at.astimezone(zone)
    return {"starts": local.strftime("%Y-%m-%dT%H:%M"), "weekday": local.strftime("%A")}


def slot_json(offer: Offer, zone: ZoneInfo, own: Sequence[Booking] = ()) -> dict[str, Any]:
    """A slot as the model sees it, with those of the asker's own appointments that it overlaps."""
    slot = offer.slot
    return {
        "slot_id": offer.id,
        **_starts(slot.starts_at, zone),
        "professional": slot.professional,
        "service": slot.service,
        "minutes": slot.minutes,
        **overlaps_json([b for b in own if b.span.overlaps(Span(slot.starts_at, slot.ends_at))], zone),
    }


def overlaps_json(others: Sequence[Booking], zone: ZoneInfo) -> dict[str, Any]:
    """The client's other appointments at that time; no key when there are none."""
    return {"overlaps": [booking_json(other, zone) for other in others]} if others else {}


def booking_json(booking: Booking, zone: ZoneInfo) -> dict[str, Any]:
    """A booking as the model sees it."""
    return {
        "booking_id": str(booking.id),
        **_starts(booking.starts_at, zone),
        "professional": booking.professional,
        "service": booking.service,
        "client": booking.client,
        "minutes": booking.minutes,
        "state": booking.state.value,
    }


def call_facts(
    tool: str, arguments: Mapping[str, Any], result: Mapping[str, Any], seconds: float, asker: str | None
) -> dict[str, Any]:
    """One doing of a tool as the record keeps it; `asker` is the identity it was done for."""
    return {
        "tool": tool,
        "arguments": arguments,
        "result": result,
        "seconds": round(seconds, 4),
        "asker": asker,
    }


def card_of(call: Mapping[str, Any], at: datetime, zone: ZoneInfo) -> dict[str, Any] | None:
    """What the room is shown of a tool call; None for one that neither offers nor writes.

    Args:
        call: its facts, as `call_facts` made them; a recorded call gives the same card again.
        at: when it was over.
        zone: of the times in its result.
    """
    result = call["result"]
    if result.get("slots"):
        return _offer(result["slots"], call.get("asker"), at, zone)
    if call["tool"] == "book_slot" and "receipt" in result:
        pending = result["receipt"]["state"] == "pending"
        return _receipt(result["receipt"], "requested" if pending else "booked", zone)
    if call["tool"] == "move_booking" and "receipt" in result:
        return _receipt(result["receipt"], "moved", zone)
    return _receipt(result["cancelled"], "cancelled", zone) if "cancelled" in result else None


def _offer(
    slots: Sequence[Mapping[str, Any]], asker: str | None, at: datetime, zone: ZoneInfo
) -> dict[str, Any]:
    return {
        "kind": "offer",
        "offer_id": slots[0]["slot_id"],
        "for": asker or "",
        "slots": [_shown(slot, "slot_id", "professional", "service", "minutes", zone=zone) for slot in slots],
        "expires_at": (at + OFFER_LIFE).isoformat(),
    }


def _receipt(booking: Mapping[str, Any], action: str, zone: ZoneInfo) -> dict[str, Any]:
    facts = _shown(booking, "booking_id", "professional", "service", "client", "minutes", zone=zone)
    return {"kind": "receipt", "action": action, **facts}


def _shown(facts: Mapping[str, Any], *kept: str, zone: ZoneInfo) -> dict[str, Any]:
    """Those facts, with the time as a card shows it and as a calendar reads it."""
    starts = datetime.fromisoformat(facts["starts"]).replace(tzinfo=zone)
    return {**{name: facts[name] for name in kept}, "label": label(starts), "starts": starts.isoformat()}
