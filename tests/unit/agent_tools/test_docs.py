"""docs/tools.md and docs/wires.md tell what the code does."""

import re
from pathlib import Path

import pytest
from livekit.agents.llm.utils import build_legacy_openai_schema

from agent.tools.failures import SENTENCES

from .conftest import Desk

pytestmark = pytest.mark.unit

DOCS = Path(__file__).parents[3] / "docs"


def told() -> dict[str, list[str]]:
    sections = re.split(r"^## ", (DOCS / "tools.md").read_text(), flags=re.M)[1:]
    found = {}
    for section in sections:
        name = re.match(r"`(\w+)`", section)
        assert name
        arguments = re.search(r"Arguments: ([^.]+)\.", section)
        found[name[1]] = re.findall(r"`(\w+)`", arguments[1]) if arguments else []
    return found


async def test_every_tool_and_argument_is_told_and_no_other(desk: Desk) -> None:
    made = {
        name: list(build_legacy_openai_schema(tool)["function"]["parameters"]["properties"])
        for name, tool in desk.tools.items()
    }
    assert told() == made or {k: sorted(v) for k, v in told().items()} == {
        k: sorted(v) for k, v in made.items()
    }


async def test_the_wires_list_the_same_tools(desk: Desk) -> None:
    section = (DOCS / "wires.md").read_text().split("## 7. Tools")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", section, flags=re.M)) == set(desk.tools)


def test_every_problem_of_the_wires_has_a_sentence() -> None:
    section = (DOCS / "wires.md").read_text().split("Problems:")[1]
    codes = set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^)]*\)", "", section)))
    assert codes == set(SENTENCES)
