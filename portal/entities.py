"""A MANAGER works for all entities, one at a time: here they choose which."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from quart import Blueprint, redirect, render_template, request, url_for

from meeting.audit import AuditEntry
from meeting.user import Role
from portal.errors import NotAllowed, NothingThere
from portal.guards import prove_form, set_session, signed_in
from portal.parts import parts

blueprint = Blueprint("entities", __name__)


@blueprint.get("/entities")
async def choose() -> str:
    """The list of entities."""
    user, _ = await signed_in()
    if user.role is not Role.MANAGER:
        raise NotAllowed
    return await render_template("entities.html", entities=await parts().entities.entities())


@blueprint.post("/entities")
async def chosen() -> Any:
    """Work for this one from now on."""
    user, claims = await signed_in()
    await prove_form()
    if user.role is not Role.MANAGER:
        raise NotAllowed
    house = parts()
    wanted = (await request.form).get("entity", "")
    entity_id = next((found for found, _ in await house.entities.entities() if str(found) == wanted), None)
    if entity_id is None:
        raise NothingThere
    await house.audit.add(AuditEntry(entity_id, str(user.id), "entity_chosen", "entity", str(entity_id)))
    token = house.sessions.issue(
        user.id, UUID(str(entity_id)), session_id=claims.session_id, signed_in_at=claims.signed_in_at
    )
    return set_session(redirect(url_for("desk.day"), 303), token)  # type: ignore[arg-type]
