"""What can go wrong before a rehearsal's first word.

RehearsalError
+-- ScenarioWrong    a scenario file cannot be read as one; carries file, line and what is wrong
+-- NoRehearsal      nothing can be rehearsed at all; carries the reason
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class RehearsalError(Exception):
    """Base of everything this package raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a file; `line` counts from 1."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        """As compilers write it."""
        return f"{self.file}:{self.line}: {self.what}"


class ScenarioWrong(RehearsalError):
    """A file is not a scenario."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class NoRehearsal(RehearsalError):
    """There is no model, no database or nothing to rehearse."""
