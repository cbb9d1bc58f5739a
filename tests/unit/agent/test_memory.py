"""An agent that takes over knows what was said and done."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from agent.context import MeetingContext
from agent.memory import REMEMBERED_FOR, called_before, remembered
from meeting.clock import FrozenClock
from meeting.entity import Entity
from meeting.participant import ParticipantType, Person
from meeting.room import Room
from meeting.transcript import SessionEvent, Turn

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ENTITY = Entity(uuid4(), "Harbour Clinic")
ROOM = Room(uuid4(), ENTITY.id, "Visit", "visit", NOW)
CONTEXT = MeetingContext(ENTITY, ROOM, FrozenClock(NOW))


def turn(
    seconds: int, text: str, *, agent: bool = False, to: str | None = "agent", channel: str = "spoken"
) -> Turn:
    at = NOW - timedelta(seconds=seconds)
    name, speaker = ("Ada", "agent") if agent else ("Ana Silva", "person")
    return Turn(ENTITY.id, ROOM.id, "p-1", name, speaker, channel, text, at, at, addressed_to=to)  # type: ignore[arg-type]


def test_lines_calls_and_answers_come_back_in_order() -> None:
    call = SessionEvent(
        uuid4(),
        ROOM.id,
        "AJ_1",
        "tool_call",
        NOW - timedelta(seconds=28),
        {"tool": "find_slots", "arguments": {"when": "Tuesday"}, "result": {"slots": []}, "seconds": 0.1},
    )
    turns = [turn(30, "Tuesday?"), turn(25, "Nothing on Tuesday.", agent=True), turn(20, "Too bad.", to=None)]
    items = remembered(CONTEXT, turns, [call], NOW).items
    assert [item.type for item in items] == [
        "message",
        "function_call",
        "function_call_output",
        "message",
        "message",
    ]
    assert items[0].content == ["[Ana Silva] Tuesday?"]
    assert json.loads(items[2].output) == {"slots": []}
    assert items[3].role == "assistant"
    assert items[4].content == ["[Ana Silva, aside] Too bad."]


def test_two_people_of_one_name_stay_apart_as_they_were() -> None:
    seats = {i: Person(uuid4(), uuid4(), i, "Ana Silva", ParticipantType.CLIENT) for i in ("p-1", "p-2")}
    context = MeetingContext(ENTITY, ROOM, FrozenClock(NOW), people=seats)
    said = replace(turn(5, "hello"), identity="p-1", name="Ana Silva (2)")
    context.called.update(called_before(context, [said, turn(4, "Hi.", agent=True)]))
    assert [context.name_of(i) for i in ("p-2", "p-1")] == ["Ana Silva", "Ana Silva (2)"]


def test_typed_lines_stay_typed_and_old_ones_are_left_out() -> None:
    old = turn(int(REMEMBERED_FOR.total_seconds()) + 5, "long ago")
    items = remembered(CONTEXT, [old, turn(5, "hello", channel="typed")], [], NOW).items
    assert [item.content for item in items] == [["[Ana Silva, typed] hello"]]
