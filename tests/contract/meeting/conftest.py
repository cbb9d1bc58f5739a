"""Every contract test runs on both implementations."""

from collections.abc import Awaitable, Callable

import pytest
import pytest_asyncio

from tests.support.house import Desk, Stores, in_memory, in_postgres


@pytest.fixture(params=["memory", "postgres"])
def make_stores(request: pytest.FixtureRequest) -> Callable[[], Awaitable[Stores]]:
    if request.param == "postgres":
        db = request.getfixturevalue("shared_db")
        return lambda: in_postgres(db)

    async def make() -> Stores:
        return in_memory()

    return make


@pytest_asyncio.fixture
async def desk(make_stores: Callable[[], Awaitable[Stores]]) -> Desk:
    return Desk(await make_stores())
