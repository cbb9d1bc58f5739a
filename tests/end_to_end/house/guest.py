"""A guest of the running house, who hears, reads and types."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
from livekit import rtc

from benchmarks.caller import Caller, spoken
from benchmarks.house import Seat
from tests.support.up import RunningHouse

TURNS = "select speaker, name, channel, text from transcript_turn where room_id = $1 order by started_at, id"
Enough = Callable[[list[asyncpg.Record]], bool]


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


async def turns_until(
    house: RunningHouse, room_id: str, enough: Enough, within_s: float = 20.0
) -> list[asyncpg.Record]:
    """The room's turns, once they are enough. The agent's are written when they have been spoken."""
    turns: list[asyncpg.Record] = []
    try:
        async with asyncio.timeout(within_s):
            while not enough(turns := await house.rows(TURNS, room_id)):
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise AssertionError([tuple(row) for row in turns]) from None
    return turns


def by(turns: list[asyncpg.Record], speaker: str) -> list[str]:
    """What a `person` or the `agent` said, in lower case."""
    return [row["text"].lower() for row in turns if row["speaker"] == speaker]


async def settled_in(house: RunningHouse, guest: Guest) -> None:
    """A first, short answer is through, so that the agent had the time to prepare for trouble."""
    ended = await guest.say(spoken("Who is in this meeting?"))
    assert await guest.answer_after(ended, 10) is not None
    await guest.quiet()
