"""A model and databases for rehearsals, opened once."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from agent.settings import AgentSettings
from embedded.rehearsal.databases import Databases
from embedded.rehearsal.models import open_model
from tests.support.servers import Postgres


@pytest.fixture(scope="session")
def databases(postgres: Postgres) -> Databases:
    """Clones of the run's migrated template."""
    return Databases(postgres.superuser_url, postgres.owner_url, postgres.template)


@pytest_asyncio.fixture(scope="session")
async def offline() -> AsyncIterator[AgentSettings]:
    """The built-in language engine behind its loopback server."""
    async with open_model("offline") as settings:
        yield settings
