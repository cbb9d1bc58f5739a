"""The mail a client gets about an appointment, with a calendar entry (RFC 5545). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from meeting.letter import Letter
from scheduling_tools.booking import Booking, BookingState
from scheduling_tools.spoken_readback import clock_words, day_words

_SUBJECT = {
    "booked": "Your appointment on {day} at {time}",
    "requested": "Your request for {day} at {time}",
    "moved": "Your appointment is moved to {day} at {time}",
    "cancelled": "Your appointment on {day} at {time} is cancelled",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the appointment is."""

    name: str
    timezone: str
    address: str = ""
    phone: str = ""


def confirmation(
    action: str, booking: Booking, place: Place, address: str, at: datetime, earlier: Sequence[UUID] = ()
) -> Letter:
    """The mail about one action on one booking.

    Args:
        action: booked, requested, moved or cancelled.
        booking: as it is now.
        place: the entity.
        address: the client's e-mail address.
        at: the clock, for the calendar entry's stamp.
        earlier: the bookings it was before it was moved, the first one first.
    """
    local = booking.starts_at.astimezone(ZoneInfo(place.timezone))
    day, time = f"{day_words(local.date())} {local.year}", clock_words(local.hour * 60 + local.minute)
    lines = [
        f"Dear {booking.client},",
        "",
        _SUBJECT[action].format(day=day, time=time) + ".",
        "",
        f"{booking.service}, {booking.minutes} minutes",
        f"With {booking.professional}",
        f"At {', '.join(filter(None, (place.name, place.address)))}",
        f"Times are in the zone {place.timezone}.",
    ]
    if action == "requested":
        lines.insert(4, "The staff will confirm it.")
        lines.insert(5, "")
    if place.phone:
        lines += ["", f"To change it, call {place.phone} or open your meeting link."]
    subject = " ".join(_SUBJECT[action].format(day=day, time=time).split())
    return Letter(address, subject, "\n".join(lines) + "\n", calendar_entry(booking, place, at, earlier))


def calendar_entry(booking: Booking, place: Place, at: datetime, earlier: Sequence[UUID] = ()) -> str:
    """One event as text/calendar; it keeps its UID wherever it is moved, a cancelled one says so."""
    gone = booking.state is BookingState.CANCELLED
    status = "CANCELLED" if gone else "TENTATIVE" if booking.state is BookingState.PENDING else "CONFIRMED"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Usher//Appointments//EN",
        f"METHOD:{'CANCEL' if gone else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{next(iter(earlier), booking.id)}@usher",
        f"DTSTAMP:{_stamp(at)}",
        f"SEQUENCE:{len(earlier) + int(gone)}",
        f"DTSTART:{_stamp(booking.starts_at)}",
        f"DTEND:{_stamp(booking.ends_at)}",
        f"SUMMARY:{_text(f'{booking.service} with {booking.professional}')}",
        f"LOCATION:{_text(', '.join(filter(None, (place.name, place.address))))}",
        f"STATUS:{status}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """A line of at most 75 octets each, continued after a space (RFC 5545, 3.1)."""
    parts: list[bytes] = []
    current = b""
    for letter in line:
        octets = letter.encode()
        if len(current) + len(octets) > (75 if not parts else 74):
            parts.append(current)
            current = b""
        current += octets
    parts.append(current)
    return "\r\n ".join(p.decode() for p in parts) + "\r\n"
