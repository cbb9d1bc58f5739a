"""Starts steps in the order of their needs, watches the processes among them, restarts what dies, ends all.

A step is done once (``migrate``) or yields a child that is watched from then on (``portal``). Every child
belongs to a group of its own and carries the mark of this run, so that nothing outlives the supervisor,
however it ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from signal import SIGKILL, Signals

from embedded.child import Child
from embedded.errors import StartFailed
from embedded.progress import Progress
from embedded.reaper import MARK_NAME
from embedded.step import FIRST_PAUSE_S, Step, Watched

WATCH_S = 0.2
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0
REAPER_S = 15.0
STILL_S = 10.0


class Supervisor:
    """Runs steps until told to stop.

    Children inherit the mark of this run from our environment, so make it before anything is started.

    Args:
        progress: Where lines go.
        on_change: Called when a process comes, goes or returns.
        lock_fd: Descriptor the reaper keeps open, so that a lock lasts until all is cleaned up.
    """

    def __init__(
        self, progress: Progress, *, on_change: Callable[[], None] = lambda: None, lock_fd: int | None = None
    ) -> None:
        self.steps: list[Step] = []
        self.progress = progress
        self.on_change = on_change
        self.watched: dict[str, Watched] = {}
        self.stopping = asyncio.Event()
        self._started: dict[int, Child] = {}
        self._done: dict[str, asyncio.Event] = {}
        self._at_work: dict[str, float] = {}
        self._restarts: set[asyncio.Task[None]] = set()
        os.environ[MARK_NAME] = secrets.token_hex(8)
        self._reaper = subprocess.Popen(
            [sys.executable, "-m", "embedded.reaper", os.environ[MARK_NAME]],
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=[lock_fd] if lock_fd is not None else [],
        )

    async def start(self, steps: list[Step]) -> None:
        """Do every step as soon as what it needs is done; in any order, ``after`` decides.

        Raises:
            EmbeddedError: From the first step that failed; the others are given up.
        """
        self.steps = steps
        self._done = {step.name: asyncio.Event() for step in steps}
        tasks = [asyncio.create_task(self._run(step), name=step.name) for step in steps]
        stop = asyncio.create_task(self._told_to_stop())
        try:
            pending = {*tasks, stop}
            while pending - {stop} and not self.stopping.is_set():
                done, pending = await asyncio.wait(
                    pending, timeout=STILL_S, return_when=asyncio.FIRST_COMPLETED
                )
                for task in done:
                    task.result()
                if not done:
                    self._say_who_works()
        finally:
            for task in (*tasks, stop):
                task.cancel()
            await asyncio.gather(*tasks, stop, return_exceptions=True)

    async def add(self, step: Step) -> None:
        """One more step, done now."""
        self.steps.append(step)
        self._done[step.name] = asyncio.Event()
        await self._run(step)

    async def _told_to_stop(self) -> None:
        await self.stopping.wait()

    async def watch(self) -> None:
        """Restart what dies, until told to stop."""
        while not self.stopping.is_set():
            for watched in list(self.watched.values()):
                if watched.state == "running" and not watched.child.alive():
                    self._fell(watched)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), WATCH_S)

    async def stop(self) -> None:
        """End all children, those that need others first."""
        self.stopping.set()
        for task in self._restarts:
            task.cancel()
        await asyncio.gather(*self._restarts, return_exceptions=True)
        for names in self._waves():
            going = [self.watched[name] for name in names if name in self.watched]
            await asyncio.gather(*(watched.step.end(watched.child) for watched in going))
        await asyncio.gather(*(child.stop() for child in self._started.values() if child.alive()))
        for child in list(self._started.values()):
            self.disown(child)
        if self._reaper.stdin is not None:
            self._reaper.stdin.close()
        await asyncio.to_thread(self._reaper.wait, REAPER_S)

    def kill(self) -> None:
        """End all children now."""
        for child in self._started.values():
            child.send(SIGKILL)

    def adopt(self, child: Child, *, gentle: bool = False) -> Child:
        """Know of a child from its first moment, ready or not.

        Args:
            child: The process.
            gentle: Whether it may finish its own shutdown when we are killed.
        """
        self._started[child.pid] = child
        self._tell(f"{'~' if gentle else '+'} {child.pid}")
        return child

    def disown(self, child: Child) -> None:
        """It is gone, and nothing of its group is left."""
        child.send(SIGKILL)
        self._started.pop(child.pid, None)
        self._tell(f"- {child.pid}")

    async def _run(self, step: Step) -> None:
        for needed in step.after:
            if needed in self._done:
                await self._done[needed].wait()
        began = self._at_work[step.name] = time.monotonic()
        child = await step.do()
        del self._at_work[step.name]
        if child is not None:
            self.watched[step.name] = Watched(step, child)
            self.progress.say(step.name, f"ready in {time.monotonic() - began:.1f} s")
            self._changed()
        self._done[step.name].set()

    def _say_who_works(self) -> None:
        """Time moves on for whoever waits for a long step."""
        for name, began in self._at_work.items():
            self.progress.say(name, f"still at work, {time.monotonic() - began:.0f} s so far")

    def _fell(self, watched: Watched) -> None:
        """Name who fell, end what is left of its group, and start it again after a pause."""
        name, code = watched.step.name, watched.child.process.returncode
        if time.monotonic() - watched.since > STEADY_S:
            watched.pause = FIRST_PAUSE_S
        how = f"killed by {Signals(-code).name}" if code < 0 else f"ended with {code}"
        self.progress.say(name, f"{how}; starting again in {watched.pause:.1f} s")
        self._restart(watched, watched.pause)

    def restart(self, name: str, why: str) -> None:
        """Start a process anew; one that is being restarted already is left to that."""
        watched = self.watched.get(name)
        if watched is not None and watched.state == "running":
            self.progress.say(name, f"{why}; starting again")
            watched.child.send(watched.step.stop_with)
            self._restart(watched, 0.5)

    def _restart(self, watched: Watched, pause: float) -> None:
        watched.state = "restarting"
        self._changed()
        task = asyncio.create_task(self._again(watched, pause), name=f"restart {watched.step.name}")
        self._restarts.add(task)
        task.add_done_callback(self._restarts.discard)

    async def _again(self, watched: Watched, pause: float) -> None:
        await asyncio.sleep(pause)
        self.disown(watched.child)
        await watched.child.ended(5.0)
        while not self.stopping.is_set():
            watched.pause = min(watched.pause * 2, LONGEST_PAUSE_S)
            watched.restarts += 1
            try:
                child = await watched.step.do()
            except Exception as failure:  # whatever it is: nobody else would start it again
                self.progress.say(
                    watched.step.name, f"{_last_line(failure)}; trying again in {watched.pause:.1f} s"
                )
                await asyncio.sleep(watched.pause)
                continue
            if child is not None:
                watched.child = child
                watched.state, watched.since = "running", time.monotonic()
                self.progress.say(watched.step.name, f"is back (process {child.pid})")
                self._changed()
            return

    def _changed(self) -> None:
        """Tell of a change; a full disk must not end the watch."""
        try:
            self.on_change()
        except OSError as failure:
            self.progress.say("usher", f"cannot write what runs: {failure}")

    def _waves(self) -> list[list[str]]:
        """Names in the order of ending: a step goes when nobody left needs it."""
        left = {step.name: step for step in self.steps}
        waves = []
        while left:
            free = [n for n in left if not any(n in s.after for s in left.values())] or list(left)
            waves.append(free)
            for name in free:
                del left[name]
        return waves

    def _tell(self, line: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            if self._reaper.stdin is not None:
                self._reaper.stdin.write(line + "\n")
                self._reaper.stdin.flush()


def _last_line(failure: Exception) -> str:
    """What a failed start is told by."""
    said = failure.reason if isinstance(failure, StartFailed) else f"{type(failure).__name__}: {failure}"
    return said.strip().splitlines()[-1] if said.strip() else "did not start"
