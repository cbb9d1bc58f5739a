"""Background jobs: enqueued in the transaction of the fact they follow from, so that neither exists alone."""

import json
from datetime import timedelta

from pgqueuer.adapters.persistence.qb import QueryQueueBuilder

from storage.database import Connection

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


def facts_of(payload: bytes | None) -> dict[str, str]:
    """What was said when the job was enqueued."""
    facts = json.loads(payload or b"{}")
    return {str(key): str(value) for key, value in facts.items()}
