"""Who asks, and whether they may: sessions by cookie or bearer, roles, form tokens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from quart import Response, current_app, g, request

from meeting.entity import Entity
from meeting.user import Role, User
from portal.errors import ForgedForm, NotAllowed, NotSignedIn, Refused
from portal.parts import Parts, parts
from portal.security import CSRF_COOKIE, CSRF_FIELD, CSRF_HEADER, SAFE_METHODS
from portal.sessions import Claims

SESSION_COOKIE = "usher_session"
DESK = frozenset({Role.MANAGER, Role.ENTITY_ADMIN, Role.RECEPTIONIST})
READERS = DESK | {Role.QA}
F = TypeVar("F", bound=Callable[..., Awaitable[Any]])


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in user at the entity they work for now."""

    user: User
    entity: Entity
    claims: Claims

    @property
    def may_run_the_desk(self) -> bool:
        """Whether they may change anything here."""
        return self.user.role in DESK

    @property
    def zone(self) -> ZoneInfo:
        """The entity's zone."""
        return ZoneInfo(self.entity.timezone)


def session_token() -> tuple[str, bool] | None:
    """The session token of the request and whether it came as a bearer."""
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and value:
        return value.strip(), True
    cookie = request.cookies.get(SESSION_COOKIE)
    return (cookie, False) if cookie else None


async def signed_in() -> tuple[User, Claims]:
    """The user of the request's session.

    Raises:
        NotSignedIn: no session, one that is over or revoked, or a disabled user.
    """
    house = parts()
    found = session_token()
    if found is None:
        raise NotSignedIn
    claims = house.sessions.read(found[0])
    user = await _user_of(claims, house)
    if user is None:
        raise NotSignedIn
    if not found[1]:
        g.renewable = claims
    return user, claims


async def _user_of(claims: Claims, house: Parts) -> User | None:
    """The user of a session; None when they are gone or disabled, or the session was revoked."""
    user = await house.users.user(claims.user_id)
    if user is None or user.disabled_at is not None or claims.signed_in_at < user.sessions_valid_from:
        return None
    return user


async def still_stands(viewer: Viewer) -> bool:
    """Whether a viewer of a while ago would be let in again, in the same role."""
    user = await _user_of(viewer.claims, parts())
    return user is not None and user.role is viewer.user.role


async def entity_of(user: User, claims: Claims, house: Parts) -> Entity:
    """The entity the user works for now.

    Raises:
        Refused: a MANAGER has not chosen one (`choose_entity`).
    """
    entity_id = user.entity_id if user.role is not Role.MANAGER else claims.entity_id
    entity = None if entity_id is None else await house.entities.entity(entity_id)
    if entity is None:
        raise Refused("choose_entity")
    return entity


async def load_viewer() -> Viewer:
    """The viewer of this request.

    Raises:
        NotSignedIn: nobody is signed in.
        Refused: a MANAGER has not chosen an entity.
    """
    user, claims = await signed_in()
    viewer = Viewer(user, await entity_of(user, claims, parts()), claims)
    g.viewer = viewer
    return viewer


def the_viewer() -> Viewer:
    """The viewer a guarded view runs for."""
    viewer: Viewer = g.viewer
    return viewer


def needs(roles: frozenset[Role]) -> Callable[[F], F]:
    """Let only signed-in users of these roles reach the view; a session by cookie must prove its writes."""

    def decorate(view: F) -> F:
        @wraps(view)
        async def guarded(*args: Any, **kwargs: Any) -> Any:
            viewer = await load_viewer()
            found = session_token()
            if request.method not in SAFE_METHODS and found is not None and not found[1]:
                await prove_form(viewer.claims.session_id)
            if viewer.user.role not in roles:
                raise NotAllowed
            return await view(*args, **kwargs)

        return guarded  # type: ignore[return-value]

    return decorate


def form_cookie() -> str:
    """The browser's form cookie, made when absent and set by the answer."""
    if "form_cookie" not in g:
        g.form_cookie = request.cookies.get(CSRF_COOKIE) or parts().forms.new_cookie()
    cookie: str = g.form_cookie
    return cookie


def form_token() -> str:
    """The token for this page's forms: bound to the session where the page needs one."""
    if "portal" not in current_app.extensions:
        return ""
    viewer: Viewer | None = g.get("viewer")
    return parts().forms.token(form_cookie(), viewer.claims.session_id if viewer else "")


async def prove_form(session_id: str = "") -> None:
    """Pass only a request that carries our form token, in the form or in the header.

    Raises:
        ForgedForm: it does not, or another site sent it.
    """
    token = request.headers.get(CSRF_HEADER)
    if token is None and not request.is_json:
        token = (await request.form).get(CSRF_FIELD)
    forms = parts().forms
    forms.check(request.cookies.get(CSRF_COOKIE, ""), session_id, token or "")
    forms.check_origin(request.headers, token_checked=True)


async def prove_own_page() -> None:
    """Pass only a request of our own pages: by form token, or by the origin the browser names.

    For JSON, which no other site can send without asking first (CORS).

    Raises:
        ForgedForm: neither, or another site sent it.
    """
    if CSRF_HEADER in request.headers:
        await prove_form()
    elif "Origin" in request.headers or request.headers.get("Sec-Fetch-Site") == "same-origin":
        parts().forms.check_origin(request.headers, token_checked=False)
    else:
        raise ForgedForm


def set_session(response: Response, token: str) -> Response:
    """Give the browser its session."""
    response.set_cookie(
        SESSION_COOKIE, token, httponly=True, samesite="Lax", secure=parts().settings.https, path="/"
    )
    return response


async def keep_cookies(response: Response) -> Response:
    """After each request: renew a session in use, and set the form cookie where a form was drawn."""
    if "portal" not in current_app.extensions:
        return response
    claims: Claims | None = g.get("renewable")
    signed_out = any(
        value.startswith(f"{SESSION_COOKIE}=") for value in response.headers.getlist("Set-Cookie")
    )
    if claims is not None and not signed_out and response.status_code < 400:
        renewed = parts().sessions.renewed(claims)
        if renewed is not None:
            set_session(response, renewed)
    drawn: str | None = g.get("form_cookie")
    if drawn is not None and drawn != request.cookies.get(CSRF_COOKIE):
        response.set_cookie(
            CSRF_COOKIE, drawn, httponly=True, samesite="Lax", secure=parts().settings.https, path="/"
        )
    return response
