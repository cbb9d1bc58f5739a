"""The stores of a state folder, running or not, for commands that need them for a moment."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from embedded.demo import Demo
from embedded.plan import Plan, make_plan
from embedded.postgres import EmbeddedPostgres
from embedded.progress import Progress
from embedded.settings import EmbeddedSettings
from embedded.state import State
from embedded.valkey import EmbeddedValkey
from storage.migrate import migrate


@dataclass(frozen=True, slots=True)
class Stores:
    """Where Postgres is, seen as its two roles, and Valkey."""

    owner_url: str
    app_url: str
    redis_url: str


def running_stores(settings: EmbeddedSettings, plan: Plan) -> Stores:
    """Of the system that runs in this state folder, or of the operator's own servers."""
    home = plan.state.home
    postgres = EmbeddedPostgres(home / "postgres", plan.ports["postgres"])
    valkey = EmbeddedValkey(home / "valkey", plan.ports["valkey"])
    owner = settings.database_owner_url or settings.database_url
    return Stores(
        owner_url=owner or postgres.owner_url,
        app_url=settings.database_url or postgres.app_url,
        redis_url=settings.redis_url or valkey.url,
    )


@asynccontextmanager
async def stores_for_a_while(settings: EmbeddedSettings) -> AsyncIterator[tuple[Plan, str, str]]:
    """Plan, owner's and application's URL; our own Postgres is started when nothing runs.

    Raises:
        AlreadyRunning: Another command is starting here just now.
    """
    state = State(settings.home)
    if settings.database_url or state.running():
        plan = Plan(settings, state, kept_ports(state))
        stores = running_stores(settings, plan)
        yield plan, stores.owner_url, stores.app_url
        return
    await state.lock()
    plan = make_plan(settings, state, Progress().say)
    async with EmbeddedPostgres(
        state.home / "postgres", plan.ports["postgres"], log=plan.log("postgres")
    ) as own:
        yield plan, own.owner_url, own.app_url


def kept_ports(state: State) -> dict[str, int]:
    """The ports of the last start; a missing one is 0."""
    known = {name: int(port) for name, port in state.kept().get("ports", {}).items()}
    return {"portal": 0, "postgres": 0, "valkey": 0, "mailbox": 0, "livekit": 0, **known}


async def migrate_now(settings: EmbeddedSettings) -> int:
    """``usher migrate``."""
    async with stores_for_a_while(settings) as (_, owner_url, _):
        applied = await migrate(owner_url)
    for name in applied:
        print(f"applied {name}")
    print("The schema is up to date.")
    return 0


async def seed_now(settings: EmbeddedSettings) -> int:
    """``usher seed``."""
    async with stores_for_a_while(settings) as (plan, owner_url, app_url):
        await migrate(owner_url)
        demo = await Demo.open(app_url, plan)
        try:
            made = await demo.seed()
        finally:
            await demo.close()
    print("Made the demo clinic." if made else "There is an entity already; nothing was made.")
    for role, sign_in in plan.state.kept().get("sign_ins", {}).items():
        print(f"  {role:<13} {sign_in['email']}  {sign_in['password']}")
    return 0
