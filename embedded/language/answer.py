"""What the engine gives back: words to say, or tools to call."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One tool to call, with its arguments as the tool's schema names them."""

    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """Either `text` to say or `tool_calls` to make; an empty text means: stay silent."""

    text: str | None
    tool_calls: list[ToolCall] = field(default_factory=list)
