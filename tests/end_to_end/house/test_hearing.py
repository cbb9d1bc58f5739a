"""Who is heard, by sound alone: talked over, hummed at, echoed, all at once, late, again, and by another recogniser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from livekit import rtc

from benchmarks.caller import Caller, Loudspeaker, spoken
from benchmarks.voice import TALK_OVER, talk_over
from embedded.ports import any_free
from embedded.state import State
from tests.support.up import RunningHouse, running_house
from tests.support.waiting import eventually

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]

YIELDS_WITHIN_S = 0.6
TRIES = 3
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


async def test_it_yields_to_talk_and_not_to_a_hum(house: RunningHouse) -> None:
    async with meeting(house, "Talked over") as room:
        ana = await room.enters("Ana Silva")
        await room.greeted(ana)
        yielded: list[float | None] = []
        while not any(y is not None and y <= YIELDS_WITHIN_S for y in yielded):
            assert len(yielded) < TRIES, yielded
            yielded.append(await talk_over(ana, spoken(PARKING), spoken(TALK_OVER)))
        assert await ana.ask(HOURS) is not None
        await asyncio.sleep(0.4)
        hummed = await ana.say(spoken("Mm-hm."))
        await ana.quiet()
        assert ana.heard_last > hummed + 1
        rows = await house.rows(TURNS, room.room_id)
        assert not rows[-1]["cut_text"], rows[-1]["cut_text"]


async def test_its_own_voice_off_a_loudspeaker_is_nobodys(house: RunningHouse) -> None:
    async with meeting(house, "Loudspeaker") as room:
        ana = await room.enters("Ana Silva", Loudspeaker(gain=0.1, delay_s=0.15))
        await room.greeted(ana)
        assert await ana.ask(PARKING) is not None
        await ana.quiet(3.0)
        turns = await room.until(lambda turns: said(turns, "agent", "park"))
        assert [text for who, _, text in turns if who == "person"] == [PARKING.lower()]
        assert len([text for who, _, text in turns if who == "agent"]) == 2  # the greeting and the answer


async def test_all_at_once_late_and_again_everyone_is_heard_by_name(house: RunningHouse) -> None:
    async with meeting(house, "Several people") as room:
        ana = await room.enters("Ana Silva")
        seat = room.seat("Rui Costa")
        rui = await room.comes_in(*seat)
        await room.greeted(ana)
        await asyncio.gather(ana.say(spoken(PARKING)), rui.say(spoken(HOURS)))
        await room.until(
            lambda turns: (
                said(turns, "person", "park", "Ana Silva")
                and said(turns, "person", "hours", "Rui Costa")
                and said(turns, "agent", "park")
                and said(turns, "agent", "monday")
            )
        )
        await rui.leave()
        nora = await room.enters("Nora Lind")
        assert await nora.ask("Ada, what is your telephone number?") is not None
        await room.until(lambda turns: said(turns, "person", "number", "Nora Lind"))
        rui = await room.comes_in(*seat)
        await nora.quiet()
        await rui.ask("Ada, what is your address?")
        turns = await room.until(lambda turns: said(turns, "person", "address", "Rui Costa"))
        assert len([who for who, _, _ in turns if who == "person"]) == 4, turns


@pytest.fixture(scope="module")
async def streaming_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningHouse]:
    """A house whose agent hears by Deepgram's protocol."""
    home: Path = tmp_path_factory.mktemp("streaming")
    port = any_free()
    State(home).keep(ports={"gateway": port})
    url = f"http://127.0.0.1:{port}/v1/listen"
    async with running_house(home, DEEPGRAM_API_KEY="local", DEEPGRAM_URL=url) as running:
        yield running


async def test_a_stream_gives_each_turn_its_words_and_each_speaker_their_captions(
    streaming_house: RunningHouse,
) -> None:
    async with meeting(streaming_house, "Streaming") as room:
        ana = await room.enters("Ana Silva")
        rui = await room.enters("Rui Costa")
        await room.greeted(ana)
        words = ("today", "monday", "tuesday")
        await ana.say(spoken("How is your knee today?"))
        await rui.reads(ana, words[0])
        await rui.say(spoken("I walked home on Monday."))
        await ana.reads(rui, words[1])
        await ana.say(spoken("And what about Tuesday?"))
        await rui.reads(ana, words[2])
        assert await rui.ask(PARKING) is not None
        turns = await room.until(lambda turns: said(turns, "person", "park"))
        people = [(name, text) for who, name, text in turns if who == "person"]
        assert [name for name, _ in people] == ["Ana Silva", "Rui Costa", "Ana Silva", "Rui Costa"], people
        assert all(word in text for word, (_, text) in zip((*words, "park"), people, strict=True)), people
