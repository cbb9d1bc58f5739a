"""What a rehearsal in sound runs on: a LiveKit server and the speech gateway, ours alone, gone afterwards."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

from embedded.child import Child
from embedded.errors import EmbeddedError
from embedded.livekit_binary import find_server
from embedded.livekit_server import KEY, MeetingServerPlan, remove_container, start_server
from embedded.models import Kind, find_model
from embedded.ports import any_free, next_free
from embedded.ready import http_answers
from embedded.rehearsal.errors import NoRehearsal
from embedded.settings import EmbeddedSettings
from embedded.speech.errors import SpeechError
from embedded.speech.settings import GatewaySettings

GATEWAY_S = 180.0
"""Seconds the models may take to be loaded; joining them from their parts is the longest, and happens once."""
CORES_PER_MEETING = 1
"""Cores a meeting takes at its peaks, when the recogniser, the voice and the room work at once."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where it is.

    Attributes:
        gateway_url: of recogniser, voice and built-in language engine; ends in /v1.
    """

    livekit_url: str
    key: str
    secret: str
    gateway_url: str


def places() -> int:
    """Meetings that this machine can hold in sound at once."""
    return max(1, len(os.sched_getaffinity(0)) // CORES_PER_MEETING)


@asynccontextmanager
async def open_studio() -> AsyncIterator[Studio]:
    """Start both servers on free ports, in a folder that is removed afterwards.

    Raises:
        NoRehearsal: a model or a server is missing; it says what to run.
    """
    await asyncio.to_thread(_look_for_models)
    async with AsyncExitStack() as opened:
        folder = Path(
            opened.enter_context(
                tempfile.TemporaryDirectory(prefix="usher-rehearsal-", ignore_cleanup_errors=True)
            )
        )
        try:
            plan = await _livekit(folder, opened)
            gateway_url = await _gateway(folder, opened)
        except EmbeddedError as failure:
            raise NoRehearsal(f"{failure}; `usher doctor` says what stands in the way") from None
        yield Studio(plan.url, KEY, plan.secret, gateway_url)


def _look_for_models() -> None:
    """Say before anything is started what is missing."""
    settings = GatewaySettings()
    try:
        for kind in (Kind.STT, Kind.TTS):
            find_model(kind, settings)
    except SpeechError as missing:
        raise NoRehearsal(f"--audio needs the local models: {missing}. `make setup` installs them") from None


async def _livekit(folder: Path, opened: AsyncExitStack) -> MeetingServerPlan:
    binary = await find_server(
        EmbeddedSettings().cache, lambda what: print(f"livekit: {what}", file=sys.stderr)
    )
    plan = MeetingServerPlan(any_free(), next_free(any_free(), udp=True), secrets.token_urlsafe(32))
    place = folder / "livekit"
    if binary.docker:
        opened.push_async_callback(remove_container, binary, place)
    # Asked to end, it would wait until everybody has gone.
    await start_server(
        binary, plan, place, folder / "livekit.log", lambda child: _end(child, opened, SIGKILL)
    )
    return plan


async def _gateway(folder: Path, opened: AsyncExitStack) -> str:
    port = any_free()
    command = [sys.executable, "-m", "embedded.gateway", "--port", str(port)]
    child = Child("gateway", command, log=folder / "gateway.log")
    opened.push_async_callback(child.stop, grace=3.0)
    await http_answers(child, f"http://127.0.0.1:{port}/healthz", seconds=GATEWAY_S)
    return f"http://127.0.0.1:{port}/v1"


def _end(child: Child, opened: AsyncExitStack, number: int) -> None:
    opened.push_async_callback(child.stop, number)
