"""Sentences for the time a voice is down are kept as soon as it is up."""

import pytest

from agent.pipelines.spare_voice import SpareVoice

from .talk import Voice

pytestmark = [pytest.mark.integration, pytest.mark.timeout(30)]


async def test_a_voice_that_was_away_is_asked_again() -> None:
    voice = Voice()
    spare = SpareVoice(voice)
    voice.dies_at = ""
    assert not await spare.keep("I am still here.")
    assert spare.sound("I am still here.") is None
    voice.dies_at = None
    assert await spare.keep("I am still here.")
    assert spare.sound("I am still here.") is not None
