"""Letters people get: the link, and in a letter of its own the code."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from meeting.entity import Entity
from meeting.room import Room


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person. `calendar` is a text/calendar part, when there is one."""

    to_address: str
    subject: str
    body: str = field(repr=False)
    calendar: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in the outbox."""

    id: UUID
    entity_id: UUID
    letter: Letter
    tries: int = 0


def link_letter(entity: Entity, room: Room, to_address: str, name: str, link: str) -> Letter:
    """The letter with the link; the code comes in another, so that one letter alone opens nothing."""
    body = f"""Hello {_one_line(name)},

you are invited to "{_one_line(room.title)}" with {_one_line(entity.name)}.

When: {when(room.starts_at, entity.timezone)}, {room.duration_minutes} minutes
Where: {link}

The link asks for a code of 8 digits, which you get in a separate letter or from us.
The link is for you alone. Please do not pass it on.

{signature(entity)}"""
    return Letter(to_address, f"{_one_line(entity.name)}: {_one_line(room.title)}", body)


def code_letter(entity: Entity, room: Room, to_address: str, name: str, code: str) -> Letter:
    """The letter with the code, without the link."""
    body = f"""Hello {_one_line(name)},

your code for "{_one_line(room.title)}" on {when(room.starts_at, entity.timezone)} is

    {code[:4]} {code[4:]}

{signature(entity)}"""
    return Letter(to_address, f"{_one_line(entity.name)}: your code", body)


def when(at: datetime, timezone: str) -> str:
    """A moment as people of this zone write it, such as "Tuesday 24 November 2026, 14:30 (Europe/Lisbon)"."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M} ({timezone})"


def signature(entity: Entity) -> str:
    """Who writes, and how to reach them."""
    return (
        "\n".join(
            _one_line(line) for line in (entity.name, entity.address, entity.phone, entity.email) if line
        )
        + "\n"
    )


def _one_line(text: str) -> str:
    """What people typed, so that it cannot pass for a line of ours."""
    return " ".join(text.split())
