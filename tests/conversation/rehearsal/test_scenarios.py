"""Every written-down meeting goes as it is written."""

from pathlib import Path

import pytest

from agent.settings import AgentSettings
from embedded.rehearsal.databases import Databases
from embedded.rehearsal.load import load_scenario
from embedded.rehearsal.report import Outcome, show
from embedded.rehearsal.run import rehearse

pytestmark = pytest.mark.conversation

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


def test_the_folder_is_there() -> None:
    assert len(SCENARIOS) >= 18


@pytest.mark.parametrize("file", SCENARIOS, ids=[file.stem for file in SCENARIOS])
async def test_the_meeting_goes_as_written(file: Path, databases: Databases, offline: AgentSettings) -> None:
    scenario = load_scenario(file)
    run = await rehearse(scenario, databases, offline)
    assert run.passed, "\n" + show(Outcome(file, scenario.form.name, [run]))
