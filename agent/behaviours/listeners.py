"""Who can hear the agent already: told before it says the first words to somebody."""

from __future__ import annotations

import asyncio

import structlog
from livekit import rtc

log = structlog.get_logger(__name__)

WAIT_S = 2.0
"""Seconds after which somebody is spoken to anyway."""
FIRST_SETTLE_S = 0.15
"""Seconds from the subscription to sound at the listener."""
SETTLE_S = 0.4
"""Seconds from a listener's open media connection to sound, where the server reports no subscription."""


class Listeners:
    """Follows the room's connections.

    The server reports a subscription to the agent's track only once, for its first listener ever. Of later
    ones it says when their media connection is open; the subscription follows at once.
    """

    def __init__(self, room: rtc.Room) -> None:
        """Watch this room."""
        self._room = room
        self._heard = asyncio.Event()
        self._active = asyncio.Event()

    def start(self) -> None:
        """Take note from now on."""
        self._room.on("local_track_subscribed", lambda _: self._heard.set())
        self._room.on("participant_active", lambda _: self._active.set())

    async def can_hear(self, identity: str) -> None:
        """Wait until that person, who has just come, hears the agent; not for ever."""
        settle_s = SETTLE_S if self._heard.is_set() else FIRST_SETTLE_S
        try:
            async with asyncio.timeout(WAIT_S):
                await self._heard.wait()
                while not self._is_active(identity):
                    self._active.clear()
                    await self._active.wait()
        except TimeoutError:
            log.warning("greeting_unsubscribed")
        await asyncio.sleep(settle_s)

    def _is_active(self, identity: str) -> bool:
        """Whether their media connection is open; somebody who has left again is not waited for."""
        person = self._room.remote_participants.get(identity)
        return person is None or person.state == rtc.ParticipantState.PARTICIPANT_STATE_ACTIVE
