"""Background jobs: enqueued in the transaction of the fact they follow from, so that neither exists alone."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import TypeAlias

import structlog
from pgqueuer import Job, PgQueuer
from pgqueuer.adapters.persistence.qb import QueryQueueBuilder

from storage.database import Connection, Database, open_connection

log = structlog.get_logger(__name__)
Handler: TypeAlias = Callable[[dict[str, str]], Awaitable[None]]
_ENQUEUE = QueryQueueBuilder().build_enqueue_query("skip")


async def enqueue(
    connection: Connection,
    name: str,
    facts: dict[str, str],
    *,
    after: timedelta = timedelta(0),
    key: str | None = None,
) -> None:
    """Put a job into the queue when the running transaction commits.

    Args:
        connection: The transaction.
        name: The entry point that will do it.
        facts: Ids only: the queue knows no entity and anyone who works sees it.
        after: Not before this much time has passed.
        key: While a job of this key is queued or being done, no second one is made.
    """
    payload = json.dumps(facts).encode()
    await connection.fetch(_ENQUEUE, [0], [name], [payload], [after], [key], [None])


async def work(url: str, handlers: Mapping[str, Handler], *, again_after: float = 1.0) -> None:
    """Do jobs until cancelled; after an outage of Postgres, go on.

    Args:
        url: Postgres URL.
        handlers: Who does the jobs of which name. A job whose handler raises is logged and gone: handlers
            that want to try again enqueue again.
        again_after: Seconds to wait when Postgres went away.
    """
    while True:
        try:
            await _work_while_connected(url, handlers)
        except Exception as failure:
            log.warning("job_queue_lost", error=type(failure).__name__)
        await asyncio.sleep(again_after)


async def forget_done(db: Database, keep: timedelta = timedelta(days=30)) -> int:
    """Delete what is noted of jobs longer ago than this; how many rows that were."""
    async with db.unscoped() as connection:
        rows = await connection.fetch(
            """
            delete from pgqueuer_log
             where created < now() - $1::interval
            returning id
            """,
            keep,
        )
    return len(rows)


async def _work_while_connected(url: str, handlers: Mapping[str, Handler]) -> None:
    connection = await open_connection(url)
    try:
        queue = PgQueuer.from_asyncpg_connection(connection)
        for name, handler in handlers.items():
            queue.entrypoint(name)(_entrypoint(name, handler))
        await queue.run(shutdown_on_listener_failure=True)
    finally:
        connection.terminate()


def _entrypoint(name: str, handler: Handler) -> Callable[[Job], Awaitable[None]]:
    async def do(job: Job) -> None:
        try:
            await handler(facts_of(job.payload))
        except Exception as failure:
            log.exception("job_failed", job=name, error=type(failure).__name__)

    return do


def facts_of(payload: bytes | None) -> dict[str, str]:
    """What was said when the job was enqueued."""
    facts = json.loads(payload or b"{}")
    return {str(key): str(value) for key, value in facts.items()}
