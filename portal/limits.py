"""Rate limits on writing, per address, in Valkey by quart-rate-limiter. Tries of secrets: meeting/limits.py."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from quart import Quart, g, request
from quart_rate_limiter import RateLimit, RateLimiter, rate_limit
from quart_rate_limiter.store import RateLimiterStoreABC
from redis.exceptions import RedisError

from portal.errors import NotReady
from portal.settings import PortalSettings
from storage.redis import Bus

LONGEST = timedelta(hours=1)


async def address() -> str:
    """Who asks: the peer's address. Forwarded headers count only when uvicorn was told to trust the proxy."""
    return request.remote_addr or "unknown"


class ValkeyStore(RateLimiterStoreABC):
    """Arrival times in Valkey, forgotten by themselves. Shut when Valkey is away."""

    def __init__(self) -> None:
        self.bus: Bus | None = None

    async def before_serving(self) -> None:
        """Nothing: the portal hands the bus in."""

    async def after_serving(self) -> None:
        """Nothing: the portal closes the bus."""

    async def get(self, key: str, default: datetime) -> datetime:
        """The arrival time kept for the key, or the default."""
        if self.bus is None or g.get("limits_away", False):
            return default
        try:
            kept = await self.bus.client.get(f"usher:limit:{key}")
        except (RedisError, OSError, TimeoutError) as error:
            g.limits_away = True  # asked again while the 503 is written: then it must not raise
            raise NotReady from error
        return default if kept is None else datetime.fromtimestamp(float(kept), UTC)

    async def set(self, key: str, tat: datetime) -> None:
        """Keep the arrival time until it no longer matters."""
        assert self.bus is not None
        await self.bus.client.set(f"usher:limit:{key}", tat.timestamp(), ex=int(LONGEST.total_seconds()))


def install(app: Quart, settings: PortalSettings) -> ValkeyStore:
    """Limit the views that write; the store wants its bus before serving."""
    store = ValkeyStore()
    RateLimiter(app, key_function=address, store=store)
    write = RateLimit(settings.portal_writes_per_minute, timedelta(minutes=1))
    for endpoint, limit in {
        "rooms.create": write,
        "participants.add": write,
        "api.create_room": write,
        "api.add_participant": write,
    }.items():
        app.view_functions[endpoint] = rate_limit(limits=[limit])(_fresh(app.view_functions[endpoint]))
    return store


def _fresh(view: Any) -> Any:
    """A function of this app's own: the limiter marks functions, and views are shared between apps."""

    @wraps(view)
    async def own(*args: Any, **kwargs: Any) -> Any:
        return await view(*args, **kwargs)

    return own
