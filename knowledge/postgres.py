"""Documents and gaps in Postgres."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from knowledge.document import Document, Passage, passages
from knowledge.embedding import Embedder, Vector, closeness
from knowledge.ranking import (
    PIECE,
    REREAD,
    Scored,
    answers,
    asked_in,
    asked_last,
    coverage,
    may_answer,
    untold,
    whether,
)
from knowledge.retriever import Question
from knowledge.subject import distances, leans, of_any, shares
from storage.database import Database

MOST_DOCUMENTS = 500
WARMED = 300
"""Passages whose sentences are embedded before anybody asks; the rest are when they are near."""
PATIENCE_S = 1.5
"""Seconds a question waits for embeddings when shared words answer it already."""
LONG_PATIENCE_S = 3.0
"""Seconds it waits when they do not: a wrong "I don't know" is worse than a pause."""


class PostgresRetriever:
    """Looks through the entity's documents; what nothing answers is kept as a gap.

    A room of a department sees the entity's documents and the department's; a room of none sees all of the
    entity.
    """

    def __init__(self, db: Database, embedder: Embedder | None = None) -> None:
        """Read from this database, ranking by meaning where an embedder is given."""
        self._db, self._embedder = db, embedder
        self._vectors: dict[str, Vector] = {}

    async def lookup(self, question: Question) -> Sequence[Passage]:
        """The passages that answer, best first; none when nothing does, which is kept as a gap."""
        there = await self.passages(question)
        hits = await self._answers(question.text, there, question.names)
        if not (hits and hits[0].sure) and (last := asked_last(question.text)):
            alone = await self._answers(last, there, question.names)
            hits = alone if alone and alone[0].sure else hits
        if question.about and not (hits and (hits[0].sure or not leans(question.text))):
            hits = await self._with_matter(question, there) or hits
        hits = untold(hits, question.told)
        if not hits:
            await self._gap(question)
        return hits

    async def _with_matter(self, question: Question, there: Sequence[Passage]) -> list[Passage]:
        """What answers the question together with what was talked of; a yes or no only where it shares a word."""
        found = await self._answers(f"{question.text} ({question.about})", there, question.names)
        if whether(question.text) and not any(shares(question.text, one) for one in found):
            return [replace(one, sure=False) for one in found[:1]]
        return found

    async def _answers(self, text: str, there: Sequence[Passage], names: Sequence[str]) -> list[Passage]:
        found = may_answer(text, there)
        covered = coverage(text, found, names)
        far = distances(text, found, names)
        hits = answers([Scored(p, c) for p, c in zip(found, covered, strict=True)])
        near = await self._closeness_in_time(
            text, of_any(text, names), found, PATIENCE_S if hits else LONG_PATIENCE_S
        )
        if near is not None:
            hits = answers([Scored(*one) for one in zip(found, covered, near, far, strict=True)], text)
        return hits

    async def warm(self, question: Question) -> None:
        """Embed what is in scope before somebody waits for it."""
        await self._closeness("", await self.passages(question))

    async def passages(self, question: Question) -> list[Passage]:
        """Everything in scope, with the facts that came with the question."""
        async with self._db.scope(question.entity_id) as connection:
            rows = await connection.fetch(
                """
                select id, title, text, department_id
                  from document
                 where entity_id = $1
                   and state = 'ready'
                   and ($2::uuid is null or department_id is null or department_id = $2)
                 order by created_at desc
                 limit $3
                """,
                question.entity_id, question.department_id, MOST_DOCUMENTS,
            )  # fmt: skip
        documents = [Document(r["id"], r["title"], r["text"], r["department_id"]) for r in rows]
        return [p for d in documents for p in passages(d)] + list(question.facts)

    async def _closeness_in_time(
        self, text: str, bare: str, found: Sequence[Passage], patience_s: float
    ) -> list[float] | None:
        """Nearness of meaning, when it is known soon enough for somebody who waits; else words alone decide."""
        try:
            async with asyncio.timeout(patience_s):
                return await self._closeness(text, found, bare)
        except TimeoutError:
            return None

    async def _closeness(self, text: str, found: Sequence[Passage], bare: str = "") -> list[float] | None:
        if self._embedder is None or not found:
            return None
        if not await self._learn(self._embedder, [p.whole for p in found]):
            return None
        if not text:
            await self._learn(self._embedder, [part for p in found[:WARMED] for part in p.parts])
            return None
        whole, *pieces = asked_in(text)
        asked = await self._embedder.embed([whole, *filter(None, [bare]), *pieces], "query")
        if asked is None:
            return None
        less = [0.0, *([0.0] if bare else []), *([PIECE] * len(pieces))]

        def nearness(part: str) -> float:
            there = self._vectors[part]
            return max(closeness(one, there) - off for one, off in zip(asked, less, strict=True))

        near = [nearness(p.whole) for p in found]
        best = sorted(range(len(found)), key=near.__getitem__, reverse=True)[:REREAD]
        if await self._learn(self._embedder, [part for at in best for part in found[at].parts]):
            for at in best:
                near[at] = max(near[at], *map(nearness, found[at].parts))
        return near

    async def _learn(self, embedder: Embedder, texts: Sequence[str]) -> bool:
        """Have the vectors of these texts; False when the embedder cannot be reached."""
        new = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        for start in range(0, len(new), 64):
            vectors = await embedder.embed(new[start : start + 64], "passage")
            if vectors is None:
                return False
            self._vectors |= dict(zip(new[start : start + 64], vectors, strict=True))
        return True

    async def _gap(self, question: Question) -> None:
        async with self._db.scope(question.entity_id) as connection:
            await connection.execute(
                "insert into knowledge_gap (entity_id, room_id, question) values ($1, $2, $3)",
                question.entity_id, question.room_id, question.text[:2000],
            )  # fmt: skip
