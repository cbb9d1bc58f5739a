from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from meeting.clock import FrozenClock
from portal.errors import NotSignedIn
from portal.sessions import AUDIENCE, LIFETIME, LONGEST, RENEW_AFTER, Sessions
from storage.ids import new_id

pytestmark = pytest.mark.unit
ISSUER = "http://portal"
USER, ENTITY = new_id(), new_id()


@pytest.fixture(scope="module")
def key() -> RSAKey:
    made = RSAKey.generate_key(2048)
    return RSAKey.import_key(
        made.as_pem(private=True), {"kid": made.thumbprint(), "use": "sig", "alg": "RS256"}
    )


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def sessions(key: RSAKey, clock: FrozenClock) -> Sessions:
    return Sessions(key, ISSUER, clock)


def forged(key: Any, alg: str = "RS256", **changes: Any) -> str:
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(USER),
        "sid": "s",
        "iat": 1795424400.0,
        "exp": 1795424400 + 600,
        "auth_time": 1795424400.0,
    }
    claims.update(changes)
    return jwt.encode({"alg": alg}, {k: v for k, v in claims.items() if v is not None}, key)


def test_a_session_says_who_and_where(sessions: Sessions, clock: FrozenClock) -> None:
    claims = sessions.read(sessions.issue(USER, ENTITY))
    assert (claims.user_id, claims.entity_id) == (USER, ENTITY)
    assert claims.signed_in_at == claims.issued_at == clock.now()


def test_a_manager_may_have_chosen_no_entity(sessions: Sessions) -> None:
    assert sessions.read(sessions.issue(USER, None)).entity_id is None


def test_a_session_ends(sessions: Sessions, clock: FrozenClock) -> None:
    token = sessions.issue(USER, ENTITY)
    clock.advance(LIFETIME)
    with pytest.raises(NotSignedIn):
        sessions.read(token)


def test_a_session_in_use_is_renewed_and_stays_the_same_session(
    sessions: Sessions, clock: FrozenClock
) -> None:
    first = sessions.read(sessions.issue(USER, ENTITY))
    assert sessions.renewed(first) is None
    clock.advance(RENEW_AFTER)
    renewed = sessions.renewed(first)
    assert renewed is not None
    second = sessions.read(renewed)
    assert second.session_id == first.session_id
    assert second.signed_in_at == first.signed_in_at
    assert second.expires_at == clock.now() + LIFETIME


def test_renewal_ends_with_the_day(sessions: Sessions, clock: FrozenClock) -> None:
    began = clock.now()
    token = sessions.issue(USER, ENTITY)
    while clock.now() - began < LONGEST - LIFETIME:
        clock.advance(LIFETIME - timedelta(minutes=1))
        token = sessions.renewed(sessions.read(token)) or token
    assert sessions.read(token).expires_at <= began + LONGEST


def test_the_key_is_named_in_each_token_and_published_without_its_private_half(
    sessions: Sessions, key: RSAKey
) -> None:
    (published,) = sessions.jwks()["keys"]
    assert published["kid"] == key.kid
    assert "d" not in published
    assert "p" not in published
    token = sessions.issue(USER, ENTITY)
    assert jwt.decode(token, RSAKey.import_key(published), algorithms=["RS256"]).header["kid"] == key.kid


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "http://other"},
        {"aud": "something-else"},
        {"sub": "not-a-uuid"},
        {"sub": None},
        {"sid": None},
        {"iat": "yesterday"},
        {"exp": 1e300},
        {"ent": "nowhere"},
    ],
)
def test_a_token_that_is_not_ours_in_every_part_is_refused(
    sessions: Sessions, key: RSAKey, changes: dict[str, Any]
) -> None:
    sessions.read(forged(key))
    with pytest.raises(NotSignedIn):
        sessions.read(forged(key, **changes))


def test_other_algorithms_and_keys_are_refused(sessions: Sessions, key: RSAKey) -> None:
    secret = OctKey.import_key(b"x" * 64)
    for token in (
        forged(RSAKey.generate_key(2048)),
        forged(secret, "HS256"),
        forged(key, "RS256").rsplit(".", 1)[0] + ".",
        "eyJhbGciOiJub25lIn0.e30.",
        "nonsense",
        "",
    ):
        with pytest.raises(NotSignedIn):
            sessions.read(token)
