"""Sentences kept as sound, so that the agent can say that its providers are down while they are down."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import structlog
from livekit import rtc
from livekit.agents import tts

from agent.pipelines.providers import CONNECT

log = structlog.get_logger(__name__)


class SpareVoice:
    """Synthesises a few sentences ahead of the need."""

    def __init__(self, voice: tts.TTS[Any] | None) -> None:
        """Take the room's voice; None in a meeting without sound."""
        self._voice = voice
        self._kept: dict[str, list[rtc.AudioFrame]] = {}

    async def keep(self, text: str) -> bool:
        """Synthesise it now. False when the provider failed; asking again tries again."""
        if self._voice is None or text in self._kept:
            return True
        frames: list[rtc.AudioFrame] = []
        try:
            async with self._voice.synthesize(text, conn_options=CONNECT.tts_conn_options) as stream:
                frames.extend([piece.frame async for piece in stream])
        except Exception as failure:
            log.warning("spare_sentence_not_kept", kind=type(failure).__name__)
            return False
        self._kept[text] = frames
        return True

    def sound(self, text: str) -> AsyncIterator[rtc.AudioFrame] | None:
        """The sentence as sound; None when it was not kept."""
        frames = self._kept.get(text)
        return _each(frames) if frames else None


async def _each(frames: list[rtc.AudioFrame]) -> AsyncIterator[rtc.AudioFrame]:
    for frame in frames:
        yield frame
