"""Rehearses one scenario: its world, its meeting, its judgement."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from agent.settings import AgentSettings
from embedded.rehearsal.databases import Databases
from embedded.rehearsal.end_state import judge_end, read_end_state
from embedded.rehearsal.format import TurnForm
from embedded.rehearsal.happened import Happened
from embedded.rehearsal.judge import judge
from embedded.rehearsal.load import Scenario
from embedded.rehearsal.meeting import OpenMeeting, RehearsedMeeting
from embedded.rehearsal.text_room import open_in_text
from embedded.rehearsal.values import in_zone
from embedded.rehearsal.world import make_world
from meeting.clock import FrozenClock
from storage.database import Database

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class TurnRun:
    """One turn as it went."""

    number: int
    title: str
    happened: Happened
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal of one scenario.

    Attributes:
        end: what is wrong with the state at the end.
        broken: why it could not be held to its end, if so.
    """

    turns: Sequence[TurnRun] = ()
    end: Sequence[str] = ()
    broken: str = ""
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether everything was as the scenario says."""
        return not (self.broken or self.end or any(turn.faults for turn in self.turns))


@dataclass(slots=True)
class _Progress:
    turns: list[TurnRun] = field(default_factory=list)
    end: list[str] = field(default_factory=list)


async def rehearse(
    scenario: Scenario,
    databases: Databases,
    settings: AgentSettings,
    open_meeting: OpenMeeting = open_in_text,
) -> Run:
    """Hold the meeting once, in text or in sound. What goes wrong is part of the answer."""
    started, progress, broken = time.monotonic(), _Progress(), ""
    try:
        async with databases.fresh() as url:
            db = await Database.connect(url, max_size=4)
            try:
                await _hold(scenario, db, settings, open_meeting, progress)
            finally:
                await db.close()
    except TimeoutError:
        broken = f"the agent was stuck in turn {len(progress.turns) + 1}"
    except Exception as failure:
        log.debug("rehearsal_broken", exc_info=failure)
        broken = f"{type(failure).__name__}: {failure}"
    return Run(progress.turns, progress.end, broken, time.monotonic() - started)


async def _hold(
    scenario: Scenario, db: Database, settings: AgentSettings, open_meeting: OpenMeeting, progress: _Progress
) -> None:
    form = scenario.form
    clock = FrozenClock(in_zone(form.clock, form.zone))
    world = await make_world(db, scenario)
    async with open_meeting(db, settings, world, clock) as meeting:
        await _take_places(meeting, scenario)
        for number, turn in enumerate(form.turns, 1):
            happened = await meeting.turn(turn)
            faults = tuple(judge(turn.expect, happened))
            progress.turns.append(TurnRun(number, _title(turn), happened, faults))
        state = await read_end_state(db, world, meeting.seated, clock.now())
    progress.end += judge_end(form.end, state, world)


async def _take_places(meeting: RehearsedMeeting, scenario: Scenario) -> None:
    """The first person comes and is greeted, then the others come."""
    first, *others = scenario.form.start.people
    await meeting.enter(first)
    await meeting.greet()
    for person in others:
        await meeting.enter(person)


def _title(turn: TurnForm) -> str:
    """The turn as a line of a play."""
    if turn.speaker is not None:
        return f"{turn.speaker} types: {turn.chat}" if turn.says is None else f"{turn.speaker}: {turn.says}"
    if turn.joins is not None:
        return f"{turn.joins.name} joins"
    return f"{turn.leaves} leaves" if turn.leaves is not None else f"{turn.wait} pass"
