"""Where Postgres and Valkey are, read once from the environment or `.env`."""

import re
import sys
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_BY_FILE = ("postgresql", "postgres", "unix")
"""Schemes of servers that may listen on a socket in the file system."""


def url(example: str, *schemes: str) -> AfterValidator:
    """Checks that a text is a URL with one of these schemes; a slash at its end is dropped."""

    def check(value: str) -> str:
        try:
            parts = urlsplit(value)
            whole = parts.hostname or (parts.path if parts.scheme in _BY_FILE else "")
            _ = parts.port
        except ValueError:
            whole = ""
        if not whole or parts.scheme not in schemes:
            raise ValueError(f"expected a URL such as {example}")
        return value.rstrip("/")

    return AfterValidator(check)


_CREDENTIALS = re.compile(r"//[^/]*@")
PostgresUrl = Annotated[str, url("postgresql://user:password@host:5432/name", "postgresql", "postgres")]
RedisUrl = Annotated[str, url("redis://host:6379/0", "redis", "rediss", "unix")]
WebUrl = Annotated[str, url("http://host:port or https://host", "http", "https")]
SocketUrl = Annotated[str, url("ws://host:port or wss://host", "ws", "wss", "http", "https")]
MailUrl = Annotated[str, url("smtp://user:password@host:587", "smtp", "smtps")]


class StorageSettings(BaseSettings):
    """What every process needs to reach its stores; processes add their own settings below it."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: PostgresUrl = Field(
        repr=False, description="Postgres 16 or newer, seen as the application."
    )
    database_owner_url: PostgresUrl | None = Field(
        default=None,
        repr=False,
        description="The same database, seen as the owner of the schema; default DATABASE_URL.",
    )
    redis_url: RedisUrl = Field(repr=False, description="Redis 7.2 or newer, or Valkey.")

    @property
    def owner_url(self) -> str:
        """The URL migrations and the seed use."""
        return self.database_owner_url or self.database_url


BAD_SETTINGS = 78
"""How a process ends that cannot start with what it was given (sysexits.h, EX_CONFIG)."""


def cannot_start(who: str, *reasons: str) -> int:
    """Say on standard error why a process does not start; its exit code."""
    sys.stderr.write("\n  ".join((f"{who} cannot start:", *reasons)) + "\n")
    return BAD_SETTINGS


def what_is_wrong(error: ValidationError) -> list[str]:
    """One sentence a setting: its variable, what it got, what it expects.

    Of what was given, secrets are not shown, nor the credentials in a URL.
    """
    sentences = []
    for problem in error.errors(include_url=False):
        name = "_".join(str(part) for part in problem["loc"]).upper() or "SETTINGS"
        if problem["type"] == "missing":
            sentences.append(f"{name} is not set; see .env.example.")
            continue
        expects = problem["msg"].removeprefix("Value error, ")
        sentences.append(f"{name} is {_shown(name, problem['input'])}: {expects}.")
    return sentences


def _shown(name: str, given: object) -> str:
    """What was given, without what nobody may read in a log."""
    if given is None:
        return "not set"
    text = str(given)
    if any(part in name for part in ("SECRET", "KEY", "PASSWORD", "TOKEN")):
        return f"a text of {len(text)} characters"
    if "URL" in name:
        return repr(_CREDENTIALS.sub("//***@", text).partition("?")[0])
    return repr(text)
