"""From the device check into the room, and the plain pages of those who cannot enter."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.end_to_end.room_client.fake_agent import FakeAgent
from tests.end_to_end.room_client.stand import Site

pytestmark = pytest.mark.end_to_end

NO_DEVICES = """navigator.mediaDevices.getUserMedia =
    () => Promise.reject(new DOMException('no', 'NotAllowedError'));"""


async def test_a_person_without_camera_and_microphone_is_told_why_and_enters(
    people: Any, room: str, agent: FakeAgent
) -> None:
    visitor = await people()
    await visitor.page.add_init_script(NO_DEVICES)
    await visitor.open(room)
    await expect(visitor.page.get_by_test_id("microphone-help")).to_contain_text("allow the microphone")
    await expect(visitor.page.get_by_test_id("camera-help")).to_contain_text("allow the camera")
    await visitor.page.get_by_test_id("enter").click()
    await expect(visitor.page.get_by_test_id("agent-tile")).to_contain_text("Listening")
    assert visitor.complaints == []


async def test_who_must_wait_sees_the_lobby_and_comes_in_by_being_admitted(
    people: Any, room: str, site: Site
) -> None:
    site.answers["p-lobby"] = [(200, {"state": "waiting"}), (503, {"code": "unavailable"})]
    visitor = await people()
    await visitor.open(room, name="Lobby")
    await visitor.page.get_by_test_id("enter").click()
    await expect(visitor.page.get_by_test_id("lobby")).to_contain_text("waiting")
    await expect(visitor.page.get_by_test_id("lobby")).to_contain_text("your place is kept")
    await expect(visitor.page.get_by_test_id("room")).to_have_attribute("data-link", "up", timeout=10_000)


@pytest.mark.parametrize(
    ("answer", "heading", "button"),
    [
        ({"code": "too_early", "opens_at": "2026-11-24T09:00:00Z"}, "You are early", "Check again"),
        ({"code": "full"}, "The room is full", "Try again"),
        ({"code": "ended"}, "This meeting has ended", None),
        ({"code": "cancelled"}, "This meeting was cancelled", None),
        ({"code": "not_valid"}, "This link does not open the room", None),
    ],
)
async def test_each_refusal_has_its_plain_page(
    people: Any,
    room: str,
    site: Site,
    findings: Any,
    answer: dict[str, str],
    heading: str,
    button: str | None,
) -> None:
    site.answers["p-refused"] = [(409, answer)]
    visitor = await people(width=390)
    await visitor.open(room, name="Refused")
    await visitor.page.get_by_test_id("enter").click()
    await expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)
    await expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
    assert await visitor.page.locator("main button").all_inner_texts() == ([button] if button else [])
    assert await findings(visitor.page) == []
    await visitor.shot(f"refused-{answer['code']}")
    if button:
        await visitor.page.get_by_role("button", name=button).click()
        await expect(visitor.page.get_by_test_id("room")).to_be_visible()
