"""When all that somebody said has become utterances."""

import pytest

from agent.floor import Channel
from agent.pipelines.utterance import Utterance
from embedded.rehearsal.audio.ears import Attention

pytestmark = pytest.mark.unit
BEGAN = 100.0


def spoken(since: float, until: float, who: str = "ana") -> Utterance:
    return Utterance(who, "words", Channel.SPOKEN, since, until)


def test_an_utterance_up_to_the_last_voice_is_all_of_it() -> None:
    attention = Attention()
    attention.voice("ana", 102.0)
    assert not attention.all_taken("ana", BEGAN)
    attention.taken(spoken(100.2, 101.9))
    assert attention.all_taken("ana", BEGAN)


def test_a_sentence_taken_in_the_middle_of_two_is_not_all_of_it() -> None:
    attention = Attention()
    attention.voice("ana", 101.0)
    attention.taken(spoken(100.2, 101.0))
    attention.voice("ana", 103.0)
    assert not attention.all_taken("ana", BEGAN)
    attention.taken(spoken(102.0, 103.0))
    assert attention.all_taken("ana", BEGAN)


def test_what_was_said_before_and_by_others_does_not_count() -> None:
    attention = Attention()
    attention.taken(spoken(90.0, 95.0))
    attention.taken(spoken(100.2, 101.0, "ben"))
    assert not attention.noticed("ana", BEGAN)
    assert not attention.all_taken("ana", BEGAN)


def test_what_is_typed_is_no_voice() -> None:
    attention = Attention()
    attention.taken(Utterance("ana", "hello", Channel.TYPED, 101.0, 101.0))
    assert attention.typed("ana") == 1
    assert not attention.noticed("ana", BEGAN)
