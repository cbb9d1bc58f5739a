"""`usher rehearse`: holds written-down meetings with the production agent and judges them.

Exit codes: 0 all passed, 1 something failed, 2 nothing could be rehearsed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import signal
import sys
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from embedded.rehearsal.databases import Databases, open_databases
from embedded.rehearsal.errors import NoRehearsal, ScenarioWrong
from embedded.rehearsal.load import Scenario, find_files, load_scenario
from embedded.rehearsal.report import Outcome, as_json, show
from embedded.settings import EmbeddedSettings
from storage.errors import StorageError
from storage.settings import what_is_wrong

if TYPE_CHECKING:
    from agent.settings import AgentSettings
    from embedded.rehearsal.meeting import OpenMeeting
    from embedded.rehearsal.models import ModelChoice

NOTHING_DONE = 2


def main(argv: list[str]) -> int:
    """Rehearse what the arguments name; the exit code."""
    chosen = _parser().parse_args(argv)
    _quiet_logs()
    try:
        return asyncio.run(_ended_by_signal(_rehearse(chosen)))
    except (NoRehearsal, StorageError, OSError) as failure:
        print(f"usher rehearse: {failure}", file=sys.stderr)
    except ValidationError as wrong:
        for sentence in what_is_wrong(wrong):
            print(f"usher rehearse: {sentence}", file=sys.stderr)
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 130
    return NOTHING_DONE


async def _ended_by_signal(work: Coroutine[Any, Any, int]) -> int:
    """Asked to end from outside, leave nothing behind, as with Ctrl-C."""
    task = asyncio.ensure_future(work)
    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    return await task


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="usher rehearse", description="Hold written-down meetings (docs/scenarios.md) with the agent."
    )
    parser.add_argument(
        "places", nargs="+", metavar="FILE_OR_FOLDER", help="scenario files, or folders of them"
    )
    parser.add_argument(
        "--model",
        choices=["offline", "configured"],
        default="offline",
        help="the built-in language engine (default), or the model .env names",
    )
    parser.add_argument("--audio", action="store_true", help="speak every line into a real room")
    parser.add_argument("--repeat", type=_positive, default=1, metavar="N", help="hold each meeting N times")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write everything that happened to OUT")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="meetings held at once")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 up, got {text!r}")
    return int(text)


def _quiet_logs() -> None:
    """Standard output belongs to the report."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.getLogger("livekit").setLevel(logging.ERROR)


async def _rehearse(chosen: argparse.Namespace) -> int:
    files = find_files(chosen.places)
    loaded = [_load(file) for file in files]
    if any(isinstance(one, Scenario) for one in loaded):
        async with open_databases(_database_url()) as databases:
            outcomes = await rehearse_all(
                loaded,
                databases,
                model=chosen.model,
                audio=chosen.audio,
                repeat=chosen.repeat,
                jobs=chosen.jobs,
            )
    else:
        outcomes = [one for one in loaded if isinstance(one, Outcome)]
        for outcome in outcomes:
            print(show(outcome))
    if chosen.json:
        text = json.dumps(as_json(outcomes, chosen.model, audio=chosen.audio), ensure_ascii=False, indent=2)
        chosen.json.write_text(text + "\n", "utf-8")
    passed = sum(outcome.passed for outcome in outcomes)
    print(f"passed {passed}, failed {len(outcomes) - passed}")
    return 0 if passed == len(outcomes) else 1


def _load(file: Path) -> Scenario | Outcome:
    try:
        return load_scenario(file)
    except ScenarioWrong as wrong:
        return Outcome(file, file.stem, wrong=wrong.faults)


def _database_url() -> str | None:
    settings = EmbeddedSettings()
    return settings.database_owner_url or settings.database_url


async def rehearse_all(
    loaded: Sequence[Scenario | Outcome],
    databases: Databases,
    *,
    model: str = "offline",
    audio: bool = False,
    repeat: int = 1,
    jobs: int = 1,
) -> list[Outcome]:
    """Rehearse scenarios and print a line for each, in order.

    Args:
        loaded: scenarios, or the outcome of a file that is none.
        databases: where their worlds are made.
        model: `offline` or `configured`.
        audio: hold them in sound; then no more at once than this machine can.
        repeat: runs of each.
        jobs: meetings at once.
    """
    from embedded.rehearsal.run import rehearse

    places = asyncio.Semaphore(_at_once(jobs) if audio else jobs)

    async def held(scenario: Scenario) -> Outcome:
        async with places:
            runs = [await rehearse(scenario, databases, *stand) for _ in range(repeat)]
        return Outcome(scenario.file, scenario.form.name, runs)

    async with _stand(model, audio=audio) as stand:
        tasks = [one if isinstance(one, Outcome) else asyncio.create_task(held(one)) for one in loaded]
        outcomes = []
        for task in tasks:
            outcomes.append(task if isinstance(task, Outcome) else await task)
            print(show(outcomes[-1]), flush=True)
    return outcomes


def _at_once(jobs: int) -> int:
    from embedded.rehearsal.audio.studio import places

    if jobs > places():
        print(f"usher rehearse: {places()} at once, more would not be heard in time here", file=sys.stderr)
    return min(jobs, places())


@asynccontextmanager
async def _stand(model: str, *, audio: bool) -> AsyncIterator[tuple[AgentSettings, OpenMeeting]]:
    """The agent's settings, and the room its meetings are held in."""
    from embedded.rehearsal.models import open_model
    from embedded.rehearsal.text_room import open_in_text

    choice: ModelChoice = "configured" if model == "configured" else "offline"
    if not audio:
        async with open_model(choice) as settings:
            yield settings, open_in_text
        return
    from embedded.rehearsal.audio.room import open_aloud
    from embedded.rehearsal.audio.studio import open_studio

    async with open_studio() as studio, open_model(choice, studio.gateway_url) as settings:
        yield settings, partial(open_aloud, studio)
