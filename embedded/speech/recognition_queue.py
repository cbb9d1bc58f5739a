"""One thread for the recogniser, and who goes first: a finished utterance before a caption in the making."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count

from embedded.speech.errors import RecogniserBusy
from embedded.speech.recogniser import Heard

_LAST_WAITS = 12


class Urgency(IntEnum):
    """Smaller goes first."""

    FINAL = 0
    INTERIM = 1
    LAST = 2


@dataclass(order=True)
class _Job:
    urgency: Urgency
    order: int
    work: Callable[[], Heard] | None = field(compare=False)
    done: "Future[Heard]" = field(compare=False, default_factory=Future)


class RecognitionQueue:
    """Runs recognition on its own thread; waiting is bounded in number and in time."""

    def __init__(self, *, limit: int, patience_s: float) -> None:
        self._limit, self._patience_s = limit, patience_s
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._order = count()
        self._finals = 0
        self._thread = threading.Thread(target=self._work, name="recogniser", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Utterances not begun yet."""
        return self._jobs.qsize()

    @property
    def final_waits(self) -> bool:
        """Whether a finished utterance waits or is being decoded; then no caption should be asked for."""
        return self._finals > 0

    async def run(self, work: Callable[[], Heard], urgency: Urgency = Urgency.FINAL) -> Heard:
        """Run `work` on the recogniser's thread.

        Raises:
            RecogniserBusy: too many wait already, or the turn did not come in time.
        """
        if self._jobs.qsize() >= self._limit:
            raise RecogniserBusy("too many utterances wait")
        job = _Job(urgency, next(self._order), work)
        final = urgency is Urgency.FINAL
        patience_s = self._patience_s * (_LAST_WAITS if urgency is Urgency.LAST else 1)
        self._finals += final
        self._jobs.put(job)
        try:
            async with asyncio.timeout(patience_s):
                return await asyncio.wrap_future(job.done)
        except TimeoutError as error:
            raise RecogniserBusy(f"no turn within {patience_s:g} s") from error
        finally:
            self._finals -= final

    def close(self) -> None:
        """Finish what runs, drop what waits."""
        self._jobs.put(_Job(Urgency.FINAL, -1, None))
        self._thread.join(timeout=5)

    def _work(self) -> None:
        while (job := self._jobs.get()).work is not None:
            if not job.done.set_running_or_notify_cancel():
                continue
            try:
                job.done.set_result(job.work())
            except BaseException as error:
                job.done.set_exception(error)
