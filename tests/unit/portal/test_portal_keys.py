from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from portal.errors import BadKeyFile
from portal.keys import load_secret, load_signing_key

pytestmark = pytest.mark.unit


def test_a_missing_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret"
    first = load_secret(path)
    assert len(first) == 32
    assert load_secret(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_of_two_starts_the_first_to_finish_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_bytes(b"o" * 32)
    monkeypatch.setattr(Path, "exists", lambda self: False)
    assert load_secret(path) == b"o" * 32


def test_a_short_or_unreadable_secret_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"12345")
    with pytest.raises(BadKeyFile, match=r"PORTAL_SECRET_FILE: .*short: 5 bytes"):
        load_secret(tmp_path / "short")
    with pytest.raises(BadKeyFile, match="PORTAL_SECRET_FILE"):
        load_secret(tmp_path)


def test_the_signing_key_keeps_its_name_over_restarts(tmp_path: Path) -> None:
    path = tmp_path / "jwt.pem"
    made = load_signing_key(path)
    assert made.kid == load_signing_key(path).kid == made.thumbprint()


def test_a_key_that_is_weak_public_or_no_key_stops_the_start(tmp_path: Path) -> None:
    weak = RSAKey.generate_key(1024, auto_kid=False).as_pem(private=True)
    public = RSAKey.generate_key(2048).as_pem(private=False)
    for name, pem in (("weak", weak), ("public", public), ("none", b"not a key")):
        (tmp_path / name).write_bytes(pem)
        with pytest.raises(BadKeyFile, match="PORTAL_JWT_KEY_FILE"):
            load_signing_key(tmp_path / name)
    with pytest.raises(BadKeyFile, match="PORTAL_JWT_KEY_FILE"):
        load_signing_key(tmp_path)
