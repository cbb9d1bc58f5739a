"""What the catalogue must say, whatever tables are added: no row without a scope, no rights without need."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from storage.database import Database
from tests.support.full_house import fill

pytestmark = pytest.mark.integration
UNSCOPED = {  # tables that belong to no entity: the ledger of migrations and the queue, which carry ids only
    "migration",
    "pgqueuer",
    "pgqueuer_log",
    "pgqueuer_schedules",
    "pgqueuer_statistics",
}
APPEND_ONLY = {"audit_entry", "room_event", "agent_session_event"}


@pytest_asyncio.fixture
async def owner(database_url: str) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def tables(owner: "asyncpg.Connection[asyncpg.Record]") -> set[str]:
    rows = await owner.fetch("select tablename from pg_tables where schemaname = 'public'")
    return {row["tablename"] for row in rows} - UNSCOPED


async def test_every_table_is_of_an_entity_and_its_rows_are_guarded(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await owner.fetch(
        """
        select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
               exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'scoped') as policy,
               exists (select from pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'entity_id' and not a.attisdropped) as scoped
          from pg_class c
         where c.relnamespace = 'public'::regnamespace
           and c.relkind in ('r', 'p')
        """
    )
    found = {row["relname"]: row for row in rows if row["relname"] not in UNSCOPED}
    assert {name for name, row in found.items() if not row["forced"]} == set()
    assert {name for name, row in found.items() if not row["policy"]} == set()
    assert {name for name, row in found.items() if not row["scoped"]} == {"entity", "professional"}


async def test_the_owners_own_policies_are_for_looking_up_and_for_letting_holds_go(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await owner.fetch(
        "select polrelid::regclass::text as tab, polcmd, polroles::regrole[]::text[] as roles, polname "
        "from pg_policy where polname <> 'scoped'"
    )
    assert {(row["polname"], row["polcmd"]) for row in rows} == {("locate", b"r"), ("expire", b"w")}
    assert {row["tab"] for row in rows if row["polname"] == "expire"} == {"booking"}
    assert {role for row in rows for role in row["roles"]} == {"usher_owner"}


async def test_without_a_scope_every_table_is_empty_and_with_one_holds_only_its_own(db: Database) -> None:
    ours, theirs = await fill(db, "Harbour Clinic"), await fill(db, "Hill Dental")
    async with db.unscoped() as connection:
        names = [
            row["tablename"]
            for row in await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
        ]
        names = sorted(set(names) - UNSCOPED)
        assert {name: await _count(connection, name) for name in names} == dict.fromkeys(names, 0)
    for entity_id in (ours, theirs):
        async with db.scope(entity_id) as connection:
            counts = {name: await _count(connection, name) for name in names}
            assert {name for name, count in counts.items() if count == 0} == set(), "fill() misses a table"
            for name in names:
                column = "id" if name == "entity" else "entity_id"
                if name != "professional":
                    seen = await connection.fetch(f'select distinct {column} from "{name}"')
                    assert [row[column] for row in seen] == [entity_id], name
            assert counts["professional"] == 1


async def _count(connection: "asyncpg.Connection[asyncpg.Record]", name: str) -> int:
    return int(await connection.fetchval(f'select count(*) from "{name}"'))


async def test_the_application_owns_nothing_and_bypasses_nothing(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    role = await owner.fetchrow(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication "
        "from pg_roles where rolname = 'usher_app'"
    )
    assert role is not None
    assert not any(role.values())
    owned = await owner.fetchval(
        """
        select count(*)
          from pg_shdepend
         where refclassid = 'pg_authid'::regclass
           and refobjid = 'usher_app'::regrole
           and deptype = 'o'
        """
    )
    assert owned == 0
    member_of = await owner.fetchval(
        "select count(*) from pg_auth_members where member = 'usher_app'::regrole"
    )
    assert member_of == 0


async def test_the_record_can_be_added_to_but_not_changed(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    for name in await tables(owner):
        rights = {
            right
            for right in ("insert", "update", "delete", "truncate", "references", "trigger")
            if await owner.fetchval("select has_table_privilege('usher_app', $1, $2)", f'"{name}"', right)
        }
        expected = {"insert"} if name in APPEND_ONLY else {"insert", "update", "delete"}
        assert rights == expected, name


async def test_every_state_kind_and_role_is_a_closed_list(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    open_ones = await owner.fetch(
        """
        select c.relname || '.' || a.attname as column
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace
           and c.relkind = 'r'
           and a.attname in ('state', 'kind', 'role', 'type', 'speaker', 'channel', 'approval')
           and not exists (select from pg_constraint k
                            where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
                              and pg_get_constraintdef(k.oid) like '%ANY%')
        """
    )
    # LiveKit's own event names come and go with its versions
    assert {row["column"] for row in open_ones} == {"room_event.kind"}


async def test_foreign_keys_between_scoped_tables_carry_the_entity(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    """A row of one entity can then never point at a row of another."""
    rows = await owner.fetch(
        """
        select k.conrelid::regclass::text as from_table, k.confrelid::regclass::text as to_table,
               array(select attname from pg_attribute where attrelid = k.conrelid and attnum = any (k.conkey))
                  as columns
          from pg_constraint k
         where k.contype = 'f'
           and k.connamespace = 'public'::regnamespace
        """
    )
    shared = {"entity", "professional", '"user"'}
    bare = {
        (row["from_table"], row["to_table"])
        for row in rows
        if row["to_table"] not in shared and "entity_id" not in row["columns"]
    }
    assert bare == set()


async def test_functions_that_look_across_entities_are_few_and_closed_to_the_public(
    owner: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    rows = await owner.fetch(
        """
        select p.proname, p.proconfig, has_function_privilege('public', p.oid, 'execute') as public
          from pg_proc p
         where p.pronamespace = 'public'::regnamespace
           and p.prosecdef
        """
    )
    assert {row["proname"] for row in rows} == {
        "locate_invitation",
        "locate_room",
        "locate_user",
        "locate_live_rooms",
        "locate_waiting_mail",
        "list_entities",
        "busy_times",
        "locate_missed_rooms",
        "role_of_user",
        "expire_holds",
    }
    assert not any(row["public"] for row in rows)
    assert all(row["proconfig"] == ["search_path=pg_catalog, public, pg_temp"] for row in rows)
