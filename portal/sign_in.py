"""The way into the portal: e-mail and password, at the page and as JSON; the keys of its sessions."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import BaseModel, Field
from quart import Blueprint, Response, jsonify, redirect, render_template, request, url_for

from meeting.audit import AuditEntry
from meeting.errors import TooManyTries
from meeting.limits import Limit, one_try
from meeting.user import Role, User
from portal.errors import ForgedForm, NotSignedIn, TooMany
from portal.forms import Body, Email, Filled, Form, Line, read_form, read_json
from portal.guards import SESSION_COOKIE, prove_form, set_session, signed_in
from portal.limits import address
from portal.openapi import described
from portal.parts import Parts, parts
from portal.sessions import LIFETIME

blueprint = Blueprint("sign_in", __name__)
WRONG = "E-mail or password is not right."
STALE = "This page was open for too long. Type your password once more."
TOO_OFTEN = "Too many tries. Wait a little, then try again."
ACCOUNT_TRIES, ACCOUNT_WINDOW = 100, 900
"""Wrong passwords for one address, from anywhere, in 15 minutes."""


class SignInForm(Form):
    """The sign-in page's fields."""

    email: Annotated[Line, Field(min_length=1, max_length=320)]
    password: Annotated[str, Field(min_length=1, max_length=1024)]


class Login(Body):
    """Credentials; `entity_id` chooses the entity of a MANAGER."""

    email: Email
    password: Annotated[str, Field(min_length=1, max_length=1024)]
    entity_id: UUID | None = None


class SessionAnswer(BaseModel):
    """A portal session, for the `Authorization: Bearer` header."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int
    role: Role
    entity_id: UUID | None


async def check(house: Parts, email: str, password: str) -> User:
    """The user these credentials are right for. Page and API share one budget of wrong tries.

    Raises:
        NotSignedIn: they are wrong.
        TooMany: this address, or this account, was tried too often.
    """
    limits = (
        Limit(f"usher:sign-in-from:{await address()}", house.settings.portal_sign_in_per_minute, 60),
        Limit(f"usher:sign-in:{email.strip().lower()}", ACCOUNT_TRIES, ACCOUNT_WINDOW),
    )
    try:
        async with one_try(house.bus, limits, (NotSignedIn,)):
            return await _user_of(house, email, password)
    except TooManyTries as refused:
        raise TooMany(refused.retry_after) from refused


async def _user_of(house: Parts, email: str, password: str) -> User:
    """Unknown, disabled and wrong take the same time."""
    found = await house.users.credentials(email)
    if found is None:
        await house.hasher.verify_nothing(password)
        raise NotSignedIn
    user, stored = found
    if not await house.hasher.verify(stored, password) or user.disabled_at is not None:
        raise NotSignedIn
    return user


async def open_session(house: Parts, user: User, wanted: UUID | None = None) -> tuple[str, UUID | None]:
    """A session token and its entity: the user's own; a MANAGER's choice, or the only one there is."""
    entity_id = user.entity_id
    if user.role is Role.MANAGER:
        known = [found for found, _ in await house.entities.entities()]
        entity_id = wanted if wanted in known else (known[0] if len(known) == 1 else None)
    if entity_id is not None:
        entry = AuditEntry(entity_id, str(user.id), "signed_in", "user", str(user.id))
        await house.audit.add(entry)
    return house.sessions.issue(user.id, entity_id), entity_id


def safe_next(target: str) -> str:
    """A path of ours to go on to after signing in; anything else leads to the desk."""
    parts_of = urlsplit(target)
    ours = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts_of.netloc
    return target if ours and target.isprintable() else url_for("desk.day")


@blueprint.get("/sign-in")
async def page() -> str:
    """The page with two fields."""
    return await render_template("sign_in.html", form=None, next=request.args.get("next", ""))


@blueprint.post("/sign-in")
async def sign_in() -> Any:
    """Check the two fields and open a session, or show the page again with the address kept."""
    form: Filled[SignInForm] = await read_form(SignInForm)
    target = request.args.get("next", "")
    try:
        await prove_form()
    except ForgedForm as stale:
        parts().forms.check_origin(request.headers, token_checked=True)
        return await _again(form, target, STALE), stale.status
    if form.values is None:
        return await _again(form, target, WRONG), 422
    try:
        user = await check(parts(), form.values.email, form.values.password)
    except NotSignedIn:
        return await _again(form, target, WRONG), 422
    except TooMany as refused:
        page = await _again(form, target, TOO_OFTEN)
        return page, refused.status, {"Retry-After": str(refused.retry_after)}
    token, entity_id = await open_session(parts(), user)
    onward = safe_next(target) if entity_id is not None else url_for("entities.choose")
    return set_session(redirect(onward, 303), token)  # type: ignore[arg-type]


async def _again(form: Filled[SignInForm], target: str, problem: str) -> str:
    form.typed.pop("password", None)
    form.problems = {"email": problem}
    return await render_template("sign_in.html", form=form, next=target)


@blueprint.post("/sign-out")
async def sign_out() -> Response:
    """Forget the session in this browser."""
    await _prove_session()
    return _signed_out()


@blueprint.post("/sign-out-everywhere")
async def sign_out_everywhere() -> Response:
    """End every session of this user, on every device."""
    user = await _prove_session()
    house = parts()
    await house.users.sign_out_everywhere(user, house.clock.now())
    entry = AuditEntry(user.entity_id, str(user.id), "signed_out_everywhere", "user", str(user.id))
    await house.audit.add(entry, user.id)
    return _signed_out()


async def _prove_session() -> User:
    user, claims = await signed_in()
    await prove_form(claims.session_id)
    return user


def _signed_out() -> Response:
    response: Response = redirect(url_for("sign_in.page"), 303)  # type: ignore[assignment]
    response.delete_cookie(
        SESSION_COOKIE, path="/", httponly=True, samesite="Lax", secure=parts().settings.https
    )
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@blueprint.post("/api/v1/auth/login")
@described(SessionAnswer, body=Login, problems=(400, 401, 413, 415, 422, 429, 503))
async def login() -> Any:
    """Sign in with e-mail and password; the answer's token goes into the Authorization header."""
    given = await read_json(Login)
    house = parts()
    user = await check(house, given.email, given.password)
    token, entity_id = await open_session(house, user, given.entity_id)
    answer = SessionAnswer(
        access_token=token, expires_in=int(LIFETIME.total_seconds()), role=user.role, entity_id=entity_id
    )
    response = jsonify(answer.model_dump(mode="json"))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/.well-known/jwks.json")
async def keys() -> Response:
    """The public keys that check portal sessions."""
    response = jsonify(parts().sessions.jwks())
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
