"""A form that is sent twice acts once: the second sending is shown what the first one made."""

from __future__ import annotations

import re
import secrets

from storage.redis import Bus

REMEMBERED = 3600
_ID = re.compile(r"^[A-Za-z0-9_-]{8,40}$")


def new_request_id() -> str:
    """The hidden number of one filled form."""
    return secrets.token_urlsafe(12)


async def first_time(bus: Bus, user_id: object, request_id: str) -> bool:
    """Whether this form is sent for the first time; forms without a number always are."""
    if not _ID.match(request_id):
        return True
    return bool(await bus.client.set(_key(user_id, request_id), "", nx=True, ex=REMEMBERED))


async def remember(bus: Bus, user_id: object, request_id: str, made: object) -> None:
    """What the form made, for when it comes again."""
    if _ID.match(request_id):
        await bus.client.set(_key(user_id, request_id), str(made), ex=REMEMBERED)


async def made_before(bus: Bus, user_id: object, request_id: str) -> str:
    """What the form made the first time; "" while that is still being made."""
    return str(await bus.client.get(_key(user_id, request_id)) or "")


async def forget(bus: Bus, user_id: object, request_id: str) -> None:
    """The first sending failed: the form may be sent again."""
    if _ID.match(request_id):
        await bus.client.delete(_key(user_id, request_id))


def _key(user_id: object, request_id: str) -> str:
    return f"usher:once:{user_id}:{request_id}"
