"""How much of a long meeting the model is told. Pure.

A round begins with a line that is spoken to the agent and ends before the next such line; the agent's calls and
words belong to it. Rounds are kept or dropped whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from livekit.agents import llm

MOST_ITEMS = 600
"""Items from which a conversation is trimmed."""
KEPT_ITEMS = 400
"""Items it is trimmed to, so that it is not trimmed at every line."""
KEPT_ASIDES = 150
"""The newest of what people said to each other; older asides go first."""

_ASIDE = re.compile(r"\[[^\]]*, aside\]")


def trimmed(items: Sequence[llm.ChatItem]) -> list[llm.ChatItem]:
    """The conversation without its oldest parts; the newest round and all instructions stay."""
    if len(items) <= MOST_ITEMS:
        return list(items)
    old_asides = {item.id for item in [i for i in items if _is_aside(i)][:-KEPT_ASIDES]}
    kept = [item for item in items if item.id not in old_asides]
    starts = [at for at, item in enumerate(kept) if _starts_a_round(item)]
    begin = next((at for at in starts if len(kept) - at <= KEPT_ITEMS), starts[-1] if starts else 0)
    return [item for item in kept[:begin] if _is_instruction(item)] + kept[begin:]


def _line(item: llm.ChatItem) -> str | None:
    """What a person said; None for everything else."""
    if isinstance(item, llm.ChatMessage) and item.role == "user":
        return item.text_content or ""
    return None


def _is_aside(item: llm.ChatItem) -> bool:
    return _ASIDE.match(_line(item) or "") is not None


def _starts_a_round(item: llm.ChatItem) -> bool:
    return _line(item) is not None and not _is_aside(item)


def _is_instruction(item: llm.ChatItem) -> bool:
    return isinstance(item, llm.ChatMessage) and item.role in {"system", "developer"}
