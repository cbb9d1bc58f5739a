"""Texts as vectors, by the OpenAI embeddings protocol."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, Protocol

import httpx2 as httpx
import structlog

log = structlog.get_logger(__name__)

Vector = tuple[float, ...]


class Embedder(Protocol):
    """Turns texts into vectors of one length."""

    async def embed(self, texts: Sequence[str], kind: Literal["query", "passage"]) -> list[Vector] | None:
        """One unit vector per text; None when the embedder cannot be reached now."""


class OpenAIEmbedder:
    """Any server that serves `/embeddings` as OpenAI does."""

    def __init__(
        self, base_url: str, api_key: str, model: str = "text-embedding-3-small", *, timeout_s: float = 2.0
    ) -> None:
        """Speak to this server.

        Args:
            base_url: ends in /v1.
            api_key: sent as bearer token.
            model: name of the model.
            timeout_s: seconds after which a lookup goes on without vectors.
        """
        self._url, self._key, self._model, self._timeout = (
            f"{base_url.rstrip('/')}/embeddings",
            api_key,
            model,
            timeout_s,
        )

    async def embed(self, texts: Sequence[str], kind: Literal["query", "passage"]) -> list[Vector] | None:
        """One unit vector per text; None when the server cannot be reached in time."""
        body = {"model": self._model, "input": list(texts), "encoding_format": "float", "input_type": kind}
        if "api.openai.com" in self._url:
            del body["input_type"]
        try:
            async with httpx.AsyncClient(timeout=self._timeout) as client:
                answer = await client.post(
                    self._url, json=body, headers={"Authorization": f"Bearer {self._key or 'none'}"}
                )
            answer.raise_for_status()
            rows = sorted(answer.json()["data"], key=lambda r: r["index"])
            return [_unit(r["embedding"]) for r in rows]
        except (httpx.HTTPError, KeyError, ValueError, TypeError) as failure:
            log.warning("embedding_unavailable", kind=type(failure).__name__)
            return None


def _unit(values: Sequence[float]) -> Vector:
    length = math.sqrt(sum(v * v for v in values)) or 1.0
    return tuple(v / length for v in values)


def closeness(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    return sum(x * y for x, y in zip(a, b, strict=True))
