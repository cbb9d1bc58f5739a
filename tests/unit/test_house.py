"""Rules of the repository that no other tool holds."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit
ROOT = Path(__file__).parents[2]
PACKAGES = ("agent", "portal", "scheduling_tools", "knowledge", "meeting", "storage", "embedded")
CATEGORIES = {"unit", "contract", "integration", "conversation", "end_to_end"}
REFUSED = {"core", "common", "shared", "utils", "platform", "agents"}
LONGEST_FILE = 250
LONGEST_FUNCTION = 60
STILL_TOO_LONG = {"portal/app.py:create_app"}  # a name that is long no more leaves the list


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def test_no_python_file_lies_where_it_would_hide_livekits_package() -> None:
    assert list((ROOT / "livekit").rglob("*.py")) == []


def test_no_file_outgrows_a_reader() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in sources()
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_function_outgrows_a_screen() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": size
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert set(long) == STILL_TOO_LONG, long


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in sources()} | {path.parent.name for path in sources()}
    assert names & REFUSED == set()


def test_every_test_module_declares_the_category_of_its_folder() -> None:
    wrong = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        folder = path.relative_to(ROOT / "tests").parts[0]
        declared = re.search(r"^pytestmark = .*?pytest\.mark\.(\w+)", path.read_text("utf-8"), re.MULTILINE)
        if folder not in CATEGORIES or declared is None or declared[1] != folder:
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []


def imported(path: Path) -> set[str]:
    """Dotted names a file imports, each with the names taken from it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers(*prefixes: str) -> set[str]:
    """Files that import something below one of these names."""
    return {
        str(path.relative_to(ROOT))
        for path in sources()
        if any(f"{name}.".startswith(f"{prefix}.") for name in imported(path) for prefix in prefixes)
    }


def test_each_half_of_livekit_has_its_place() -> None:
    """The contracts of import-linter see `livekit` whole; its name is shared by several distributions."""
    agents = importers("livekit.agents", "livekit.plugins")
    assert agents
    assert all(name.startswith("agent/") for name in agents)
    assert importers("livekit.api", "livekit.protocol") == {"meeting/livekit_api.py"}


def test_settings_are_read_in_settings_classes_alone() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in sources()
        if path.stem != "settings"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and node.attr in ("environ", "getenv")
        and path.parts[len(ROOT.parts)] != "embedded"  # which hands an environment to its children
    }
    assert readers == set()
