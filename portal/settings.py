"""What the portal is told at its start; a bad value stops it and is named."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from meeting.settings import MeetingServerSettings
from storage.settings import SocketUrl, WebUrl


def _addresses(value: str) -> str:
    for part in filter(None, (part.strip() for part in value.split(","))):
        if part != "*":
            try:
                ip_network(part, strict=False)
            except ValueError:
                raise ValueError("expected addresses or networks such as 10.0.0.1,192.168.0.0/16") from None
    return value


class PortalSettings(MeetingServerSettings):
    """Every setting of the portal process (docs/wires.md, 1)."""

    portal_host: str = Field(default="127.0.0.1", min_length=1, description="address the portal listens on")
    portal_port: int = Field(default=8080, ge=0, le=65535, description="port the portal listens on")
    portal_url: WebUrl = Field(
        default="http://127.0.0.1:8080",
        description="public base URL, used in links and to choose cookie flags",
    )
    portal_secret_file: Path = Field(
        default=Path(".usher/portal.secret"), description="32+ random bytes for cookies; made when absent"
    )
    portal_jwt_key_file: Path = Field(
        default=Path(".usher/portal-jwt.pem"),
        description="RSA private key of portal sessions; made when absent",
    )
    portal_trusted_proxies: Annotated[str, AfterValidator(_addresses)] = Field(
        default="",
        description="addresses whose X-Forwarded-For is believed, comma separated; empty: nobody's",
    )
    portal_sign_in_per_minute: int = Field(
        default=10, ge=1, le=10_000, description="wrong sign-in tries per address and minute"
    )
    portal_writes_per_minute: int = Field(
        default=600, ge=1, le=1_000_000, description="rooms made and people added per address and minute"
    )
    livekit_public_url: SocketUrl | None = Field(
        default=None, description="meeting server, as browsers see it; default: LIVEKIT_URL"
    )

    @property
    def browser_livekit_url(self) -> str:
        """Where browsers find the meeting server."""
        return self.livekit_public_url or self.livekit_url

    @property
    def https(self) -> bool:
        """Whether the public address is encrypted, so cookies are marked Secure."""
        return self.portal_url.startswith("https://")
