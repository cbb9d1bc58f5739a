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


async def test_the_documented_example_goes_as_documented(
    tmp_path: Path, databases: Databases, offline: AgentSettings
) -> None:
    page = (Path(__file__).parents[3] / "docs" / "scenarios.md").read_text("utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    run = await rehearse(load_scenario(file), databases, offline)
    assert run.passed, "\n" + show(Outcome(file, "example", [run]))
