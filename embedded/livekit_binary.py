"""Where the LiveKit server comes from: PATH, our cache, the pinned Go module, or Docker."""

from __future__ import annotations

import asyncio
import platform
import re
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from filelock import AsyncFileLock

from embedded.errors import NoMeetingServer, StartFailed
from embedded.go_toolchain import find_go
from embedded.outside import run
from embedded.settings import EmbeddedSettings

VERSION = "1.13.5"
IMAGE = f"livekit/livekit-server:v{VERSION}"
MODULE = Path(__file__).resolve().parent.parent / "livekit"
COMMAND = "github.com/livekit/livekit-server/cmd/server"
BUILD_FLAGS = ("-mod=readonly", "-trimpath", "-ldflags=-s -w")
BUILD_S = 900


@dataclass(frozen=True, slots=True)
class Binary:
    """How to run the server.

    Attributes:
        command: Words before its options.
        origin: Where it came from, for people.
        docker: Whether it runs in a container (and dies by signal only).
    """

    command: tuple[str, ...]
    origin: str
    docker: bool = False


async def find_server(cache: Path, say: Callable[[str], None]) -> Binary:
    """The pinned LiveKit server, built when there is none.

    Args:
        cache: Folder for what is built.
        say: Told what happens.

    Raises:
        NoMeetingServer: No way worked; it says which were tried.
    """
    tried: list[str] = []
    if on_path := shutil.which("livekit-server"):
        version = await version_of([on_path])
        if version == VERSION:
            return Binary((on_path,), f"livekit-server {VERSION} on PATH")
        tried.append(f"livekit-server on PATH is {version or 'unreadable'}, {VERSION} is needed")
        say(tried[-1])
    kept = cache / cached_name()
    built = Binary((str(kept),), f"livekit-server {VERSION} built earlier")
    if await _is_there(kept):
        return built
    try:
        await asyncio.to_thread(cache.mkdir, parents=True, exist_ok=True)
        async with AsyncFileLock(cache / "building.lock"):
            if await _is_there(kept):
                return built
            await _build(cache, kept, say)
        return replace(built, origin=f"livekit-server {VERSION} built now")
    except StartFailed as failure:
        tried.append(f"build with Go: {failure.reason}")
        say(tried[-1])
    if docker := shutil.which("docker"):
        code, said = await run([docker, "info", "--format", "{{.ServerVersion}}"], seconds=20)
        if code == 0:
            return Binary((docker, "run"), f"{IMAGE} in Docker", docker=True)
        tried.append(f"docker: {said.strip().splitlines()[-1] if said.strip() else 'no daemon'}")
    else:
        tried.append("no docker on PATH")
    raise NoMeetingServer(tried)


async def _is_there(kept: Path) -> bool:
    return await version_of([str(kept)]) == VERSION


def cached_name() -> str:
    """File name of the built server: changes with its version, its dependencies and the machine."""
    key = sha256((MODULE / "go.sum").read_bytes() + (MODULE / "go.mod").read_bytes()).hexdigest()[:16]
    return f"livekit-server-{VERSION}-{key}-{platform.system().lower()}-{platform.machine().lower()}"


async def version_of(command: list[str]) -> str | None:
    """What a server says its version is."""
    code, said = await run([*command, "--version"], seconds=20)
    match = re.search(r"version v?(\d+\.\d+\.\d+)", said)
    return match[1] if code == 0 and match else None


async def _build(cache: Path, target: Path, say: Callable[[str], None]) -> None:
    """Build once into the cache; the file appears only when whole."""
    say("looking for a Go toolchain")
    go = await find_go(cache)
    say(f"building livekit-server {VERSION}, once; this takes about two minutes")
    fresh = target.with_name(target.name + ".new")
    code, said = await run(
        [go.command, "build", *BUILD_FLAGS, "-o", str(fresh), COMMAND],
        environment=go.environment,
        cwd=MODULE,
        seconds=BUILD_S,
    )
    if code != 0:
        raise StartFailed("livekit", said.strip()[-600:])
    version = await version_of([str(fresh)])
    if version != VERSION:
        raise StartFailed("livekit", f"the build says it is {version}, {VERSION} is needed")
    fresh.replace(target)


async def build_ahead() -> None:
    """Have the server before it is needed; ends with what it started when asked to."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    print((await find_server(EmbeddedSettings().usher_cache.expanduser().absolute(), print)).origin)


if __name__ == "__main__":
    asyncio.run(build_ahead())
