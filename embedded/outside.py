"""Commands of others, run to their end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Sequence
from pathlib import Path

NOT_STARTED, TOO_LONG = 127, 124


async def run(
    command: Sequence[str],
    *,
    environment: dict[str, str] | None = None,
    cwd: Path | None = None,
    seconds: float = 900,
) -> tuple[int, str]:
    """Run a command to its end; it and what it started end when we are cancelled.

    Returns:
        Exit code (``NOT_STARTED``, ``TOO_LONG``) and what it said on both outputs.
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
        return NOT_STARTED, str(error)
    try:
        said, _ = await asyncio.wait_for(process.communicate(), seconds)
    except TimeoutError:
        return TOO_LONG, f"no end after {seconds:.0f} s"
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    return process.returncode or 0, said.decode(errors="replace")
