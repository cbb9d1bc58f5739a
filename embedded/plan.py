"""Where everything of one state folder listens, and what each process is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from embedded.livekit_server import KEY, MeetingServerPlan
from embedded.postgres import EmbeddedPostgres
from embedded.settings import EmbeddedSettings, given_environment
from embedded.state import State
from embedded.valkey import EmbeddedValkey

WISHED = {"postgres": 15432, "valkey": 16379, "livekit": 7880, "gateway": 8090}
WISHED |= {"mailbox": 8025, "smtp": 8026}
WISHED_UDP = 7882


@dataclass(frozen=True, slots=True)
class Plan:
    """Ports and folders of this start.

    Attributes:
        settings: What the operator said.
        state: The state folder.
        ports: By name of their user.
    """

    settings: EmbeddedSettings
    state: State
    ports: dict[str, int]

    @property
    def portal_url(self) -> str:
        """Public base URL of links."""
        return (self.settings.portal_url or f"http://127.0.0.1:{self.ports['portal']}").rstrip("/")

    @property
    def portal_here(self) -> str:
        """The portal as this machine reaches it."""
        return f"http://127.0.0.1:{self.ports['portal']}"

    @property
    def livekit_url(self) -> str:
        """The meeting server as our processes reach it."""
        return self.settings.livekit_url or f"ws://127.0.0.1:{self.ports['livekit']}"

    @property
    def mailbox_url(self) -> str:
        """Where mail can be read; empty with a mail server of the operator's own."""
        return "" if self.settings.smtp_url else f"http://127.0.0.1:{self.ports['mailbox']}"

    @property
    def gateway_url(self) -> str:
        """The local models."""
        return f"http://127.0.0.1:{self.ports['gateway']}"

    @property
    def needs_gateway(self) -> bool:
        """Whether the local models are needed at all."""
        return self.settings.language_is_local or self.settings.speech_is_local

    def meeting_server(self, redis_url: str) -> MeetingServerPlan:
        """What our own LiveKit server is told."""
        return MeetingServerPlan(
            port=self.ports["livekit"],
            udp_port=self.ports["livekit udp"],
            secret=self.state.secret("livekit"),
            redis_url=redis_url,
            webhook_url=f"{self.portal_here}/livekit/webhook",
        )

    def log(self, name: str) -> Path:
        """Log file of a process."""
        return self.state.logs / f"{name}.log"

    def environment(self, postgres: EmbeddedPostgres | None, valkey: EmbeddedValkey | None) -> dict[str, str]:
        """Environment of portal, agent, worker and gateway: what the operator said, then our own parts."""
        given = given_environment()
        ours = {
            "USHER_HOME": str(self.state.home),
            "LIVEKIT_URL": self.livekit_url,
            "PORTAL_PORT": str(self.ports["portal"]),
            "PORTAL_URL": self.portal_url,
            "AGENT_PORT": str(self.ports["agent"]),
            **self._models(given),
        }
        if postgres is not None:
            ours["DATABASE_URL"] = postgres.app_url
        if valkey is not None:
            ours["REDIS_URL"] = valkey.url
        if not self.settings.livekit_url:
            ours |= {"LIVEKIT_API_KEY": KEY, "LIVEKIT_API_SECRET": self.state.secret("livekit")}
        if not self.settings.smtp_url:
            ours["SMTP_URL"] = f"smtp://127.0.0.1:{self.ports['smtp']}"
        if given.pop(
            "PYTHONDONTWRITEBYTECODE", None
        ):  # else every start compiles three thousand modules anew
            ours["PYTHONPYCACHEPREFIX"] = str(self.settings.cache / "pycache")
        unsaid = {
            "PORTAL_SECRET_FILE": str(self.state.home / "portal.secret"),
            "PORTAL_JWT_KEY_FILE": str(self.state.home / "portal-jwt.pem"),
            "PYTHONUNBUFFERED": "1",
        }
        return {**unsaid, **given, **ours}

    def _models(self, given: dict[str, str]) -> dict[str, str]:
        local = f"{self.gateway_url}/v1"
        ours: dict[str, str] = {}
        if self.settings.language_is_local:
            ours["OPENAI_BASE_URL"] = local
        if self.settings.speech_is_local and not self.settings.language_is_local:
            ours["OPENAI_SPEECH_URL"] = local
        if "OPENAI_API_KEY" not in given:
            ours["OPENAI_API_KEY"] = "local"
        return ours


def make_plan(settings: EmbeddedSettings, state: State, say: Callable[[str, str], None]) -> Plan:
    """Choose the ports of this start; a taken one is replaced by the next free one and named.

    Args:
        settings: What the operator said.
        state: The state folder, held by us.
        say: Told the name and what happened to its port.
    """
    wished = {"portal": settings.portal_port, "agent": settings.agent_port, **WISHED}
    ports = {}
    for name, port in wished.items():
        ports[name], taken = state.port(name, port)
        if taken:
            say(name, f"port {taken} is taken, using {ports[name]}")
    ports["livekit udp"], taken = state.port("livekit udp", WISHED_UDP, udp=True)
    if taken:
        say("livekit", f"UDP port {taken} is taken, using {ports['livekit udp']}")
    return Plan(settings, state, ports)
