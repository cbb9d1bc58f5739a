"""argon2id for codes and passwords, in a few threads so that the loop stays free."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Profile(Enum):
    """How much one hash costs: passes, KiB of memory."""

    OWASP = (2, 19_456)  # OWASP Password Storage Cheat Sheet, minimum for argon2id with p=1
    CODE = (
        1,
        4_096,
    )  # no cost makes a secret of 8 digits: the link's 256 bits guard them (docs/decisions/0005)
    CHEAP = (1, 8)  # for tests only


class Hasher:
    """Hashes and verifies; at most one at a time per core.

    Args:
        profile: The cost of new hashes. Verifying costs what the stored hash says.
    """

    def __init__(self, profile: Profile = Profile.OWASP) -> None:
        passes, memory = profile.value
        self._argon2 = PasswordHasher(time_cost=passes, memory_cost=memory, parallelism=1)
        self._threads = ThreadPoolExecutor(len(os.sched_getaffinity(0)), thread_name_prefix="argon2")

    async def hash(self, secret: str) -> str:
        """An argon2id hash of `secret` in PHC text form."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._argon2.hash, secret)

    async def verify(self, stored: str, secret: str) -> bool:
        """Whether `stored` is a hash of `secret`; a text that is no hash matches nothing."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._matches, stored, secret)

    async def verify_nothing(self, secret: str) -> None:
        """Spend the time of one verification, for those who asked about something that does not exist."""
        await asyncio.get_running_loop().run_in_executor(self._threads, self._matches_reference, secret)

    def _matches(self, stored: str, secret: str) -> bool:
        try:
            return self._argon2.verify(stored, secret)
        except (VerificationError, InvalidHashError):
            return False

    def _matches_reference(self, secret: str) -> bool:
        return self._matches(self._reference, secret)

    @cached_property
    def _reference(self) -> str:
        return self._argon2.hash("no such thing")

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)
