"""Readiness: the answer must come, and from our own child."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path
from urllib.parse import urlsplit

from embedded.child import Child
from embedded.errors import StartFailed

ASK_S = 0.1
ANSWER_S = 2.0


async def http_answers(child: Child, url: str, *, seconds: float, ours: bool = True) -> None:
    """Wait until a GET is answered with 2xx while the child is alive.

    Args:
        child: The process.
        url: What to ask.
        seconds: How long to wait.
        ours: Whether the child itself must listen; a container's client does not.

    Raises:
        StartFailed: The child ended, or said nothing good in time; it is ended then.
    """
    until = time.monotonic() + seconds
    last = "no answer"
    while child.alive():
        status = await http_status(url)
        if status and 200 <= status < 300 and child.alive():
            if not ours or owns_port(child.pid, urlsplit(url).port or 80):
                return
            last = "another process answers on its port"
        elif status:
            last = f"answered {status}"
        if time.monotonic() > until:
            await child.stop()
            raise StartFailed(child.name, f"{last} after {seconds:.0f} s", child.log)
        await asyncio.sleep(ASK_S)
    child.send(9)
    raise StartFailed(child.name, child.last_lines() or f"ended with {child.process.returncode}", child.log)


async def log_says(child: Child, words: str, *, after: int, seconds: float) -> None:
    """For what only the log tells: an agent answers on its port before the meeting server knows it.

    Args:
        child: The process; it must have a log.
        words: What to wait for.
        after: Bytes of the log to pass over, from :func:`written_so_far`.
        seconds: How long to wait.

    Raises:
        StartFailed: It ended, or did not say so in time; it is ended then.
    """
    assert child.log is not None
    until = time.monotonic() + seconds
    while child.alive() and time.monotonic() < until:
        if words.encode() in await asyncio.to_thread(_since, child.log, after):
            return
        await asyncio.sleep(ASK_S)
    await child.stop()
    raise StartFailed(child.name, f'its log does not say "{words}" after {seconds:.0f} s', child.log)


def written_so_far(log: Path) -> int:
    """Size of a log now."""
    return log.stat().st_size if log.exists() else 0


def _since(log: Path, after: int) -> bytes:
    with log.open("rb") as file:
        file.seek(after)
        return file.read()


async def stays_alive(child: Child, *, seconds: float) -> None:
    """For a process without a port: it must live for a while.

    Raises:
        StartFailed: It ended.
    """
    if await child.ended(seconds):
        child.send(9)
        raise StartFailed(
            child.name, child.last_lines() or f"ended with {child.process.returncode}", child.log
        )


async def http_status(url: str) -> int | None:
    """Status of a GET; None when nobody answers in time."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(ANSWER_S):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
            try:
                path = parts.path or "/"
                writer.write(
                    f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode()
                )
                await writer.drain()
                words = (await reader.readline()).split()
                return int(words[1]) if len(words) > 1 and words[1].isdigit() else None
            finally:
                writer.close()
    except (OSError, TimeoutError, ValueError):
        return None


def owns_port(pid: int, port: int) -> bool:
    """Whether a process or one of its descendants listens on a TCP port; True where that cannot be seen."""
    import psutil  # only where processes are started: the portal's image seeds without it

    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return False
    seen = False
    for process in family:
        with contextlib.suppress(psutil.Error):
            listening = [
                c.laddr.port for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN
            ]
            seen = True
            if port in listening:
                return True
    return not seen
