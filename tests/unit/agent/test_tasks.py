"""Tasks nobody awaits are held, and heard of when they fail."""

import asyncio

import pytest
from structlog.testing import capture_logs

from agent.tasks import Tasks

pytestmark = pytest.mark.unit


async def test_a_task_that_fails_is_logged_under_its_owner() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    tasks = Tasks("ear")
    with capture_logs() as logs:
        tasks.start(fail())
        await tasks.ended()
        await asyncio.sleep(0)
    assert [(entry["event"], entry["owner"]) for entry in logs] == [("task_failed", "ear")]


async def test_waiting_for_the_end_waits_for_those_started_meanwhile() -> None:
    tasks, done = Tasks("x"), []

    async def second() -> None:
        await asyncio.sleep(0)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0)
        tasks.start(second())

    tasks.start(first())
    await asyncio.wait_for(tasks.ended(), 1)
    assert done == ["second"]


async def test_what_is_given_up_says_nothing() -> None:
    tasks = Tasks("x")
    task = tasks.start(asyncio.sleep(60))
    with capture_logs() as logs:
        await asyncio.wait_for(tasks.cancel(), 1)
    assert task.cancelled()
    assert logs == []
