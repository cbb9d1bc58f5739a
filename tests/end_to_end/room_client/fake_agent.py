"""An agent of paper: joins as an agent, shows states, captions, chat and cards, and takes taps."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from livekit import rtc

from tests.end_to_end.room_client.stand import token

SLOTS = [
    {
        "slot_id": f"s{n}",
        "label": label,
        "starts": starts,
        "professional": "Dr. Rui Melo",
        "service": "Consultation",
        "minutes": 30,
    }
    for n, (label, starts) in enumerate(
        [
            ("Tue 24 Nov, 14:30", "2026-11-24T14:30:00-05:00"),
            ("Tue 24 Nov, 15:00", "2026-11-24T15:00:00-05:00"),
            ("Wed 25 Nov, 09:30", "2026-11-25T09:30:00-05:00"),
        ],
        start=1,
    )
]
RECEIPT = {
    "kind": "receipt",
    "booking_id": "b1",
    "action": "booked",
    "label": SLOTS[1]["label"],
    "starts": SLOTS[1]["starts"],
    "professional": "Dr. Rui Melo",
    "service": "Consultation",
    "client": "Ana Silva",
}


class FakeAgent:
    def __init__(self, room: str, url: str, *, identity: str = "agent-AJ_1", name: str = "Ada") -> None:
        self._url = url
        self._token = token(room, identity, name, agent=name == "Ada")
        self._agent = name == "Ada"
        self.room = rtc.Room()
        self.chosen: list[tuple[str, str]] = []
        self.chat: list[tuple[str, str]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def enter(self) -> FakeAgent:
        await self.room.connect(self._url, self._token)
        me = self.room.local_participant
        me.register_rpc_method("choose_slot", self._choose)
        self.room.register_text_stream_handler("lk.chat", self._hear_chat)
        source = rtc.AudioSource(24000, 1)
        track = rtc.LocalAudioTrack.create_audio_track("voice", source)
        await me.publish_track(track, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE))
        if self._agent:
            await self.state("listening")
        return self

    async def leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.room.disconnect()

    async def state(self, state: str, why: str = "") -> None:
        await self.room.local_participant.set_attributes({"usher.state": state, "usher.why": why})

    async def card(self, card: dict[str, Any]) -> None:
        await self.room.local_participant.send_text(json.dumps(card), topic="usher.card")

    async def offer(self, *, seconds: int = 90, for_identity: str = "p-ana") -> None:
        expires = datetime.now(UTC) + timedelta(seconds=seconds)
        facts = {"kind": "offer", "offer_id": f"o{seconds}", "for": for_identity, "slots": SLOTS}
        await self.card({**facts, "expires_at": expires.isoformat()})

    async def caption(self, identity: str, segment: str, text: str, *, final: bool = True) -> None:
        """One result of a recogniser: the whole segment on a stream of its own."""
        facts = {"lk.segment_id": segment, "lk.transcription_final": str(final).lower()}
        writer = await self.room.local_participant.stream_text(
            topic="lk.transcription", sender_identity=identity, attributes=facts
        )
        await writer.write(text)
        await writer.aclose()

    async def speak(self, segment: str, parts: list[str]) -> None:
        """The agent's own words: one growing stream, final in its trailer."""
        facts = {"lk.segment_id": segment, "lk.transcription_final": "false"}
        writer = await self.room.local_participant.stream_text(topic="lk.transcription", attributes=facts)
        for part in parts:
            await writer.write(part)
        await writer.aclose(attributes={"lk.transcription_final": "true"})

    async def _choose(self, call: rtc.RpcInvocationData) -> str:
        self.chosen.append((call.caller_identity, json.loads(call.payload)["slot_id"]))
        return json.dumps({"ok": True})

    def _hear_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        async def read() -> None:
            self.chat.append((identity, await reader.read_all()))

        task = asyncio.create_task(read())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
