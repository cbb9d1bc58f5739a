"""The right to one seat: a link that identifies it and eight digits that spend it. Pure rules."""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

TRIES = 5
LOCK = timedelta(minutes=15)
_TOKEN_BYTES = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_NOT_DIGITS = re.compile(r"[\s\-.]")


class InvitationState(StrEnum):
    """open -> spent -> (re-entry by cookie); open | spent -> revoked."""

    OPEN = "open"
    SPENT = "spent"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as it is kept: neither the link's token nor the code can be read from it."""

    id: UUID
    entity_id: UUID
    room_participant_id: UUID
    state: InvitationState
    expires_at: datetime
    code_hash: str = field(repr=False)
    failed_tries: int = 0
    locked_until: datetime | None = None
    spent_at: datetime | None = None
    created_at: datetime | None = None

    def can_be_spent_at(self, at: datetime) -> bool:
        """Whether the code, if right, opens the door: neither spent nor revoked nor expired."""
        return self.state is InvitationState.OPEN and at < self.expires_at

    def is_locked_at(self, at: datetime) -> bool:
        """Whether too many wrong codes keep it shut now."""
        return self.locked_until is not None and at < self.locked_until


@dataclass(frozen=True, slots=True)
class IssuedInvitation:
    """What the desk is shown once: the link's token and the code.

    They are kept in letters until these are sent, and locked for the minutes until the desk has seen them.
    """

    invitation_id: UUID
    seat_id: UUID
    token: str = field(repr=False)
    code: str = field(repr=False)
    expires_at: datetime


def new_token() -> str:
    """32 random bytes, as they stand in a link (43 characters)."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_of_token(token: str) -> bytes | None:
    """The sha256 of a link's 32 bytes; None when the text cannot be a token."""
    if not _TOKEN.fullmatch(token):
        return None
    return hashlib.sha256(base64.urlsafe_b64decode(token + "=")).digest()


def new_code() -> str:
    """Eight random digits."""
    return f"{secrets.randbelow(10**8):08d}"


def code_as_typed(text: str) -> str | None:
    """The eight digits in what a person typed ("1234 5678" is fine); None when they are not eight digits."""
    digits = _NOT_DIGITS.sub("", text)
    return digits if len(digits) == 8 and digits.isascii() and digits.isdigit() else None
