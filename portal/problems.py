"""Errors as they are told: problem+json (RFC 9457) on API paths, a page elsewhere. Never a traceback."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from pydantic import ValidationError
from quart import Quart, Response, json, redirect, render_template, request, url_for
from quart_schema import RequestSchemaValidationError
from redis.exceptions import RedisError
from werkzeug.exceptions import HTTPException

from meeting.clock import Clock
from meeting.errors import AdmissionRefused, MeetingServerRefused, MeetingServerUnavailable, NotFound
from portal.errors import BadFields, ForgedForm, NotReady, NotSignedIn, PortalError, Refused, TooMany
from portal.forms import problems_of
from portal.parts import parts
from portal.refusals import refusal_of
from portal.security import CSRF_FIELD
from storage.errors import NotStorable, StorageUnavailable

log = structlog.get_logger()

RETRY_AFTER = 5
"""Seconds a client is told to wait while a part is away."""

SENTENCES = {
    400: "The request could not be read.",
    401: "Sign in to go on.",
    403: "You may not do that here.",
    404: "There is nothing here, or it is not yours to see.",
    405: "That cannot be done here.",
    409: "That does not fit the present state. Load the page again.",
    413: "That is too large.",
    415: "Send it as application/json.",
    422: "Some fields need another look.",
    429: "Too many tries. Wait a little, then try again.",
    500: "Something broke on our side. It has been written down.",
    503: "A part of the house does not answer right now. Nothing was lost; try again in a few seconds.",
}
STALE = (
    "This page is from before you signed in, or was open for long. Nothing was done yet: send it once more."
)
SENT_AGAIN = frozenset({401, 403, 409, 429, 503})
"""What a form met may be over when it is sent once more."""
OUTAGES = (
    StorageUnavailable,
    RedisError,
    MeetingServerUnavailable,
    MeetingServerRefused,
    asyncio.TimeoutError,
    ConnectionError,
)


def wants_json() -> bool:
    """Whether the caller is a program: an API path, or one that accepts JSON and not HTML."""
    if request.path.startswith(
        ("/api/", "/livekit/", "/openapi.json", "/.well-known/", "/healthz", "/readyz")
    ):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def problem(
    status: int,
    code: str,
    *,
    detail: str = "",
    facts: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] = {},
) -> Response:
    """A problem+json answer."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail or SENTENCES.get(status, HTTPStatus(status).description),
        **(facts or {}),
    }
    response = Response(json.dumps(body), status, content_type="application/problem+json")
    response.headers.update(headers)
    response.headers["Cache-Control"] = "no-store"
    return response


async def page(status: int, code: str = "", *, headers: Mapping[str, str] = {}) -> Response:
    """The page that says what happened, what was kept and what to do."""
    kept = await _kept() if status in SENT_AGAIN and request.method == "POST" else None
    stale = kept is not None and code == ForgedForm.code
    sentence = STALE if stale else SENTENCES.get(status, SENTENCES[400])
    html = await render_template("error.html", status=status, sentence=sentence, kept=kept, stale=stale)
    response = Response(html, status, content_type="text/html; charset=utf-8")
    response.headers.update(headers)
    response.headers["Cache-Control"] = "no-store"
    return response


async def _kept() -> dict[str, str] | None:
    """What a form of ours said, so that it can be sent again as it was.

    None when another site sent it, and for a password: it is not written into a page.
    """
    try:
        parts().forms.check_origin(request.headers, token_checked=True)
        form = await request.form
    except (KeyError, ForgedForm, HTTPException, UnicodeDecodeError):
        return None
    return None if "password" in form else {name: form[name] for name in form if name != CSRF_FIELD}


async def _tell(
    status: int, code: str, *, facts: Mapping[str, Any] | None = None, wait: int | None = None
) -> Response:
    headers = {} if wait is None else {"Retry-After": str(wait)}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if wants_json():
        return problem(status, code, facts=facts, headers=headers)
    return await page(status, code, headers=headers)


async def _portal_error(error: PortalError) -> Any:
    if isinstance(error, NotSignedIn) and not wants_json() and request.method in ("GET", "HEAD"):
        return redirect(url_for("sign_in.page", next=request.full_path.rstrip("?")), 303)
    if isinstance(error, Refused) and error.code == "choose_entity" and not wants_json():
        return redirect(url_for("entities.choose"), 303)
    facts: dict[str, Any] | None = None
    wait = None
    if isinstance(error, BadFields):
        facts = {"errors": [{"field": field, "message": message} for field, message in error.problems]}
    elif isinstance(error, Refused):
        facts = error.facts
    elif isinstance(error, TooMany):
        wait = error.retry_after
    elif isinstance(error, NotReady):
        wait = RETRY_AFTER
    return await _tell(error.status, error.code, facts=facts, wait=wait)


def outage(error: Exception) -> Response:
    """The problem that says that a part does not answer, and when to try again."""
    _note(error)
    return problem(503, "unavailable", headers={"Retry-After": str(RETRY_AFTER)})


def _note(error: Exception) -> None:
    log.warning("part_unavailable", part=type(error).__module__.split(".")[0], kind=type(error).__name__)


async def _outage(error: Exception) -> Response:
    _note(error)
    return await _tell(503, "unavailable", wait=RETRY_AFTER)


async def _not_storable(error: NotStorable) -> Response:
    log.warning("value_not_storable", path_rule=str(request.url_rule))
    answer: Response = await _portal_error(BadFields([]))
    return answer


async def _http_error(error: HTTPException) -> Any:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    wait = getattr(error, "retry_after", None)
    response = await _tell(status, HTTPStatus(status).name.lower(), wait=wait)
    if allow := dict(error.get_headers()).get("Allow"):
        response.headers["Allow"] = allow
    return response


async def _bad_query(error: RequestSchemaValidationError) -> Response:
    problems = (
        problems_of(error.validation_error) if isinstance(error.validation_error, ValidationError) else []
    )
    answer: Response = await _portal_error(BadFields(problems))
    return answer


async def _not_found(error: NotFound) -> Response:
    return await _tell(404, "not_found")


async def _undecodable(error: UnicodeDecodeError) -> Response:
    return await _tell(400, "bad_body")


async def _fault(error: Exception) -> Response:
    log.error("request_failed", path_rule=str(request.url_rule), exc_info=error)
    return await _tell(500, "fault")


def install(app: Quart, clock: Clock) -> None:
    """Register every handler; the most specific class wins."""

    async def refused(error: AdmissionRefused) -> Response:
        refusal = refusal_of(error, clock.now())
        return await _tell(refusal.status, refusal.code, facts=refusal.facts, wait=refusal.retry_after)

    app.register_error_handler(AdmissionRefused, refused)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(NotStorable, _not_storable)
    app.register_error_handler(RequestSchemaValidationError, _bad_query)
    app.register_error_handler(PortalError, _portal_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(UnicodeDecodeError, _undecodable)
    for outage in OUTAGES:
        app.register_error_handler(outage, _outage)
    app.register_error_handler(Exception, _fault)
