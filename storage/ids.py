"""Identifiers that sort by time."""

import os
import time
from uuid import UUID


def new_id() -> UUID:
    """Make a UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random; like new_id in SQL."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)
