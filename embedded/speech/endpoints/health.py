"""GET /healthz and GET /v1/models."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from embedded.speech.endpoints.state import engines_of

LANGUAGE_MODEL = "usher-language"
_OWNER = "usher"


async def healthz(request: Request) -> JSONResponse:
    """200 once everything is loaded, with which model came from where."""
    engines = engines_of(request)
    models = [
        {"kind": m.kind, "name": m.name, "source": m.source, "sha256": m.sha256, "pinned": m.pinned}
        for m in engines.models
    ]
    return JSONResponse({"status": "ok", "models": models, "waiting": engines.recognition.waiting})


async def models(request: Request) -> JSONResponse:
    """The models as OpenAI lists them."""
    names = [model.name for model in engines_of(request).models]
    listed = [
        {"id": n, "object": "model", "created": 0, "owned_by": _OWNER} for n in [*names, LANGUAGE_MODEL]
    ]
    return JSONResponse({"object": "list", "data": listed})
