"""What is embedded during a meeting is counted like every other use of a provider."""

from typing import Any
from uuid import uuid4

import pytest
from aiohttp import web

from agent.behaviours.usage import embedding_meter
from embedded.ports import any_free
from knowledge.embedding import OpenAIEmbedder
from meeting.usage import Usage

pytestmark = [pytest.mark.integration, pytest.mark.timeout(30)]

VECTORS = {
    "object": "list",
    "model": "e5",
    "data": [{"object": "embedding", "index": 0, "embedding": [3.0, 4.0]}],
}


class Kept:
    """A record that keeps usage."""

    def __init__(self) -> None:
        self.rows: list[Usage] = []

    def usage(self, usage: Usage) -> None:
        self.rows.append(usage)


@pytest.mark.parametrize(("counted", "tokens"), [({"prompt_tokens": 7, "total_tokens": 7}, 7), (None, 0)])
async def test_each_request_is_written_with_its_tokens(counted: dict[str, int] | None, tokens: int) -> None:
    async def embeddings(_: web.Request) -> web.Response:
        return web.json_response({**VECTORS, "usage": counted} if counted else VECTORS)

    app, port = web.Application(), any_free()
    app.router.add_post("/v1/embeddings", embeddings)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    record: Any = Kept()
    entity_id, room_id = uuid4(), uuid4()
    used = embedding_meter(record, entity_id=entity_id, room_id=room_id, job_id="AJ_1")
    try:
        embedder = OpenAIEmbedder(f"http://127.0.0.1:{port}/v1", "none", "e5", timeout_s=5.0, used=used)
        assert await embedder.embed(["where can I park?"], "query") == [(0.6, 0.8)]
    finally:
        await runner.cleanup()
    assert record.rows == [
        Usage(entity_id, room_id, "AJ_1", "embedding", "127.0.0.1", "e5", input_tokens=tokens, requests=1)
    ]
