"""What holds for every tool."""

import asyncio
import json
from typing import Any

import pytest

from agent.tools import answering
from agent.tools.answering import answer

pytestmark = pytest.mark.unit


async def test_a_tool_that_takes_too_long_is_unavailable_and_recorded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answering, "PATIENCE_S", 0.01)
    recorded: list[tuple[str, dict[str, Any]]] = []

    async def work() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    def record(name: str, arguments: dict[str, Any], result: str, seconds: float) -> None:
        recorded.append((name, arguments))

    text = await asyncio.wait_for(answer("find_slots", {"when": "", "service": None}, work(), record), 2)
    assert json.loads(text)["problem"] == "unavailable"
    assert recorded == [("find_slots", {"when": ""})]
