"""Who is heard, by sound alone: talked over, hummed at, echoed, all at once, late and again."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks.caller import Loudspeaker, spoken
from benchmarks.voice import TALK_OVER, talk_over
from tests.end_to_end.house.gathering import HOURS, PARKING, TURNS, meeting, said
from tests.support.up import RunningHouse
from tests.support.waiting import eventually

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]

YIELDS_WITHIN_S = 0.6
TRIES = 3


async def test_it_yields_to_talk_and_not_to_a_hum(house: RunningHouse) -> None:
    async with meeting(house, "Talked over") as room:
        ana = await room.enters("Ana Silva")
        await room.greeted(ana)
        yielded: list[float | None] = []
        while not any(y is not None and y <= YIELDS_WITHIN_S for y in yielded):
            assert len(yielded) < TRIES, yielded
            yielded.append(await talk_over(ana, spoken(PARKING), spoken(TALK_OVER)))
        began = await ana.ask(HOURS)
        assert began is not None

        async def answer_runs() -> bool:
            return ana.heard_last - began >= 0.4

        await eventually(answer_runs)
        hummed = await ana.say(spoken("Mm-hm."))
        await ana.quiet()
        assert ana.heard_last > hummed + 1
        rows = await house.rows(TURNS, room.room_id)
        assert not rows[-1]["cut_text"], rows[-1]["cut_text"]


async def test_its_own_voice_off_a_loudspeaker_is_nobodys(house: RunningHouse) -> None:
    async with meeting(house, "Loudspeaker") as room:
        ana = await room.enters("Ana Silva", Loudspeaker(gain=0.1, delay_s=0.15))
        await room.greeted(ana)
        assert await ana.ask(PARKING) is not None
        await ana.quiet(3.0)
        turns = await room.until(lambda turns: said(turns, "agent", "park"))
        assert [text for who, _, text in turns if who == "person"] == [PARKING.lower()]
        assert len([text for who, _, text in turns if who == "agent"]) == 2  # the greeting and the answer


async def test_all_at_once_late_and_again_everyone_is_heard_by_name(house: RunningHouse) -> None:
    async with meeting(house, "Several people") as room:
        ana = await room.enters("Ana Silva")
        seat = room.seat("Rui Costa")
        rui = await room.comes_in(*seat)
        await room.greeted(ana)
        await asyncio.gather(ana.say(spoken(PARKING)), rui.say(spoken(HOURS)))
        await room.until(
            lambda turns: (
                said(turns, "person", "park", "Ana Silva")
                and said(turns, "person", "hours", "Rui Costa")
                and said(turns, "agent", "park")
                and said(turns, "agent", "monday")
            )
        )
        await rui.leave()
        nora = await room.enters("Nora Lind")
        assert await nora.ask("Ada, what is your telephone number?") is not None
        await room.until(lambda turns: said(turns, "person", "number", "Nora Lind"))
        rui = await room.comes_in(*seat)
        await nora.quiet()
        await rui.ask("Ada, what is your address?")
        turns = await room.until(lambda turns: said(turns, "person", "address", "Rui Costa"))
        assert len([who for who, _, _ in turns if who == "person"]) == 4, turns
