"""A new link and code on their way to the one page that shows them: minutes in Valkey, locked, and nowhere else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from quart import redirect, render_template, url_for
from redis.exceptions import RedisError

from meeting.invitation import IssuedInvitation
from meeting.participant import Person
from meeting.room import Room
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


async def show_issued(house: Parts, viewer: Viewer, room: Room, person: Person, new: IssuedInvitation) -> Any:
    """Lead this user to the meeting's page, which shows link and code once.

    When Valkey cannot keep them that long they are shown at once: what was issued is never lost.
    """
    link = link_of(house, new.token)
    issued = Issued(
        str(new.invitation_id), person.name, person.email, link, new.code, mailed=bool(person.email)
    )
    try:
        async with house.bus.client.pipeline(transaction=True) as pipe:
            kept = house.vault.close(json.dumps(asdict(issued)))
            pipe.set(_code_key(viewer, new.invitation_id), kept, ex=CODE_WAITS)
            pipe.set(_link_key(viewer, new.invitation_id), house.vault.close(link), ex=LINK_STAYS)
            await pipe.execute()
    except (RedisError, OSError):
        return await render_template("secretary/issued.html", room=room, issued=issued)
    return redirect(url_for("rooms.meeting", room_id=room.id, issued=new.invitation_id), 303)


async def pop_issued(house: Parts, viewer: Viewer, invitation_id: str) -> Issued | None:
    """What waits to be shown of an invitation, forgotten with the showing."""
    kept = house.vault.open(await house.bus.client.getdel(_code_key(viewer, invitation_id)))
    return Issued(**json.loads(kept)) if kept else None


async def recent_link(house: Parts, viewer: Viewer, invitation_id: UUID) -> str | None:
    """The link of an invitation this user issued minutes ago."""
    return house.vault.open(await house.bus.client.get(_link_key(viewer, invitation_id)))


def _code_key(viewer: Viewer, invitation_id: UUID | str) -> str:
    return f"usher:issued:{viewer.user.id}:{invitation_id}"


def _link_key(viewer: Viewer, invitation_id: UUID) -> str:
    return f"usher:link:{viewer.user.id}:{invitation_id}"
