"""Deepgram's parameters and messages."""

import pytest
from starlette.datastructures import QueryParams

from embedded.speech import deepgram
from embedded.speech.deepgram import ListenWish
from embedded.speech.problems import Problem
from embedded.speech.recogniser import Heard

pytestmark = pytest.mark.unit
LANGUAGES = frozenset({"en", "pt"})


def read(query: str) -> ListenWish:
    return ListenWish.read(QueryParams(query), LANGUAGES)


def test_the_parameters_of_the_plugin_are_understood() -> None:
    wish = read(
        "encoding=linear16&sample_rate=24000&channels=1&interim_results=true&vad_events=true"
        "&endpointing=400&utterance_end_ms=1000&language=en-US&keyterm=Melo&keywords=Okafor:2.5"
    )
    assert (wish.sample_rate, wish.language, wish.interim_results) == (24000, "en", True)
    assert (wish.end_s, wish.utterance_end_s, wish.names) == (0.4, 1.0, ("Melo", "Okafor"))


def test_an_end_so_early_that_it_tears_phrases_is_raised() -> None:
    assert read("endpointing=25").end_s == 0.25


@pytest.mark.parametrize(
    "query",
    ["encoding=opus", "sample_rate=1", "sample_rate=x", "channels=9", "language=xx", "endpointing=soon"],
)
def test_what_cannot_be_honoured_is_refused_by_name(query: str) -> None:
    with pytest.raises(Problem) as refused:
        read(query)
    assert refused.value.status == 400
    assert refused.value.param == query.split("=", maxsplit=1)[0]


def test_words_fill_the_stretch_in_order() -> None:
    message = deepgram.results(
        Heard("Yes, Doctor Melo.", -0.1, 1.0, 1.4),
        request_id="r",
        from_s=2.0,
        voice_to_s=3.0,
        to_s=3.4,
        facts={"is_final": True},
    )
    words = message["channel"]["alternatives"][0]["words"]
    assert [word["punctuated_word"] for word in words] == ["Yes,", "Doctor", "Melo."]
    assert [word["word"] for word in words] == ["yes", "doctor", "melo"]
    assert words[0]["start"] == 2.0
    assert words[-1]["end"] == pytest.approx(3.0, abs=0.01)
    assert message["duration"] == pytest.approx(1.4)


def test_nothing_heard_is_a_result_without_words() -> None:
    message = deepgram.results(
        Heard("", -9.0, 0.0, 0.0),
        request_id="r",
        from_s=1.0,
        voice_to_s=1.0,
        to_s=1.0,
        facts={"is_final": True},
    )
    assert message["channel"]["alternatives"] == [{"transcript": "", "confidence": 0.0, "words": []}]
