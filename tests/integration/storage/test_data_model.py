"""The page about the data says what the database is."""

import pytest

from storage.data_model import PAGE, describe

pytestmark = pytest.mark.integration


async def test_the_data_model_page_is_fresh(database_url: str) -> None:
    written = await describe(database_url)
    assert PAGE.read_text("utf-8") == written, (
        "stale: run `python -m storage.data_model` on a migrated database"
    )


async def test_every_table_says_what_it_is_for(database_url: str) -> None:
    page = await describe(database_url)
    tables = page.split("## Tables")[1].split("\n### ")[1:]
    assert [table.splitlines()[0] for table in tables if not table.splitlines()[2].strip()] == []
