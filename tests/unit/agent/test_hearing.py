"""Captions of a room: who is shown with what, and what is taken back."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock, MagicMock

import pytest
from livekit import rtc

from agent.floor import Channel
from agent.pipelines.hearing import Hearing
from agent.pipelines.utterance import Utterance

pytestmark = [pytest.mark.unit, pytest.mark.timeout(10)]


class Room:
    """Keeps the captions that are sent into it."""

    def __init__(self) -> None:
        self.captions: list[tuple[str, str, str]] = []
        self.local_participant = self

    async def stream_text(self, *, topic: str, sender_identity: str, attributes: dict[str, str]) -> Any:
        return Writer(self, sender_identity, attributes["lk.transcription_final"])


class Writer:
    """One text stream into the room."""

    def __init__(self, room: Room, sender: str, final: str) -> None:
        self._room, self._sender, self._final = room, sender, final

    async def write(self, text: str) -> None:
        self._room.captions.append((self._sender, self._final, text))

    async def aclose(self) -> None:
        """Sent already."""


class Heard:
    """A room that is listened to, with the utterances that are passed on."""

    def __init__(self, *, own_words: bool = False) -> None:
        self.room, self.utterances = Room(), list[Utterance]()
        self.hearing = Hearing(
            cast(rtc.Room, self.room),
            recogniser=cast(Any, None),
            activity=cast(Any, None),
            voiced=lambda *_: None,
            heard=self._heard,
            is_echo=lambda _: own_words,
            patience_s=2.5,
        )

    async def _heard(self, utterance: Utterance) -> None:
        self.utterances.append(utterance)

    async def turn(self, text: str) -> None:
        await self.hearing.utterance("TR_1", "SG_1", Utterance("p-ana", text, Channel.SPOKEN, 1.0, 2.0))
        for _ in range(10):
            await asyncio.sleep(0)


async def test_a_turn_is_shown_under_its_speakers_name() -> None:
    room = Heard()
    room.hearing.interim("TR_1", "p-ana", "SG_1", "I would")
    await room.turn("I would like to book.")
    assert room.room.captions == [
        ("p-ana", "false", "I would"),
        ("p-ana", "true", "I would like to book."),
    ]


@pytest.mark.parametrize(("text", "own_words"), [("", False), ("Which one suits you?", True)])
async def test_what_was_shown_on_the_way_to_no_words_is_taken_back(text: str, own_words: bool) -> None:
    room = Heard(own_words=own_words)
    room.hearing.interim("TR_1", "p-ana", "SG_1", "Which")
    await room.turn(text)
    assert room.room.captions == [("p-ana", "false", "Which"), ("p-ana", "true", "")]
    assert [u.text for u in room.utterances] == [""]


async def test_a_turn_without_words_that_showed_nothing_shows_nothing() -> None:
    room = Heard()
    await room.turn("")
    assert room.room.captions == []


class Ear:
    """Only counts: how many were opened, how many ended."""

    opened = ended = 0

    def __init__(self, *_: Any) -> None:
        Ear.opened += 1

    async def close(self) -> None:
        Ear.ended += 1


async def test_a_track_that_is_there_again_at_once_is_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.pipelines.hearing.Ear", Ear)
    monkeypatch.setattr(rtc.AudioStream, "from_track", lambda **_: SimpleNamespace(aclose=AsyncMock()))
    room = Heard()
    room.hearing._activity = room.hearing._recogniser = MagicMock()
    track = SimpleNamespace(sid="TR_1", source=rtc.TrackSource.SOURCE_MICROPHONE)
    ana = SimpleNamespace(identity="p-ana", kind=rtc.ParticipantKind.PARTICIPANT_KIND_STANDARD)
    room.hearing._track_on(MagicMock(), cast(Any, track), cast(Any, ana))
    room.hearing._track_off(MagicMock(), cast(Any, track), cast(Any, ana))
    room.hearing._track_on(MagicMock(), cast(Any, track), cast(Any, ana))
    await asyncio.sleep(0.01)
    assert (Ear.opened, Ear.ended) == (2, 1)
