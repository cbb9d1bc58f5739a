"""The worker process: `python -m meeting.worker`. Posts mail and keeps rooms true, until told to end."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from uuid import UUID

import structlog
from pydantic import ValidationError

from meeting.agent_watch import AgentWatch
from meeting.clock import SystemClock
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.livekit_api import LiveKitRooms
from meeting.mail import SmtpSender
from meeting.postgres.mail import MAIL_JOB, PostgresMail
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.seats import PostgresSeats
from meeting.postman import Postman
from meeting.reconciler import Reconciler
from meeting.settings import WorkerSettings
from storage.database import Database
from storage.errors import StorageRefused, StorageUnavailable
from storage.jobs import forget_done, work
from storage.redis import Bus
from storage.settings import cannot_start, what_is_wrong

log = structlog.get_logger(__name__)
WATCH_EVERY = 0.5
COMPARE_EVERY = 5.0
SWEEP_EVERY = 60.0
FORGET_EVERY = 3600.0


async def run(settings: WorkerSettings) -> None:
    """Work until cancelled. Outages are waited out.

    Raises:
        StorageRefused: Postgres does not let it in.
    """
    clock = SystemClock()
    db = await Database.connect(settings.database_url, max_size=4)
    bus = await Bus.connect(settings.redis_url)
    server = LiveKitRooms(
        settings.livekit_url, settings.livekit_api_key, settings.livekit_api_secret.get_secret_value()
    )
    outbox = PostgresMail(db)
    postman = Postman(outbox, SmtpSender(settings.smtp_url, settings.mail_from), clock)
    rooms = PostgresRooms(db)
    reconciler = Reconciler(rooms, PostgresSeats(db), server, clock, bus)
    watch = AgentWatch(rooms, server, bus, clock, bus, settings.agent_name)

    async def post(facts: dict[str, str]) -> None:
        await postman.post(UUID(facts["entity_id"]), UUID(facts["mail_id"]))

    async def forget() -> None:
        await forget_done(db)

    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(work(settings.database_url, {MAIL_JOB: post}))
            tasks.create_task(_again_and_again(outbox.enqueue_waiting, SWEEP_EVERY))
            tasks.create_task(_again_and_again(forget, FORGET_EVERY))
            tasks.create_task(_again_and_again(watch.watch_agents, WATCH_EVERY))
            tasks.create_task(_again_and_again(reconciler.compare, COMPARE_EVERY))
            log.info("worker_started")
    finally:
        await server.close()
        await bus.close()
        await db.close()


async def _again_and_again(act: Callable[[], Awaitable[object]], every: float) -> None:
    while True:
        try:
            await act()
        except (StorageUnavailable, MeetingServerUnavailable, MeetingServerRefused) as away:
            log.warning("worker_waits", act=getattr(act, "__name__", ""), error=type(away).__name__)
        await asyncio.sleep(every)


async def _until_told(settings: WorkerSettings) -> None:
    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, task.cancel)
    await run(settings)


def main() -> int:
    """Start the worker; 78 when its settings are not right or Postgres does not let it in."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        settings = WorkerSettings()
    except ValidationError as error:
        return cannot_start("The worker", *what_is_wrong(error))
    try:
        asyncio.run(_until_told(settings))
    except asyncio.CancelledError:
        return 0
    except StorageRefused as refused:
        return cannot_start("The worker", str(refused))
    return 0


if __name__ == "__main__":
    sys.exit(main())
