"""Documents are found within their scope, and what nothing answers is kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import pytest

from knowledge.document import Passage
from knowledge.embedding import Vector
from knowledge.postgres import PostgresRetriever
from knowledge.retriever import Question
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.rooms import PostgresRooms
from storage.database import Database

pytestmark = pytest.mark.integration


class CountingEmbedder:
    """A text about parking is near the question, another far; counts what it is asked."""

    def __init__(self, *, broken: bool = False) -> None:
        self.asked: list[int] = []
        self.broken = broken

    async def embed(self, texts: Sequence[str], kind: str) -> list[Vector] | None:
        self.asked.append(len(texts))
        return None if self.broken else [(1.0, 0.0) if "ark" in text else (0.0, 1.0) for text in texts]


async def clinic(db: Database) -> tuple[UUID, UUID, UUID]:
    entities = PostgresEntities(db)
    entity = (await entities.create_entity(name="Harbour Clinic", timezone="UTC")).id
    cardiology = (await entities.create_department(entity, name="Cardiology")).id
    dental = (await entities.create_department(entity, name="Dental")).id
    await entities.create_document(
        entity, title="Parking", text="Visitors park free in the garage on Elm Street."
    )
    await entities.create_document(
        entity, title="Stress test", text="Wear running shoes for the stress test.", department_id=cardiology
    )
    return entity, cardiology, dental


async def titles(retriever: PostgresRetriever, question: Question) -> list[str]:
    return [p.title for p in await retriever.lookup(question)]


async def test_a_department_sees_its_own_documents_and_the_entity_s(db: Database) -> None:
    entity, cardiology, dental = await clinic(db)
    retriever = PostgresRetriever(db)
    shoes = "what shoes for the stress test?"
    assert await titles(retriever, Question(entity, shoes, department_id=cardiology)) == ["Stress test"]
    assert await titles(retriever, Question(entity, shoes, department_id=dental)) == []
    assert await titles(retriever, Question(entity, shoes)) == ["Stress test"]
    assert await titles(retriever, Question(entity, "where do I park?", department_id=dental)) == ["Parking"]


async def test_another_entity_sees_nothing(db: Database) -> None:
    await clinic(db)
    other = (await PostgresEntities(db).create_entity(name="Hill Clinic", timezone="UTC")).id
    assert await titles(PostgresRetriever(db), Question(other, "where do I park?")) == []


async def test_what_nothing_answers_is_kept_with_its_room(db: Database) -> None:
    entity, _, _ = await clinic(db)
    room = (
        await PostgresRooms(db).create(entity, title="Talk", starts_at=datetime(2026, 11, 23, tzinfo=UTC))
    ).id
    await PostgresRetriever(db).lookup(Question(entity, "what is the wifi password?", room))
    await PostgresRetriever(db).lookup(Question(entity, "where do I park?", room))
    async with db.scope(entity) as connection:
        rows = await connection.fetch("select question, room_id, state from knowledge_gap")
    assert [tuple(r) for r in rows] == [("what is the wifi password?", room, "open")]


async def test_facts_that_come_with_the_question_may_answer(db: Database) -> None:
    entity, _, _ = await clinic(db)
    fact = Passage("Phone number", "The phone number is 555 0100.", is_document=False)
    found = await PostgresRetriever(db).lookup(Question(entity, "what is your phone number?", facts=(fact,)))
    assert found[0] == fact


async def test_passages_are_embedded_once_and_a_broken_embedder_is_done_without(db: Database) -> None:
    entity, _, _ = await clinic(db)
    embedder = CountingEmbedder()
    retriever = PostgresRetriever(db, embedder)
    await retriever.warm(Question(entity, ""))
    assert await titles(retriever, Question(entity, "where do I park?")) == ["Parking"]
    assert embedder.asked == [2, 4, 1]  # passages, their titles and sentences, the question
    broken = PostgresRetriever(db, CountingEmbedder(broken=True))
    assert await titles(broken, Question(entity, "where do I park?")) == ["Parking"]
