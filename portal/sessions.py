"""Portal sessions: short-lived RS256 tokens, renewed while in use, void when revoked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from meeting.clock import Clock
from portal.errors import NotSignedIn

ALGORITHMS = ["RS256"]
AUDIENCE = "usher-portal"
LIFETIME = timedelta(minutes=30)
RENEW_AFTER = timedelta(minutes=10)
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a valid session token says."""

    user_id: UUID
    entity_id: UUID | None
    session_id: str
    signed_in_at: datetime
    issued_at: datetime
    expires_at: datetime


class Sessions:
    """Issues and reads session tokens with one key; other algorithms and audiences are refused."""

    def __init__(self, key: RSAKey, issuer: str, clock: Clock) -> None:
        self._key = key
        self._issuer = issuer
        self._clock = clock

    def issue(
        self,
        user_id: UUID,
        entity_id: UUID | None,
        *,
        session_id: str | None = None,
        signed_in_at: datetime | None = None,
    ) -> str:
        """A token for this user at this entity; pass the old session's id and start to renew it."""
        now = self._clock.now()
        signed_in_at = signed_in_at or now
        expires_at = min(now + LIFETIME, signed_in_at + LONGEST)
        claims: dict[str, Any] = {
            "iss": self._issuer,
            "aud": AUDIENCE,
            "sub": str(user_id),
            "sid": session_id or secrets.token_urlsafe(12),
            "iat": now.timestamp(),
            "exp": int(expires_at.timestamp()),
            "auth_time": signed_in_at.timestamp(),
        }
        if entity_id is not None:
            claims["ent"] = str(entity_id)
        return jwt.encode({"alg": "RS256", "kid": self._key.kid, "typ": "JWT"}, claims, self._key)

    def read(self, token: str) -> Claims:
        """What the token says.

        Raises:
            NotSignedIn: forged, of another kind, or over.
        """
        try:
            claims = jwt.decode(token, self._key, algorithms=ALGORITHMS).claims
            if claims["iss"] != self._issuer or claims["aud"] != AUDIENCE:
                raise NotSignedIn
            entity = claims.get("ent")
            read = Claims(
                user_id=UUID(claims["sub"]),
                entity_id=None if entity is None else UUID(entity),
                session_id=str(claims["sid"]),
                signed_in_at=datetime.fromtimestamp(float(claims["auth_time"]), UTC),
                issued_at=datetime.fromtimestamp(float(claims["iat"]), UTC),
                expires_at=datetime.fromtimestamp(float(claims["exp"]), UTC),
            )
        except (JoseError, ValueError, KeyError, TypeError, OverflowError) as error:
            raise NotSignedIn from error
        if read.expires_at <= self._clock.now():
            raise NotSignedIn
        return read

    def renewed(self, claims: Claims) -> str | None:
        """A fresh token when this one has aged enough, else None."""
        if self._clock.now() - claims.issued_at < RENEW_AFTER:
            return None
        return self.issue(
            claims.user_id,
            claims.entity_id,
            session_id=claims.session_id,
            signed_in_at=claims.signed_in_at,
        )

    def jwks(self) -> dict[str, Any]:
        """The public half, as a JSON Web Key Set."""
        return {"keys": [self._key.as_dict(private=False)]}
