"""The outbox, as rows: a letter is written with the fact it tells of, and posted by a job."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from meeting.letter import Letter, Mail
from storage.database import Connection, Database
from storage.ids import new_id
from storage.jobs import enqueue

MAIL_JOB = "mail"


async def write_mail(
    connection: Connection, entity_id: UUID, letters: Iterable[Letter], *, invitation_id: UUID | None = None
) -> None:
    """Put letters into the outbox in the running transaction, each with the job that posts it.

    Args:
        connection: The transaction.
        entity_id: The entity.
        letters: What to send.
        invitation_id: The invitation they tell of, with which they may be dropped.
    """
    for letter in letters:
        mail_id = new_id()
        await connection.execute(
            """
            insert into mail (id, entity_id, to_address, subject, body, calendar, invitation_id)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            mail_id,
            entity_id,
            letter.to_address,
            letter.subject,
            letter.body,
            letter.calendar,
            invitation_id,
        )
        await _enqueue(connection, entity_id, mail_id)


async def drop_mail(connection: Connection, entity_id: UUID, invitation_ids: Sequence[UUID]) -> None:
    """See that what still waits of these invitations' letters is never sent, and keep nothing of it."""
    await connection.execute(
        """
        update mail
           set state = 'dropped', body = '', calendar = null
         where entity_id = $1
           and invitation_id = any($2)
           and state = 'waiting'
        """,
        entity_id,
        invitation_ids,
    )


class PostgresMail:
    """Writes and reads the outbox."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def write(self, entity_id: UUID, *letters: Letter) -> None:
        """Put letters into the outbox, when there is no other fact to write with them."""
        async with self._db.scope(entity_id) as connection:
            await write_mail(connection, entity_id, letters)

    async def waiting(self, entity_id: UUID, mail_id: UUID) -> Mail | None:
        """The mail, if it is still to be sent."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                """
                select id, to_address, subject, body, calendar, tries
                  from mail
                 where (entity_id, id) = ($1, $2)
                   and state = 'waiting'
                """,
                entity_id,
                mail_id,
            )
        if row is None:
            return None
        letter = Letter(row["to_address"], row["subject"], row["body"], row["calendar"])
        return Mail(row["id"], entity_id, letter, row["tries"])

    async def sent(self, mail: Mail, at: datetime) -> None:
        """Note that it is out. What it said is not kept: it may hold a link or a code."""
        async with self._db.scope(mail.entity_id) as connection:
            await connection.execute(
                """
                update mail
                   set state = 'sent', sent_at = $3, tries = tries + 1, failure = null,
                       body = '', calendar = null
                 where (entity_id, id) = ($1, $2)
                """,
                mail.entity_id,
                mail.id,
                at,
            )

    async def not_sent(self, mail: Mail, reason: str, again_after: timedelta | None) -> None:
        """Note why not, and try again after a while; None: it failed for good, and what it said is not kept."""
        async with self._db.scope(mail.entity_id) as connection:
            waits = await connection.fetchval(
                """
                update mail
                   set state = $3, tries = tries + 1, failure = $4, due_at = now() + $5,
                       body = case when $3 = 'waiting' then body else '' end,
                       calendar = case when $3 = 'waiting' then calendar end
                 where (entity_id, id) = ($1, $2)
                   and state = 'waiting'
                returning state = 'waiting'
                """,
                mail.entity_id,
                mail.id,
                "failed" if again_after is None else "waiting",
                reason[:500],
                again_after or timedelta(0),
            )
            if waits and again_after is not None:
                await _enqueue(connection, mail.entity_id, mail.id, again_after)

    async def enqueue_waiting(self) -> int:
        """See that letters overdue for a minute have a job, after a queue was lost or cleared; how many were."""
        async with self._db.unscoped() as connection:
            rows = await connection.fetch("select entity_id, mail_id from locate_waiting_mail()")
            for row in rows:
                await _enqueue(connection, row["entity_id"], row["mail_id"], sweep=True)
        return len(rows)


async def _enqueue(
    connection: Connection,
    entity_id: UUID,
    mail_id: UUID,
    after: timedelta = timedelta(0),
    *,
    sweep: bool = False,
) -> None:
    facts = {"entity_id": str(entity_id), "mail_id": str(mail_id)}
    await enqueue(connection, MAIL_JOB, facts, after=after, key=f"mail:{mail_id}" if sweep else None)
