"""The portal's script on a page of paper, under the portal's own content security policy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from playwright.async_api import Page, expect

from portal.assets import Assets
from portal.security import content_policy
from tests.end_to_end.room_client.stand import DIST, free_port, until

pytestmark = pytest.mark.end_to_end

BODY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title>
<meta name="csrf-token" content="tok">{head}</head><body><main><h1>Desk</h1>
<label>Search <input data-key="/" id="search"></label>
<button data-key="n" data-opens="new">New meeting</button>
<dialog id="new"><p>New</p><button data-closes>Close</button></dialog>
<input id="link" value="https://clinic/m/x" aria-label="Link">
<button data-copy-from="#link">Copy link</button>
<button data-theme-toggle>Dark</button>
<time data-since="2026-01-01T00:00:00Z"></time>
<span data-zone="Europe/Lisbon">Lisbon time</span><span data-zone="Asia/Tokyo">Tokyo time</span>
<form data-once hx-post="/slow" hx-target="#out"><button>Save</button></form><p id="out"></p>
<button hx-post="/fails">Fail</button>
<div hx-ext="sse" sse-connect="/events" sse-swap="news" id="live">none</div>
<div hx-ext="morph"><button hx-get="/morph" hx-target="#m" hx-swap="morph:innerHTML">Morph</button></div>
<div id="list" data-follow tabindex="0" class="max-h-80 overflow-y-auto"><p>One</p></div>
<div id="m"><input id="kept" aria-label="Note"></div>
</main></body></html>"""

MORE_LINES = """() => {
  const list = document.getElementById('list');
  for (let n = 0; n < 60; n++) list.append(list.firstElementChild.cloneNode(true));
  return new Promise(requestAnimationFrame);
}"""
READ_FROM_THE_START = """list => new Promise(done => {
  list.addEventListener('scroll', done, { once: true });
  list.scrollTop = 0;
})"""


@pytest.fixture
async def desk(people: Any) -> AsyncIterator[tuple[Page, list[str], list[str]]]:
    posts: list[str] = []

    async def page(_: web.Request) -> web.Response:
        assets = Assets(DIST)
        head = [f'<link rel="stylesheet" href="{href}">' for href in assets.styles("portal")]
        head += [f'<script type="module" src="{src}"></script>' for src in assets.scripts("portal")]
        headers = {"Content-Security-Policy": content_policy()}
        return web.Response(text=BODY.format(head="".join(head)), content_type="text/html", headers=headers)

    async def slow(request: web.Request) -> web.Response:
        posts.append(request.headers.get("X-CSRF-Token", ""))
        return web.Response(text="saved")

    async def events(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        await response.write(b"event: news\ndata: <b>2 waiting</b>\n\n")
        await asyncio.Event().wait()  # held open, as the desk's stream is
        return response

    async def morph(_: web.Request) -> web.Response:
        return web.Response(text='<p>New line</p><input id="kept" aria-label="Note">')

    app = web.Application()
    app.router.add_get("/", page)
    app.router.add_post("/slow", slow)
    app.router.add_post("/fails", lambda _: web.Response(status=409))
    app.router.add_get("/events", events)
    app.router.add_get("/morph", morph)
    app.router.add_get("/favicon.ico", lambda _: web.Response(status=204))
    app.router.add_static("/static/dist", DIST)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    visitor = await people()
    await visitor.page.goto(f"http://127.0.0.1:{port}/")
    await visitor.page.locator("#live b").wait_for()
    yield visitor.page, posts, visitor.complaints
    await visitor.page.close()
    await runner.cleanup()


async def test_the_portals_script_keeps_its_promises(desk: Any, findings: Any) -> None:
    page, posts, complaints = desk
    assert ":" in await page.locator("time").inner_text()
    await expect(page.get_by_text("Tokyo time")).to_be_visible()
    await expect(page.get_by_text("Lisbon time")).to_be_hidden()
    await page.keyboard.press("/")
    await expect(page.locator("#search")).to_be_focused()
    await page.keyboard.press("n")
    await expect(page.locator("#search")).to_have_value("n")
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await expect(page.locator("dialog")).to_be_visible()
    await page.get_by_role("button", name="Close").click()
    await expect(page.locator("dialog")).to_be_hidden()
    await page.evaluate(
        "() => { const f = document.querySelector('form'); f.requestSubmit(); f.requestSubmit(); }"
    )
    await expect(page.locator("#out")).to_have_text("saved")
    assert posts == ["tok"]
    await page.get_by_role("button", name="Save").click()
    await until(lambda: len(posts) == 2)
    await page.get_by_role("button", name="Fail").click()
    await expect(page.get_by_role("status")).to_contain_text("Someone changed this in the meantime")
    await page.locator("#kept").fill("half a sent")
    await page.get_by_role("button", name="Morph").click()
    await expect(page.locator("#m p")).to_have_text("New line")
    await expect(page.locator("#kept")).to_have_value("half a sent")
    lines = page.locator("#list p")
    await page.evaluate(MORE_LINES)
    await expect(lines.last).to_be_in_viewport()
    await page.locator("#list").evaluate(READ_FROM_THE_START)
    await page.evaluate(MORE_LINES)
    await expect(lines.first).to_be_in_viewport()
    await page.get_by_role("button", name="Dark").click()
    assert await page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    await page.reload()
    assert await page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    assert await findings(page) == []
    assert [line for line in complaints if "409" not in line] == []
