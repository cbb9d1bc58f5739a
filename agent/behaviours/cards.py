"""Booking cards: what is offered and what was written, shown to everyone in the room (topic `usher.card`)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from livekit import rtc

from agent.tasks import Tasks
from meeting.clock import Clock

log = structlog.get_logger(__name__)

TOPIC = "usher.card"


class Cards:
    """Keeps the receipts of the meeting and the newest offer; everyone sees them, also who comes later."""

    def __init__(self, room: rtc.Room, clock: Clock) -> None:
        """Show cards in this room."""
        self._room, self._clock = room, clock
        self._receipts: dict[str, Mapping[str, Any]] = {}
        self._offer: Mapping[str, Any] | None = None
        self._words: dict[str, str] = {}
        self._in_order = asyncio.Lock()
        self._tasks = Tasks("cards")

    def show(self, card: Mapping[str, Any]) -> None:
        """Put a card in front of everyone."""
        self.keep(card)
        self._tasks.start(self._stream([card], None))

    def keep(self, card: Mapping[str, Any]) -> None:
        """Know a card without showing it; a receipt settles the offer, and one booking has one receipt."""
        if card["kind"] == "receipt":
            self._receipts.pop(card["booking_id"], None)
            self._receipts[card["booking_id"]] = card
            self._offer = None
        else:
            self._offer = card
            self._words |= {slot["slot_id"]: _spoken(slot) for slot in card["slots"]}

    def greet(self, identity: str) -> None:
        """Show someone who has just come every receipt, and the offer while it can be taken."""
        shown = list(self._receipts.values())
        if self._offer is not None and datetime.fromisoformat(self._offer["expires_at"]) > self._clock.now():
            shown.append(self._offer)
        self._tasks.start(self._stream(shown, [identity]))

    def choose(self, slot_id: str) -> str | None:
        """Mark a slot as chosen for all to see.

        Returns:
            What someone says by tapping it; None for a slot that was never offered here.
        """
        if self._offer is not None and any(slot["slot_id"] == slot_id for slot in self._offer["slots"]):
            self.show({**self._offer, "chosen": slot_id})
        return self._words.get(slot_id)

    async def _stream(self, cards: Sequence[Mapping[str, Any]], to: list[str] | None) -> None:
        async with self._in_order:
            for card in cards:
                try:
                    await self._room.local_participant.send_text(
                        json.dumps(card), topic=TOPIC, destination_identities=to
                    )
                except Exception as failure:
                    log.warning("card_not_shown", kind=type(failure).__name__)


def _spoken(slot: Mapping[str, Any]) -> str:
    return f"{slot['label']} with {slot['professional']}, please."
