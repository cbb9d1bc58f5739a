"""What can go wrong in the portal, and how each is told: problem+json to programs, a page to people.

PortalError
├── NotSignedIn            401
├── NotAllowed             403
│   └── ForgedForm         403  no or a wrong form token, or sent from another site
├── NothingThere           404
├── Refused                409  the domain said no; carries a code of docs/wires.md, 5
├── BadBody                400  not JSON, not UTF-8
├── WrongMediaType         415
├── BadFields              422  carries (field, sentence) pairs
├── TooMany                429  carries seconds to wait
├── NotReady               503  a part we need does not answer
└── BadKeyFile             stops the start
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class PortalError(Exception):
    """Base of all; `status` is what HTTP says."""

    status = 400
    code = "bad_request"


class NotSignedIn(PortalError):
    """No session, or one that is over or revoked."""

    status = 401
    code = "not_signed_in"


class NotAllowed(PortalError):
    """Signed in, but this is not theirs to do."""

    status = 403
    code = "not_allowed"


class ForgedForm(NotAllowed):
    """The form token is missing or wrong, or the request came from another site."""

    code = "forged_form"


class NothingThere(PortalError):
    """No such thing, or not for this entity."""

    status = 404
    code = "not_found"


@dataclass
class Refused(PortalError):
    """The domain said no."""

    code: str = "conflict"
    facts: dict[str, Any] = field(default_factory=dict)
    status: int = 409


class BadBody(PortalError):
    """The body cannot be read as what it claims to be."""

    code = "bad_body"


class WrongMediaType(PortalError):
    """The body is of another media type than the route reads."""

    status = 415
    code = "wrong_media_type"


class BadFields(PortalError):
    """Readable, but some fields are wrong.

    Attributes:
        problems: (field, sentence) pairs in the order of the form.
    """

    status = 422
    code = "bad_fields"

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(f"{len(problems)} fields")
        self.problems = problems


class TooMany(PortalError):
    """A rate limit.

    Attributes:
        retry_after: seconds.
    """

    status = 429
    code = "too_many"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


class NotReady(PortalError):
    """Postgres, Valkey or the meeting server does not answer."""

    status = 503
    code = "unavailable"


@dataclass
class BadKeyFile(PortalError):
    """A key file that cannot be used."""

    variable: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.variable}: {self.path}: {self.reason}"
