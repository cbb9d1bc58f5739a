"""A small system under the real supervisor, for tests that kill it: ``python supervised.py HOME``.

Two parts: ``parent``, which starts a grandchild that leaves its group and session, and ``sleeper``. Their
process ids are written to the state folder's ``running.json`` and ``grandchild``.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from embedded.child import Child
from embedded.errors import AlreadyRunning
from embedded.progress import Progress
from embedded.state import State
from embedded.step import Step
from embedded.supervisor import Supervisor

PARENT = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
said = pathlib.Path(sys.argv[1])
half = said.with_suffix(".half")
half.write_text(str(child.pid))
half.rename(said)  # there at once and whole
time.sleep(600)
"""
SLEEPER = "import time; time.sleep(600)"


async def main(home: Path) -> int:
    """Run until told to stop."""
    state = State(home)
    try:
        await state.lock()
    except AlreadyRunning as other:
        Progress().line(str(other))
        return 3

    def tell() -> None:
        state.say_running(
            {
                "pid": os.getpid(),
                "portal_url": "http://127.0.0.1:1/",
                "processes": {
                    name: [w.child.pid, w.state, w.restarts] for name, w in supervisor.watched.items()
                },
            }
        )

    supervisor = Supervisor(Progress(), on_change=tell, lock_fd=state.lock_fd)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, supervisor.stopping.set)

    def step(name: str, program: str) -> Step:
        async def do() -> Child:
            command = [sys.executable, "-c", program, str(home / "grandchild")]
            return supervisor.adopt(Child(name, command, log=state.logs / f"{name}.log"))

        return Step(name, do, grace=1)

    watcher = asyncio.create_task(supervisor.watch())
    await supervisor.start([step("parent", PARENT), step("sleeper", SLEEPER)])
    Progress().line("ready")
    await supervisor.stopping.wait()
    await watcher
    await supervisor.stop()
    state.forget_running()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]))))
