"""What continues the utterance that is being answered."""

from dataclasses import replace

import pytest

from agent.floor import Channel
from agent.pipelines.dues import Due
from agent.pipelines.going_on import REACTS_S, whole
from agent.pipelines.utterance import Utterance

pytestmark = pytest.mark.unit
SOUNDED_AT = 103.0
BEGUN = Due(Utterance("ana", "Can I come on Thursday?", Channel.SPOKEN, 100.0, 102.0), "line-1")
NEXT = Utterance("ana", "In the morning.", Channel.SPOKEN, 102.6, 103.5)


def text(begun: Due | None, now: Utterance, sounded_at: float = SOUNDED_AT) -> str:
    return whole(begun, now, sounded_at=sounded_at).text


@pytest.mark.parametrize("sounded_at", [SOUNDED_AT, float("inf")])
def test_words_that_began_before_the_answer_was_heard_continue_the_question(sounded_at: float) -> None:
    joined = whole(BEGUN, NEXT, sounded_at=sounded_at)
    assert joined.text == "Can I come on Thursday? In the morning."
    assert (joined.started_at, joined.ended_at) == (100.0, 103.5)


@pytest.mark.parametrize(
    ("begun", "now"),
    [
        (None, NEXT),
        (replace(BEGUN, line=None), NEXT),
        (BEGUN, replace(NEXT, identity="ben")),
        (BEGUN, replace(NEXT, channel=Channel.TYPED)),
        (BEGUN, replace(NEXT, started_at=SOUNDED_AT + REACTS_S)),
    ],
)
def test_other_words_stand_for_themselves(begun: Due | None, now: Utterance) -> None:
    assert text(begun, now) == "In the morning."
