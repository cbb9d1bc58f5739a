"""The meeting server in Docker, with a `docker` that behaves like one: what listens is not the client's child."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from embedded.child import Child
from embedded.livekit_binary import Binary
from embedded.livekit_server import MeetingServerPlan, container, remove_container, start_server
from embedded.ports import any_free, is_free
from tests.support.waiting import eventually

pytestmark = pytest.mark.integration

DOCKER = """#!{python}
import json, os, pathlib, signal, subprocess, sys, time
state = pathlib.Path({state!r})
state.mkdir(exist_ok=True)
with (state / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1] == "rm":
    pid = state / sys.argv[3]
    if pid.exists():
        os.kill(int(pid.read_text()), signal.SIGKILL)
        pid.unlink()
    sys.exit(0)
name = sys.argv[sys.argv.index("--name") + 1]
if (state / name).exists():
    sys.exit("the name is in use")
server = subprocess.Popen(
    ["setsid", "--fork", sys.executable, "-c", (
        "import http.server, os, pathlib, sys;"
        "s = http.server.HTTPServer(('127.0.0.1', int(sys.argv[2])), http.server.SimpleHTTPRequestHandler);"
        "pathlib.Path(sys.argv[1]).write_text(str(os.getpid()));"
        "s.serve_forever()"
    ), str(state / name), {port!r}],
)
signal.signal(signal.SIGTERM, lambda *_: None)  # a meeting goes on: the container does not follow
while True:
    time.sleep(1)
"""


class Docker:
    """A `docker` whose containers live in a process of their own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.state = folder / "docker-state"
        command = folder / "docker"
        command.write_text(DOCKER.format(python=sys.executable, state=str(self.state), port=str(port)))
        command.chmod(0o755)
        self.binary = Binary((str(command), "run"), "for a test", docker=True)


async def test_a_container_is_waited_for_and_none_is_left(tmp_path: Path) -> None:
    port = any_free()
    docker = Docker(tmp_path, port)
    plan = MeetingServerPlan(port, port, "s" * 32, "redis://127.0.0.1:1/0", "http://127.0.0.1:1/")
    home, log = tmp_path / "livekit", tmp_path / "livekit.log"
    launched: list[Child] = []

    async def start() -> Child:
        return await start_server(docker.binary, plan, home, log, launched.append)

    try:
        child = await start()
        assert child.alive()
        child.send(signal.SIGKILL)
        assert not is_free(port)
        child = await start()
        await child.stop(grace=0.2)
        await remove_container(docker.binary, home)

        async def ended() -> bool:
            return is_free(port)

        await eventually(ended)
        assert len(launched) == 2
        assert container(home) in (docker.state / "calls").read_text()
    finally:
        for child in launched:
            child.send(signal.SIGKILL)
        await asyncio.shield(remove_container(docker.binary, home))
