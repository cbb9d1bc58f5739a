"""The gateway: one process that holds the local models and speaks OpenAI's and Deepgram's protocols.

Started by `python -m embedded.gateway --host 127.0.0.1 --port 8090`.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from embedded.speech.endpoints.chat import chat_completions
from embedded.speech.endpoints.embeddings import embeddings
from embedded.speech.endpoints.health import healthz, models
from embedded.speech.endpoints.listen import listen
from embedded.speech.endpoints.speech import speech
from embedded.speech.endpoints.transcriptions import transcriptions
from embedded.speech.engines import Engines, load_engines
from embedded.speech.errors import SpeechError
from embedded.speech.problems import BodyLimit, Problem, answer_error
from embedded.speech.settings import GatewaySettings
from storage.settings import cannot_start, what_is_wrong

log = structlog.get_logger()

LARGEST_BODY = 25_000_000


def gateway_app(settings: GatewaySettings, engines: Engines | None = None) -> Starlette:
    """The ASGI application.

    Args:
        settings: what to load.
        engines: models loaded already (tests share them); else they are loaded at start-up.
    """

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        app.state.streams = set()
        app.state.engines = engines or await asyncio.to_thread(load_engines, settings)
        log.info("gateway_ready", models=[model.name for model in app.state.engines.models])
        yield
        if engines is None:
            app.state.engines.close()

    routes = [
        Route("/healthz", healthz),
        Route("/v1/models", models),
        Route("/v1/audio/transcriptions", transcriptions, methods=["POST"]),
        Route("/v1/audio/speech", speech, methods=["POST"]),
        Route("/v1/embeddings", embeddings, methods=["POST"]),
        Route("/v1/chat/completions", chat_completions, methods=["POST"]),
        WebSocketRoute("/v1/listen", listen),
    ]
    handlers = dict.fromkeys((Problem, SpeechError, HTTPException, Exception), answer_error)
    limit = Middleware(BodyLimit, limit=LARGEST_BODY)
    return Starlette(routes=routes, lifespan=life, exception_handlers=handlers, middleware=[limit])


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped; 78 when a setting is wrong, or a model is missing or damaged."""
    import uvicorn

    parser = argparse.ArgumentParser(prog="embedded.gateway", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    chosen = parser.parse_args(arguments)
    try:
        settings = GatewaySettings()
        engines = load_engines(settings)
    except ValidationError as wrong:
        return cannot_start("The gateway", *what_is_wrong(wrong))
    except SpeechError as error:
        return cannot_start("The gateway", str(error))
    uvicorn.run(
        gateway_app(settings, engines),
        host=chosen.host,
        port=chosen.port,
        access_log=False,
        log_level="warning",
        ws_max_size=1_000_000,
        timeout_graceful_shutdown=3,
    )
    engines.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
