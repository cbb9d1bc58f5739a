"""Errors as OpenAI's clients read them: {"error": {"message", "type", "code", "param"}}."""

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from embedded.speech.errors import AudioTooLong, AudioUnreadable, RecogniserBusy

log = structlog.get_logger()


class Problem(Exception):
    """A request that cannot be answered, in the caller's terms."""

    def __init__(self, status: int, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.param = status, code, message, param


def problem_response(problem: Problem) -> JSONResponse:
    """The body OpenAI's clients expect; a busy gateway says when to come back."""
    kind = "server_error" if problem.status >= 500 else "invalid_request_error"
    error = {"message": problem.message, "type": kind, "code": problem.code, "param": problem.param}
    headers = {"Retry-After": "1"} if problem.status == 503 else None
    return JSONResponse({"error": error}, problem.status, headers)


def translated(error: Exception) -> Problem:
    """Any error as a problem; an unknown one says nothing about our inside."""
    match error:
        case Problem():
            return error
        case AudioUnreadable():
            return Problem(
                415, "audio_unreadable", f"the file is not audio that can be decoded ({error})", "file"
            )
        case AudioTooLong():
            return Problem(413, "audio_too_long", f"the audio is {error}", "file")
        case RecogniserBusy():
            return Problem(503, "recogniser_busy", str(error))
        case HTTPException():
            return Problem(error.status_code, "http_error", str(error.detail))
    log.error("gateway_request_failed", error=type(error).__name__, exc_info=error)
    return Problem(500, "internal_error", "the gateway failed; its log says how")


async def answer_error(_request: Request, error: Exception) -> Response:
    """Starlette's exception handler for everything."""
    return problem_response(translated(error))


class BodyLimit:
    """ASGI middleware: a body over the limit is refused while it arrives, not after it is held."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting its bytes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            announced = int(dict(scope["headers"]).get(b"content-length", b"0"))
        except ValueError:
            announced = 0
        if announced > self._limit:
            await problem_response(self._too_large())(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        total = 0

        async def counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > self._limit:
                raise self._too_large()
            return message

        return counted

    def _too_large(self) -> Problem:
        return Problem(413, "body_too_large", f"the body is larger than {self._limit // 1_000_000} MB")
