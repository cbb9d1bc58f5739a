"""What the documents say is there, is there."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_commands_of_the_readme_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)\b", (ROOT / "README.md").read_text("utf-8")))
    assert {"run", "test"} <= named <= targets


def test_a_decision_is_told_in_forty_lines() -> None:
    long = [
        p.name
        for p in (ROOT / "docs" / "decisions").glob("*.md")
        if len(p.read_text("utf-8").splitlines()) > 40
    ]
    assert long == []


def test_the_changelog_begins_with_what_is_not_yet_released() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == "Unreleased"


def test_no_python_stands_beside_the_meeting_servers_configuration() -> None:
    assert list((ROOT / "livekit").rglob("*.py")) == []
