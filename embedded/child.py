"""One child process: its log, its process group, and its death when ours comes.

A child is started under ``setpriv --pdeathsig`` where that exists, so that the kernel signals it when the
*thread* that started it ends. Start children from the main thread only.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from typing import IO

from embedded.errors import StartFailed

POLL_S = 0.02


class Child:
    """A started process in a process group of its own.

    Args:
        name: What people call it.
        command: The argument list; found on PATH or absolute.
        log: File its output is appended to; None throws the output away.
        environment: The whole environment of the child; None inherits ours.
        death_signal: What the kernel sends it when we die.
        user: Account to run as (needs root), with that account's group only.
        feed: Text written to its standard input, for what must not stand in a process list.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        log: Path | None = None,
        environment: Mapping[str, str] | None = None,
        death_signal: Signals = SIGKILL,
        user: tuple[int, int] | None = None,
        cwd: Path | str | None = None,
        pass_fds: Sequence[int] = (),
        feed: str | None = None,
    ) -> None:
        self.name = name
        self.log = log
        self.started_at = time.monotonic()
        setpriv = shutil.which("setpriv")
        guarded = [setpriv, "--pdeathsig", death_signal.name.removeprefix("SIG"), "--"] if setpriv else []
        output: IO[bytes] | int = log.open("ab") if log else subprocess.DEVNULL
        try:
            self.process: subprocess.Popen[bytes] = subprocess.Popen(
                [*guarded, *command],
                stdin=subprocess.PIPE if feed is not None else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(environment) if environment is not None else None,
                cwd=cwd,
                pass_fds=tuple(pass_fds),
                process_group=0,
                user=user[0] if user else None,
                group=user[1] if user else None,
                extra_groups=[] if user else None,
            )
        except OSError as error:
            raise StartFailed(name, str(error), log) from error
        finally:
            if not isinstance(output, int):
                output.close()
        if feed is not None and self.process.stdin is not None:
            self.process.stdin.write(feed.encode())
            self.process.stdin.close()

    @property
    def pid(self) -> int:
        """Process id, also the id of its process group."""
        return self.process.pid

    def alive(self) -> bool:
        """Whether it still runs; reaps it when it does not."""
        return self.process.poll() is None

    def send(self, number: int) -> None:
        """Send a signal to its whole group; nothing happens when the group is gone."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    async def ended(self, seconds: float) -> bool:
        """Wait until it has ended; False when it still runs after ``seconds``."""
        until = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() >= until:
                return False
            await asyncio.sleep(POLL_S)
        return True

    async def stop(self, number: int = SIGTERM, *, grace: float = 5.0, insist: float = 0.0) -> None:
        """Ask it to end, then end what is left of its group.

        Args:
            number: The signal that asks.
            grace: Seconds it has to follow.
            insist: Seconds it has after being asked a second time, for servers that wait for people first.
        """
        for patience in (grace, insist):
            if patience and self.alive():
                with contextlib.suppress(ProcessLookupError):
                    self.process.send_signal(number)
                await self.ended(patience)
        self.send(SIGKILL)
        await self.ended(5.0)

    def last_lines(self, count: int = 12) -> str:
        """The end of its log, for an error that explains itself."""
        if self.log is None or not self.log.exists():
            return ""
        with self.log.open("rb") as file:
            file.seek(max(0, self.log.stat().st_size - 8192))
            return "\n".join(file.read().decode(errors="replace").splitlines()[-count:])
