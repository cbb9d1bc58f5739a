"""All ears of one room: a microphone track opens one, its end closes it.

Captions go out under the speaker's name.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog
from livekit import rtc
from livekit.agents import stt, vad

from agent.pipelines.ear import SAMPLE_RATE, Ear
from agent.pipelines.own_voice import OwnVoice
from agent.pipelines.recognition import Recognition, SegmentRecognition
from agent.pipelines.streaming import StreamRecognition
from agent.pipelines.utterance import Utterance
from agent.tasks import Tasks

log = structlog.get_logger(__name__)

CAPTION_TOPIC = "lk.transcription"


class Hearing:
    """Keeps one ear per person's microphone track.

    The agent's own tracks and those of other agents are never heard. Everything is keyed by LiveKit identity.
    """

    def __init__(
        self,
        room: rtc.Room,
        *,
        recogniser: stt.STT[Any],
        activity: vad.VAD,
        voiced: Callable[[str, float, float], None],
        heard: Callable[[Utterance], Awaitable[None]],
        is_echo: Callable[[Utterance], bool],
        patience_s: float,
    ) -> None:
        """Listen in this room.

        Args:
            room: connected.
            recogniser: shared by all ears.
            activity: makes one voice activity stream per ear.
            voiced: told of running voice (identity, net seconds of it, seconds since the last).
            heard: awaited with each finished turn.
            is_echo: whether a turn is the agent's own voice coming back.
            patience_s: seconds after somebody's last voice from which words that have not come are late.
        """
        self._room, self._recogniser, self._activity = room, recogniser, activity
        self._on_voiced, self._on_heard, self._is_echo = voiced, heard, is_echo
        self._own_voice, self._patience_s = OwnVoice(room), patience_s
        self._ears: dict[str, tuple[Ear, rtc.AudioStream]] = {}
        self._captions: dict[str, asyncio.Task[None]] = {}
        self._tasks = Tasks("hearing")

    def start(self) -> None:
        """Hear all microphones there are and those that come."""
        self._own_voice.start()
        self._room.on("track_subscribed", self._track_on)
        self._room.on("track_unsubscribed", self._track_off)
        for person in self._room.remote_participants.values():
            for publication in person.track_publications.values():
                if publication.track is not None:
                    self._track_on(publication.track, publication, person)

    async def close(self) -> None:
        """Close every ear; half sentences are finished first."""
        self._room.off("track_subscribed", self._track_on)
        self._room.off("track_unsubscribed", self._track_off)
        ears, self._ears = self._ears, {}
        await asyncio.gather(*(_close(*ear) for ear in ears.values()), return_exceptions=True)
        await self._own_voice.close()

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Pass running voice on."""
        self._on_voiced(identity, voiced_s, quiet_s)

    async def utterance(self, track_sid: str, segment_id: str, utterance: Utterance) -> None:
        """Caption a finished turn and pass it on; the agent's own words off a loudspeaker are taken out of it.

        A turn without words ends its caption with an empty text, which takes back what was shown on the way.
        """
        if utterance.text and self._is_echo(utterance):
            utterance = replace(utterance, text="", echo=True)
        if utterance.text or segment_id in self._captions:
            self._caption(utterance.identity, track_sid, segment_id, utterance.text, final=True)
        await self._on_heard(utterance)

    def interim(self, track_sid: str, identity: str, segment_id: str, text: str) -> None:
        """Caption words on the way."""
        self._caption(identity, track_sid, segment_id, text, final=False)

    def _caption(self, identity: str, track_sid: str, segment_id: str, text: str, *, final: bool) -> None:
        before = self._captions.get(segment_id)
        task = self._tasks.start(
            self._send_caption(before, identity, track_sid, segment_id, text, final=final)
        )
        self._captions[segment_id] = task
        if final:
            task.add_done_callback(lambda done: self._caption_ended(segment_id, done))

    def _caption_ended(self, segment_id: str, done: asyncio.Task[None]) -> None:
        if self._captions.get(segment_id) is done:
            del self._captions[segment_id]

    async def _send_caption(
        self,
        before: asyncio.Task[None] | None,
        identity: str,
        track_sid: str,
        segment_id: str,
        text: str,
        *,
        final: bool,
    ) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            writer = await self._room.local_participant.stream_text(
                topic=CAPTION_TOPIC,
                sender_identity=identity,
                attributes={
                    "lk.segment_id": segment_id,
                    "lk.transcription_final": str(final).lower(),
                    "lk.transcribed_track_id": track_sid,
                },
            )
            await writer.write(text)
            await writer.aclose()
        except Exception as failure:
            log.warning("caption_not_shown", kind=type(failure).__name__)

    def _track_on(
        self, track: rtc.Track, publication: rtc.RemoteTrackPublication, person: rtc.RemoteParticipant
    ) -> None:
        is_person = person.kind != rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
        if (
            is_person
            and publication.source == rtc.TrackSource.SOURCE_MICROPHONE
            and publication.sid not in self._ears
        ):
            microphone = rtc.AudioStream.from_track(
                track=track, sample_rate=SAMPLE_RATE, num_channels=1, frame_size_ms=50
            )
            ear = Ear(
                person.identity,
                publication.sid,
                self._own_voice.taken_out_of(microphone),
                self._activity.stream(),
                self._recognition(),
                self,
                self._patience_s,
            )
            self._ears[publication.sid] = ear, microphone

    def _recognition(self) -> Recognition:
        streaming = self._recogniser.capabilities.streaming
        return StreamRecognition(self._recogniser) if streaming else SegmentRecognition(self._recogniser)

    def _track_off(
        self, track: rtc.Track, publication: rtc.RemoteTrackPublication, person: rtc.RemoteParticipant
    ) -> None:
        # An AudioStream left open goes on and gives the next person's words to the one who left.
        # Let go at once: after a reconnection the same track may be there again before the ear has ended.
        if (ear := self._ears.pop(publication.sid, None)) is not None:
            self._tasks.start(_close(*ear))


async def _close(ear: Ear, microphone: rtc.AudioStream) -> None:
    await ear.close()
    await microphone.aclose()
