"""Locks short texts that wait in a store which writes what it holds to disk."""

from __future__ import annotations

import hmac
from hashlib import sha256

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey


class Vault:
    """Encrypts with a key of its own made from the portal's secret (JWE, A256GCM)."""

    def __init__(self, secret: bytes) -> None:
        self._key = OctKey.import_key(hmac.digest(secret, b"vault", sha256))

    def close(self, text: str) -> str:
        """The text, locked."""
        return jwe.encrypt_compact({"alg": "dir", "enc": "A256GCM"}, text.encode(), self._key)

    def open(self, locked: str | bytes | None) -> str | None:
        """The text; None when there is none, or it was not locked by this portal."""
        if locked is None:
            return None
        try:
            text = jwe.decrypt_compact(locked, self._key, algorithms=["dir", "A256GCM"]).plaintext
        except (JoseError, ValueError):
            return None
        return None if text is None else text.decode()
