"""A real LiveKit server for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from embedded.livekit_binary import find_server
from embedded.livekit_server import MeetingServerPlan, start_server
from embedded.ports import any_free
from embedded.settings import EmbeddedSettings

SECRET = "a-secret-for-tests-of-32-or-more-characters"


@asynccontextmanager
async def start_livekit(folder: Path, redis_url: str, webhook_url: str) -> AsyncIterator[MeetingServerPlan]:
    """A server of our own on free ports."""
    binary = await find_server(EmbeddedSettings().usher_cache.expanduser().absolute(), lambda _: None)
    plan = MeetingServerPlan(any_free(), any_free(), SECRET, redis_url, webhook_url)
    child = await start_server(binary, plan, folder, folder / "livekit.log", lambda _: None)
    try:
        yield plan
    finally:
        await child.stop(9, grace=5.0)
