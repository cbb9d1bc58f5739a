"""``usher up``: everything on one machine, until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import Any

from embedded.errors import AlreadyRunning, EmbeddedError
from embedded.plan import Plan, make_plan
from embedded.progress import Progress, complain
from embedded.reload import reload_on_change
from embedded.settings import EmbeddedSettings
from embedded.state import State
from embedded.steps import Steps
from embedded.supervisor import Supervisor
from storage.errors import StorageError

DEMO_S = 2.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


async def up(settings: EmbeddedSettings, *, reload: bool = False) -> int:
    """Start everything, print where it is, and stay until a signal comes.

    Args:
        settings: What the operator said.
        reload: Restart a process when its sources change.

    Returns:
        Exit code: 0 after a clean stop or when it runs already, 1 when something did not start.
    """
    progress = Progress()
    state = State(settings.home)
    try:
        await state.lock()
    except AlreadyRunning as other:
        _say_where(progress, state, other)
        return 0
    running = Running(settings, state, progress, reload=reload)
    _on_signals(running.supervisor, progress)
    try:
        return await running.run()
    finally:
        await running.end()


class Running:
    """One start of the system.

    Args:
        settings: What the operator said.
        state: The state folder, held by us.
        progress: Where lines go.
        reload: Restart a process when its sources change.
    """

    def __init__(
        self, settings: EmbeddedSettings, state: State, progress: Progress, *, reload: bool = False
    ) -> None:
        self.reload = reload
        self.state = state
        self.progress = progress
        self.ready = False
        self.plan: Plan = make_plan(settings, state, progress.say)
        self.supervisor = Supervisor(progress, on_change=self.write_status, lock_fd=state.lock_fd)
        self.steps = Steps(self.plan, self.supervisor, progress)
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self) -> int:
        """Start, announce, watch.

        Raises:
            ValidationError: A process would refuse its settings; nothing was started.
        """
        self.steps.check_settings()
        self.write_status()
        self._tasks.append(asyncio.create_task(self.supervisor.watch(), name="watch"))
        try:
            await self.supervisor.start(self.steps.all())
        except (EmbeddedError, StorageError) as failure:
            complain(f"\nusher: {failure}")
            return 1
        if self.supervisor.stopping.is_set():
            return 0
        self.ready = True
        self.write_status()
        self.announce()
        if self.steps.demo:
            keeper = self.steps.demo.keep_fresh(self._pause, self._new_link)
            self._tasks.append(asyncio.create_task(keeper, name="demo"))
        if self.reload:
            watch = reload_on_change(self.supervisor, self.steps)
            self._tasks.append(asyncio.create_task(watch, name="reload"))
        await self.supervisor.stopping.wait()
        return 0

    async def end(self) -> None:
        """Stop everything; nothing is left."""
        self.ready = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.steps.demo:
            with contextlib.suppress(StorageError, OSError):
                await self.steps.demo.close()
        await self.supervisor.stop()
        self.state.forget_running()
        if self.supervisor.steps:
            self.progress.say("usher", "stopped; nothing is left running")

    def status(self) -> dict[str, Any]:
        """What ``usher status`` shows."""
        sign_in = self.state.kept().get("sign_ins", {}).get("ENTITY_ADMIN")
        demo = self.steps.demo if hasattr(self, "steps") else None
        processes = [
            {"name": name, "pid": watched.child.pid, "state": watched.state}
            for name, watched in sorted(self.supervisor.watched.items())
        ]
        return {
            "ready": self.ready and all(entry["state"] == "running" for entry in processes),
            "pid": os.getpid(),
            "portal_url": self.plan.portal_url,
            "mailbox_url": self.plan.mailbox_url,
            "livekit_url": self.plan.livekit_url,
            "admin": self._admin(sign_in),
            "demo": {"link": demo.link, "code": demo.seat.code} if demo and demo.seat else None,
            "processes": processes,
        }

    def _admin(self, sign_in: dict[str, str] | None) -> dict[str, str] | None:
        """The generated sign-in; its password only while the database is our own."""
        if sign_in and self.plan.settings.database_url:
            return {"email": sign_in["email"]}
        return sign_in

    def write_status(self) -> None:
        """Let ``usher status`` see what is."""
        self.state.say_running(self.status())

    def announce(self) -> None:
        """The one table."""
        status = self.status()
        rows = [("Portal", status["portal_url"])]
        if admin := status["admin"]:
            rows.append(("  sign in as", admin["email"]))
            rows.append(("  password", admin.get("password") or f"in {self.state.home / 'kept.json'}"))
        if demo := status["demo"]:
            rows += [("Demo meeting", demo["link"]), ("  code", f"{demo['code'][:4]} {demo['code'][4:]}")]
        if status["mailbox_url"]:
            rows.append(("Mailbox", status["mailbox_url"]))
        rows.append(("Meeting server", status["livekit_url"]))
        rows.append(("Logs", str(self.state.logs)))
        self.progress.line(f"\nUsher is ready after {self.progress.elapsed():.1f} s.")
        self.progress.table(rows)
        self.progress.line("Ctrl-C stops everything. What was entered stays.")

    def _new_link(self) -> None:
        self.write_status()
        demo = self.steps.demo
        if demo and demo.seat:
            self.progress.say("demo", f"the link was used; the next: {demo.link} code {demo.seat.code}")

    async def _pause(self) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.supervisor.stopping.wait(), DEMO_S)
        if not self.state.is_ours():
            self.progress.say("usher", f"{self.state.home} was deleted; stopping")
            self.supervisor.stopping.set()
        return self.supervisor.stopping.is_set()


def _on_signals(supervisor: Supervisor, progress: Progress) -> None:
    """The first signal stops, the second stops at once; under nohup a hang-up stays ignored."""
    loop = asyncio.get_running_loop()

    def told() -> None:
        if supervisor.stopping.is_set():
            supervisor.kill()
        else:
            progress.say("usher", "stopping")
            supervisor.stopping.set()

    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, told)


def _say_where(progress: Progress, state: State, other: AlreadyRunning) -> None:
    status = state.running()
    progress.line(f"{other}.")
    rows = [("Portal", status.get("portal_url", "")), ("Process", str(other.pid))]
    if demo := status.get("demo"):
        rows += [("Demo meeting", demo["link"]), ("  code", demo["code"])]
    progress.table(rows)
    progress.line("Stop it with Ctrl-C where it runs, or with: kill " + str(other.pid))
