"""The steps of ``usher up``: which process needs which, and how each is started."""

from __future__ import annotations

import asyncio
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

from pydantic_settings import BaseSettings

from agent.settings import AgentSettings
from embedded.assets import build_assets
from embedded.child import Child
from embedded.demo import Demo
from embedded.livekit_binary import Binary, find_server
from embedded.livekit_server import forget_rooms, remove_container, start_server
from embedded.node import find_node
from embedded.plan import Plan
from embedded.postgres import EmbeddedPostgres
from embedded.progress import Progress
from embedded.ready import http_answers, log_says, stays_alive, written_so_far
from embedded.speech.settings import GatewaySettings
from embedded.step import Step
from embedded.supervisor import Supervisor
from embedded.valkey import EmbeddedValkey
from meeting.settings import WorkerSettings
from portal.settings import PortalSettings
from storage.migrate import migrate

TOLD: tuple[type[BaseSettings], ...] = (PortalSettings, AgentSettings, WorkerSettings, GatewaySettings)
READY_S = 180.0
"""Seconds our own parts may take to answer: they load models and compile modules, on a machine that may be busy."""
AGENT_LEAVES_S = 8.0  # it takes leave of its rooms for 5 s, and a killed one stays in them as a ghost


class Steps:
    """Builds the steps of one start.

    Args:
        plan: Ports, folders and settings.
        supervisor: Who is told of each process at once.
        progress: Where lines go.
    """

    def __init__(self, plan: Plan, supervisor: Supervisor, progress: Progress) -> None:
        self.plan = plan
        self.supervisor = supervisor
        self.progress = progress
        settings, home = plan.settings, plan.state.home
        self.postgres = (
            None
            if settings.database_url
            else EmbeddedPostgres(
                home / "postgres", plan.ports["postgres"], log=plan.log("postgres"), launched=self._gentle
            )
        )
        self.valkey = (
            None
            if settings.redis_url
            else EmbeddedValkey(
                home / "valkey", plan.ports["valkey"], log=plan.log("valkey"), launched=self._gentle
            )
        )
        self.demo: Demo | None = None
        self._first_start = True
        self._binary: asyncio.Future[Binary] = asyncio.get_running_loop().create_future()

    def check_settings(self) -> None:
        """Read the settings of every process as that process will.

        Raises:
            ValidationError: One of them would refuse to start.
        """
        said = {name.lower(): value for name, value in self.environment().items()}
        for cls in TOLD:
            cls.model_validate({name: said[name] for name in cls.model_fields if name in said})

    def environment(self) -> dict[str, str]:
        """What our own processes are told."""
        return self.plan.environment(self.postgres, self.valkey)

    def all(self) -> list[Step]:
        """Every step this start needs."""
        steps = [Step("migrate", self.do_migrate, after=("postgres",))]
        steps.append(Step("seed", self.do_seed, after=("migrate",)))
        if self.postgres:
            steps.append(Step("postgres", self.start_postgres, stop_with=signal.SIGINT, grace=10))
        if self.valkey:
            steps.append(Step("valkey", self.start_valkey))
        if not self.plan.settings.livekit_url:
            steps.append(Step("livekit-find", self.find_livekit))
            after = ("livekit-find", "valkey")
            steps.append(
                Step("livekit", self.start_livekit, after, grace=1, insist=3, clean=self.clean_livekit)
            )
        if self.plan.needs_gateway:
            steps.append(Step("gateway", self.start_gateway))
        if not self.plan.settings.smtp_url:
            steps.append(Step("mailbox", self.start_mailbox))
        stores = ("seed", "valkey")
        steps.append(Step("assets", self.make_assets))
        steps.append(Step("portal", self.start_portal, after=(*stores, "assets")))
        steps.append(Step("agent", self.start_agent, after=(*stores, "livekit"), grace=AGENT_LEAVES_S))
        steps.append(Step("worker", self.start_worker, after=(*stores, "mailbox"), grace=3))
        return [step for step in steps if self._is_here(step.name)]

    async def start_postgres(self) -> Child | None:
        """Postgres of our own."""
        assert self.postgres is not None
        return (await self.postgres.start()).child

    async def start_valkey(self) -> Child | None:
        """Valkey of our own."""
        assert self.valkey is not None
        return (await self.valkey.start()).child

    async def do_migrate(self) -> None:
        """Bring the schema up to date."""
        applied = await migrate(self.owner_url)
        if applied:
            self.progress.say("migrate", f"applied {', '.join(applied)}")

    async def do_seed(self) -> None:
        """Demo clinic on an empty database, and a fresh way into a demo meeting."""
        self.demo = await Demo.open(self.app_url, self.plan)
        await self.demo.prepare(self.progress)

    async def make_assets(self) -> None:
        """Room client and the portal's assets."""
        await build_assets(self.plan.settings.cache, lambda what: self.progress.say("assets", what))

    async def watch_assets(self) -> Child:
        """Builds the assets anew at each change, for development."""
        node = await find_node(self.plan.settings.cache)
        return self._harsh(
            Child(
                "assets",
                [*node.npm, "run", "watch"],
                log=self.plan.log("assets"),
                environment=node.environment,
            )
        )

    async def find_livekit(self) -> None:
        """The server's binary; runs beside everything else, since it may have to be built."""
        binary = await find_server(
            self.plan.settings.cache,
            lambda what: self.progress.say("livekit", what),
        )
        self._binary.set_result(binary)

    async def start_livekit(self) -> Child:
        """LiveKit of our own."""
        if self.valkey and self._first_start:
            await forget_rooms(self.valkey.url)
        self._first_start = False
        binary = await self._binary
        launched = self._gentle if binary.docker else self._harsh
        plan = self.plan.meeting_server(self.redis_url)
        return await start_server(binary, plan, self._livekit_home, self.plan.log("livekit"), launched)

    async def clean_livekit(self) -> None:
        """Leave no container behind."""
        await remove_container(await self._binary, self._livekit_home)

    @property
    def _livekit_home(self) -> Path:
        return self.plan.state.home / "livekit"

    async def start_gateway(self) -> Child:
        """The local models."""
        port = self.plan.ports["gateway"]
        child = self._python("gateway", "embedded.gateway", "--port", str(port))
        await http_answers(child, f"{self.plan.gateway_url}/healthz", seconds=READY_S)
        return child

    async def start_mailbox(self) -> Child:
        """Catches mail."""
        ports, folder = self.plan.ports, self.plan.state.home / "mail"
        options = ["--smtp-port", str(ports["smtp"]), "--port", str(ports["mailbox"])]
        child = self._python("mailbox", "embedded.mailbox", *options, "--folder", str(folder))
        await http_answers(child, f"{self.plan.mailbox_url}/healthz", seconds=30)
        return child

    async def start_portal(self) -> Child:
        """Pages and JSON."""
        child = self._python("portal", "portal")
        await http_answers(child, f"{self.plan.portal_here}/healthz", seconds=READY_S)
        return child

    async def start_agent(self) -> Child:
        """The agent's worker; its job processes belong to its group."""
        before = written_so_far(self.plan.log("agent"))
        child = self._python("agent", "agent.worker", "start")
        await http_answers(child, f"http://127.0.0.1:{self.plan.ports['agent']}/", seconds=READY_S)
        await log_says(child, "registered worker", after=before, seconds=READY_S)
        return child

    async def start_worker(self) -> Child:
        """Background jobs."""
        child = self._python("worker", "meeting.worker")
        await stays_alive(child, seconds=1.5)
        return child

    @property
    def owner_url(self) -> str:
        """Postgres as the owner of the schema."""
        settings = self.plan.settings
        return (
            self.postgres.owner_url
            if self.postgres
            else str(settings.database_owner_url or settings.database_url)
        )

    @property
    def app_url(self) -> str:
        """Postgres as the application."""
        return self.postgres.app_url if self.postgres else str(self.plan.settings.database_url)

    @property
    def redis_url(self) -> str:
        """Valkey or Redis."""
        return self.valkey.url if self.valkey else str(self.plan.settings.redis_url)

    def _python(self, name: str, module: str, *arguments: str) -> Child:
        return self._harsh(
            Child(
                name,
                [sys.executable, "-m", module, *arguments],
                log=self.plan.log(name),
                environment=self.environment(),
            )
        )

    def _gentle(self, child: Child) -> Child:
        return self.supervisor.adopt(child, gentle=True)

    def _harsh(self, child: Child) -> Child:
        return self.supervisor.adopt(child)

    def _is_here(self, name: str) -> bool:
        module = {"portal": "portal.__main__", "agent": "agent.worker", "worker": "meeting.worker"}.get(name)
        if module is None or find_spec(module) is not None:
            return True
        self.progress.say(name, f"left out: {module} is not installed")
        return False
