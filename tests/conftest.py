"""Real stores for the tests that need them: a Postgres and a Valkey of our own, a fresh database per test."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Database
from storage.redis import Bus
from tests.support.servers import Postgres, start_postgres, start_valkey

ONE_OF_EACH = {"gateway"}
"""Folders whose tests share what is dear to start, and so stay together; elsewhere a file does."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what may not be parted when tests run side by side (`--dist loadgroup`)."""
    for item in items:
        folder = item.path.parent
        together = folder if folder.name in ONE_OF_EACH else item.path
        item.add_marker(pytest.mark.xdist_group(str(together.relative_to(item.config.rootpath))))


@pytest_asyncio.fixture(scope="session")
async def postgres(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Postgres]:
    """A migrated server to clone from; `USHER_TEST_POSTGRES` names a running one (superuser URL)."""
    folder = tmp_path_factory.mktemp("postgres")
    async with start_postgres(folder, os.environ.get("USHER_TEST_POSTGRES")) as server:
        yield server


@pytest_asyncio.fixture(scope="session")
async def redis_url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """A Valkey for the whole run; `USHER_TEST_REDIS` names a running one. Use keys of your own."""
    given = os.environ.get("USHER_TEST_REDIS")
    if given:
        yield given
        return
    folder: Path = tmp_path_factory.mktemp("valkey")
    async with start_valkey(folder) as url:
        yield url


@pytest_asyncio.fixture
async def database_url(postgres: Postgres) -> AsyncIterator[str]:
    """The owner's URL of an empty, migrated database that only this test sees."""
    async with postgres.fresh_database() as url:
        yield url


@pytest_asyncio.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """The application's view of this test's database."""
    database = await Database.connect(database_url)
    yield database
    await database.close()


@pytest_asyncio.fixture
async def bus(redis_url: str) -> AsyncIterator[Bus]:
    """A client of the run's Valkey."""
    client = await Bus.connect(redis_url)
    yield client
    await client.close()


@pytest_asyncio.fixture(scope="session")
async def shared_db(postgres: Postgres) -> AsyncIterator[Database]:
    """One database for the whole run, for tests that look only at an entity they made themselves."""
    async with postgres.fresh_database() as url:
        database = await Database.connect(url)
        yield database
        await database.close()
