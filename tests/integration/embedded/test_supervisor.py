"""What the supervisor promises about its children, with real processes."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from embedded.state import State

pytestmark = pytest.mark.integration

PROGRAM = Path(__file__).with_name("supervised.py")


async def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.02)


async def launch(home: Path) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAM), str(home), stdout=asyncio.subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    async with asyncio.timeout(20):
        while (line := await process.stdout.readline()) and line != b"ready\n":
            pass
    return process


def status(home: Path) -> dict[str, tuple[int, str, int]]:
    return {
        name: tuple(facts)
        for name, facts in json.loads((home / "running.json").read_text())["processes"].items()
    }


def family(home: Path) -> list[psutil.Process]:
    pids = [pid for pid, _, _ in status(home).values()] + [int((home / "grandchild").read_text())]
    return [psutil.Process(pid) for pid in pids]


def gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest_asyncio.fixture
async def running(tmp_path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await launch(tmp_path)
    await until((tmp_path / "grandchild").exists)
    yield process
    if process.returncode is None:
        process.terminate()
        await asyncio.wait_for(process.wait(), 15)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_nothing_outlives_the_supervisor(
    running: asyncio.subprocess.Process, tmp_path: Path, number: signal.Signals
) -> None:
    people = family(tmp_path)
    assert len(people) == 3
    assert not any(gone(process) for process in people)

    running.send_signal(number)

    await asyncio.wait_for(running.wait(), 15)
    await until(lambda: all(gone(process) for process in people))


async def test_a_closed_terminal_ends_everything(tmp_path: Path) -> None:
    master, terminal = os.openpty()
    session = await asyncio.create_subprocess_exec(
        *("setsid", "--ctty", "--wait", sys.executable, str(PROGRAM), str(tmp_path)),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    await until((tmp_path / "running.json").exists, 20)
    await until(lambda: len(status(tmp_path)) == 2 and (tmp_path / "grandchild").exists(), 20)
    people = family(tmp_path)

    os.close(master)

    await asyncio.wait_for(session.wait(), 15)
    await until(lambda: all(gone(process) for process in people))


async def test_a_start_right_after_a_kill_waits_until_all_is_cleaned_up(
    running: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    before = family(tmp_path)
    running.kill()
    await running.wait()

    again = await launch(tmp_path)

    assert all(gone(process) for process in before)
    again.terminate()
    assert await asyncio.wait_for(again.wait(), 15) == 0


async def test_a_second_start_says_where_the_first_is(
    running: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    second = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAM), str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(second.communicate(), 20)

    assert second.returncode == 3
    assert f"process {running.pid}".encode() in said
    assert b"http://127.0.0.1:1/" in said


async def test_a_crashed_child_returns_and_the_others_stay(
    running: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    before = status(tmp_path)
    os.kill(before["sleeper"][0], signal.SIGKILL)

    await until(lambda: status(tmp_path)["sleeper"][2] == 1)

    after = status(tmp_path)
    assert after["sleeper"][0] != before["sleeper"][0]
    assert after["sleeper"][1] == "running"
    assert after["parent"] == before["parent"]


async def test_what_a_crashed_child_started_in_its_group_ends_with_it(
    running: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    before = status(tmp_path)["parent"][0]
    os.kill(before, signal.SIGKILL)

    await until(lambda: status(tmp_path)["parent"][2] == 1)

    assert not psutil.pid_exists(before)


async def test_the_state_folder_shows_nothing_after_a_kill(
    running: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    assert State(tmp_path).running()["pid"] == running.pid
    running.kill()
    await running.wait()
    assert State(tmp_path).running() == {}
