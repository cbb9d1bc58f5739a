"""What a rehearsal prints: a line a scenario, the failures in full, the sum last."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from embedded.rehearsal.errors import Fault
from embedded.rehearsal.happened import Call
from embedded.rehearsal.run import Run, TurnRun

RESULT_CHARS = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario file with all its runs, or with what is wrong with the file."""

    file: Path
    name: str
    runs: Sequence[Run] = ()
    wrong: Sequence[Fault] = ()

    @property
    def passed(self) -> bool:
        """Whether every run passed."""
        return bool(self.runs) and all(run.passed for run in self.runs)

    @property
    def seconds(self) -> float:
        """Of the slowest run."""
        return max((run.seconds for run in self.runs), default=0.0)


def show(outcome: Outcome) -> str:
    """One line, and below it what failed."""
    mark = "pass" if outcome.passed else "FAIL"
    good = sum(run.passed for run in outcome.runs)
    times = f", {good} of {len(outcome.runs)}" if len(outcome.runs) > 1 else ""
    lines = [f"{mark}  {outcome.name}  ({outcome.file}, {outcome.seconds:.1f} s{times})"]
    lines += [f"      {fault}" for fault in outcome.wrong]
    failed = next((run for run in outcome.runs if not run.passed), None)
    return "\n".join([*lines, *(_failure(failed) if failed else ())])


def _failure(run: Run) -> Iterator[str]:
    for turn in run.turns:
        if turn.faults:
            yield from _turn(turn)
    for fault in run.end:
        yield f"      at the end: {fault}"
    if run.end and not any(turn.faults for turn in run.turns):
        for turn in run.turns:
            yield from _turn(turn)
    if run.broken:
        yield f"      broken off: {run.broken}"


def _turn(turn: TurnRun) -> Iterator[str]:
    happened = turn.happened
    yield f"      turn {turn.number}, {turn.title}"
    for fault in turn.faults:
        yield f"        {fault}"
    for heard in happened.heard:
        yield f"        the agent heard: {heard.text or 'voice without words'}"
    floor = f" ({happened.floor})" if happened.floor else ""
    yield f"        the agent said{floor}: {' / '.join(happened.spoken) or 'nothing'}"
    for line in happened.written:
        yield f"        and wrote: {line}"
    for call in happened.calls:
        yield f"        and called: {_call(call)}"


def _call(call: Call) -> str:
    arguments = ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
    result = json.dumps(call.result, ensure_ascii=False)
    return f"{call.name}({arguments}) -> {result[:RESULT_CHARS]}{'…' if len(result) > RESULT_CHARS else ''}"


def as_json(outcomes: Sequence[Outcome], model: str, *, audio: bool = False) -> dict[str, Any]:
    """Everything, for programs."""
    passed = sum(outcome.passed for outcome in outcomes)
    return {
        "model": model,
        "mode": "audio" if audio else "text",
        "passed": passed,
        "failed": len(outcomes) - passed,
        "scenarios": [_outcome(outcome) for outcome in outcomes],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "file": str(outcome.file),
        "passed": outcome.passed,
        "wrong": [{"line": fault.line, "what": fault.what} for fault in outcome.wrong],
        "runs": [_run(run) for run in outcome.runs],
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "passed": run.passed,
        "seconds": round(run.seconds, 3),
        "broken": run.broken or None,
        "end": list(run.end),
        "turns": [_turn_facts(turn) for turn in run.turns],
    }


def _turn_facts(turn: TurnRun) -> dict[str, Any]:
    happened = turn.happened
    facts = {
        "number": turn.number,
        "turn": turn.title,
        "faults": list(turn.faults),
        "said": happened.spoken,
        "wrote": happened.written,
        "floor": happened.floor or None,
        "cited": happened.cited,
        "calls": [asdict(call) for call in happened.calls],
    }
    if happened.sound_s is not None:
        facts |= {"heard": [asdict(line) for line in happened.heard], "sound_s": happened.sound_s}
    return facts
