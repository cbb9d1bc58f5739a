"""The record survives an outage of Postgres, in order, once."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs

from agent.behaviours import transcription
from agent.behaviours.transcription import Record
from meeting.transcript import Turn
from meeting.usage import Usage
from storage.errors import StorageUnavailable

pytestmark = pytest.mark.unit

ENTITY, ROOM = uuid4(), uuid4()


class FlakyStore:
    """Refuses the first `down` writes, like Postgres while it is away."""

    def __init__(self, down: int) -> None:
        self.down = down
        self.turns: list[Turn] = []
        self.announced: list[str] = []

    async def append(self, turn: Turn) -> None:
        if self.down:
            self.down -= 1
            raise StorageUnavailable("postgres")
        self.turns.append(turn)

    async def add_session_event(self, *_: Any) -> None:
        raise ValueError("cannot keep 'my knee hurts'")

    async def add(self, usage: Usage) -> None: ...

    async def announce(self, entity_id: UUID, kind: str, **facts: Any) -> None:
        self.announced.append(kind)


def turn(text: str) -> Turn:
    now = datetime.now(UTC)
    return Turn(ENTITY, ROOM, "p-1", "Ana", "person", "spoken", text, now, now)


async def written(store: FlakyStore, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr(transcription, "RETRY_S", (0.0,))
    return Record(store, store, store.announce, entity_id=ENTITY, room_id=ROOM, job_id="AJ_1")


async def test_turns_wait_for_postgres_and_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    store = FlakyStore(down=3)
    record = await written(store, monkeypatch)
    for text in ("one", "two", "three"):
        record.turn(turn(text))
    await asyncio.wait_for(record.close(), 2)
    assert [t.text for t in store.turns] == ["one", "two", "three"]
    assert store.announced == ["turn"] * 3


async def test_a_refused_entry_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    store = FlakyStore(down=0)
    record = await written(store, monkeypatch)
    with capture_logs() as logs:
        record.event("started", {})
        record.turn(turn("after"))
        await asyncio.wait_for(record.close(), 2)
    assert [t.text for t in store.turns] == ["after"]
    assert [(entry["event"], entry["kind"]) for entry in logs] == [("record_entry_refused", "ValueError")]
    assert "knee" not in str(logs), "a log line holds no words of a meeting"
