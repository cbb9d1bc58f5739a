"""The portal's two secrets on disk, made at the first start and readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from joserfc.jwk import RSAKey

from portal.errors import BadKeyFile

SECRET_BYTES = 32


def _keep(path: Path, content: bytes) -> bytes:
    """Write once with mode 0600 and return what stands; of two racing starts the first to finish wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        try:
            os.link(draft, path)
        except FileExistsError:
            return path.read_bytes()
        return content
    finally:
        draft.unlink(missing_ok=True)


def load_secret(path: Path) -> bytes:
    """The bytes that sign cookies and form tokens.

    Raises:
        BadKeyFile: the file holds fewer than 32 bytes or cannot be read.
    """
    try:
        secret = path.read_bytes() if path.exists() else _keep(path, secrets.token_bytes(SECRET_BYTES))
    except OSError as error:
        raise BadKeyFile("PORTAL_SECRET_FILE", str(path), error.strerror or "unreadable") from error
    if len(secret) < SECRET_BYTES:
        raise BadKeyFile("PORTAL_SECRET_FILE", str(path), f"{len(secret)} bytes, expected 32 or more")
    return secret


def load_signing_key(path: Path) -> RSAKey:
    """The RSA key of portal sessions; its `kid` is its RFC 7638 thumbprint.

    Raises:
        BadKeyFile: not a private RSA key in PEM of 2048 bits or more, or unreadable.
    """
    try:
        pem = (
            path.read_bytes()
            if path.exists()
            else _keep(path, RSAKey.generate_key(2048).as_pem(private=True))
        )
        key = RSAKey.import_key(pem)
    except OSError as error:
        raise BadKeyFile("PORTAL_JWT_KEY_FILE", str(path), error.strerror or "unreadable") from error
    except ValueError as error:
        raise BadKeyFile(
            "PORTAL_JWT_KEY_FILE", str(path), "not a key, expected an RSA private key in PEM"
        ) from error
    if not key.is_private or key.raw_value.key_size < 2048:
        raise BadKeyFile("PORTAL_JWT_KEY_FILE", str(path), "expected a private RSA key of 2048 bits or more")
    return RSAKey.import_key(pem, {"kid": key.thumbprint(), "use": "sig", "alg": "RS256"})
