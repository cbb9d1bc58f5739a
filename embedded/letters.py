"""A letter in the mailbox, and how it looks on its page."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html import escape
from pathlib import Path

LINK = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, as far as people read it.

    Attributes:
        calendar: The text/calendar part; empty when there is none.
    """

    id: str
    sender: str
    to: str
    subject: str
    date: str
    text: str
    calendar: str

    def as_json(self) -> dict[str, str]:
        """All of it."""
        return asdict(self)


def read_letter(file: Path) -> Letter:
    """Parse a kept mail; whatever is unreadable shows as text."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(file.read_bytes())
    return Letter(
        id=file.stem,
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        subject=str(message["subject"] or ""),
        date=str(message["date"] or ""),
        text=_part(message, "text/plain"),
        calendar=_part(message, "text/calendar"),
    )


def list_page(letters: list[Letter]) -> str:
    """Every letter on one line, newest first."""
    rows = "".join(
        f'<li><a href="/letters/{escape(letter.id)}"><b>{escape(letter.subject) or "(no subject)"}</b>'
        f"<span>to {escape(letter.to)}</span><time>{escape(letter.date)}</time></a></li>"
        for letter in letters
    )
    nothing = "<p>No mail yet. What Usher sends stays on this machine and appears here.</p>"
    return _frame("Mailbox", f"<ul>{rows}</ul>" if rows else nothing)


def letter_page(letter: Letter) -> str:
    """One letter, its links live."""
    text = LINK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(letter.text))
    calendar = (
        f'<p><a href="/letters/{escape(letter.id)}/calendar.ics">calendar.ics</a></p>'
        if letter.calendar
        else ""
    )
    facts = "".join(
        f"<dt>{name}</dt><dd>{escape(value)}</dd>"
        for name, value in (("From", letter.sender), ("To", letter.to), ("Date", letter.date))
    )
    body = f'<p><a href="/">All mail</a></p><dl>{facts}</dl><pre>{text}</pre>{calendar}'
    return _frame(letter.subject or "(no subject)", body)


def _frame(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<title>{escape(title)}</title><meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="/mailbox.css"></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def _part(message: EmailMessage, kind: str) -> str:
    for part in message.walk():
        if part.get_content_type() == kind and isinstance(part, EmailMessage):
            content = part.get_content()
            return content if isinstance(content, str) else bytes(content).decode(errors="replace")
    return ""
