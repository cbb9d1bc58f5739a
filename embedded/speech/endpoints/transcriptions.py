"""POST /v1/audio/transcriptions: one recorded utterance to text."""

import asyncio
from dataclasses import dataclass
from functools import partial

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from embedded.speech.audio import Samples, read_audio
from embedded.speech.endpoints.state import engines_of
from embedded.speech.engines import Engines
from embedded.speech.long_audio import hear_long, windows
from embedded.speech.problems import Problem
from embedded.speech.recogniser import Heard
from embedded.speech.recognition_queue import Urgency

LONGEST_S = 600.0
_FORMATS = ("json", "verbose_json", "text")


@dataclass(frozen=True, slots=True)
class _Wish:
    language: str
    names: str
    response_format: str
    urgency: Urgency


async def transcriptions(request: Request) -> Response:
    """Transcribe a file; form fields as in OpenAI's API, and `urgency` (final or interim) of our own."""
    engines = engines_of(request)
    if "multipart/form-data" not in request.headers.get("content-type", ""):
        raise Problem(415, "not_multipart", "send the audio as multipart/form-data, field 'file'")
    async with request.form(max_files=1, max_fields=64, max_part_size=100_000) as form:
        wish = _wish(form, engines.recogniser.languages, engines.settings.voice_agent_names)
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Problem(400, "file_missing", "the form has no audio in field 'file'", "file")
        data = await file.read()
    pieces = await asyncio.to_thread(_pieces, data, engines)
    hear = partial(engines.recogniser.hear, pieces[0], names=wish.names, language=wish.language)
    if len(pieces) == 1:
        return _answer(await engines.recognition.run(hear, wish.urgency), wish)
    heard = await hear_long(
        pieces, engines.recogniser, engines.recognition, names=wish.names, language=wish.language
    )
    return _answer(heard, wish)


def _pieces(data: bytes, engines: Engines) -> list[Samples]:
    return windows(read_audio(data, limit_s=LONGEST_S), engines.activity)


def _wish(form: FormData, languages: frozenset[str], default_names: str) -> _Wish:
    texts = {key: value for key, value in form.multi_items() if isinstance(value, str)}
    language = (texts.get("language") or "en").split("-")[0].lower()
    if language not in languages:
        raise Problem(
            400, "unknown_language", f"language {language!r:.20} is not one Whisper knows", "language"
        )
    response_format = texts.get("response_format") or "json"
    if response_format not in _FORMATS:
        raise Problem(
            400, "unknown_format", f"response_format must be one of {', '.join(_FORMATS)}", "response_format"
        )
    keywords = [v for k, v in form.multi_items() if k in ("keywords", "keywords[]") and isinstance(v, str)]
    names = texts.get("prompt") or ", ".join(keywords) or default_names
    urgency = Urgency.INTERIM if texts.get("urgency") == "interim" else Urgency.FINAL
    return _Wish(language, names, response_format, urgency)


def _answer(heard: Heard, wish: _Wish) -> Response:
    if wish.response_format == "text":
        return PlainTextResponse(heard.text + "\n")
    body: dict[str, object] = {"text": heard.text, "confidence": heard.confidence}
    if wish.response_format == "verbose_json":
        body |= {
            "task": "transcribe",
            "language": wish.language,
            "duration": heard.duration_s,
            "voiced": round(heard.voiced_s, 3),
            "segments": [_segment(heard)] if heard.text else [],
        }
    return JSONResponse(body)


def _segment(heard: Heard) -> dict[str, object]:
    """The whole utterance as the one segment OpenAI's clients expect."""
    return {
        "id": 0,
        "seek": 0,
        "start": 0.0,
        "end": heard.duration_s,
        "text": heard.text,
        "tokens": [],
        "temperature": 0.0,
        "avg_logprob": heard.score,
        "compression_ratio": 1.0,
        "no_speech_prob": 0.0,
    }
