"""Brings the schema up to date from numbered SQL files."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from storage.connecting import LOST, REFUSED, unavailable
from storage.errors import MigrationChanged, MigrationFailed

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x5573686572  # "Usher"
_LEDGER = """
create table if not exists migration (
   name       text primary key,
   sha256     text not null,
   applied_at timestamptz not null default now()
)
"""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


async def migrate(owner_url: str, folder: Path = MIGRATIONS, *, patience: float = 600.0) -> list[str]:
    """Apply what is missing, in order, each file in one transaction. Several at once wait for each other.

    Args:
        owner_url: Postgres URL of the schema's owner.
        folder: Where the numbered files lie.
        patience: Seconds to wait for another one that migrates.

    Returns:
        The names of the files applied now.

    Raises:
        StorageUnavailable: Postgres cannot be reached.
        StorageRefused: It does not let the owner in.
        MigrationChanged: An applied file was edited.
        MigrationFailed: A file was refused; those before it stand. Or another one migrates for too long.
    """
    files = _files(folder)
    try:
        connection = await asyncpg.connect(owner_url, timeout=10, command_timeout=None)
    except (OSError, *REFUSED, *LOST) as gone:
        raise unavailable(owner_url, gone) from gone
    try:
        await _prepare(connection, patience)
        return await _apply_missing(connection, files)
    except (OSError, *LOST) as gone:
        raise unavailable(owner_url, gone) from gone
    finally:
        with contextlib.suppress(OSError, *LOST):
            await connection.close(timeout=5)


async def _prepare(connection: "asyncpg.Connection[asyncpg.Record]", patience: float) -> None:
    """Be the only one, and have the list of what was applied."""
    try:
        await connection.execute("set statement_timeout = 0")
        await connection.execute(f"set lock_timeout = {int(patience * 1000)}")
        await connection.execute("select pg_advisory_lock($1)", _LOCK)
        await connection.execute("set client_min_messages = warning")
        await connection.execute(_LEDGER)
    except asyncpg.LockNotAvailableError as busy:
        raise MigrationFailed("migrate", f"another one migrates since {patience:.0f} s") from busy
    except asyncpg.InsufficientPrivilegeError as refused:
        raise MigrationFailed("migrate", f"{refused}; DATABASE_OWNER_URL must name the owner") from refused


def _files(folder: Path) -> list[_File]:
    return [_File(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.sql"))]


async def _apply_missing(connection: "asyncpg.Connection[asyncpg.Record]", files: list[_File]) -> list[str]:
    applied = {
        row["name"]: row["sha256"] for row in await connection.fetch("select name, sha256 from migration")
    }
    for file in files:
        if applied.get(file.name, file.sha256) != file.sha256:
            raise MigrationChanged(
                file.name, "was edited after it was applied; write a new migration instead"
            )
    missing = [file for file in files if file.name not in applied]
    for file in missing:
        await _apply(connection, file)
    return [file.name for file in missing]


async def _apply(connection: "asyncpg.Connection[asyncpg.Record]", file: _File) -> None:
    try:
        async with connection.transaction():
            await connection.execute("set local lock_timeout = '5s'")
            await connection.execute("set local statement_timeout = '300s'")
            await connection.execute(file.sql)
            await connection.execute(
                "insert into migration (name, sha256) values ($1, $2)", file.name, file.sha256
            )
    except asyncpg.PostgresError as refused:
        raise MigrationFailed(file.name, str(refused)) from refused
