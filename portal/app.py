"""Puts the portal together: parts, pages, API, protections. `create_app` is the factory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

from quart import Quart, Response, g, request
from quart.ctx import RequestContext
from quart.typing import ResponseReturnValue
from quart_schema import Info, QuartSchema

from meeting.admission import Admission
from meeting.clock import Clock, SystemClock
from meeting.hashing import Hasher, Profile
from meeting.limits import TryLimits
from meeting.postgres.audit import PostgresAudit
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.invitations import PostgresInvitations
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.seats import PostgresSeats
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.users import PostgresUsers
from meeting.seating import Seating
from portal import entities, health, limits, problems, sign_in, webhooks, words
from portal.assets import Assets
from portal.guards import form_token, keep_cookies
from portal.keys import load_secret, load_signing_key
from portal.meeting_server import MeetingServer, WatchedLiveKit
from portal.openapi import ApiDescription
from portal.parts import Parts
from portal.secretary import api, desk, join, links, lobby, participants, rooms
from portal.secretary.known import KnownPeople
from portal.secretary.postgres import PostgresDesk
from portal.security import SAFE_METHODS, FormTokens, Seal, content_policy, security_headers
from portal.sessions import Sessions
from portal.settings import PortalSettings
from portal.vault import Vault
from scheduling_tools.openings import Openings
from scheduling_tools.postgres import PostgresCalendar
from storage.database import Database
from storage.redis import Bus

HERE = Path(__file__).parent
BODY_LIMIT = 128 * 1024
READ_WITHIN, WRITE_WITHIN = 1.6, 8.0
"""Seconds a view may take."""
BLUEPRINTS = (sign_in, entities, health, webhooks, desk, rooms, participants, lobby, links, join, api)


class Portal(Quart):
    """Quart with a limit on how long a view may take: a frozen store must not hold people up."""

    async def dispatch_request(self, request_context: RequestContext | None = None) -> ResponseReturnValue:
        """Run the view; too long means that something we need does not answer (503)."""
        reading = request.method in SAFE_METHODS
        async with asyncio.timeout(READ_WITHIN if reading else WRITE_WITHIN):
            return await super().dispatch_request(request_context)


def create_app(
    settings: PortalSettings,
    *,
    livekit: MeetingServer | None = None,
    clock: Clock | None = None,
    hasher: Hasher | None = None,
) -> Quart:
    """The portal as an ASGI app.

    Args:
        settings: checked settings.
        livekit: the meeting server; by default the one the settings name.
        clock: tells the time; by default the machine's.
        hasher: hashes codes and verifies passwords; by default each at its own cost.
    """
    app = Portal("portal", static_folder=str(HERE / "static"), template_folder=str(HERE / "templates"))
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
        TEMPLATES_AUTO_RELOAD=False,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    clock = clock or SystemClock()
    secret = load_secret(settings.portal_secret_file)
    signing_key = load_signing_key(settings.portal_jwt_key_file)
    assets = Assets(HERE / "static" / "dist")
    app.extensions["portal_stopping"] = asyncio.Event()
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
    store = limits.install(app, settings)
    problems.install(app, clock)
    words.install(app, clock)
    app.after_request(keep_cookies)
    _protect(app, settings)
    _draw(app, assets)
    QuartSchema(
        app,
        info=Info(title="Usher portal", version="1"),
        redoc_ui_path=None,
        scalar_ui_path=None,
        swagger_ui_path=None,
        conversion_preference="pydantic",
        openapi_provider_class=ApiDescription,
    )

    @app.while_serving
    async def serve() -> AsyncGenerator[None, None]:
        db = await Database.connect(settings.database_url, acquire_timeout=1.5)
        bus = await Bus.connect(settings.redis_url)
        server = livekit or WatchedLiveKit(
            settings.livekit_url, settings.livekit_api_key, settings.livekit_api_secret.get_secret_value()
        )
        passwords, codes = hasher or Hasher(), hasher or Hasher(Profile.CODE)
        invitations = PostgresInvitations(db)
        store.bus = bus
        app.extensions["portal"] = Parts(
            settings=settings,
            clock=clock,
            db=db,
            bus=bus,
            livekit=server,
            hasher=passwords,
            sessions=Sessions(signing_key, settings.portal_url, clock),
            forms=FormTokens(secret, settings.portal_url),
            seats=Seal(secret, "seat"),
            vault=Vault(secret),
            assets=assets,
            admission=Admission(
                invitations,
                server,
                TryLimits(bus),
                codes,
                clock,
                bus,
                settings.agent_name,
                settings.browser_livekit_url,
            ),
            audit=PostgresAudit(db),
            desk=PostgresDesk(db),
            entities=PostgresEntities(db),
            invitations=invitations,
            known=KnownPeople(db),
            openings=Openings(PostgresCalendar(db), clock),
            rooms=PostgresRooms(db),
            seating=Seating(PostgresSeats(db), server, codes, clock, bus, settings.portal_url),
            transcripts=PostgresTranscripts(db),
            users=PostgresUsers(db),
        )
        yield
        app.extensions["portal_stopping"].set()
        del app.extensions["portal"]
        await server.close()
        await bus.close()
        await db.close()

    return app


def _protect(app: Quart, settings: PortalSettings) -> None:
    plain = content_policy()
    meeting = content_policy(settings.browser_livekit_url)

    @app.after_request
    async def protect(response: Response) -> Response:
        room = request.endpoint == "join.shell"
        tokens = room or request.endpoint in ("links.look", "links.enter")
        headers = security_headers(https=settings.https, room=room)
        headers["Content-Security-Policy"] = meeting if room else plain
        if tokens:
            headers["Referrer-Policy"] = "no-referrer"
        response.headers.update(headers)
        if request.endpoint == "static":
            if request.path.startswith("/static/dist/assets/"):
                response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        else:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _draw(app: Quart, assets: Assets) -> None:
    @app.context_processor
    async def facts() -> dict[str, object]:
        theme = request.cookies.get("usher_theme")
        return {
            "assets": assets,
            "csrf_token": form_token,
            "theme": theme if theme in ("light", "dark") else None,
            "viewer": g.get("viewer"),
        }
