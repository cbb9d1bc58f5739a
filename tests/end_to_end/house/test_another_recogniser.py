"""A house with another recogniser: one that streams, by Deepgram's protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from benchmarks.caller import spoken
from embedded.ports import any_free
from embedded.state import State
from tests.end_to_end.house.gathering import PARKING, meeting, said
from tests.support.up import RunningHouse, running_house

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]


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
