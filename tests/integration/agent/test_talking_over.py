"""Talking over the agent: it yields, nothing that was said is lost, and whoever was talked over is answered."""

from __future__ import annotations

import asyncio
import time

import pytest

from .talk import ANA, RUI, talk

pytestmark = [pytest.mark.integration, pytest.mark.timeout(30)]

RECEIPT = "That is booked for Tuesday the twenty fourth at two thirty with Doctor Melo, see you then."
OFFER = "I have Tuesday at ten with Doctor Melo or Wednesday at two with Doctor Weiss. Which one suits you?"


def booking(lines: list[str]) -> list:
    if lines[-1] == "receipt":
        return [RECEIPT]
    return [{"tool": "book"}] if "yes" in lines[-1] else ["You are welcome."]


async def test_a_receipt_can_be_talked_over() -> None:
    async with talk(booking, here=[ANA]) as t:
        await t.say(ANA, "yes")
        await t.until_speaking()
        t.host.voiced(ANA, 0.3, 0.0)
        assert t.loudspeaker.paused
        t.host.voiced(ANA, 0.9, 0.0)
        assert not t.loudspeaker.paused
        await asyncio.sleep(0.1)
        assert not t.mouth.audible
        await t.say(ANA, "Great, thanks.", lasted_s=1.0)
        await t.quiet()
        assert ("Great, thanks.", "alone_with_person") in t.stage.turns
        assert t.stage.heard()[-1] == "You are welcome."


async def test_short_words_over_a_receipt_are_recorded_and_answered() -> None:
    async with talk(booking, here=[ANA]) as t:
        await t.say(ANA, "yes")
        await t.until_speaking()
        t.host.voiced(ANA, 0.3, 0.0)
        await t.say(ANA, "Great, thanks.")
        await t.quiet()
        assert t.stage.turns[-1] == ("Great, thanks.", "alone_with_person")
        assert t.stage.heard()[-1] == "You are welcome."
        assert not t.loudspeaker.paused


async def test_a_cut_during_a_write_waits_for_the_write_and_goes_on() -> None:
    async with talk(booking, here=[ANA]) as t:
        handle = t.session.say("A sentence of some length that takes a while to say.")
        await t.until_speaking()
        handle.allow_interruptions = False
        t.mouth.hold()
        t.mouth.cut()
        assert not t.loudspeaker.paused
        handle.allow_interruptions = True


def offering(lines: list[str]) -> list:
    return [OFFER] if "times" in lines[-1] else [f"Fine, {lines[-1].partition('] ')[2]}"]


async def test_who_goes_on_after_a_pause_is_answered_for_all_of_it_at_once() -> None:
    async with talk(lambda lines: ["That is noted, and I will look what there is."]) as t:
        await t.say(ANA, "Ada, can I come on Thursday?")
        await t.until_speaking()
        t.host.voiced(ANA, 0.3, 0.0)
        t.host.voiced(ANA, 0.9, 0.0)
        await t.say(ANA, "In the morning if I may.", lasted_s=1.2)
        await t.quiet()
        assert t.stage.turns[-1] == ("In the morning if I may.", "called_by_name")
        assert t.lines("[Ana") == ["[Ana Silva] Ada, can I come on Thursday? In the morning if I may."]
        assert t.stage.heard()[-1].startswith("That is noted")


async def test_the_one_being_asked_may_answer_before_the_question_is_out() -> None:
    async with talk(offering) as t:
        await t.say(ANA, "Ada, what times are there?")
        await t.until_speaking(for_s=0.5)
        await t.say(ANA, "the first one", lasted_s=0.0)
        await t.quiet()
        assert t.stage.turns[-1] == ("the first one", "open_question")
        assert t.stage.heard()[-1] == "Fine, the first one"


async def test_an_answer_that_cut_the_question_short_still_answers_it() -> None:
    async with talk(offering) as t:
        await t.say(ANA, "Ada, what times are there?")
        await t.until_speaking(for_s=0.5)
        t.host.voiced(ANA, 0.3, 0.0)
        t.host.voiced(ANA, 0.9, 0.0)
        await asyncio.sleep(0.2)
        await t.say(ANA, "the first one of them please", lasted_s=0.2)
        await t.quiet()
        assert t.stage.turns[-1][1] == "open_question"


@pytest.mark.parametrize("here", [[ANA], [ANA, RUI]])
async def test_yeah_into_the_end_of_the_question_answers_it(here: list[str]) -> None:
    async with talk(lambda lines: ["Shall I book it?"] if "book" in lines[-1] else ["Fine."], here=here) as t:
        await t.say(ANA, "Ada, book it")
        await t.until_speaking()
        await t.say(ANA, "Yeah.")
        await t.quiet()
        assert [turn.cut_text for turn in t.stage.agent] == ["", ""]  # the question was heard to its end
        assert t.stage.heard()[-1] == "Fine."


async def test_yeah_long_before_the_question_only_says_i_am_listening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("agent.pipelines.host.EARLY_S", 0.3)
    async with talk(offering, here=[ANA]) as t:
        await t.say(ANA, "what times are there?")
        await t.until_speaking()
        await t.say(ANA, "Yeah.")
        await t.quiet()
        assert t.stage.turns[-1] == ("Yeah.", "backchannel")
        assert t.stage.heard() == [OFFER]


def two(lines: list[str]) -> list:
    newest = lines[-1]
    return [OFFER] if "times" in newest else ["Park in the garage on Elm Street."]


async def test_two_at_once_are_both_answered_when_each_has_finished() -> None:
    async with talk(two) as t:
        await t.say(ANA, "Ada, what times are there?")
        await t.until_speaking()
        t.host.voiced(RUI, 0.3, 0.0)
        t.host.voiced(RUI, 0.9, 0.0)
        await asyncio.sleep(0.3)
        assert not t.mouth.audible  # Rui is still talking
        await t.say(RUI, "Ada, where can I park?", lasted_s=2.0)
        await t.quiet()
        assert t.stage.heard()[-2:] == ["Park in the garage on Elm Street.", OFFER]
        assert len(t.lines("[Ana Silva]")) == 1
        said = [m.text_content for m in t.agent.chat_ctx.messages() if m.role == "assistant"]
        assert said.index(OFFER) < said.index("Park in the garage on Elm Street.")
        await t.say(ANA, "the second one")
        assert t.stage.turns[-1][1] == "open_question"


async def test_an_answer_that_was_mostly_heard_is_not_repeated() -> None:
    async with talk(two) as t:
        await t.say(ANA, "Ada, what times are there?")
        await t.until_speaking()
        await asyncio.sleep(1.2)
        t.host.voiced(RUI, 0.3, 0.0)
        t.host.voiced(RUI, 0.9, 0.0)
        await t.say(RUI, "Ada, where can I park?", lasted_s=1.0)
        await t.quiet()
        assert t.stage.heard()[-1] == "Park in the garage on Elm Street."


async def test_an_answer_talked_over_before_the_model_had_it_is_asked_for_once_more() -> None:
    calls: list[str] = []

    def slow(lines: list[str]) -> list:
        calls.append(lines[-1])
        return [1.2, OFFER] if len(calls) == 1 else two(lines)

    async with talk(slow, patience_s=0.6) as t:
        await t.say(ANA, "Ada, what times are there?")
        await t.until_speaking()  # "One moment, please."
        t.host.voiced(RUI, 0.3, 0.0)
        t.host.voiced(RUI, 0.9, 0.0)
        await t.say(RUI, "Ada, where can I park?", lasted_s=1.0)
        await t.quiet()
        assert t.stage.heard()[-1] == OFFER
        assert len(t.lines("[Ana Silva]")) == 1


async def test_words_the_model_writes_while_it_speaks_are_known_as_its_own() -> None:
    begun, later = "I have looked into the diary of everybody.", "Wednesday at two with Doctor Weiss is free."
    async with talk(lambda _: [f"{begun} {begun} ", 0.8, later], here=[ANA]) as t:
        began_at = time.time()
        await t.say(ANA, "What is free?")
        await t.until_speaking()
        assert later not in t.mouth.meant, "it is not written yet"
        async with asyncio.timeout(5):
            while later not in t.mouth.meant:
                await asyncio.sleep(0.01)
        assert t.mouth.is_echo(later, time.time(), time.time())
        await t.quiet()
        assert t.mouth.is_echo(begun, began_at + 0.5, t.mouth.silent_at)
        assert t.mouth.is_echo(later, began_at + 0.5, t.mouth.silent_at)
        assert not t.mouth.is_echo(
            "Thursday at nine would be better for me.", began_at + 0.5, t.mouth.silent_at
        )
