"""Ends what a killed supervisor leaves behind.

Started by the supervisor in a session of its own: ``python -m embedded.reaper MARK``. Standard input is a
pipe that only the supervisor holds. Each line names a child: ``+ PID`` (end it at once), ``~ PID`` (let it
finish its own shutdown for a while), ``- PID`` (it is gone). End of file means that the supervisor has
ended or was killed: whatever is left then is killed.

The kernel's death signal reaches children only; grandchildren are found by the mark ``USHER_RUN=...`` in
their environment, wherever they have put themselves.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

GENTLE_S = 6.0
MARK_NAME = "USHER_RUN"


def main() -> int:
    """Listen until the pipe closes, then clean up."""
    mark = f"{MARK_NAME}={sys.argv[1]}".encode()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    gentle: set[int] = set()
    harsh: set[int] = set()
    for line in sys.stdin:
        verb, _, rest = line.strip().partition(" ")
        pid = int(rest)
        harsh.discard(pid)
        gentle.discard(pid)
        if verb != "-":
            (gentle if verb == "~" else harsh).add(pid)
    clean_up(mark, gentle, harsh)
    return 0


def clean_up(mark: bytes, gentle: set[int], harsh: set[int]) -> None:
    """Kill the harsh groups and every marked process at once, the gentle ones after ``GENTLE_S``."""
    until = time.monotonic() + GENTLE_S
    for pid in harsh:
        _kill_group(pid)
    while True:
        stray = [pid for pid in marked(mark) if pid not in gentle]
        for pid in stray:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        left = [pid for pid in gentle if _runs(pid)]
        if not left and not stray:
            return
        if time.monotonic() > until:
            break
        time.sleep(0.05)
    for pid in gentle:
        _kill_group(pid)


def marked(mark: bytes) -> Iterator[int]:
    """Living processes, other than this one, whose environment carries the mark."""
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        if pid == os.getpid():
            continue
        with contextlib.suppress(OSError):
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                yield pid


def _runs(pid: int) -> bool:
    """Whether a process still runs; a zombie only waits for its parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
