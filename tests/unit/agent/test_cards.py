"""Booking cards outlive a reload, a late entry and an agent."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from agent.behaviours.cards import Cards
from agent.memory import shown_before
from agent.tools.wording import call_facts, card_of
from meeting.clock import FrozenClock
from meeting.transcript import SessionEvent
from scheduling_tools.slot import OFFER_LIFE

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")


class Room:
    """Keeps the text streams sent: card and receivers."""

    def __init__(self) -> None:
        self.local_participant = self
        self.sent: list[tuple[dict[str, Any], list[str] | None]] = []

    async def send_text(self, text: str, *, topic: str, destination_identities: list[str] | None) -> None:
        await asyncio.sleep(0)
        self.sent.append((json.loads(text), destination_identities))


def slot(slot_id: str, starts: str = "2026-11-24T14:30") -> dict[str, Any]:
    return {
        "slot_id": slot_id,
        "starts": starts,
        "professional": "Dr. Rui Melo",
        "service": "Consultation",
        "minutes": 30,
    }


def found(*slots: dict[str, Any]) -> dict[str, Any]:
    return call_facts("find_slots", {}, {"slots": list(slots)}, 0.1, "p-ana")


def done(tool: str, booking_id: str, key: str = "receipt") -> dict[str, Any]:
    booking = {**slot("s"), "booking_id": booking_id, "client": "Ana Silva", "state": "confirmed"}
    return call_facts(tool, {}, {key: booking}, 0.1, "p-ana")


def card(call: dict[str, Any]) -> dict[str, Any]:
    made = card_of(call, NOW, ZONE)
    assert made is not None
    return made


def with_cards(*calls: dict[str, Any]) -> tuple[Cards, Room, FrozenClock]:
    room, clock = Room(), FrozenClock(NOW)
    cards = Cards(room, clock)  # type: ignore[arg-type]
    for call in calls:
        cards.keep(card(call))
    return cards, room, clock


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_whoever_comes_sees_every_receipt_and_then_the_open_offer() -> None:
    cards, room, _ = with_cards(
        done("book_slot", "b-1"), done("book_slot", "b-2"), done("cancel_booking", "b-1", "cancelled")
    )
    cards.keep(card(found(slot("s-1"))))
    cards.greet("p-late")
    await settle()
    assert [(c.get("booking_id"), c.get("action"), c.get("offer_id")) for c, _ in room.sent] == [
        ("b-2", "booked", None),
        ("b-1", "cancelled", None),
        (None, None, "s-1"),
    ]
    assert {tuple(to or ()) for _, to in room.sent} == {("p-late",)}


async def test_an_offer_that_ran_out_or_was_settled_is_not_shown_again() -> None:
    cards, room, clock = with_cards(found(slot("s-1")))
    clock.advance(OFFER_LIFE)
    cards.greet("p-late")
    settled, other_room, _ = with_cards(found(slot("s-1")), done("book_slot", "b-1"))
    settled.greet("p-late")
    await settle()
    assert room.sent == []
    assert [c["kind"] for c, _ in other_room.sent] == ["receipt"]


async def test_a_choice_is_marked_for_everyone() -> None:
    cards, room, _ = with_cards(found(slot("s-1"), slot("s-2", "2026-11-24T15:00")))
    assert cards.choose("s-2") == "Tue 24 Nov, 15:00 with Dr. Rui Melo, please."
    assert cards.choose("never") is None
    await settle()
    assert [(c["chosen"], to) for c, to in room.sent] == [("s-2", None)]


async def test_an_agent_that_takes_over_knows_the_cards_on_the_screens() -> None:
    calls = [found(slot("s-0")), done("move_booking", "b-1"), found(slot("s-1"))]
    refused = call_facts("book_slot", {}, {"problem": "slot_expired", "say": "…"}, 0.1, "p-ana")
    events = [
        SessionEvent(uuid4(), uuid4(), "AJ_1", kind, NOW + timedelta(seconds=n), facts)
        for n, (kind, facts) in enumerate(
            [("started", {}), *(("tool_call", call) for call in [*calls, refused])]
        )
    ]
    shown = list(shown_before(events, ZONE))  # type: ignore[arg-type]
    assert [c["kind"] for c in shown] == ["offer", "receipt", "offer"]
    assert (shown[2]["for"], shown[2]["slots"][0]["starts"]) == ("p-ana", "2026-11-24T14:30:00-05:00")
    assert shown[2]["expires_at"] == (NOW + timedelta(seconds=3) + OFFER_LIFE).isoformat()
    cards, _, _ = with_cards()
    for one in shown:
        cards.keep(one)
    assert cards.choose("s-0") is not None
    assert cards.choose("s-1") is not None


def test_a_receipt_says_how_long_the_appointment_takes() -> None:
    assert card(done("book_slot", "b-1")) == {
        "kind": "receipt",
        "action": "booked",
        "booking_id": "b-1",
        "professional": "Dr. Rui Melo",
        "service": "Consultation",
        "client": "Ana Silva",
        "minutes": 30,
        "label": "Tue 24 Nov, 14:30",
        "starts": "2026-11-24T14:30:00-05:00",
    }
