"""People with stock clients and microphones, who read the captions; and the room they are in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from livekit import rtc

from benchmarks.caller import Caller, Loudspeaker, spoken
from tests.support.up import RunningHouse
from tests.support.waiting import eventually

PARKING, HOURS = "Ada, where can I park my car?", "Ada, what are your opening hours?"
TURNS = "select speaker, name, text, cut_text from transcript_turn where room_id = $1 order by started_at"
Turn = tuple[str, str, str]


class Guest(Caller):
    """A stock client with a microphone, which reads the captions."""

    def __init__(self, loudspeaker: Loudspeaker | None = None) -> None:
        super().__init__(loudspeaker)
        self.captions: list[tuple[str, str]] = []
        self.room.register_text_stream_handler("lk.transcription", self._on_caption)

    def _on_caption(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._tasks.append(asyncio.create_task(self._read(reader, identity)))

    async def _read(self, reader: rtc.TextStreamReader, identity: str) -> None:
        text = await reader.read_all()
        self.captions.append((identity, text.lower()))

    @property
    def identity(self) -> str:
        """LiveKit's key of this person."""
        return self.room.local_participant.identity

    async def reads(self, speaker: Guest, word: str) -> None:
        """Wait for a caption under that person's name that has the word."""

        async def look() -> bool:
            return any(who == speaker.identity and word in text for who, text in self.captions)

        try:
            await eventually(look)
        except TimeoutError:
            raise AssertionError(self.captions) from None

    async def ask(self, text: str) -> float | None:
        """Speak; when the answer began."""
        await self.quiet()
        return await self.answer_after(await self.say(spoken(text)))


class Meeting:
    """One room and the people in it."""

    def __init__(self, house: RunningHouse, title: str) -> None:
        self.house, self.room_id = house, house.desk.room(title)
        self._guests: list[Guest] = []

    async def enters(self, name: str, loudspeaker: Loudspeaker | None = None) -> Guest:
        """A new person comes in by their own seat."""
        return await self.comes_in(*self.seat(name), loudspeaker)

    def seat(self, name: str) -> tuple[str, str]:
        """Where to connect, and the token."""
        entry = self.house.desk.join(self.house.desk.seat(self.room_id, name))
        return entry["url"], entry["token"]

    async def comes_in(self, url: str, token: str, loudspeaker: Loudspeaker | None = None) -> Guest:
        """Somebody connects, for the first time or again."""
        guest = Guest(loudspeaker)
        self._guests.append(guest)
        await guest.enter(url, token)
        return guest

    async def greeted(self, guest: Guest) -> None:
        """The agent has said hello and is silent."""
        assert await guest.answer_after(1.0, 10.0) is not None
        await guest.quiet()

    async def turns(self) -> list[Turn]:
        """Speaker, name and words of all turns so far, lower case."""
        rows = await self.house.rows(TURNS, self.room_id)
        return [(row["speaker"], row["name"], row["text"].lower()) for row in rows]

    async def until(self, enough: Callable[[list[Turn]], bool], within_s: float = 20.0) -> list[Turn]:
        """The turns, once they hold enough."""

        async def look() -> list[Turn]:
            turns = await self.turns()
            return turns if enough(turns) else []

        try:
            return await eventually(look, within=within_s)
        except TimeoutError:
            raise AssertionError(await self.turns()) from None

    async def end(self) -> None:
        """Everyone leaves."""
        await asyncio.gather(*(guest.leave() for guest in self._guests))
        self.house.desk.close(self.room_id)


@asynccontextmanager
async def meeting(house: RunningHouse, title: str) -> AsyncIterator[Meeting]:
    held = Meeting(house, title)
    try:
        yield held
    finally:
        await held.end()


def said(turns: list[Turn], speaker: str, word: str, name: str = "") -> bool:
    return any(who == speaker and word in text and name in known for who, known, text in turns)
