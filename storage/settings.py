"""Where Postgres and Valkey are, read once from the environment or `.env`."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


def _postgres(value: str) -> str:
    return _with_scheme(value, ("postgresql", "postgres"), "postgresql://user:password@host:5432/name")


def _redis(value: str) -> str:
    return _with_scheme(value, ("redis", "rediss", "unix"), "redis://host:6379/0")


def _with_scheme(value: str, schemes: tuple[str, ...], example: str) -> str:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError(f"expected a URL such as {example}") from None
    if parts.scheme not in schemes or not (parts.netloc or parts.path):
        raise ValueError(f"expected a URL such as {example}")
    return value


_CREDENTIALS = re.compile(r"//[^/]*@")
PostgresUrl = Annotated[str, AfterValidator(_postgres)]
RedisUrl = Annotated[str, AfterValidator(_redis)]


class StorageSettings(BaseSettings):
    """What every process needs to reach its stores; processes add their own settings below it."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: PostgresUrl = Field(description="Postgres 16 or newer, seen as the application.")
    database_owner_url: PostgresUrl | None = Field(
        default=None, description="The same database, seen as the owner of the schema; default DATABASE_URL."
    )
    redis_url: RedisUrl = Field(description="Redis 7.2 or newer, or Valkey.")

    @property
    def owner_url(self) -> str:
        """The URL migrations and the seed use."""
        return self.database_owner_url or self.database_url


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
