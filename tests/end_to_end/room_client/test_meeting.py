"""Inside: captions, chat, booking cards, the agent's state, other people, leaving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.end_to_end.room_client.fake_agent import RECEIPT, FakeAgent
from tests.end_to_end.room_client.stand import MeetingServer, until

pytestmark = pytest.mark.end_to_end


async def test_interim_captions_grow_into_one_line_under_the_right_name(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    await visitor.enter(room)
    caption = visitor.page.get_by_test_id("caption")
    await agent.caption("p-ana", "u1", "I need", final=False)
    await expect(caption).to_have_text("Ana Silva I need")
    await agent.caption("p-ana", "u1", "I need an appointment.")
    await expect(caption).to_have_text("Ana Silva I need an appointment.")
    await expect(caption).to_have_attribute("data-final", "true")
    await agent.speak("g1", ["With ", "pleasure."])
    await expect(caption.nth(1)).to_have_text("Ada With pleasure.")


async def test_chat_goes_both_ways_and_each_line_stands_once(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    await visitor.enter(room)
    await visitor.page.get_by_test_id("chat-input").fill("Where can I park?")
    await visitor.page.get_by_test_id("chat-input").press("Enter")
    await until(lambda: agent.chat)
    assert agent.chat == [("p-ana", "Where can I park?")]
    await agent.room.local_participant.send_text("Behind the house.", topic="lk.chat")
    await agent.room.local_participant.send_text('{"message": "old"}', topic="lk-chat-topic")
    await expect(visitor.page.get_by_test_id("chat-line")).to_have_count(2)
    await expect(visitor.page.get_by_test_id("chat-line").nth(1)).to_contain_text("Ada")
    await expect(visitor.page.get_by_test_id("chat-input")).to_have_value("")


async def test_a_tapped_slot_reaches_the_agent_and_the_receipt_stays(
    people: Any, room: str, agent: FakeAgent, tmp_path: Path
) -> None:
    visitor = await people()
    page = visitor.page
    await visitor.enter(room)
    await agent.offer()
    await page.get_by_test_id("slot").nth(1).click()
    await until(lambda: agent.chosen)
    assert agent.chosen == [("p-ana", "s2")]
    await expect(page.get_by_test_id("slot").nth(1)).to_have_attribute("aria-pressed", "true")
    await agent.card(RECEIPT)
    await agent.card({"kind": "none"})
    await expect(page.get_by_test_id("offer")).to_have_count(0)
    await expect(page.get_by_test_id("receipt")).to_contain_text("Booked: Tue 24 Nov, 15:00 (New York time)")
    await page.get_by_test_id("leave").click()
    await expect(page.get_by_test_id("after-receipt")).to_contain_text("Consultation with Dr. Rui Melo")
    async with page.expect_download() as saving:
        await page.get_by_test_id("calendar-file").click()
    await (await saving.value).save_as(tmp_path / "a.ics")
    assert "DTSTART:20261124T200000Z" in (tmp_path / "a.ics").read_text()


async def test_an_offer_for_someone_else_can_be_seen_but_not_tapped(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    await visitor.enter(room, name="Bruno")
    await agent.offer()
    await expect(visitor.page.get_by_test_id("slot").first).to_be_disabled()
    await agent.offer(seconds=1, for_identity="p-bruno")
    await expect(visitor.page.get_by_text("This offer has run out.")).to_be_visible()
    await expect(visitor.page.get_by_test_id("slot").first).to_be_disabled()


async def test_a_card_that_is_not_from_the_agent_is_not_shown(
    people: Any, room: str, agent: FakeAgent, server: MeetingServer
) -> None:
    visitor = await people()
    await visitor.enter(room)
    stranger = FakeAgent(room, server.url, identity="p-stranger", name="Stranger")
    await stranger.enter()
    await stranger.card({**RECEIPT, "booking_id": "forged"})
    await agent.card(RECEIPT)
    await expect(visitor.page.get_by_test_id("receipt")).to_be_visible()
    await visitor.page.get_by_test_id("tab-bookings").click()
    await expect(visitor.page.get_by_test_id("booking-item")).to_have_count(1)
    await stranger.leave()


async def test_the_agent_says_its_state_and_is_missed_when_gone(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    await visitor.enter(room)
    state = visitor.page.get_by_test_id("agent-state")
    await agent.state("silent", 'Say "Ada" to ask.')
    await expect(state).to_have_text('SilentSay "Ada" to ask.')
    await agent.leave()
    await expect(state).to_have_text("Not here yet")
    missing = visitor.page.get_by_test_id("notice-agent")
    await expect(missing).to_contain_text("is being called back", timeout=10_000)


async def test_a_reload_loses_nothing_and_going_back_in_is_no_mended_connection(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    page = visitor.page
    await visitor.enter(room)
    await agent.caption("p-ana", "u1", "Tuesday, please.")
    await page.get_by_test_id("chat-input").fill("Where can I park?")
    await page.get_by_test_id("chat-input").press("Enter")
    await agent.card(RECEIPT)
    await page.get_by_test_id("receipt").wait_for()
    await page.get_by_test_id("chat-line").wait_for()
    await page.reload()
    await page.get_by_test_id("enter").click()
    await page.locator('[data-testid="room"][data-link="up"]').wait_for()
    await expect(page.get_by_test_id("chat-line")).to_contain_text("Where can I park?")
    await expect(page.get_by_test_id("receipt")).to_contain_text("Booked: Tue 24 Nov, 15:00")
    await page.get_by_test_id("tab-transcript").click()
    await expect(page.get_by_test_id("transcript-line")).to_contain_text(
        ["Tuesday, please.", "Where can I park?"]
    )
    await page.get_by_test_id("leave").click()
    await expect(page.get_by_test_id("calendar-file")).to_be_visible()
    await page.get_by_test_id("rejoin").click()
    await page.locator('[data-testid="room"][data-link="up"]').wait_for()
    await expect(page.get_by_test_id("notice-back")).to_have_count(0)


async def test_the_way_in_stays_in_reach_on_a_phone_without_devices(people: Any, room: str) -> None:
    visitor = await people(width=390)
    await visitor.page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    await visitor.open(room)
    await visitor.page.get_by_test_id("microphone-help").wait_for()
    await visitor.page.get_by_test_id("camera-help").wait_for()
    await expect(visitor.page.get_by_test_id("enter")).to_be_in_viewport(ratio=1)


async def test_two_people_see_each_other_and_a_raised_hand(people: Any, room: str, agent: FakeAgent) -> None:
    ana, bruno = await people(), await people(width=390)
    await ana.enter(room)
    await bruno.enter(room, name="Bruno")
    tile = ana.page.locator('[data-testid="person-tile"][data-identity="p-bruno"]')
    await expect(tile.locator("video")).to_be_visible()
    await bruno.page.get_by_test_id("hand").click()
    await expect(tile).to_contain_text("Hand up")
    await bruno.page.get_by_test_id("mic").click()
    await expect(tile).to_contain_text("microphone off")
    await bruno.page.get_by_test_id("leave").click()
    await expect(tile).to_have_count(0)
    assert ana.complaints == bruno.complaints == []


async def test_a_person_who_comes_in_twice_is_told_where_the_meeting_went(people: Any, room: str) -> None:
    first, second = await people(), await people()
    await first.enter(room)
    await second.enter(room)
    await expect(first.page.get_by_role("heading", level=1)).to_have_text(
        "The meeting goes on in another tab or at another device"
    )
