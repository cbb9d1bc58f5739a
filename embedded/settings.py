"""What the operator may say about the machine and about the real services that replace embedded parts."""

from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.settings import MailUrl, PostgresUrl, RedisUrl, SocketUrl, WebUrl


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "usher"


class EmbeddedSettings(BaseSettings):
    """Settings of ``usher up`` and of the commands that talk to what it started."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    usher_home: Path = Field(default=Path(".usher"), description="State folder of the embedded system.")
    usher_cache: Path = Field(
        default_factory=_user_cache,
        description="Where the built meeting server is kept; default ~/.cache/usher.",
    )
    usher_demo: bool = Field(default=True, description="Seed a demo clinic when the database is empty.")
    database_url: PostgresUrl | None = Field(
        default=None, repr=False, description="A Postgres of your own instead of ours."
    )
    database_owner_url: PostgresUrl | None = Field(
        default=None, repr=False, description="Owner of its schema."
    )
    redis_url: RedisUrl | None = Field(
        default=None, repr=False, description="A Redis or Valkey of your own instead of ours."
    )
    livekit_url: SocketUrl | None = Field(
        default=None, description="A LiveKit server of your own instead of ours."
    )
    livekit_api_key: str | None = Field(default=None, validate_default=True, description="Its API key.")
    livekit_api_secret: SecretStr | None = Field(
        default=None, validate_default=True, description="Its API secret."
    )
    openai_api_key: SecretStr | None = Field(
        default=None, description="Use OpenAI instead of the local models."
    )
    openai_base_url: WebUrl | None = Field(default=None, description="Any OpenAI-compatible server.")
    openai_speech_url: WebUrl | None = Field(
        default=None, description="Recogniser and voice, when OPENAI_BASE_URL has language only."
    )
    smtp_url: MailUrl | None = Field(
        default=None, repr=False, description="A mail server of your own instead of the mailbox."
    )
    portal_host: str = Field(default="127.0.0.1", description="Address the portal listens on.")
    portal_port: int = Field(default=8080, ge=0, le=65535, description="Port wished for the portal.")
    agent_port: int = Field(
        default=8081, ge=0, le=65535, description="Port wished for the agent's health page."
    )
    portal_url: WebUrl | None = Field(default=None, description="Public base URL of links.")

    @field_validator("livekit_api_key", "livekit_api_secret")
    @classmethod
    def _livekit_is_whole(cls, value: object, info: ValidationInfo) -> object:
        if info.data.get("livekit_url") and not value:
            raise ValueError("it is needed with LIVEKIT_URL")
        return value

    @property
    def home(self) -> Path:
        """State folder, absolute."""
        return self.usher_home.expanduser().absolute()

    @property
    def cache(self) -> Path:
        """Cache folder, absolute."""
        return self.usher_cache.expanduser().absolute()

    @property
    def language_is_local(self) -> bool:
        """Whether the built-in language engine answers."""
        return not (self.openai_api_key or self.openai_base_url)

    @property
    def speech_is_local(self) -> bool:
        """Whether the local models hear and speak: without a key, or beside a server for language only."""
        if self.openai_speech_url:
            return False
        ours = self.openai_base_url and "api.openai.com" not in self.openai_base_url
        return bool(ours) or not self.openai_api_key


def given_environment() -> dict[str, str]:
    """What the operator said, in the environment or in ``.env``; empty values count as unsaid."""
    said = {name: value or "" for name, value in dotenv_values(".env").items()}
    return {name: value for name, value in {**said, **os.environ}.items() if value}
