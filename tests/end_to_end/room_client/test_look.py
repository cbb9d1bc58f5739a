"""The room client at phone and desk width, light and dark: axe finds nothing, screenshots are kept."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.end_to_end.room_client.fake_agent import RECEIPT, FakeAgent
from tests.end_to_end.room_client.stand import MeetingServer

pytestmark = pytest.mark.end_to_end


async def test_a_full_room_with_a_shared_screen_fits(
    people: Any, room: str, agent: FakeAgent, server: MeetingServer, findings: Any
) -> None:
    names = ["Dr. Rui Melo", "Eva"]
    others = [await FakeAgent(room, server.url, identity=f"p-{n}", name=n).enter() for n in names]
    ana, bruno = await people(), await people(width=390)
    for visitor, name in ((ana, "Ana Silva"), (bruno, "Bruno" * 24)):
        await visitor.open(room, name=name)
        assert await visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), name
        await visitor.page.get_by_test_id("check-camera").click()
        await visitor.page.get_by_test_id("enter").click()
        await visitor.page.locator('[data-testid="room"][data-link="up"]').wait_for()
    await ana.shot("full-1280-light")
    await bruno.shot("full-390-light")
    await ana.page.get_by_test_id("screen").click()
    for visitor, width in ((ana, 1280), (bruno, 390)):
        await visitor.page.locator("figure video").wait_for()
        await visitor.shot(f"screen-{width}-light")
        assert await findings(visitor.page) == []
    await ana.page.get_by_test_id("screen").click()
    await expect(bruno.page.locator("figure")).to_have_count(0)
    for other in others:
        await other.leave()


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False), (1280, True)])
async def test_every_page_is_accessible(
    people: Any, room: str, agent: FakeAgent, findings: Any, width: int, dark: bool
) -> None:
    visitor = await people(width=width, dark=dark)
    page, look = visitor.page, f"{width}-{'dark' if dark else 'light'}"

    async def looked_at(name: str) -> None:
        await visitor.shot(f"{name}-{look}")
        assert await findings(page) == [], name
        assert await page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), name

    await visitor.open(room)
    await page.wait_for_function("() => document.querySelector('video')?.currentTime > 0")
    await looked_at("check")
    await page.get_by_test_id("enter").click()
    await page.locator('[data-testid="room"][data-link="up"]').wait_for()
    await agent.speak("g1", ["Good morning, I am Ada. ", "How can I help?"])
    await agent.caption("p-ana", "u1", "I need to see Doctor Melo on Tuesday.")
    await agent.room.local_participant.send_text("I can offer three times.", topic="lk.chat")
    await agent.state("speaking")
    await agent.offer()
    await page.get_by_test_id("slot").nth(1).click()
    await page.get_by_text("Chosen; Ada is looking after it.").wait_for()
    await looked_at("offer")
    await agent.card(RECEIPT)
    await agent.state("silent", 'You are talking to each other. Say "Ada" to ask.')
    await page.get_by_test_id("receipt").wait_for()
    if width < 600:
        await looked_at("receipt")
        await page.get_by_test_id("panel-toggle").click()
    await page.get_by_test_id("chat-line").wait_for()
    await looked_at("chat")
    await page.get_by_test_id("tab-transcript").click()
    await page.get_by_test_id("transcript-line").nth(1).wait_for()
    await looked_at("transcript")
    await page.get_by_role("button", name="Close the panel").click()
    await page.get_by_test_id("leave").click()
    await page.get_by_test_id("after-receipt").wait_for()
    await looked_at("after")
    assert visitor.complaints == []
