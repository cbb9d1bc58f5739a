"""WS /v1/listen: Deepgram's live transcription."""

import asyncio
import json
from contextlib import suppress
from typing import Any

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from embedded.speech.deepgram import ListenWish
from embedded.speech.endpoints.state import engines_of
from embedded.speech.errors import RecogniserBusy
from embedded.speech.listening import Listening
from embedded.speech.problems import Problem, problem_response

log = structlog.get_logger()

MOST_STREAMS = 64
IDLE_S = 30.0
TRY_AGAIN_LATER = 1013
"""The WebSocket's word for a server that is overloaded (RFC 6455 registry)."""
_LARGEST_PIECE = 256_000


async def listen(socket: WebSocket) -> None:
    """Serve one stream until the client closes it or falls silent for half a minute."""
    streams: set[Listening] = socket.app.state.streams
    try:
        engines = engines_of(socket)
        wish = ListenWish.read(socket.query_params, engines.recogniser.languages)
        if len(streams) >= MOST_STREAMS:
            raise Problem(503, "too_many_streams", f"{MOST_STREAMS} streams are open already")
    except Problem as problem:
        await socket.send_denial_response(problem_response(problem))
        return
    listening = Listening(engines, wish)
    await socket.accept(headers=[(b"dg-request-id", listening.request_id.encode())])
    streams.add(listening)
    try:
        await _both_ways(socket, listening)
        await socket.close()
    except WebSocketDisconnect:
        log.debug("stream_left", stream=listening.request_id)
    except Problem as problem:
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(problem.status, problem.message)
    except RecogniserBusy as busy:
        log.warning("utterance_undecided", stream=listening.request_id, reason=str(busy))
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(TRY_AGAIN_LATER, str(busy))
    finally:
        streams.discard(listening)
        listening.abandon()


async def _both_ways(socket: WebSocket, listening: Listening) -> None:
    """Receive and send at once; when either fails the other stops too."""
    ways = [
        asyncio.create_task(_receive_all(socket, listening)),
        asyncio.create_task(_send_all(socket, listening)),
    ]
    try:
        await asyncio.gather(*ways)
    finally:
        for way in ways:
            way.cancel()


async def _send_all(socket: WebSocket, listening: Listening) -> None:
    async for message in listening.messages():
        await socket.send_json(message)


async def _receive_all(socket: WebSocket, listening: Listening) -> None:
    """Take audio and commands; returns after CloseStream."""
    while True:
        try:
            async with asyncio.timeout(IDLE_S):
                message = await socket.receive()
        except TimeoutError as error:
            raise Problem(1011, "idle", "no audio and no KeepAlive came for 30 s") from error
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        if (data := message.get("bytes")) is not None:
            if len(data) > _LARGEST_PIECE:
                raise Problem(1009, "piece_too_large", "send audio in smaller pieces")
            await listening.push(data)
        elif await _obey(_command(message.get("text") or ""), listening):
            return


def _command(text: str) -> str:
    try:
        parsed: Any = json.loads(text)
    except (ValueError, RecursionError):
        parsed = None
    kind = parsed.get("type") if isinstance(parsed, dict) else None
    if not isinstance(kind, str):
        raise Problem(1008, "not_a_command", "text messages are JSON objects with a type")
    return kind


async def _obey(command: str, listening: Listening) -> bool:
    """Do what the client says; True when it wants to close. Unknown commands are left alone."""
    match command:
        case "Finalize":
            await listening.finalize()
        case "CloseStream":
            await listening.close()
            return True
    return False
