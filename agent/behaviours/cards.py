"""Booking cards: what is offered and what was written, shown to everyone in the room (topic `usher.card`)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import structlog
from livekit import rtc

log = structlog.get_logger(__name__)

TOPIC = "usher.card"


class Cards:
    """Keeps the newest card and shows it to everyone, also to whoever comes later."""

    def __init__(self, room: rtc.Room) -> None:
        """Show cards in this room."""
        self._room = room
        self._newest: str | None = None
        self._labels: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, card: Mapping[str, Any]) -> None:
        """Replace the card everybody sees."""
        self._newest = json.dumps(card, default=str)
        self._labels |= {slot["slot_id"]: _spoken(slot) for slot in card.get("slots", [])}
        self._send(self._newest, None)

    def greet(self, identity: str) -> None:
        """Show the newest card to someone who has just come."""
        if self._newest is not None:
            self._send(self._newest, [identity])

    def choice(self, slot_id: str) -> str | None:
        """What someone says by tapping that slot; None for one that was never offered here."""
        return self._labels.get(slot_id)

    def _send(self, card: str, to: list[str] | None) -> None:
        task = asyncio.create_task(self._stream(card, to))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _stream(self, card: str, to: list[str] | None) -> None:
        try:
            await self._room.local_participant.send_text(card, topic=TOPIC, destination_identities=to)
        except Exception as failure:
            log.warning("card_not_shown", kind=type(failure).__name__)


def _spoken(slot: Mapping[str, Any]) -> str:
    return f"{slot['label']} with {slot['professional']}, please."
