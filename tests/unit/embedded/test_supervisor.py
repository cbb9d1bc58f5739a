"""What the supervisor does when a child does not come back at once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from embedded import supervisor as supervisors
from embedded.child import Child
from embedded.progress import Progress
from embedded.reaper import MARK_NAME
from embedded.step import Step
from embedded.supervisor import Supervisor
from tests.support.waiting import eventually

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def _the_mark_of_a_run_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MARK_NAME, "")


@pytest_asyncio.fixture
async def supervisor(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Supervisor]:
    monkeypatch.setattr(supervisors, "LONGEST_PAUSE_S", 0.05)
    running = Supervisor(Progress())
    yield running
    await running.stop()


async def test_whatever_keeps_a_child_down_it_is_tried_again(
    supervisor: Supervisor, capsys: pytest.CaptureFixture[str]
) -> None:
    failures: list[Exception] = [
        ConnectionRefusedError("no roles yet"),
        ValueError("two\nlines"),
        ZeroDivisionError(),
    ]
    starts = 0

    async def start() -> Child:
        nonlocal starts
        starts += 1
        if starts > 1 and failures:
            raise failures.pop(0)
        return supervisor.adopt(Child("one", [sys.executable, "-c", "import time; time.sleep(60)"]))

    await supervisor.start([Step("one", start, grace=0.1)])
    watching = asyncio.create_task(supervisor.watch())
    supervisor.restart("one", "for the test")

    async def back() -> bool:
        return supervisor.watched["one"].state == "running" and not failures

    await eventually(back)
    said = capsys.readouterr().out
    assert "ConnectionRefusedError: no roles yet; trying again" in said
    assert "lines; trying again" in said
    assert supervisor.watched["one"].child.alive()
    supervisor.stopping.set()
    await watching


async def test_a_long_step_says_that_it_is_still_at_work(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisors, "STILL_S", 0.02)
    said, shown = asyncio.Event(), list[str]()
    monkeypatch.setattr(supervisor.progress, "line", lambda text: (shown.append(text), said.set()))

    async def build() -> None:
        await said.wait()

    await supervisor.start([Step("build", build), Step("after", build, after=("build",))])
    assert "build        still at work, 0 s so far" in shown[0]
    assert not any("after " in line for line in shown)


async def test_a_full_disk_does_not_end_the_watch(capsys: pytest.CaptureFixture[str]) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    supervisor = Supervisor(Progress(), on_change=full)

    async def start() -> Child:
        return supervisor.adopt(Child("one", [sys.executable, "-c", "import time; time.sleep(60)"]))

    try:
        await supervisor.start([Step("one", start, grace=0.1)])
        assert "No space left" in capsys.readouterr().out
    finally:
        await supervisor.stop()
