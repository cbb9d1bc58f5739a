"""One person of a scenario in a LiveKit room: a stock client that speaks, types, listens and reads."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from typing import Any

import numpy as np
from livekit import rtc

from embedded.rehearsal.audio.voices import Pcm
from embedded.speech.audio import VOICE_RATE

CHAT, CAPTIONS = "lk.chat", "lk.transcription"
AGENT = rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
LONGEST_LINE_MS = 120_000
LISTEN_RATE, LISTEN_MS = 16_000, 20
AUDIBLE = 300
"""Of 32767: above it a frame of the agent's track counts as sound."""
CONNECT_S, LEAVE_S = 15.0, 5.0


class Guest:
    """A participant with a microphone that is open all the time.

    Attributes:
        sound_s: seconds of sound from the agent since `begin`.
        changed_at: monotonic moment of the agent's last sound or words.
        written: the agent's chat messages since `begin`.
    """

    def __init__(self) -> None:
        """Not there yet."""
        self._room = rtc.Room()
        self._source = rtc.AudioSource(VOICE_RATE, 1, queue_size_ms=LONGEST_LINE_MS)
        self._captions: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.written: list[str] = []
        self.sound_s = 0.0
        self.changed_at = 0.0

    async def enter(self, url: str, token: str) -> None:
        """Connect, and open the microphone."""
        self._room.register_text_stream_handler(CHAT, self._on_chat)
        self._room.register_text_stream_handler(CAPTIONS, self._on_caption)
        self._room.on("track_subscribed", self._on_track)
        await asyncio.wait_for(self._room.connect(url, token), CONNECT_S)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        await self._room.local_participant.publish_track(track, options)

    async def leave(self) -> None:
        """Disconnect."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._room.disconnect(), LEAVE_S)
        await self._source.aclose()

    async def say(self, line: Pcm) -> None:
        """Speak (24 kHz); returns when the last of it was sent.

        The line is handed over whole: its pace must not hang on ours, or a busy machine tears words apart.
        """
        await self._source.capture_frame(rtc.AudioFrame(line.tobytes(), VOICE_RATE, 1, len(line)))
        await self._source.wait_for_playout()

    async def type(self, text: str) -> None:
        """Write into the chat."""
        await self._room.local_participant.send_text(text, topic=CHAT)

    def begin(self) -> None:
        """Forget what came from the agent so far."""
        self._captions.clear()
        self.written.clear()
        self.sound_s = 0.0

    @property
    def captions(self) -> list[str]:
        """What the agent has said since `begin`, as captioned."""
        return [text for text in self._captions.values() if text]

    def _on_track(self, track: rtc.Track, _: Any, person: rtc.RemoteParticipant) -> None:
        if person.kind == AGENT and track.kind == rtc.TrackKind.KIND_AUDIO:
            self._hold(self._listen(track))

    async def _listen(self, track: rtc.Track) -> None:
        stream = rtc.AudioStream.from_track(
            track=track, sample_rate=LISTEN_RATE, num_channels=1, frame_size_ms=LISTEN_MS
        )
        try:
            async for event in stream:
                if np.abs(np.frombuffer(event.frame.data, np.int16).astype(np.int32)).max() > AUDIBLE:
                    self.sound_s += LISTEN_MS / 1000
                    self.changed_at = time.monotonic()
        finally:
            await stream.aclose()

    def _on_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._hold(self._read(reader, identity))

    def _on_caption(self, reader: rtc.TextStreamReader, identity: str) -> None:
        segment = (reader.info.attributes or {}).get("lk.segment_id", reader.info.stream_id)
        self._hold(self._read(reader, identity, segment))

    async def _read(self, reader: rtc.TextStreamReader, identity: str, segment: str | None = None) -> None:
        """Keep the agent's words; a segment that is sent again replaces itself."""
        text = (await reader.read_all()).strip()
        person = self._room.remote_participants.get(identity)
        if person is None or person.kind != AGENT:
            return
        if segment is not None:
            self._captions[segment] = text
        elif text:
            self.written.append(text)
        self.changed_at = time.monotonic()

    def _hold(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._let_go)

    def _let_go(self, task: asyncio.Task[None]) -> None:
        """A stream that its sender did not finish is left."""
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()
