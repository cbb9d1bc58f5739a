"""Posts the outbox, trying again for a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import structlog

from meeting.clock import Clock
from meeting.errors import MailRefused
from meeting.letter import Mail

log = structlog.get_logger(__name__)
AGAIN_AFTER = tuple(
    timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 3600, 4 * 3600, 8 * 3600, 12 * 3600)
)


class Outbox(Protocol):
    """What the postman needs kept."""

    async def waiting(self, entity_id: UUID, mail_id: UUID) -> Mail | None:
        """The mail, if it is still to be sent."""

    async def sent(self, mail: Mail, at: datetime) -> None:
        """Note that it is out."""

    async def not_sent(self, mail: Mail, reason: str, again_after: timedelta | None) -> None:
        """Note why not, and when to try again; None: it failed for good."""


class Sender(Protocol):
    """What the postman needs of a mail server."""

    async def send(self, mail: Mail) -> None:
        """Hand over one mail, or raise MailRefused."""


@dataclass(frozen=True, slots=True)
class Postman:
    """Posts one mail at a time.

    Args:
        outbox: Where mails wait.
        sender: The mail server.
        clock: Tells the time.
    """

    outbox: Outbox
    sender: Sender
    clock: Clock

    async def post(self, entity_id: UUID, mail_id: UUID) -> None:
        """Send a mail that waits, or note why it could not be sent. One sent already is left alone.

        Raises:
            StorageUnavailable: Postgres is away; the mail waits on.
        """
        mail = await self.outbox.waiting(entity_id, mail_id)
        if mail is None:
            return
        try:
            await self.sender.send(mail)
        except MailRefused as refused:
            last = refused.permanent or mail.tries >= len(AGAIN_AFTER)
            log.warning("mail_not_sent", mail_id=str(mail_id), tries=mail.tries + 1, for_good=last)
            await self.outbox.not_sent(mail, refused.reason, None if last else AGAIN_AFTER[mail.tries])
            return
        await self.outbox.sent(mail, self.clock.now())
