"""What the portal needs of the meeting server; `LiveKitRooms` is it, tests hand in their own."""

from __future__ import annotations

import asyncio
from typing import Protocol
from urllib.parse import urlsplit

from meeting.livekit_api import LiveKitRooms
from meeting.participant import ParticipantType
from meeting.webhook import Webhook


class MeetingServer(Protocol):
    """LiveKit, as far as the portal speaks to it."""

    async def ensure(self, name: str, agent_name: str, metadata: str) -> None:
        """See that the room exists, with an agent on its way."""

    async def delete(self, name: str) -> None:
        """Close a room for everyone."""

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out of a room."""

    def access_token(self, room_name: str, identity: str, name: str, type: ParticipantType) -> str:
        """A token for one person and one room."""

    def receive_webhook(self, body: bytes, authorization: str | None) -> Webhook:
        """Check and read a webhook."""

    async def answers(self) -> bool:
        """Whether the server answers now."""

    async def close(self) -> None:
        """Close the connections."""


class WatchedLiveKit(LiveKitRooms):
    """LiveKit's API, with a question for health pages."""

    def __init__(self, url: str, key: str, secret: str) -> None:
        super().__init__(url, key, secret)
        parts = urlsplit(url)
        self._place = parts.hostname or "", parts.port or (443 if parts.scheme in ("wss", "https") else 80)

    async def answers(self) -> bool:
        """Whether something listens where the server should be."""
        try:
            async with asyncio.timeout(2):
                _, writer = await asyncio.open_connection(*self._place)
        except (OSError, TimeoutError):
            return False
        writer.close()
        return True
