"""Where the LiveKit server comes from: PATH, our cache, the pinned Go module, or Docker."""

from __future__ import annotations

import asyncio
import platform
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from embedded.errors import NoMeetingServer, StartFailed
from embedded.go_toolchain import find_go
from embedded.outside import run

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
    if kept.exists() and await version_of([str(kept)]) == VERSION:
        return Binary((str(kept),), f"livekit-server {VERSION} built earlier")
    try:
        await _build(cache, kept, say)
        return Binary((str(kept),), f"livekit-server {VERSION} built now")
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
    await asyncio.to_thread(cache.mkdir, parents=True, exist_ok=True)
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
