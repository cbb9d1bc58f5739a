"""From a fact to a letter at a real SMTP server, by way of the outbox and its jobs."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

import pytest
import pytest_asyncio
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from embedded.ports import any_free
from meeting.clock import SystemClock
from meeting.letter import Letter
from meeting.mail import SmtpSender
from meeting.postgres.mail import MAIL_JOB, PostgresMail
from meeting.postman import AGAIN_AFTER, Postman
from storage.database import Database
from storage.jobs import forget_done, work
from tests.support.house import Desk, in_postgres
from tests.support.waiting import eventually

pytestmark = pytest.mark.integration
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
LETTER = Letter("ana@example.org", "Hello", "Olá, Ana.\n", CALENDAR)


@dataclass
class Mailbox:
    """Takes mails; refuses those to `nobody@` for good, and all while `answer` is set."""

    answer: str | None = None
    taken: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer:
            return self.answer
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        return "250 OK"


@dataclass
class Post:
    """A mailbox and a postman who serves it."""

    mailbox: Mailbox
    outbox: PostgresMail
    postman: Postman
    entity_id: UUID
    db: Database

    async def states(self) -> list[tuple[str, int]]:
        async with self.db.scope(self.entity_id) as connection:
            return [
                (row["state"], row["tries"])
                for row in await connection.fetch("select state, tries from mail order by id")
            ]


@pytest_asyncio.fixture
async def post(db: Database) -> AsyncIterator[Post]:
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=any_free())
    await asyncio.to_thread(server.start)
    sender = SmtpSender(f"smtp://127.0.0.1:{server.port}", "Usher <usher@example.org>", timeout=5)
    outbox = PostgresMail(db)
    stores = await in_postgres(db)
    yield Post(mailbox, outbox, Postman(outbox, sender, SystemClock()), stores.entity.id, db)
    await asyncio.to_thread(server.stop)


@pytest_asyncio.fixture
async def at_work(post: Post, database_url: str) -> AsyncIterator[None]:
    async def do(facts: dict[str, str]) -> None:
        await post.postman.post(UUID(facts["entity_id"]), UUID(facts["mail_id"]))

    task = asyncio.create_task(work(database_url, {MAIL_JOB: do}))
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _told(post: Post) -> list[tuple[str, str | None]]:
    async with post.db.scope(post.entity_id) as connection:
        return [
            (row["body"], row["calendar"])
            for row in await connection.fetch("select body, calendar from mail")
        ]


async def _mail_ids(post: Post) -> list[UUID]:
    async with post.db.scope(post.entity_id) as connection:
        return [row["id"] for row in await connection.fetch("select id from mail order by id")]


@pytest.mark.usefixtures("at_work")
async def test_a_letter_written_with_a_fact_arrives_once(post: Post) -> None:
    await post.outbox.write(post.entity_id, LETTER)

    async def sent() -> bool:
        return await post.states() == [("sent", 1)]

    await eventually(sent)
    (message,) = post.mailbox.taken
    assert (message["To"], message["Subject"]) == ("ana@example.org", "Hello")
    assert await _told(post) == [("", None)], "what is out is not kept"
    body, calendar = message.iter_parts()
    assert body.get_content().split() == ["Olá,", "Ana."]
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "CANCEL", "the part says what the calendar in it says"


@pytest.mark.usefixtures("at_work")
async def test_an_invitation_sends_the_link_and_the_code_apart(post: Post) -> None:
    desk = Desk(await in_postgres(post.db))
    room = await desk.room()
    person = await desk.person(room, email="ana@example.org")
    issued = await desk.seating.issue(desk.entity_id, person.seat_id, mail=True)

    async def both() -> bool:
        return len(post.mailbox.taken) == 2

    await eventually(both)
    link, code = sorted((str(mail.get_content()) for mail in post.mailbox.taken), key=len, reverse=True)
    spaced = f"{issued.code[:4]} {issued.code[4:]}"
    assert desk.seating.link(issued) in link
    assert spaced not in link
    assert spaced in code
    assert issued.token not in code


async def test_a_letter_of_a_fact_that_failed_is_never_written(post: Post) -> None:
    from meeting.postgres.mail import write_mail

    async def fail() -> None:
        async with post.db.scope(post.entity_id) as connection:
            await write_mail(connection, post.entity_id, [LETTER])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await post.states() == []
    async with post.db.unscoped() as connection:
        assert await connection.fetchval("select count(*) from pgqueuer") == 0


async def test_a_refused_address_fails_for_good(post: Post) -> None:
    await post.outbox.write(post.entity_id, Letter("nobody@example.org", "Hello", "x"))
    (mail_id,) = await _mail_ids(post)
    await post.postman.post(post.entity_id, mail_id)
    assert await post.states() == [("failed", 1)]
    assert await _told(post) == [("", None)]


async def test_an_address_that_is_none_fails_for_good(post: Post) -> None:
    await post.outbox.write(post.entity_id, Letter("ana@example.org", "a\nBcc: all@example.org", "x"))
    (mail_id,) = await _mail_ids(post)
    await post.postman.post(post.entity_id, mail_id)
    assert await post.states() == [("failed", 1)]
    assert post.mailbox.taken == []


async def test_a_busy_server_is_tried_again_later_and_in_the_end_given_up(post: Post) -> None:
    post.mailbox.answer = "451 try later"
    await post.outbox.write(post.entity_id, LETTER)
    (mail_id,) = await _mail_ids(post)
    await post.postman.post(post.entity_id, mail_id)
    assert await post.states() == [("waiting", 1)]
    assert await _told(post) == [(LETTER.body, LETTER.calendar)]
    async with post.db.unscoped() as connection:
        later = await connection.fetchval("select max(execute_after) - now() from pgqueuer")
    assert timedelta(seconds=5) < later <= AGAIN_AFTER[0]
    for _ in AGAIN_AFTER:
        await post.postman.post(post.entity_id, mail_id)
    assert await post.states() == [("failed", len(AGAIN_AFTER) + 1)]


@pytest.mark.usefixtures("at_work")
async def test_what_waits_without_a_job_is_found_again(post: Post) -> None:
    async with post.db.scope(post.entity_id) as connection:
        await connection.execute(
            """
            insert into mail (entity_id, to_address, subject, body, due_at)
            values ($1, 'a@example.org', 'x', 'y', now() - interval '2 minutes')
            """,
            post.entity_id,
        )
    assert await post.outbox.enqueue_waiting() == 1

    async def sent() -> bool:
        return await post.states() == [("sent", 1)]

    await eventually(sent)
    assert await post.outbox.enqueue_waiting() == 0


async def test_the_search_for_lost_jobs_hurries_no_letter_that_waits_for_its_next_try(post: Post) -> None:
    post.mailbox.answer = "451 try later"
    await post.outbox.write(post.entity_id, LETTER)
    assert await post.outbox.enqueue_waiting() == 0, "it was just written, its own job is on the way"
    (mail_id,) = await _mail_ids(post)
    for _ in AGAIN_AFTER[:4]:
        await post.postman.post(post.entity_id, mail_id)
    async with post.db.scope(post.entity_id) as connection:
        waits = await connection.fetchval("select due_at - now() from mail")
    assert AGAIN_AFTER[2] < waits <= AGAIN_AFTER[3]
    assert await post.outbox.enqueue_waiting() == 0


async def test_nobody_listening_is_a_reason_to_try_again(post: Post) -> None:
    await post.outbox.write(post.entity_id, LETTER)
    (mail_id,) = await _mail_ids(post)
    away = Postman(post.outbox, SmtpSender("smtp://127.0.0.1:9", "usher@example.org"), SystemClock())
    await away.post(post.entity_id, mail_id)
    assert await post.states() == [("waiting", 1)]


async def test_what_is_noted_of_old_jobs_is_forgotten(db: Database) -> None:
    async with db.unscoped() as connection:
        await connection.execute(
            """
            insert into pgqueuer_log (created, job_id, status, priority, entrypoint)
            values (now() - interval '31 days', -1, 'successful', 0, 'mail'),
                   (now() - interval '29 days', -2, 'successful', 0, 'mail')
            """
        )
    await forget_done(db)
    async with db.unscoped() as connection:
        kept = await connection.fetch("select job_id from pgqueuer_log where job_id < 0")
    assert [row["job_id"] for row in kept] == [-2]
