"""Choosing among ways to say the same by a hash of the conversation: varied, yet never by chance."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from embedded.language.wording.phrases import LINES


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks the authored lines; `seed` is the hash of the messages."""

    seed: int

    def line(self, key: str, **facts: object) -> str:
        """One of the ways to say `key`, with its facts filled in."""
        ways = LINES[key]
        text = ways[(self.seed ^ zlib.crc32(key.encode())) % len(ways)]
        return text.format(**facts)


def hear_seed(messages: list[dict[str, Any]]) -> int:
    """The hash of a request's messages."""
    return zlib.crc32(json.dumps(messages, sort_keys=True, default=str).encode())
