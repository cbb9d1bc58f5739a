"""What was said and done in a meeting so far, as a model reads it: for an agent that takes over from a lost one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from livekit.agents import llm

from agent.context import MeetingContext
from agent.tools.wording import card_of
from meeting.transcript import SessionEvent, Turn

REMEMBERED_FOR = timedelta(minutes=30)
"""How far back the memory reaches."""


def remembered(
    context: MeetingContext, turns: Iterable[Turn], events: Iterable[SessionEvent], now: datetime
) -> llm.ChatContext:
    """The conversation rebuilt from the record: lines with names, the agent's own words, tool calls with results."""
    since = now - REMEMBERED_FOR
    items: list[llm.ChatItem] = [
        _line(context, turn) for turn in turns if turn.started_at >= since and turn.text
    ]
    for event in events:
        if event.kind == "tool_call" and event.at >= since:
            items.extend(_call(event))
    return llm.ChatContext(sorted(items, key=lambda item: item.created_at))


def shown_before(events: Iterable[SessionEvent], zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """The cards the room has been shown, oldest first."""
    for event in events:
        if event.kind == "tool_call" and (card := card_of(event.facts, event.at, zone)) is not None:
            yield card


def called_before(context: MeetingContext, turns: Iterable[Turn]) -> dict[str, str]:
    """What each person was called so far: two of one name stay apart as they were."""
    said = [turn for turn in turns if turn.speaker == "person" and turn.identity in context.people]
    return {t.identity: t.name for t in said if t.name.startswith(context.people[t.identity].name)}


def _line(context: MeetingContext, turn: Turn) -> llm.ChatMessage:
    at = turn.started_at.timestamp()
    if turn.speaker == "agent":
        return llm.ChatMessage(role="assistant", content=[turn.text], created_at=at)
    channel = None if turn.channel == "spoken" else turn.channel
    how = channel if turn.addressed_to == "agent" else "aside"
    line = context.user_line(turn.name, turn.text, how)
    return llm.ChatMessage(role="user", content=[line], extra={"speaker": turn.identity}, created_at=at)


def _call(event: SessionEvent) -> Sequence[llm.ChatItem]:
    name, at = str(event.facts["tool"]), event.at.timestamp()
    call = llm.FunctionCall(
        call_id=str(event.id), name=name, arguments=json.dumps(event.facts["arguments"]), created_at=at
    )
    output = llm.FunctionCallOutput(
        call_id=str(event.id),
        name=name,
        output=json.dumps(event.facts["result"]),
        is_error=False,
        created_at=at + 0.001,
    )
    return (call, output)
