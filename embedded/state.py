"""The state folder: what is kept from start to start, and what runs now.

kept.json       ports, keys and sign-ins of this folder; readable by its owner only
running.json    what ``usher status`` prints; written by the supervisor at each change
lock            held while the supervisor or its reaper lives
logs/           one file per process
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import Any

from embedded.errors import AlreadyRunning
from embedded.ports import next_free

LOCK_S = 12.0


class State:
    """One state folder.

    Args:
        home: The folder; made when absent.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.lock_fd: int | None = None

    @property
    def logs(self) -> Path:
        """Folder of the log files."""
        return self.home / "logs"

    def kept(self) -> dict[str, Any]:
        """What earlier starts decided."""
        return _read(self.home / "kept.json")

    def keep(self, **facts: Any) -> None:
        """Remember facts for later starts."""
        _write(self.home / "kept.json", {**self.kept(), **facts})

    def seats(self) -> dict[str, str]:
        """Seats that ``usher say`` took, by room and name."""
        return {str(key): str(seat) for key, seat in _read(self.home / "say.json").items()}

    def keep_seat(self, key: str, seat_id: str) -> None:
        """Remember a seat that ``usher say`` took."""
        _write(self.home / "say.json", {**self.seats(), key: seat_id})

    def secret(self, name: str, length: int = 32) -> str:
        """A random secret of this folder, made at first use."""
        known = self.kept().get("secrets", {})
        if name not in known:
            known[name] = secrets.token_urlsafe(length)
            self.keep(secrets=known)
        return str(known[name])

    def port(self, name: str, wished: int, *, udp: bool = False) -> tuple[int, int | None]:
        """The port of this folder for a purpose: the one kept, else the wished one, else the next free.

        Returns:
            The port, and the one it replaces when that is taken.
        """
        ports = self.kept().get("ports", {})
        first = int(ports.get(name, wished))
        others = frozenset(int(port) for known, port in ports.items() if known != name)
        chosen = next_free(first, udp=udp, avoid=others)
        if ports.get(name) != chosen:
            self.keep(ports={**ports, name: chosen})
        return chosen, first if first not in (chosen, 0) else None

    def running(self) -> dict[str, Any]:
        """What the supervisor last said of itself; empty when none is alive."""
        facts = _read(self.home / "running.json")
        return facts if facts and _alive(int(facts.get("pid", 0))) and self.is_locked() else {}

    def say_running(self, facts: dict[str, Any]) -> None:
        """Write what ``usher status`` shows."""
        if self.home.is_dir():
            _write(self.home / "running.json", facts)

    def forget_running(self) -> None:
        """Nothing runs here any more."""
        (self.home / "running.json").unlink(missing_ok=True)

    async def lock(self) -> None:
        """Hold this folder; the reaper of a killed supervisor is waited for.

        Raises:
            AlreadyRunning: Another supervisor holds it.
        """
        self.logs.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        self.lock_fd = os.open(self.home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        until = time.monotonic() + LOCK_S
        while not _flock(self.lock_fd):
            pid = int((os.pread(self.lock_fd, 20, 0) or b"0").decode())
            if _alive(pid) or time.monotonic() > until:
                os.close(self.lock_fd)
                self.lock_fd = None
                raise AlreadyRunning(pid, str(_read(self.home / "running.json").get("portal_url", "")))
            await asyncio.sleep(0.1)
        os.ftruncate(self.lock_fd, 0)
        os.pwrite(self.lock_fd, str(os.getpid()).encode(), 0)

    def is_ours(self) -> bool:
        """Whether the folder we hold is still there: somebody may have deleted it."""
        try:
            return self.lock_fd is not None and os.path.samestat(
                os.fstat(self.lock_fd), os.stat(self.home / "lock")
            )
        except OSError:
            return False

    def is_locked(self) -> bool:
        """Whether somebody holds this folder."""
        try:
            fd = os.open(self.home / "lock", os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            return self.lock_fd is not None or not _flock(fd)
        finally:
            os.close(fd)


def _flock(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _alive(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _read(file: Path) -> dict[str, Any]:
    try:
        facts = json.loads(file.read_text())
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _write(file: Path, facts: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "w") as fresh:
        json.dump(facts, fresh, indent=1)
    Path(name).replace(file)
