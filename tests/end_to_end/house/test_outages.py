"""Parts fall away in the middle of a meeting: the agent says so, stays, and nothing that was said is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import asyncpg
import httpx2
import pytest
from livekit import rtc

from benchmarks.caller import Caller, spoken
from benchmarks.house import Seat
from tests.support.up import RunningHouse

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(180)]

SAYS_SO_WITHIN_S = 4.0
OUTAGE_S = 10.0
TURNS = "select speaker, name, channel, text from transcript_turn where room_id = $1 order by started_at, id"
Enough = Callable[[list[asyncpg.Record]], bool]


@contextmanager
def frozen(house: RunningHouse, part: str) -> Iterator[None]:
    """The part takes connections and answers nothing."""
    leader = house.pid(part)
    family = [leader, *_children(leader)]
    for pid in family:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in family:
            os.kill(pid, signal.SIGCONT)


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return [int(child) for child in children.read().split()]


class Guest(Caller):
    """A caller who also reads the chat and the agent's state."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[float, str]] = []
        self.room.register_text_stream_handler("lk.chat", self._on_chat)

    def _on_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._tasks.append(asyncio.create_task(self._read(reader)))

    async def _read(self, reader: rtc.TextStreamReader) -> None:
        text = await reader.read_all()
        self.read.append((time.time(), text))

    async def written_after(self, moment: float, timeout: float) -> tuple[float, str]:
        """The next thing the agent writes."""
        async with asyncio.timeout(timeout):
            while not (later := [line for line in self.read if line[0] > moment]):
                await asyncio.sleep(0.01)
        return later[0]

    def agent_state(self) -> str:
        """What the agent shows to be doing."""
        return next(
            p.attributes.get("usher.state", "")
            for p in self.room.remote_participants.values()
            if p.kind == rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
        )

    async def type(self, text: str) -> float:
        """Send to the chat; the moment it was sent."""
        await self.room.local_participant.send_text(text, topic="lk.chat")
        return time.time()


@asynccontextmanager
async def meeting(house: RunningHouse, title: str) -> AsyncIterator[tuple[Guest, str]]:
    """A guest alone with the agent, greeted."""
    room_id = house.desk.room(title)
    seat: Seat = house.desk.seat(room_id, "Ana Silva")
    entry = house.desk.join(seat)
    guest = Guest()
    entered = await guest.enter(entry["url"], entry["token"])
    assert await guest.answer_after(entered, 15) is not None
    await guest.quiet()
    try:
        yield guest, room_id
    finally:
        await guest.leave()
        house.desk.close(room_id)


async def turns_until(house: RunningHouse, room_id: str, enough: Enough) -> list[asyncpg.Record]:
    async with asyncio.timeout(20):
        while not enough(turns := await house.rows(TURNS, room_id)):
            await asyncio.sleep(0.2)
    return turns


async def ready_again(house: RunningHouse, part: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                async with httpx2.AsyncClient(timeout=2) as http:
                    answer = await http.get(f"http://127.0.0.1:{house.port(part)}/healthz")
                if answer.status_code == httpx2.codes.OK:
                    return
            except httpx2.HTTPError:
                pass
            await asyncio.sleep(0.2)


async def settled_in(house: RunningHouse, guest: Guest) -> None:
    """A first answer is through, so that the agent had the time to prepare for trouble."""
    ended = await guest.say(spoken("What are your opening hours?"))
    assert await guest.answer_after(ended, 10) is not None
    await guest.quiet()


async def test_providers_that_hang_are_admitted_in_time_and_the_words_are_kept(house: RunningHouse) -> None:
    async with meeting(house, "Everything hangs") as (guest, room_id):
        await settled_in(house, guest)
        with frozen(house, "gateway"):
            ended = await guest.say(spoken("Where can I park my car?"))
            heard_at = await guest.answer_after(ended, 8)
            assert heard_at is not None
            assert heard_at - ended <= SAYS_SO_WITHIN_S
            await guest.quiet()
            assert guest.agent_state() == "trouble"
            typed = await guest.type("Is there anything free tomorrow?")
            written_at, text = await guest.written_after(typed, 8)
            assert written_at - typed <= SAYS_SO_WITHIN_S
            assert "again in a moment" in text
        turns = await turns_until(house, room_id, lambda rows: any("park" in row["text"] for row in rows))
        assert any(row["name"] == "Ana Silva" and "park" in row["text"] for row in turns)
        await guest.quiet(1.5)
        ended = await guest.say(spoken("Who is in this meeting?"))
        assert await guest.answer_after(ended, 10) is not None


async def test_providers_that_are_gone_are_admitted_in_time(house: RunningHouse) -> None:
    async with meeting(house, "Everything is gone") as (guest, room_id):
        await settled_in(house, guest)
        os.kill(house.pid("gateway"), signal.SIGKILL)
        ended = await guest.say(spoken("Where can I park my car?"))
        heard_at = await guest.answer_after(ended, 8)
        assert heard_at is not None
        assert heard_at - ended <= SAYS_SO_WITHIN_S
        await ready_again(house, "gateway")
        turns = await turns_until(house, room_id, lambda rows: any("park" in row["text"] for row in rows))
        assert any(row["speaker"] == "person" and "park" in row["text"] for row in turns)
        await guest.quiet(2)
        ended = await guest.say(spoken("Who is in this meeting?"))
        assert await guest.answer_after(ended, 10) is not None
