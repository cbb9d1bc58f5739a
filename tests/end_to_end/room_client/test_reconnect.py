"""A meeting server that dies and comes back brings everyone back without a click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from embedded.livekit_binary import find_server
from embedded.settings import EmbeddedSettings
from tests.end_to_end.room_client.conftest import Visitor
from tests.end_to_end.room_client.fake_agent import FakeAgent
from tests.end_to_end.room_client.stand import MeetingServer, Site

pytestmark = pytest.mark.end_to_end


@pytest.mark.parametrize("forgetful", [False, True])
async def test_a_restarted_server_brings_people_back_with_what_was_said(
    people: Any, room: str, tmp_path: Path, forgetful: bool
) -> None:
    """A forgetful server no longer knows the room: LiveKit's client gives up, a fresh token helps."""
    binary = await find_server(EmbeddedSettings().usher_cache.expanduser().absolute(), lambda _: None)
    server = MeetingServer(binary, tmp_path)
    site = Site(server)
    await server.start()
    await site.start()
    agent = await FakeAgent(room, server.url).enter()
    visitor = Visitor((await people()).page, site)
    page = visitor.page
    try:
        await visitor.enter(room)
        await agent.caption("p-ana", "u1", "Before the break.")
        await expect(page.get_by_test_id("caption")).to_have_text("Ana Silva Before the break.")
        await server.kill()
        await expect(page.get_by_test_id("notice-reconnecting")).to_be_visible(timeout=20_000)
        await server.start(auto_create=not forgetful)
        await expect(page.get_by_test_id("notice-back")).to_be_visible(timeout=40_000)
        assert site.joins == (2 if forgetful else 1)
        await agent.leave()
        agent = await FakeAgent(room, server.url, identity="agent-AJ_2").enter()
        await agent.caption("p-ana", "u2", "After the break.")
        await expect(page.get_by_test_id("caption")).to_have_text(
            ["Ana Silva Before the break.", "Ana Silva After the break."]
        )
        await expect(page.get_by_test_id("agent-state")).to_have_text("Listening")
    finally:
        await agent.leave()
        await page.close()
        await site.stop()
        await server.kill()
