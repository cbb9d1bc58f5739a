"""What the documents say is there, is there."""

import re
from pathlib import Path

import pytest

from embedded.cli import _parser

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def commands(page: Path, pattern: str) -> set[str]:
    """What a page tells people to type: in backquotes, or on a line that is set in."""
    text = page.read_text("utf-8")
    shown = re.findall(r"`([^`\n]+)`", text) + re.findall(r"^    .+$", text, re.M)
    return {found for line in shown for found in re.findall(pattern, line)}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_a_page_shows_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert commands(page, r"\bmake ([a-z-]+)\b") <= targets
    assert commands(page, r"\busher ([a-z]+)\b") <= set(
        re.findall(r"^    ([a-z]+) ", _parser().format_help(), re.M)
    )
    modules = commands(page, r"\bpython -m ([a-z_.]+)")
    assert {name for name in modules if not list(ROOT.glob(f"{name.replace('.', '/')}*"))} == set()


def test_the_readme_tells_how_to_start_and_to_test() -> None:
    assert {"run", "test"} <= commands(ROOT / "README.md", r"\bmake ([a-z-]+)\b")


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
