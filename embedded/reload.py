"""For development: a process starts anew when a source it runs from changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from embedded.assets import ROOT
from embedded.step import Step
from embedded.steps import Steps
from embedded.supervisor import Supervisor

LOOK_S = 1.0
BELOW = ("storage", "meeting", "scheduling_tools", "knowledge")
FOLDERS = {
    "portal": ("portal", *BELOW),
    "agent": ("agent", *BELOW),
    "worker": BELOW,
    "gateway": ("embedded/speech", "embedded/language", "embedded/gateway.py"),
}
KINDS = (".py", ".html", ".yaml", ".md", ".json")


async def reload_on_change(supervisor: Supervisor, steps: Steps) -> None:
    """Look at the sources every second and restart what runs from a changed one; assets watch themselves."""
    await supervisor.add(Step("assets", steps.watch_assets))
    before = await asyncio.to_thread(_all_stamps)
    while not supervisor.stopping.is_set():
        await asyncio.sleep(LOOK_S)
        now = await asyncio.to_thread(_all_stamps)
        for name, stamps in now.items():
            if changed := {path for path, _ in stamps ^ before[name]}:
                supervisor.restart(name, f"{sorted(changed)[0]} changed")
        before = now


def _all_stamps() -> dict[str, set[tuple[str, int]]]:
    return {name: set(_stamps(folders)) for name, folders in FOLDERS.items()}


def _stamps(folders: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for folder in folders:
        place = ROOT / folder
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.suffix in KINDS and "static" not in path.parts:
                yield str(path.relative_to(ROOT)), _changed_at(path)


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
