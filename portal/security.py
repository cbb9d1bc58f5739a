"""What protects every page: content policy, headers, form tokens, signed cookies."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers

from portal.errors import ForgedForm

CSRF_COOKIE = "usher_form"
CSRF_FIELD = "csrf_token"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def content_policy(connect: str = "") -> str:
    """The content security policy of a page.

    Args:
        connect: the meeting server's ws:// or wss:// address, for the room page only.
    """
    sources = ["'self'"]
    if connect:
        parts = urlsplit(connect)
        tls = parts.scheme in ("wss", "https")
        sources += [f"{scheme}://{parts.netloc}" for scheme in (("wss", "https") if tls else ("ws", "http"))]
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"connect-src {' '.join(sources)}",
            "img-src 'self'",
            "font-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def security_headers(*, https: bool, room: bool) -> dict[str, str]:
    """Headers of every answer; only the room page may use microphone, camera and screen."""
    devices = "(self)" if room else "()"
    headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer" if room else "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            f"camera={devices}, microphone={devices}, display-capture={devices}, "
            f"speaker-selection={devices}, autoplay={devices}, geolocation=(), payment=(), usb=()"
        ),
    }
    if https:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


class FormTokens:
    """Double-submit form tokens: a random cookie, and its HMAC bound to the session, in the form.

    A cookie set by another host of the same site is of no use: without our secret its HMAC is unknown,
    and a token taken from one session does not fit another.
    """

    def __init__(self, secret: bytes, portal_url: str) -> None:
        self._secret = hmac.digest(secret, b"form token", sha256)
        self._origin = _origin(portal_url)

    @staticmethod
    def new_cookie() -> str:
        """A fresh random cookie value."""
        return secrets.token_urlsafe(24)

    def token(self, cookie: str, session_id: str) -> str:
        """What the form carries for this cookie and session ("" when nobody is signed in)."""
        return hmac.digest(self._secret, f"{cookie}|{session_id}".encode(), sha256).hex()

    def check(self, cookie: str, session_id: str, token: str) -> None:
        """Pass only a token of ours.

        Raises:
            ForgedForm: it is not.
        """
        expected = self.token(cookie, session_id).encode()
        if not cookie or not hmac.compare_digest(expected, token.encode()):
            raise ForgedForm

    def check_origin(self, headers: Headers, *, token_checked: bool) -> None:
        """Pass only requests of our own pages, or of programs that say nothing about where they are.

        A page with `Referrer-Policy: no-referrer` posts with `Origin: null` (Fetch standard); that passes
        when the browser says same-origin elsewhere or the form token has been checked.

        Raises:
            ForgedForm: a browser says another site sent it.
        """
        site = headers.get("Sec-Fetch-Site", "none")
        if site not in ("same-origin", "none"):
            raise ForgedForm
        origin = headers.get("Origin")
        if origin is None or (origin == "null" and (site == "same-origin" or token_checked)):
            return
        if origin != self._origin and urlsplit(origin).netloc != headers.get("Host"):
            raise ForgedForm


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Seal:
    """Signs short values into cookies and reads them back; not encryption."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._secret = hmac.digest(secret, purpose.encode(), sha256)

    def close(self, value: str) -> str:
        """The value with its signature."""
        return f"{value}.{hmac.digest(self._secret, value.encode(), sha256).hex()}"

    def open(self, sealed: str) -> str | None:
        """The value, or None when the signature is not ours."""
        value, _, signature = sealed.rpartition(".")
        expected = hmac.digest(self._secret, value.encode(), sha256).hex()
        return value if value and hmac.compare_digest(expected.encode(), signature.encode()) else None
