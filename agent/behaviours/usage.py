"""What a meeting uses of its providers, written as increments after each turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from livekit.agents import AgentSession, metrics, stt
from livekit.agents.metrics import LLMModelUsage, TTSModelUsage

from agent.behaviours.transcription import Record
from knowledge.embedding import Used
from meeting.usage import Usage

Key = tuple[str, str, str]


class UsageMeter:
    """Turns running totals of session and recogniser into increments for the record."""

    def __init__(
        self,
        session: AgentSession[Any],
        recogniser: stt.STT[Any],
        record: Record,
        *,
        entity_id: UUID,
        room_id: UUID,
        job_id: str,
    ) -> None:
        """Follow this session and recogniser."""
        self._session, self._record = session, record
        self._row = Usage(entity_id, room_id, job_id, "llm", "", "")
        self._written: dict[Key, Usage] = {}
        session.on("session_usage_updated", lambda _: self.flush())
        recogniser.on("metrics_collected", self._recognised)

    def flush(self) -> None:
        """Write what has come since the last time."""
        for total in map(self._total, self._session.usage.model_usage):
            if total is not None:
                self._write(total)

    def _total(self, used: Any) -> Usage | None:
        if isinstance(used, LLMModelUsage):
            return replace(
                self._row,
                kind="llm",
                provider=used.provider,
                model=used.model,
                input_tokens=used.input_tokens,
                output_tokens=used.output_tokens,
            )
        if isinstance(used, TTSModelUsage):
            return replace(
                self._row,
                kind="tts",
                provider=used.provider,
                model=used.model,
                characters=used.characters_count,
                audio_seconds=used.audio_duration,
            )
        return None

    def _write(self, total: Usage) -> None:
        key: Key = (total.kind, total.provider, total.model)
        before = self._written.get(
            key, replace(total, input_tokens=0, output_tokens=0, characters=0, audio_seconds=0.0)
        )
        grown = _since(before, total)
        if any(grown.values()):
            self._written[key] = total
            self._record.usage(replace(total, **grown, requests=1))

    def _recognised(self, figures: metrics.STTMetrics) -> None:
        described = figures.metadata
        self._record.usage(
            replace(
                self._row,
                kind="stt",
                provider=(described.model_provider if described else None) or "unknown",
                model=(described.model_name if described else None) or "unknown",
                audio_seconds=figures.audio_duration,
                requests=1,
            )
        )


def embedding_meter(record: Record, *, entity_id: UUID, room_id: UUID, job_id: str) -> Used:
    """What an embedder tells its use to."""

    def used(provider: str, model: str, tokens: int) -> None:
        record.usage(
            Usage(entity_id, room_id, job_id, "embedding", provider, model, input_tokens=tokens, requests=1)
        )

    return used


def _since(before: Usage, total: Usage) -> Mapping[str, Any]:
    fields = ("input_tokens", "output_tokens", "characters", "audio_seconds")
    return {name: getattr(total, name) - getattr(before, name) for name in fields}
