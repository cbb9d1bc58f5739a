"""Texts as vectors, by the OpenAI embeddings protocol."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal, Protocol

import structlog

log = structlog.get_logger(__name__)

Vector = tuple[float, ...]
Used = Callable[[str, str, int], None]


class Embedder(Protocol):
    """Turns texts into vectors of one length."""

    async def embed(self, texts: Sequence[str], kind: Literal["query", "passage"]) -> list[Vector] | None:
        """One unit vector per text; None when the embedder cannot be reached now."""


class OpenAIEmbedder:
    """Any server that serves `/embeddings` as OpenAI does."""

    def __init__(
        self,
        base_url: str,
        api_key: str,
        model: str = "text-embedding-3-small",
        *,
        timeout_s: float = 2.0,
        used: Used | None = None,
    ) -> None:
        """Speak to this server.

        Args:
            base_url: ends in /v1.
            api_key: sent as bearer token.
            model: name of the model.
            timeout_s: seconds after which a lookup goes on without vectors.
            used: told of each request: provider, model, tokens.
        """
        from openai import AsyncOpenAI

        self._own = "api.openai.com" not in base_url
        self._model, self._used = model, used
        self._client = AsyncOpenAI(
            base_url=base_url, api_key=api_key or "none", timeout=timeout_s, max_retries=0
        )

    async def embed(self, texts: Sequence[str], kind: Literal["query", "passage"]) -> list[Vector] | None:
        """One unit vector per text; None when the server cannot be reached in time."""
        from openai import OpenAIError

        extra = {"input_type": kind} if self._own else None
        try:
            answer = await self._client.embeddings.create(
                model=self._model, input=list(texts), extra_body=extra
            )
        except OpenAIError as failure:
            log.warning("embedding_unavailable", kind=type(failure).__name__)
            return None
        if self._used is not None:
            tokens = answer.usage.prompt_tokens if answer.usage else 0  # not every server counts
            self._used(self._client.base_url.host, self._model, tokens)
        return [_unit(row.embedding) for row in sorted(answer.data, key=lambda row: row.index)]


def _unit(values: Sequence[float]) -> Vector:
    length = math.sqrt(sum(v * v for v in values)) or 1.0
    return tuple(v / length for v in values)


def closeness(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    return sum(x * y for x, y in zip(a, b, strict=True))
