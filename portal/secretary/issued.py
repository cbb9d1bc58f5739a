"""A new link and code on their way to the one page that shows them: minutes in Valkey, never in Postgres."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from uuid import UUID

from meeting.invitation import IssuedInvitation
from meeting.participant import Person
from portal.guards import Viewer
from portal.parts import Parts

CODE_WAITS = 120
"""Seconds until a code that was not shown is forgotten."""
LINK_STAYS = 900
"""Seconds for which the QR code of a new link can be drawn."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What the desk is shown once."""

    invitation_id: str
    name: str
    email: str | None
    link: str = field(repr=False)
    code: str = field(repr=False)
    mailed: bool = False


def link_of(house: Parts, token: str) -> str:
    """The magic link as people open it."""
    return f"{house.settings.portal_url}/m/{token}"


async def keep_issued(
    house: Parts, viewer: Viewer, room_id: UUID, person: Person, new: IssuedInvitation
) -> None:
    """Keep link and code for the next page this user sees of this room."""
    link = link_of(house, new.token)
    issued = Issued(
        str(new.invitation_id), person.name, person.email, link, new.code, mailed=bool(person.email)
    )
    async with house.bus.client.pipeline(transaction=True) as pipe:
        pipe.set(_code_key(viewer, room_id), json.dumps(asdict(issued)), ex=CODE_WAITS)
        pipe.set(_link_key(viewer, new.invitation_id), link, ex=LINK_STAYS)
        await pipe.execute()


async def pop_issued(house: Parts, viewer: Viewer, room_id: UUID) -> Issued | None:
    """What waits to be shown, forgotten with the showing."""
    kept = await house.bus.client.getdel(_code_key(viewer, room_id))
    return Issued(**json.loads(kept)) if kept else None


async def recent_link(house: Parts, viewer: Viewer, invitation_id: UUID) -> str | None:
    """The link of an invitation this user issued minutes ago."""
    kept = await house.bus.client.get(_link_key(viewer, invitation_id))
    return None if kept is None else str(kept)


def _code_key(viewer: Viewer, room_id: UUID) -> str:
    return f"usher:issued:{viewer.user.id}:{room_id}"


def _link_key(viewer: Viewer, invitation_id: UUID) -> str:
    return f"usher:link:{viewer.user.id}:{invitation_id}"
