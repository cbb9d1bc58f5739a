"""Choosing among ways to say the same by a hash of the conversation: varied, yet never by chance."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from embedded.language.wording.house import HOUSE
from embedded.language.wording.kept import KEPT
from embedded.language.wording.phrases import LINES

_ALL = LINES | HOUSE | KEPT


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks the authored lines; `seed` is the hash of the messages."""

    seed: int

    def line(self, key: str, unlike: str = "", /, **facts: object) -> str:
        """One of the ways to say `key`, with its facts; one that is not among the words `unlike`, if possible."""
        ways = [way.format(**facts) for way in _ALL[key]]
        first = (self.seed ^ zlib.crc32(key.encode())) % len(ways)
        turned = [*ways[first:], *ways[:first]]
        return next((way for way in turned if way.strip() not in unlike), turned[0])


def hear_seed(messages: list[dict[str, Any]]) -> int:
    """The hash of a request's messages."""
    return zlib.crc32(json.dumps(messages, sort_keys=True, default=str).encode())
