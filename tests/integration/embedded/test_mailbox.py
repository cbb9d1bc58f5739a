"""Mail sent to the mailbox can be read on its page."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import aiohttp
import aiosmtplib
import pytest
import pytest_asyncio

from embedded.child import Child
from embedded.ports import any_free
from embedded.ready import http_answers

pytestmark = pytest.mark.integration


class Running:
    def __init__(self, folder: Path) -> None:
        self.folder, self.smtp, self.port = folder, any_free(), any_free()

    async def start(self) -> None:
        options = ["--smtp-port", str(self.smtp), "--port", str(self.port), "--folder", str(self.folder)]
        self.child = Child("mailbox", [sys.executable, "-m", "embedded.mailbox", *options])
        await http_answers(self.child, f"{self.url}/healthz", seconds=30)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest_asyncio.fixture
async def mailbox(tmp_path: Path) -> AsyncIterator[Running]:
    running = Running(tmp_path / "mail")
    await running.start()
    yield running
    await running.child.stop()


async def send(mailbox: Running, subject: str) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "desk@clinic.example", "Ana <ana@mail.example>", subject
    letter.set_content("Your link: http://127.0.0.1:8080/m/abc <script>alert(1)</script> não")
    letter.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="invite.ics")
    await aiosmtplib.send(letter, hostname="127.0.0.1", port=mailbox.smtp, start_tls=False, timeout=10)


async def test_a_letter_is_shown_with_live_links_and_dead_scripts(mailbox: Running) -> None:
    await send(mailbox, "Your <meeting>")
    async with aiohttp.ClientSession(mailbox.url) as session:
        letters = (await (await session.get("/api/messages")).json())["messages"]
        page = await (await session.get(f"/letters/{letters[0]['id']}")).text()
        calendar = await session.get(f"/letters/{letters[0]['id']}/calendar.ics")
        assert (await calendar.text()).startswith("BEGIN:VCALENDAR")
    assert letters[0]["subject"] == "Your <meeting>"
    assert letters[0]["to"] == "Ana <ana@mail.example>"
    assert '<a href="http://127.0.0.1:8080/m/abc">' in page
    assert "não" in page
    assert "<script>" not in page


async def test_letters_survive_a_restart_newest_first(mailbox: Running) -> None:
    await send(mailbox, "first")
    await mailbox.child.stop()
    await mailbox.start()
    await send(mailbox, "second")
    async with aiohttp.ClientSession(mailbox.url) as session:
        letters = (await (await session.get("/api/messages")).json())["messages"]
    assert [letter["subject"] for letter in letters] == ["second", "first"]


async def test_a_page_of_another_name_is_refused(mailbox: Running) -> None:
    async with aiohttp.ClientSession(mailbox.url) as session:
        assert (await session.get("/", headers={"Host": "evil.example"})).status == 400


async def test_an_unknown_letter_is_not_found(mailbox: Running) -> None:
    async with aiohttp.ClientSession(mailbox.url) as session:
        assert (await session.get("/letters/..%2F..%2Fkept")).status == 404
