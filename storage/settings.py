"""Where Postgres and Valkey are, read once from the environment or `.env`."""

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

    What was given is shown only for settings that cannot hold a secret.
    """
    sentences = []
    for problem in error.errors(include_url=False):
        name = "_".join(str(part) for part in problem["loc"]).upper() or "SETTINGS"
        if problem["type"] == "missing":
            sentences.append(f"{name} is not set; see .env.example.")
            continue
        expects = problem["msg"].removeprefix("Value error, ")
        given = "" if _may_be_secret(name) else f" is {problem['input']!r}"
        sentences.append(f"{name}{given}: {expects}.")
    return sentences


def _may_be_secret(name: str) -> bool:
    return any(part in name for part in ("URL", "SECRET", "KEY", "PASSWORD", "TOKEN"))
