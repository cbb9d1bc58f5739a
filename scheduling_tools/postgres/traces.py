"""What a write leaves behind in the same transaction: the audit entry and the client's mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from meeting.postgres.mail import write_mail
from scheduling_tools.booking import Asker, Booking
from scheduling_tools.confirmation import Place, confirmation
from storage.database import Connection

_EARLIER = """
with recursive earlier (id, moves) as (
   select id, 1
     from booking
    where (entity_id, moved_to) = ($1, $2)
    union all
   select b.id, e.moves + 1
     from booking b
     join earlier e on b.moved_to = e.id
    where b.entity_id = $1
)
select id
  from earlier
 order by moves desc
"""


async def record(
    connection: Connection, entity_id: UUID, asker: Asker, action: str, booking: Booking, **facts: str
) -> None:
    """Append to the audit trail."""
    await connection.execute(
        """
        insert into audit_entry (entity_id, actor, action, object_kind, object_id, facts)
        values ($1, $2, $3, 'booking', $4, $5)
        """,
        entity_id, asker.identity, f"booking_{action}", str(booking.id), {k: v for k, v in facts.items() if v},
    )  # fmt: skip


async def send_confirmation(
    connection: Connection, entity_id: UUID, action: str, booking: Booking, at: datetime
) -> None:
    """Put a mail to the client into the outbox, when there is an address."""
    row = await connection.fetchrow(
        """
        select e.name, e.timezone, e.address, e.phone, c.email
          from client c
          join entity e on e.id = c.entity_id
         where (c.entity_id, c.id) = ($1, $2)
        """,
        entity_id, booking.client_id,
    )  # fmt: skip
    if row is None or not row["email"]:
        return
    place = Place(row["name"], row["timezone"], row["address"], row["phone"])
    earlier = [found["id"] for found in await connection.fetch(_EARLIER, entity_id, booking.id)]
    letter = confirmation(action, booking, place, row["email"], at, earlier)
    await write_mail(connection, entity_id, [letter])
