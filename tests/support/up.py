"""The whole house for a test: `usher up` in a state folder of its own, stopped afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks.house import House
from embedded.plan import WISHED
from embedded.ports import any_free
from embedded.postgres import EmbeddedPostgres
from embedded.state import State

START_S = 240.0
STOP_S = 30.0
LOCATE = "select entity_id from locate_room($1)"
USHER = str(Path(sys.executable).with_name("usher"))


@dataclass(frozen=True, slots=True)
class RunningHouse:
    """A started house, seen from its state folder."""

    home: Path
    desk: House

    @property
    def portal_url(self) -> str:
        """Base URL of the portal."""
        return str(self.desk.status["portal_url"]).rstrip("/")

    def port(self, name: str) -> int:
        """The port of one of its parts."""
        return int(State(self.home).kept()["ports"][name])

    def pid(self, name: str) -> int:
        """The process of one of its parts, now."""
        running = State(self.home).running() or {"processes": []}
        return next(int(p["pid"]) for p in running["processes"] if p["name"] == name)

    async def rows(self, query: str, room_id: str) -> list[asyncpg.Record]:
        """Rows of a room (its id is $1), as the owner of the schema sees them."""
        server = EmbeddedPostgres(self.home / "postgres", self.port("postgres"))
        connection = await asyncpg.connect(server.owner_url)
        try:
            async with connection.transaction():
                entity: Any = await connection.fetchval(LOCATE, room_id)
                await connection.execute("select set_config('app.entity_id', $1, true)", str(entity))
                return list(await connection.fetch(query, UUID(room_id)))
        finally:
            await connection.close()


@asynccontextmanager
async def running_house(home: Path, **settings: str) -> AsyncIterator[RunningHouse]:
    """Start everything and sign in as its admin. `USHER_TEST_HOUSE` names the folder of one that runs already.

    Args:
        home: an empty folder for its state.
        settings: environment variables on top of the machine's.
    """
    if given := os.environ.get("USHER_TEST_HOUSE"):
        yield RunningHouse(Path(given), await asyncio.to_thread(House, Path(given)))
        return
    _take_ports(State(home))
    environment = {**os.environ, "USHER_HOME": str(home), **settings}
    with (home / "up.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            USHER, "up", env=environment, stdout=log, stderr=log, stdin=asyncio.subprocess.DEVNULL
        )
    try:
        await _ready(process, home)
        yield RunningHouse(home, await asyncio.to_thread(House, home))
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), STOP_S)


def _take_ports(state: State) -> None:
    """Ports of its own, those kept already aside: of two houses that start at once, neither takes the other's."""
    names = ("portal", "agent", "livekit udp", *WISHED)
    state.keep(ports={name: any_free() for name in names} | state.kept().get("ports", {}))


async def _ready(process: asyncio.subprocess.Process, home: Path) -> None:
    async with asyncio.timeout(START_S):
        while "Usher is ready" not in (home / "up.log").read_text("utf-8", "replace"):
            if process.returncode is not None:
                raise AssertionError((home / "up.log").read_text("utf-8", "replace")[-3000:])
            await asyncio.sleep(0.2)
