"""The documented meeting goes as it is documented. Those of `tests/scenarios` are held by `usher rehearse`."""

from pathlib import Path

import pytest

from agent.settings import AgentSettings
from embedded.rehearsal.databases import Databases
from embedded.rehearsal.load import load_scenario
from embedded.rehearsal.report import Outcome, show
from embedded.rehearsal.run import rehearse

pytestmark = pytest.mark.conversation

TESTS = Path(__file__).parents[2]


def test_there_are_scenarios_to_rehearse() -> None:
    assert len(list((TESTS / "scenarios").glob("*.yaml"))) >= 18


async def test_the_documented_example_goes_as_documented(
    tmp_path: Path, databases: Databases, offline: AgentSettings
) -> None:
    page = (TESTS.parent / "docs" / "scenarios.md").read_text("utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    run = await rehearse(load_scenario(file), databases, offline)
    assert run.passed, "\n" + show(Outcome(file, "example", [run]))
