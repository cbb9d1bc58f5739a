"""What the portal is told at its start; a bad value stops it and is named."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from storage.settings import StorageSettings


def _web_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("expected an http:// or https:// address")
    return value.rstrip("/")


def _media_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https", "ws", "wss") or not parts.hostname:
        raise ValueError("expected a ws://, wss://, http:// or https:// address")
    return value.rstrip("/")


WebUrl = Annotated[str, AfterValidator(_web_url)]
MediaUrl = Annotated[str, AfterValidator(_media_url)]


class PortalSettings(StorageSettings):
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
    portal_trusted_proxies: str = Field(
        default="",
        description="addresses whose X-Forwarded-For is believed, comma separated; empty: nobody's",
    )
    portal_sign_in_per_minute: int = Field(
        default=10, ge=1, le=10_000, description="wrong sign-in tries per address and minute"
    )
    portal_writes_per_minute: int = Field(
        default=600, ge=1, le=1_000_000, description="rooms made and people added per address and minute"
    )
    livekit_url: MediaUrl = Field(
        default="ws://127.0.0.1:7880", description="meeting server, as the portal sees it"
    )
    livekit_public_url: MediaUrl | None = Field(
        default=None, description="meeting server, as browsers see it; default: LIVEKIT_URL"
    )
    livekit_api_key: str = Field(default="devkey", min_length=1, description="meeting server's API key")
    livekit_api_secret: SecretStr = Field(
        default=SecretStr("development-secret-of-32-letters"),
        min_length=32,
        description="its secret, 32+ letters",
    )
    agent_name: str = Field(
        default="usher", pattern=r"^[a-z0-9-]{1,40}$", description="name the agent is dispatched by"
    )

    @property
    def browser_livekit_url(self) -> str:
        """Where browsers find the meeting server."""
        return self.livekit_public_url or self.livekit_url

    @property
    def https(self) -> bool:
        """Whether the public address is encrypted, so cookies are marked Secure."""
        return self.portal_url.startswith("https://")
