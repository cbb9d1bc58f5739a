"""Lines that say what happens, each with the seconds since the start."""

from __future__ import annotations

import contextlib
import sys
import time


class Progress:
    """Prints steps; a closed terminal is no reason to die."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def say(self, name: str, what: str) -> None:
        """One line about one part."""
        self.line(f"[{self.elapsed():6.1f} s] {name:<12} {what}")

    def line(self, text: str = "") -> None:
        """One bare line."""
        with contextlib.suppress(OSError, ValueError):
            print(text, flush=True)

    def table(self, rows: list[tuple[str, str]]) -> None:
        """Two columns between rules."""
        left = max(len(name) for name, _ in rows)
        width = max(left + 3 + max(len(value) for _, value in rows), 40)
        self.line("-" * width)
        for name, value in rows:
            self.line(f"{name:<{left}}   {value}")
        self.line("-" * width)


def complain(text: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)
