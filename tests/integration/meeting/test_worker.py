"""The worker process as it is started."""

import asyncio
import sys
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from embedded.ports import any_free
from meeting.letter import Letter
from meeting.postgres.mail import PostgresMail
from storage.database import Database
from storage.settings import BAD_SETTINGS
from tests.support.house import in_postgres

pytestmark = pytest.mark.integration
MEETING_SERVER = {
    "LIVEKIT_URL": "ws://127.0.0.1:9",
    "LIVEKIT_API_KEY": "usher",
    "LIVEKIT_API_SECRET": "0123456789abcdef0123456789abcdef",
}


class Mailbox(Message):
    """Hands every subject to the test's loop."""

    def __init__(self, subjects: "asyncio.Queue[str]") -> None:
        super().__init__()
        self._loop, self._subjects = asyncio.get_running_loop(), subjects

    def handle_message(self, message: object) -> None:
        self._loop.call_soon_threadsafe(self._subjects.put_nowait, str(message["Subject"]))  # type: ignore[index]


async def start(folder: Path, **environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "meeting.worker",
        cwd=folder,
        stderr=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": str(Path(__file__).parents[3]), **environment},
    )


async def test_it_posts_while_livekit_is_away_and_ends_when_told(
    db: Database, database_url: str, redis_url: str, tmp_path: Path
) -> None:
    subjects: asyncio.Queue[str] = asyncio.Queue()
    mailbox = Controller(Mailbox(subjects), hostname="127.0.0.1", port=any_free())
    await asyncio.to_thread(mailbox.start)
    process = await start(
        tmp_path,
        DATABASE_URL=database_url,
        REDIS_URL=redis_url,
        **MEETING_SERVER,
        SMTP_URL=f"smtp://127.0.0.1:{mailbox.port}",
    )
    try:
        entity = (await in_postgres(db)).entity
        await PostgresMail(db).write(entity.id, Letter("ana@example.org", "Hello", "x"))
        assert await asyncio.wait_for(subjects.get(), 30) == "Hello"
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
        await asyncio.to_thread(mailbox.stop)


async def test_it_says_why_it_cannot_start(tmp_path: Path, database_url: str, redis_url: str) -> None:
    nowhere = f"{database_url}_and_more"
    for environment, says in (
        ({}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": nowhere, "REDIS_URL": redis_url, **MEETING_SERVER}, "does not exist"),
    ):
        process = await start(tmp_path, **environment)
        _, errors = await asyncio.wait_for(process.communicate(), 30)
        assert process.returncode == BAD_SETTINGS
        assert says in errors.decode()
