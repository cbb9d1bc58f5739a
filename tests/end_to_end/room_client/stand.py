"""A stand for the room client alone: built files, a join answer of the test's choosing, a real LiveKit."""

from __future__ import annotations

import asyncio
import secrets
import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web
from livekit import api

from embedded.child import Child
from embedded.livekit_binary import Binary
from embedded.ready import http_answers
from portal.assets import Assets
from portal.security import content_policy

KEY = "test"
SECRET = secrets.token_urlsafe(32)
DIST = Path(__file__).resolve().parents[3] / "portal" / "static" / "dist"
SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Meeting</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">{head}</head>
<body><div id="root" data-room-id="{room}" data-csrf="t" data-name="{name}" data-title="Cardiology follow-up"
data-entity="Bom Jesus Clinic" data-agent-name="Ada" ></div></body></html>"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def token(room: str, identity: str, name: str, *, agent: bool = False) -> str:
    grants = api.VideoGrants(room_join=True, room=room, can_update_own_metadata=agent)
    made = api.AccessToken(KEY, SECRET).with_identity(identity).with_name(name).with_grants(grants)
    return made.with_ttl(timedelta(minutes=10)).with_kind("agent" if agent else "standard").to_jwt()


class MeetingServer:
    """A LiveKit server on loopback that can be killed and started again on the same port."""

    def __init__(self, binary: Binary, folder: Path) -> None:
        self.port = free_port()
        self._binary = binary
        self._folder = folder
        self._udp_port = free_port()
        self._child: Child | None = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    async def start(self, *, auto_create: bool = True) -> None:
        file = self._folder / "livekit.yaml"
        rtc = {
            "tcp_port": 0,
            "udp_port": self._udp_port,
            "use_external_ip": False,
            "node_ip": "127.0.0.1",
            "enable_loopback_candidate": True,
            "interfaces": {"includes": ["lo"]},
            "ips": {"includes": ["127.0.0.1/32"]},
            "stun_servers": ["127.0.0.1:3478"],
        }
        facts = {"port": self.port, "bind_addresses": ["127.0.0.1"], "rtc": rtc, "keys": {KEY: SECRET}}
        file.write_text(yaml.safe_dump({**facts, "room": {"auto_create": auto_create}}))
        command = [*self._binary.command, "--config", str(file)]
        self._child = Child("livekit", command, log=self._folder / "livekit.log")
        await http_answers(self._child, f"http://127.0.0.1:{self.port}/", seconds=20)

    async def ensure(self, room: str) -> None:
        async with api.LiveKitAPI(self.url.replace("ws", "http", 1), KEY, SECRET) as client:
            await client.room.create_room(api.CreateRoomRequest(name=room))

    async def kill(self) -> None:
        if self._child:
            self._child.send(9)
            await self._child.ended(5)


class Site:
    """Serves the room client; `answers[identity]` overrules what its join request is told, oldest first."""

    def __init__(self, server: MeetingServer) -> None:
        self._server = server
        self._runner: web.AppRunner | None = None
        self.port = free_port()
        self.answers: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self.joins = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        app = web.Application()
        app.router.add_get("/room/{room}", self._shell)
        app.router.add_post("/api/v1/rooms/{room}/join", self._join)
        app.router.add_get("/favicon.ico", lambda _: web.Response(status=204))
        app.router.add_static("/static/dist", DIST)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _shell(self, request: web.Request) -> web.Response:
        assets = Assets(DIST)
        styles = [f'<link rel="stylesheet" href="{href}">' for href in assets.styles("room")]
        scripts = [f'<script type="module" src="{src}"></script>' for src in assets.scripts("room")]
        name = request.query.get("as", "Ana Silva")
        page = SHELL.format(head="".join(styles + scripts), room=request.match_info["room"], name=name)
        headers = {"Content-Security-Policy": content_policy(self._server.url)}
        response = web.Response(text=page, content_type="text/html", headers=headers)
        response.set_cookie("as", name.split()[0])
        return response

    async def _join(self, request: web.Request) -> web.Response:
        self.joins += 1
        room, first = request.match_info["room"], request.cookies.get("as", "Ana")
        name = "Ana Silva" if first == "Ana" else first
        identity = f"p-{first.lower()}"
        planned = self.answers.get(identity, [])
        status, extra = planned.pop(0) if planned else (200, {"state": "admitted"})
        facts = {
            "room": {
                "id": room,
                "title": "Cardiology follow-up",
                "entity": "Bom Jesus Clinic",
                "agent_name": "Ada",
                "starts_at": "2026-11-23T09:00:00+00:00",
                "duration_minutes": 30,
                "timezone": "America/New_York",
            },
            "me": {"identity": identity, "name": name, "type": "CLIENT"},
        }
        if status == 200 and extra["state"] == "admitted":
            await self._server.ensure(room)
            facts |= {"url": self._server.url, "token": token(room, identity, name)}
        return web.json_response({**facts, **extra} if status == 200 else extra, status=status)


async def until(fact: Any, *, seconds: float = 10) -> None:
    """Wait until `fact()` is true."""
    async with asyncio.timeout(seconds):
        while not fact():
            await asyncio.sleep(0.02)
