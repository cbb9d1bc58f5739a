"""Model or voice fails at any moment: the agent admits it, writes what it can, and stays."""

from __future__ import annotations

import pytest

from agent.floor import Channel

from .talk import ANA, talk

pytestmark = [pytest.mark.integration, pytest.mark.timeout(30)]

ANSWER = "Park in the garage on Elm Street. It is free for two hours. Shall I send you the way?"


async def test_a_model_that_hangs_after_one_moment_is_admitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.pipelines.mouth.GO_ON_S", 0.5)
    async with talk(lambda _: [30.0, "never"], here=[ANA], patience_s=0.5) as t:
        await t.say(ANA, "where can I park?")
        await t.quiet()
        assert t.stage.heard()[0] == "One moment, please."
        assert t.stage.heard()[1].startswith("I'm sorry, I can't answer properly")
        assert t.stage.failures() == ["reply"]
        assert t.stage.states[-1] == "trouble"


async def test_a_voice_that_dies_in_mid_reply_is_admitted_and_the_rest_written() -> None:
    async with talk(lambda _: [ANSWER], here=[ANA]) as t:
        t.voice.dies_at = "free"
        await t.say(ANA, "where can I park?")
        await t.quiet()
        assert t.stage.heard()[0] == "Park in the garage on Elm Street."
        rest = "It is free for two hours. Shall I send you the way?"
        assert t.stage.written[0] == rest
        assert rest in [turn.text for turn in t.stage.agent if turn.channel is Channel.TYPED]
        assert t.lines(rest) == [rest]
        assert t.stage.failures() == ["voice"]
        assert t.stage.states[-1] == "trouble"
        await t.say(ANA, "Yes.")
        assert t.stage.turns[-1][1] == "alone_with_person"


async def test_a_voice_that_is_down_is_admitted_and_the_answer_recorded_as_written() -> None:
    async with talk(lambda _: [ANSWER], here=[ANA]) as t:
        t.voice.dies_at = ""
        await t.say(ANA, "where can I park?", channel=Channel.TYPED)
        await t.quiet()
        assert t.stage.written.count(ANSWER) == 1
        assert ANSWER in [turn.text for turn in t.stage.agent if turn.channel is Channel.TYPED]
        assert t.stage.failures() == ["voice"]
        assert t.stage.states[-1] == "trouble"


async def test_a_voice_that_is_down_at_the_greeting_is_admitted() -> None:
    async with talk(lambda _: [ANSWER], here=[ANA]) as t:
        t.voice.dies_at = ""
        await t.host.greet()
        assert t.stage.written[0].startswith("Hello")
        assert [turn.channel for turn in t.stage.agent] == [Channel.TYPED, Channel.TYPED]
        assert t.stage.failures() == ["voice"]
        assert t.stage.states[-1] == "trouble"


async def test_a_voice_that_speaks_everything_is_no_trouble() -> None:
    async with talk(lambda _: [ANSWER], here=[ANA]) as t:
        await t.say(ANA, "where can I park?")
        await t.quiet()
        assert (t.stage.heard(), t.stage.failures(), t.stage.states[-1]) == ([ANSWER], [], "listening")
