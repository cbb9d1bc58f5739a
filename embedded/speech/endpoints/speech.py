"""POST /v1/audio/speech: text to sound, sent sentence by sentence as it is made."""

import base64
import json
from collections.abc import AsyncIterator
from functools import partial
from typing import Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from embedded.speech.audio import VOICE_RATE, to_s16le, wave_header
from embedded.speech.endpoints.body import read_body
from embedded.speech.endpoints.state import engines_of
from embedded.speech.engines import Engines
from embedded.speech.voice import sentences

_CHUNK = VOICE_RATE * 2 // 5
_NO_SOUND = bytes(VOICE_RATE // 10)  # 50 ms for a text with nothing to say in it


class SpeechRequest(BaseModel):
    """The fields of OpenAI's request that mean something here; others are ignored."""

    model_config = ConfigDict(extra="ignore")

    input: str = Field(min_length=1, max_length=10_000)
    response_format: Literal["pcm", "wav", "mp3", "opus", "aac", "flac"] = "mp3"
    speed: float = Field(1.0, ge=0.5, le=2.0)
    stream_format: Literal["audio", "sse"] = "audio"


async def speech(request: Request) -> Response:
    """Speak `input`. Formats other than wav are answered as pcm, which the Content-Type says."""
    engines = engines_of(request)
    wish = await read_body(request, SpeechRequest)
    sound = await _begun(_sound(engines, wish))
    headers = {"x-request-id": f"req_{uuid4().hex}"}
    if wish.stream_format == "sse":
        return StreamingResponse(_events(sound), media_type="text/event-stream", headers=headers)
    if wish.response_format == "wav":
        return StreamingResponse(_wave(sound), media_type="audio/wav", headers=headers)
    return StreamingResponse(sound, media_type="audio/pcm", headers=headers)


async def _sound(engines: Engines, wish: SpeechRequest) -> AsyncIterator[bytes]:
    """Raw s16le at 24 kHz in chunks of a fifth of a second; the next sentence is made while one is sent."""
    for sentence in sentences(wish.input, engines.voice.names):
        made = await engines.on_voice_thread(partial(engines.voice.say, sentence, wish.speed))
        pcm = to_s16le(made)
        for start in range(0, len(pcm), _CHUNK):
            yield pcm[start : start + _CHUNK]


async def _begun(sound: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same sound with its first chunk made already: a failure is still an answer, not a torn stream."""
    first = await anext(sound, _NO_SOUND)

    async def whole() -> AsyncIterator[bytes]:
        yield first
        async for chunk in sound:
            yield chunk

    return whole()


async def _wave(sound: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield wave_header(VOICE_RATE)
    async for chunk in sound:
        yield chunk


async def _events(sound: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    total = 0
    async for chunk in sound:
        total += len(chunk)
        yield _event({"type": "speech.audio.delta", "audio": base64.b64encode(chunk).decode()})
    yield _event({"type": "speech.audio.done", "usage": {"input_tokens": 0, "output_tokens": 0}})


def _event(payload: dict[str, object]) -> bytes:
    return f"data: {json.dumps(payload)}\n\n".encode()
