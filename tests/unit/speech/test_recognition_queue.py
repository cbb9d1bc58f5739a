"""Who goes first at the recogniser, and who is sent away."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from embedded.speech.errors import RecogniserBusy
from embedded.speech.recogniser import Heard
from embedded.speech.recognition_queue import RecognitionQueue, Urgency

pytestmark = pytest.mark.unit


class Recorder:
    """Work that can be held up, and remembers the order it was done in."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun = threading.Event()
        self.done: list[str] = []

    def blocking(self) -> Heard:
        self.begun.set()
        self.gate.wait(5)
        return self.work("first")

    def work(self, name: str) -> Heard:
        self.done.append(name)
        return Heard(name, 0.0, 1.0, 1.0)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    recorder = Recorder()
    yield recorder
    recorder.gate.set()


async def begin_blocking(queue: RecognitionQueue, recorder: Recorder) -> "asyncio.Task[Heard]":
    task = asyncio.create_task(queue.run(recorder.blocking))
    await asyncio.to_thread(recorder.begun.wait, 5)
    return task


async def test_a_final_overtakes_captions(recorder: Recorder) -> None:
    queue = RecognitionQueue(limit=8, patience_s=5)
    tasks = [await begin_blocking(queue, recorder)]
    for name, urgency in (("caption", Urgency.INTERIM), ("upload", Urgency.LAST), ("final", Urgency.FINAL)):
        tasks.append(asyncio.create_task(queue.run(lambda n=name: recorder.work(n), urgency)))
    await asyncio.sleep(0)
    assert queue.final_waits
    recorder.gate.set()
    await asyncio.gather(*tasks)
    assert recorder.done == ["first", "final", "caption", "upload"]
    assert not queue.final_waits
    queue.close()


async def test_too_many_are_sent_away(recorder: Recorder) -> None:
    queue = RecognitionQueue(limit=1, patience_s=5)
    first = await begin_blocking(queue, recorder)
    second = asyncio.create_task(queue.run(lambda: recorder.work("second")))
    await asyncio.sleep(0)
    with pytest.raises(RecogniserBusy):
        await queue.run(lambda: recorder.work("third"))
    recorder.gate.set()
    await asyncio.gather(first, second)
    queue.close()


async def test_who_waited_too_long_is_sent_away_and_never_decoded(recorder: Recorder) -> None:
    queue = RecognitionQueue(limit=8, patience_s=0.05)
    first = await begin_blocking(queue, recorder)
    with pytest.raises(RecogniserBusy):
        await queue.run(lambda: recorder.work("second"))
    recorder.gate.set()
    with pytest.raises(RecogniserBusy):
        await first
    queue.close()
    assert recorder.done == ["first"]


async def test_a_failure_reaches_who_asked() -> None:
    queue = RecognitionQueue(limit=8, patience_s=5)
    with pytest.raises(ZeroDivisionError):
        await queue.run(lambda: Heard("", 1 / 0, 0, 0))
    assert (await queue.run(lambda: Heard("still here", 0, 0, 0))).text == "still here"
    queue.close()
