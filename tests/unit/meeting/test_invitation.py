"""Links and codes."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.invitation import (
    Invitation,
    InvitationState,
    IssuedInvitation,
    code_as_typed,
    hash_of_token,
    new_code,
    new_token,
)

pytestmark = pytest.mark.unit
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def invitation(state: InvitationState = InvitationState.OPEN, **facts: object) -> Invitation:
    return Invitation(uuid4(), uuid4(), uuid4(), state, NOW, "hash", **facts)  # type: ignore[arg-type]


def test_a_token_is_32_random_bytes_and_its_hash_is_sha256() -> None:
    token = new_token()
    raw = base64.urlsafe_b64decode(token + "=")
    assert len(raw) == 32
    assert hash_of_token(token) == hashlib.sha256(raw).digest()
    assert new_token() != token


@given(st.text(max_size=60))
def test_no_text_breaks_the_hash(text: str) -> None:
    hashed = hash_of_token(text)
    assert hashed is None or len(hashed) == 32


@pytest.mark.parametrize(
    "text", ["", "A", "A" * 42, "A" * 44, "A" * 43 + "=", "ä" * 43, "A" * 42 + " ", "+/" * 21 + "A"]
)
def test_what_is_no_token_has_no_hash(text: str) -> None:
    assert hash_of_token(text) is None


def test_a_code_is_eight_digits_with_leading_zeros_kept() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert all(len(code) == 8 and code.isdigit() for code in codes)


@pytest.mark.parametrize("typed", ["12345678", " 1234 5678 ", "1234-5678", "12.34.56.78", "1234\u00a05678"])
def test_a_code_may_be_typed_with_gaps(typed: str) -> None:
    assert code_as_typed(typed) == "12345678"


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨", "12345678;"])
def test_anything_else_is_no_code(typed: str) -> None:
    assert code_as_typed(typed) is None


def test_an_invitation_can_be_spent_while_open_and_until_it_expires() -> None:
    before, at = NOW - timedelta(seconds=1), NOW
    assert invitation().can_be_spent_at(before)
    assert not invitation().can_be_spent_at(at)
    assert not invitation(InvitationState.SPENT).can_be_spent_at(before)
    assert not invitation(InvitationState.REVOKED).can_be_spent_at(before)


def test_a_lock_ends_at_its_time() -> None:
    locked = invitation(locked_until=NOW)
    assert locked.is_locked_at(NOW - timedelta(seconds=1))
    assert not locked.is_locked_at(NOW)
    assert not invitation().is_locked_at(NOW)


def test_secrets_stay_out_of_representations() -> None:
    issued = IssuedInvitation(uuid4(), uuid4(), "the-token", "87654321", NOW)
    assert "the-token" not in repr(issued)
    assert "87654321" not in repr(issued)
    assert "hash" not in repr(invitation())
