"""The cookie by which the right browser comes back to its seat: signed, one per room, closed to scripts."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from quart import Response, request

from portal.parts import parts

PREFIX = "usher_seat_"
LASTS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Seat:
    """What the cookie says: which invitation opened which room."""

    entity_id: UUID
    room_id: UUID
    invitation_id: UUID
    link: str

    def __str__(self) -> str:
        return "|".join((self.entity_id.hex, self.room_id.hex, self.invitation_id.hex, self.link))


def link_mark(token: str) -> str:
    """By which a spent link is recognised in the browser that spent it; the token cannot be read from it."""
    return sha256(b"seat" + token.encode()).hexdigest()[:32]


def _read(sealed: str) -> Seat | None:
    value = parts().seats.open(sealed)
    if value is None:
        return None
    entity, room, invitation, link = value.split("|")
    return Seat(UUID(entity), UUID(room), UUID(invitation), link)


def seat_of(room_id: UUID) -> Seat | None:
    """The browser's seat in this room, or None."""
    sealed = request.cookies.get(PREFIX + room_id.hex)
    seat = _read(sealed) if sealed else None
    return seat if seat is not None and seat.room_id == room_id else None


def seat_by_link(token: str) -> Seat | None:
    """The seat this browser got with this link, or None."""
    mark = link_mark(token)
    for name, sealed in request.cookies.items():
        seat = _read(sealed) if name.startswith(PREFIX) else None
        if seat is not None and seat.link == mark:
            return seat
    return None


def give_seat(response: Response, seat: Seat) -> Response:
    """Let this browser come back for a day; revoking the invitation ends it at once."""
    house = parts()
    response.set_cookie(
        PREFIX + seat.room_id.hex,
        house.seats.close(str(seat)),
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=house.settings.https,
        path="/",
    )
    return response
