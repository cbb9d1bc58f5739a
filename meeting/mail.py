"""Mail by SMTP."""

import re
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

import aiosmtplib

from meeting.errors import MailRefused
from meeting.letter import Mail

_PERMANENT = 500
_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
"""What a calendar wants done; its part of a mail must say the same (RFC 6047, 2.4)."""


class SmtpSender:
    """Hands mails to a server.

    Args:
        url: smtp://[user:password@]host:port, or smtps:// for TLS from the start.
        sender: The From address, such as "Usher <usher@example.org>".
        timeout: Seconds for one mail.
    """

    def __init__(self, url: str, sender: str, *, timeout: float = 15.0) -> None:
        parts = urlsplit(url)
        self._tls = parts.scheme == "smtps"
        self._host, self._port = parts.hostname or "localhost", parts.port or (465 if self._tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender, self._timeout = sender, timeout

    async def send(self, mail: Mail) -> None:
        """Hand over one mail.

        Raises:
            MailRefused: It was not taken; `permanent` says whether it ever will be.
        """
        try:
            message = self.message(mail)
        except ValueError as unfit:
            raise MailRefused(f"cannot be written: {unfit}", permanent=True) from unfit
        try:
            await aiosmtplib.send(
                message,
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls,
                timeout=self._timeout,
            )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            codes = [recipient.code for recipient in refused.recipients]
            raise MailRefused(f"recipient: {codes}", permanent=min(codes) >= _PERMANENT) from refused
        except aiosmtplib.SMTPAuthenticationError as refused:
            raise MailRefused(f"sign-in: {refused.code}", permanent=False) from refused
        except aiosmtplib.SMTPResponseException as refused:
            permanent = refused.code >= _PERMANENT
            raise MailRefused(f"server: {refused.code}", permanent=permanent) from refused
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as away:
            raise MailRefused(type(away).__name__, permanent=False) from away

    def message(self, mail: Mail) -> EmailMessage:
        """The mail as it goes over the wire; the same id however often it is sent.

        Raises:
            ValueError: An address or subject cannot stand in a header.
        """
        letter = mail.letter
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = letter.to_address
        message["Subject"] = letter.subject
        message["Date"] = formatdate(usegmt=True)
        message["Message-ID"] = f"<{mail.id}@{parseaddr(self._sender)[1].rpartition('@')[2] or 'usher'}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.body)
        if letter.calendar is not None:
            params = {"method": said[1]} if (said := _METHOD.search(letter.calendar)) else {}
            message.add_alternative(letter.calendar, subtype="calendar", params=params)
        return message
