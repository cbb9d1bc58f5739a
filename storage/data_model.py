"""Writes docs/data-model.md from a migrated database: `python -m storage.data_model`."""

import asyncio
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from storage.settings import StorageSettings

PAGE = Path(__file__).parent.parent / "docs" / "data-model.md"
_HEAD = """# Data model

Written by `python -m storage.data_model` from the catalogue of a migrated database; a test fails when this page is stale.

- Ids are UUIDs of version 7: they sort by time. Times are `timestamptz`; wall-clock times belong to the entity's zone.
- Every table with an `entity_id` (and `entity`, `professional`) has row-level security, forced: outside
  `Database.scope(entity_id)` the application sees no row. Foreign keys carry `entity_id`, so no row points into another entity;
  those to `user` (who may be a MANAGER, of no entity) and to `professional` (who may work for several) cannot.
- The owner migrates. The application's role `usher_app` owns nothing and may only read and write rows;
  tables marked *only added to* it can neither change nor delete from.
- Before a scope is known, the functions at the end that locate and list answer with ids, and nothing else does.
"""  # noqa: E501

_TABLES = """
select c.oid, c.relname as name, obj_description(c.oid) as about, c.relforcerowsecurity as guarded,
       not has_table_privilege('usher_app', c.oid, 'update') as append_only
  from pg_class c
 where c.relnamespace = 'public'::regnamespace
   and c.relkind = 'r'
   and c.relname !~ '^pgqueuer_'
 order by c.relname
"""
_COLUMNS = """
select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
       pg_get_expr(d.adbin, d.adrelid) as preset, col_description(a.attrelid, a.attnum) as about
  from pg_attribute a
  left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
 where a.attrelid = $1
   and a.attnum > 0
   and not a.attisdropped
 order by a.attnum
"""
_CONSTRAINTS = """
select k.contype::text as kind, pg_get_constraintdef(k.oid, true) as says,
       k.confrelid::regclass::text as target,
       array(select a.attname from unnest(k.conkey) with ordinality u (num, place)
               join pg_attribute a on (a.attrelid, a.attnum) = (k.conrelid, u.num)
              order by u.place) as columns
  from pg_constraint k
 where k.conrelid = $1
   and k.contype in ('c', 'f', 'p', 'u', 'x')
 order by k.contype, k.conname
"""
_FUNCTIONS = """
select p.proname || '(' || pg_get_function_arguments(p.oid) || ')' as call,
       pg_get_function_result(p.oid) as answer
  from pg_proc p
 where p.pronamespace = 'public'::regnamespace
   and p.prosecdef
 order by p.proname
"""


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    text: str
    relations: tuple[str, ...]


async def describe(url: str) -> str:
    """The page, in Markdown.

    Args:
        url: Postgres URL of a migrated database.
    """
    connection = await asyncpg.connect(url, timeout=10, command_timeout=30)
    try:
        tables = [await _table(connection, row) for row in await connection.fetch(_TABLES)]
        functions = await connection.fetch(_FUNCTIONS)
    finally:
        await connection.close()
    relations = "\n".join(f"  {line}" for table in tables for line in table.relations)
    calls = "\n".join(f"- `{row['call']}` answers `{row['answer']}`" for row in functions)
    return (
        f"{_HEAD}\n## Relations\n\n```mermaid\nerDiagram\n{relations}\n```\n\n## Tables\n\n"
        + "\n".join(table.text for table in tables)
        + f"\n## Functions that look across entities\n\n{calls}\n"
    )


async def _table(connection: "asyncpg.Connection[asyncpg.Record]", table: asyncpg.Record) -> _Table:
    columns = await connection.fetch(_COLUMNS, table["oid"])
    constraints = await connection.fetch(_CONSTRAINTS, table["oid"])
    name = table["name"]
    marks = [
        mark
        for mark, true in (
            ("guarded by row-level security", table["guarded"]),
            ("only added to", table["append_only"]),
        )
        if true and name not in ("migration",)
    ]
    lines = [f"### {name}", "", table["about"] or "", ""]
    if marks:
        lines += [f"*{', '.join(marks)}*", ""]
    lines += ["| column | type | default | |", "|---|---|---|---|"]
    lines += [_column(column) for column in columns]
    lines += ["", *(_rule(constraint) for constraint in constraints), ""]
    relations = {f'{_bare(k["target"])} ||--o{{ {name} : ""' for k in constraints if k["kind"] == "f"}
    return _Table(name, "\n".join(lines), tuple(sorted(relations)))


def _column(column: asyncpg.Record) -> str:
    kind = column["type"].replace("timestamp with time zone", "timestamptz")
    needed = "" if column["required"] else ", may be null"
    preset = f"`{column['preset']}`" if column["preset"] else ""
    return f"| {column['name']} | {kind}{needed} | {preset} | {column['about'] or ''} |"


def _rule(constraint: asyncpg.Record) -> str:
    columns = ", ".join(constraint["columns"])
    choices = re.search(r"= ANY \(ARRAY\[(.*?)\]\)\)$", constraint["says"])
    if constraint["kind"] == "c" and choices and len(constraint["columns"]) == 1:
        values = " ".join(f"`{value}`" for value in re.findall(r"'([^']*)'", choices[1]))
        return f"- {columns}: one of {values}"
    if constraint["kind"] == "f":
        return f"- {columns} -> {_bare(constraint['target'])}"
    if constraint["kind"] == "p":
        return f"- key: {columns}"
    if constraint["kind"] == "u":
        return f"- unique: {columns}"
    return f"- `{' '.join(constraint['says'].split())}`"


def _bare(name: str) -> str:
    return name.strip('"')


def main() -> None:
    """Write the page."""
    PAGE.write_text(asyncio.run(describe(StorageSettings().owner_url)), "utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
