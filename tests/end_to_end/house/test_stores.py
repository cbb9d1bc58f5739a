"""Postgres or Valkey answers nothing for a while: pages say so, the meeting goes on, no turn is lost."""

from __future__ import annotations

import asyncio
import time

import httpx2
import pytest
from livekit import rtc

from benchmarks.caller import spoken
from tests.end_to_end.house.guest import TURNS, Guest, meeting, settled_in, turns_until
from tests.support.frozen import frozen
from tests.support.up import RunningHouse

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(180)]

OUTAGE_S = 10.0
PAGE_WITHIN_S = 2.5  # the portal gives up after 1.6 s; the rest is a busy machine


async def refused(house: RunningHouse, path: str) -> None:
    """The page says 503 and when to come again."""
    headers = {"Authorization": house.desk.http.headers["Authorization"], "Accept": "text/html"}
    asked = time.monotonic()
    async with httpx2.AsyncClient(base_url=house.portal_url, timeout=10) as http:
        answer = await http.get(path, headers=headers)
    assert answer.status_code == httpx2.codes.SERVICE_UNAVAILABLE, path
    assert int(answer.headers["Retry-After"]) > 0
    assert time.monotonic() - asked < PAGE_WITHIN_S


async def served(house: RunningHouse, path: str) -> None:
    """The page is there again."""
    async with asyncio.timeout(10), httpx2.AsyncClient(base_url=house.portal_url) as http:
        headers = {"Authorization": house.desk.http.headers["Authorization"], "Accept": "text/html"}
        while (await http.get(path, headers=headers)).status_code != httpx2.codes.OK:
            await asyncio.sleep(0.1)


def voices(guest: Guest) -> list[bool]:
    """Of each agent in the room, whether the guest is subscribed to its voice."""
    return [
        any(publication.subscribed for publication in person.track_publications.values())
        for person in guest.room.remote_participants.values()
        if person.kind == rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
    ]


async def together_again(guest: Guest, for_s: float = 3.0, within_s: float = 30.0) -> None:
    """The server drops everybody when Valkey is away for long: guest and one agent with a voice are back to stay."""
    since = time.monotonic()
    async with asyncio.timeout(within_s):
        while time.monotonic() - since < for_s:
            await asyncio.sleep(0.1)
            if guest.room.connection_state != rtc.ConnectionState.CONN_CONNECTED or voices(guest) != [True]:
                since = time.monotonic()


@pytest.mark.parametrize("part", ["postgres", "valkey"])
async def test_an_outage_of_a_store_ends_no_meeting_and_loses_no_turn(house: RunningHouse, part: str) -> None:
    async with meeting(house, f"Without {part}") as (guest, room_id):
        await settled_in(house, guest)
        with frozen(house.pid(part)):
            ends = time.monotonic() + OUTAGE_S
            ended = await guest.say(spoken("Where can I park my car?"))
            await refused(house, "/desk")
            await refused(house, f"/meetings/{room_id}")
            assert await guest.answer_after(ended, OUTAGE_S) is not None
            await guest.type("This was written in the dark.")
            await asyncio.sleep(max(0.0, ends - time.monotonic()))
        await served(house, "/desk")
        for words in ("in this meeting", "park", "in the dark"):
            turns = await turns_until(
                house, room_id, lambda rows, words=words: any(words in row["text"] for row in rows)
            )
        said_by_the_agent = [row["text"] for row in turns if row["speaker"] == "agent"]
        assert len(said_by_the_agent) >= 3, said_by_the_agent  # the greeting and both spoken questions
        await together_again(guest)
        await guest.quiet(2)
        ended = await guest.say(spoken("What are your opening hours?"))
        assert await guest.answer_after(ended, 10) is not None, await house.rows(TURNS, room_id)
        assert len(voices(guest)) == 1
