"""What the worker process is told at its start; a bad value stops it and is named."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from storage.settings import StorageSettings


def _smtp(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("expected smtp://[user:password@]host:port")
    return value


def _livekit(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https", "ws", "wss") or not parts.hostname:
        raise ValueError("expected a ws://, wss://, http:// or https:// address")
    return value.rstrip("/")


class WorkerSettings(StorageSettings):
    """Every setting of the worker process (docs/wires.md, 1)."""

    livekit_url: Annotated[str, AfterValidator(_livekit)] = Field(
        default="ws://127.0.0.1:7880", description="meeting server, as the worker sees it"
    )
    livekit_api_key: str = Field(default="devkey", min_length=1, description="meeting server's API key")
    livekit_api_secret: SecretStr = Field(
        default=SecretStr("development-secret-of-32-letters"),
        min_length=32,
        description="its secret, 32+ letters",
    )
    smtp_url: Annotated[str, AfterValidator(_smtp)] = Field(
        default="smtp://127.0.0.1:1025", description="mail server"
    )
    mail_from: str = Field(default="Usher <usher@localhost>", pattern=r"@", description="sender of all mails")
    agent_name: str = Field(
        default="usher", pattern=r"^[a-z0-9-]{1,40}$", description="name the agent is dispatched by"
    )
