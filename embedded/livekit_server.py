"""Our own LiveKit server on loopback, with rooms kept in Valkey and made by us alone."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from redis.asyncio import Redis

from embedded.child import Child
from embedded.livekit_binary import IMAGE, Binary
from embedded.outside import run
from embedded.ready import http_answers

KEY = "usher"
START_S = 20.0
FETCH_S = 300.0  # its image may have to be fetched
LEFT_BEHIND: tuple[str, ...] = (
    "rooms",
    "room_internal",
    "nodes",
    "room_node_map",
    "room_participants:*",
    "room_lock:*",
)
LEFT_BEHIND += ("agent_dispatch:*", "agent_job:*")


@dataclass(frozen=True, slots=True)
class MeetingServerPlan:
    """Everything the server is told.

    Attributes:
        port: TCP port of HTTP and WebSocket.
        udp_port: The one UDP port of media.
        secret: API secret, 32 characters or more.
        redis_url: Where it keeps its rooms; empty for its own memory.
        webhook_url: The portal's ear; empty for none.
    """

    port: int
    udp_port: int
    secret: str
    redis_url: str = ""
    webhook_url: str = ""

    @property
    def url(self) -> str:
        """WebSocket URL."""
        return f"ws://127.0.0.1:{self.port}"


def configuration(plan: MeetingServerPlan) -> str:
    """The server's YAML: loopback only, no public STUN server, rooms only by our own word.

    ``tcp_port: 0`` because that port would listen on every interface whatever ``bind_addresses`` says; the
    dead STUN entry because an empty list hands public servers to browsers (LiveKit 1.13.5's source).
    """
    return yaml.safe_dump(
        _outside(plan)
        | {
            "port": plan.port,
            "bind_addresses": ["127.0.0.1"],
            "rtc": {
                "tcp_port": 0,
                "udp_port": plan.udp_port,
                "use_external_ip": False,
                "node_ip": "127.0.0.1",
                "enable_loopback_candidate": True,
                "interfaces": {"includes": ["lo"]},
                "ips": {"includes": ["127.0.0.1/32"]},
                "stun_servers": ["127.0.0.1:3478"],
            },
            "turn": {"enabled": False},
            "keys": {KEY: plan.secret},
            "room": {"auto_create": False, "empty_timeout": 300, "departure_timeout": 20},
            "logging": {"level": "info", "json": True},
        },
        sort_keys=False,
    )


async def start_server(
    binary: Binary, plan: MeetingServerPlan, folder: Path, log: Path, launched: Callable[[Child], object]
) -> Child:
    """Write the configuration, start the server, wait until it answers.

    A container listens for itself: of the client that started it only that it lives can be asked.

    Raises:
        StartFailed: It ended or stayed silent.
    """
    file = _written(folder, plan)
    if binary.docker:
        await remove_container(binary, folder)
        options = [
            "--rm",
            "--name",
            container(folder),
            "--network",
            "host",
            "-v",
            f"{file}:/etc/livekit.yaml:ro",
        ]
        command = [*binary.command, *options, IMAGE, "--config", "/etc/livekit.yaml"]
    else:
        command = [*binary.command, "--config", str(file)]
    death = signal.SIGTERM if binary.docker else signal.SIGKILL
    child = Child("livekit", command, log=log, death_signal=death)
    launched(child)
    seconds = FETCH_S if binary.docker else START_S
    await http_answers(child, f"http://127.0.0.1:{plan.port}/", seconds=seconds, ours=not binary.docker)
    return child


def container(folder: Path) -> str:
    """The name of a state folder's container: one that a killed start left behind is found by it."""
    return f"usher-livekit-{sha256(str(folder).encode()).hexdigest()[:12]}"


async def remove_container(binary: Binary, folder: Path) -> None:
    """End the container, if it runs in one; a client that was killed leaves it running."""
    if binary.docker:
        await run([binary.command[0], "rm", "--force", container(folder)], seconds=30)


async def forget_rooms(redis_url: str) -> None:
    """Remove what a server that was killed left in Valkey: rooms, dispatches and people nobody is behind any more.

    For a start of the whole house only. A server that is restarted while people wait must find its rooms.
    Key names: redisstore.go and redisrouter.go of LiveKit 1.13.5.
    """
    async with Redis.from_url(redis_url, socket_timeout=5, socket_connect_timeout=5) as client:
        stale = [key for pattern in LEFT_BEHIND async for key in client.scan_iter(pattern)]
        if stale:
            await client.delete(*stale)


def _outside(plan: MeetingServerPlan) -> dict[str, Any]:
    redis = {"redis": _redis(plan.redis_url)} if plan.redis_url else {}
    return redis | ({"webhook": {"api_key": KEY, "urls": [plan.webhook_url]}} if plan.webhook_url else {})


def _redis(url: str) -> dict[str, Any]:
    """A Redis URL in the words of LiveKit's configuration."""
    parts = urlsplit(url)
    facts: dict[str, Any] = {
        "address": f"{parts.hostname}:{parts.port or 6379}",
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "db": int(parts.path.strip("/") or 0),
    }
    if parts.scheme == "rediss":
        facts["tls"] = {"enabled": True}
    return {name: value for name, value in facts.items() if value}


def _written(folder: Path, plan: MeetingServerPlan) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "livekit.yaml"
    file.touch(mode=0o600)
    file.write_text(configuration(plan))
    return file
