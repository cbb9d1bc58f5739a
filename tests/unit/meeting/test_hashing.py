"""Hashes of codes and passwords."""

import pytest

from meeting.hashing import Hasher, Profile

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def hasher() -> Hasher:
    return Hasher(Profile.CHEAP)


async def test_a_hash_matches_its_secret_alone(hasher: Hasher) -> None:
    stored = await hasher.hash("12345678")
    assert stored != await hasher.hash("12345678")
    assert await hasher.verify(stored, "12345678")
    assert not await hasher.verify(stored, "12345679")


async def test_what_is_no_hash_matches_nothing(hasher: Hasher) -> None:
    assert not await hasher.verify("", "")
    assert not await hasher.verify("plain", "plain")
    await hasher.verify_nothing("12345678")


async def test_the_usual_cost_is_owasps_minimum() -> None:
    hasher = Hasher()
    assert (await hasher.hash("x")).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    hasher.close()


async def test_a_code_costs_little_and_says_so_itself() -> None:
    codes, passwords = Hasher(Profile.CODE), Hasher()
    stored = await codes.hash("12345678")
    assert stored.startswith("$argon2id$v=19$m=4096,t=1,p=1$")
    assert await passwords.verify(stored, "12345678")
    assert not await codes.verify(stored, "12345679")
