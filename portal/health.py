"""Whether the process lives, and whether the parts it needs answer."""

from __future__ import annotations

import asyncio

from quart import Blueprint, Response, current_app, jsonify

from portal.parts import parts

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
async def alive() -> Response:
    """The process serves."""
    return jsonify({"alive": True})


@blueprint.get("/readyz")
async def ready() -> tuple[Response, int]:
    """Postgres, Valkey and the meeting server answer."""
    if "portal" not in current_app.extensions:
        return jsonify({"ready": False, "starting": True}), 503
    house = parts()
    names = ("postgres", "valkey", "livekit")
    answers = await asyncio.gather(house.db.answers(), house.bus.answers(), house.livekit.answers())
    found = dict(zip(names, answers, strict=True))
    return jsonify({"ready": all(answers), **found}), 200 if all(answers) else 503
