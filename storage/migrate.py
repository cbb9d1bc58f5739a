"""Brings the schema up to date from numbered SQL files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from storage.errors import MigrationChanged, MigrationFailed, StorageUnavailable

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


async def migrate(owner_url: str, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is missing, in order, each file in one transaction. Several at once wait for each other.

    Args:
        owner_url: Postgres URL of the schema's owner.
        folder: Where the numbered files lie.

    Returns:
        The names of the files applied now.

    Raises:
        StorageUnavailable: Postgres cannot be reached.
        MigrationChanged: An applied file was edited.
        MigrationFailed: A file was refused; those before it stand.
    """
    files = _files(folder)
    try:
        connection = await asyncpg.connect(owner_url, timeout=10, command_timeout=None)
    except (OSError, TimeoutError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError) as gone:
        raise StorageUnavailable("postgres") from gone
    try:
        await connection.execute("set lock_timeout = '60s'")
        await connection.execute("select pg_advisory_lock($1)", _LOCK)
        await connection.execute("set client_min_messages = warning")
        await connection.execute(_LEDGER)
        return await _apply_missing(connection, files)
    finally:
        await connection.close(timeout=5)


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
