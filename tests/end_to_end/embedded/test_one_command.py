"""`usher up` as an operator sees it: one start, its table, its crashes, its end, its next start."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import aiohttp
import psutil
import pytest

from embedded.reaper import MARK_NAME

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(600)]

START_S, LATER_S = 400.0, 60.0  # the second on a machine that runs other tests too; alone it is under 20 s
PROCESSES = {"agent", "gateway", "livekit", "mailbox", "portal", "postgres", "valkey", "worker"}


class Operator:
    """Someone with a shell."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "USHER_HOME": str(home)}

    async def up(self) -> asyncio.subprocess.Process:
        log = (self.home.parent / "up.log").open("ab")
        return await asyncio.create_subprocess_exec(
            *self._usher("up"), env=self.environment, stdout=log, stderr=log, start_new_session=True
        )

    async def usher(self, *words: str) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            *self._usher(*words), env=self.environment, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await asyncio.wait_for(process.communicate(), 120)
        return process.returncode or 0, said.decode()

    async def status(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads((await self.usher("status", "--json"))[1])
        return facts

    async def ready(self, process: asyncio.subprocess.Process, seconds: float) -> dict[str, Any]:
        async with asyncio.timeout(seconds):
            while not (status := await self.status())["ready"]:
                assert process.returncode is None, (self.home.parent / "up.log").read_text()[-3000:]
                await asyncio.sleep(0.5)
        return status

    def alive(self) -> list[str]:
        """Processes of this folder's runs, found by what they were started with."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                ours = (
                    process.environ().get("USHER_HOME") == str(self.home) and MARK_NAME in process.environ()
                )
                if (ours or str(self.home) in process.cmdline()) and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(" ".join(process.cmdline()[:5]))
        return found

    def _usher(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "embedded.cli", *words]


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Operator:
    return Operator(tmp_path_factory.mktemp("one") / "home")


async def test_one_command_from_nothing_to_nothing(operator: Operator) -> None:
    first = await operator.up()
    try:
        status = await operator.ready(first, START_S)
        assert_complete(status, first.pid)
        await assert_second_start_says_where(operator, first.pid)
        await assert_portal_returns(operator, status)
    finally:
        with contextlib.suppress(ProcessLookupError):
            first.send_signal(signal.SIGKILL)
    await first.wait()
    pids = [process["pid"] for process in status["processes"]]
    async with asyncio.timeout(15):
        while operator.alive() or any(psutil.pid_exists(pid) for pid in pids):
            await asyncio.sleep(0.2)

    began = time.monotonic()
    second = await operator.up()
    again = await operator.ready(second, START_S)
    assert time.monotonic() - began < LATER_S
    assert [again[name] for name in ("portal_url", "mailbox_url", "livekit_url", "admin")] == [
        status[name] for name in ("portal_url", "mailbox_url", "livekit_url", "admin")
    ]
    assert await answers(again["demo"]["link"]) == 200

    second.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(second.wait(), 30) == 0
    assert operator.alive() == []
    assert (await operator.usher("status"))[0] == 1


def assert_complete(status: dict[str, Any], pid: int) -> None:
    assert status["pid"] == pid
    assert {process["name"] for process in status["processes"]} == PROCESSES
    assert {process["state"] for process in status["processes"]} == {"running"}
    assert set(status["admin"]) == {"email", "password"}
    assert set(status["demo"]) == {"link", "code"}
    assert len(status["demo"]["code"]) == 8


async def assert_second_start_says_where(operator: Operator, pid: int) -> None:
    code, said = await operator.usher("up")
    assert code == 0
    assert f"process {pid}" in said


async def assert_portal_returns(operator: Operator, before: dict[str, Any]) -> None:
    """Only the portal is started anew: a meeting in progress goes on."""
    pids = {process["name"]: process["pid"] for process in before["processes"]}
    os.kill(pids["portal"], signal.SIGKILL)
    async with asyncio.timeout(60):
        while True:
            status = await operator.status()
            now = {process["name"]: process["pid"] for process in status["processes"]}
            if status["ready"] and now["portal"] != pids["portal"]:
                break
            await asyncio.sleep(0.2)
    assert {name for name in pids if now[name] != pids[name]} == {"portal"}
    assert await answers(status["portal_url"] + "/healthz") == 200


async def answers(url: str) -> int:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        return (await session.get(url)).status
