"""Slots, bookings and cards as JSON (docs/wires.md 4 and 7). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from agent.speech import label
from scheduling_tools.booking import Booking
from scheduling_tools.slot import Offer


def _starts(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    local = at.astimezone(zone)
    return {"starts": local.strftime("%Y-%m-%dT%H:%M"), "weekday": local.strftime("%A")}


def slot_json(offer: Offer, zone: ZoneInfo) -> dict[str, Any]:
    """A slot as the model sees it."""
    slot = offer.slot
    return {
        "slot_id": offer.id,
        **_starts(slot.starts_at, zone),
        "professional": slot.professional,
        "service": slot.service,
        "minutes": slot.minutes,
    }


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


def offer_card(offers: Sequence[Offer], identity: str, zone: ZoneInfo) -> dict[str, Any]:
    """What the room is shown of an offer."""
    return {
        "kind": "offer",
        "offer_id": offers[0].id,
        "for": identity,
        "slots": [
            {
                "slot_id": o.id,
                "label": label(o.slot.starts_at.astimezone(zone)),
                "starts": o.slot.starts_at.astimezone(zone).isoformat(),
                "professional": o.slot.professional,
                "service": o.slot.service,
                "minutes": o.slot.minutes,
            }
            for o in offers
        ],
        "expires_at": min(o.expires_at for o in offers).isoformat(),
    }


def receipt_card(booking: Booking, action: str, zone: ZoneInfo) -> dict[str, Any]:
    """What the room is shown of a write."""
    local = booking.starts_at.astimezone(zone)
    return {
        "kind": "receipt",
        "booking_id": str(booking.id),
        "action": action,
        "label": label(local),
        "professional": booking.professional,
        "service": booking.service,
        "client": booking.client,
        "starts": local.isoformat(),
    }
