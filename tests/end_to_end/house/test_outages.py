"""Providers fall away in the middle of a meeting: the agent says so, stays, and nothing said is lost."""

from __future__ import annotations

import asyncio
import os
import signal

import httpx2
import pytest

from benchmarks.caller import spoken
from tests.end_to_end.house.guest import meeting, settled_in, turns_until
from tests.support.frozen import frozen
from tests.support.up import RunningHouse

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(180)]

SAYS_SO_WITHIN_S = 4.0


async def ready_again(house: RunningHouse, part: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                async with httpx2.AsyncClient(timeout=2) as http:
                    answer = await http.get(f"http://127.0.0.1:{house.port(part)}/healthz")
                if answer.status_code == httpx2.codes.OK:
                    return
            except httpx2.HTTPError:
                pass
            await asyncio.sleep(0.2)


async def test_providers_that_hang_are_admitted_in_time_and_the_words_are_kept(house: RunningHouse) -> None:
    async with meeting(house, "Everything hangs") as (guest, room_id):
        await settled_in(house, guest)
        with frozen(house.pid("gateway")):
            ended = await guest.say(spoken("Where can I park my car?"))
            heard_at = await guest.answer_after(ended, 8)
            assert heard_at is not None
            assert heard_at - ended <= SAYS_SO_WITHIN_S
            await guest.quiet()
            assert guest.agent_state() == "trouble"
            typed = await guest.type("Is there anything free tomorrow?")
            written_at, text = await guest.written_after(typed, 8)
            assert written_at - typed <= SAYS_SO_WITHIN_S
            assert "again in a moment" in text
        turns = await turns_until(house, room_id, lambda rows: any("park" in row["text"] for row in rows))
        assert any(row["name"] == "Ana Silva" and "park" in row["text"] for row in turns)
        await guest.quiet(1.5)
        ended = await guest.say(spoken("What are your opening hours?"))
        assert await guest.answer_after(ended, 10) is not None


async def test_providers_that_are_gone_are_admitted_in_time(house: RunningHouse) -> None:
    async with meeting(house, "Everything is gone") as (guest, room_id):
        await settled_in(house, guest)
        os.kill(house.pid("gateway"), signal.SIGKILL)
        ended = await guest.say(spoken("Where can I park my car?"))
        heard_at = await guest.answer_after(ended, 8)
        assert heard_at is not None
        assert heard_at - ended <= SAYS_SO_WITHIN_S
        await ready_again(house, "gateway")
        turns = await turns_until(house, room_id, lambda rows: any("park" in row["text"] for row in rows))
        assert any(row["speaker"] == "person" and "park" in row["text"] for row in turns)
        await guest.quiet(2)
        ended = await guest.say(spoken("What are your opening hours?"))
        assert await guest.answer_after(ended, 10) is not None
