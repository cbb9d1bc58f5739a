"""Voice without words is asked about where an answer is awaited."""

from datetime import UTC, datetime

import pytest

from agent.answering import Asked
from agent.pipelines.open_questions import AGAIN_TIMES, AGAIN_VOICED_S, OPEN_FOR, OpenQuestions

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def test_a_short_answer_nobody_understood_is_asked_again_but_not_for_ever() -> None:
    questions = OpenQuestions()
    questions.ask("ana", NOW)
    assert [questions.ask_again("ana", AGAIN_VOICED_S, NOW) for _ in range(AGAIN_TIMES + 1)] == [
        *[True] * AGAIN_TIMES,
        False,
    ]


def test_a_cough_long_after_the_question_is_a_cough() -> None:
    questions = OpenQuestions()
    questions.ask("ana", NOW)
    assert not questions.ask_again("ana", 1.0, NOW + OPEN_FOR * 2)
    assert not questions.awaits("ana", NOW + OPEN_FOR * 2)


def test_a_click_and_somebody_who_was_not_asked_are_left_alone() -> None:
    questions = OpenQuestions()
    questions.ask("ana", NOW)
    assert not questions.ask_again("ana", AGAIN_VOICED_S / 2, NOW)
    assert not questions.ask_again("rui", 1.0, NOW)
    questions.close("ana")
    assert not questions.ask_again("ana", 1.0, NOW)


def test_what_others_say_overtakes_a_question_until_it_is_answered() -> None:
    questions = OpenQuestions()
    questions.ask("ana", NOW, "Shall I book it?")
    questions.heard("ana", "let me see")
    assert questions.asked("ana", NOW) == Asked("Shall I book it?")
    questions.heard("rui", "is that near the station?")
    assert questions.asked("ana", NOW) == Asked("Shall I book it?", overtaken=True, outbid=True)
    questions.heard("ana", "no, by the park")
    assert questions.asked("ana", NOW) == Asked("Shall I book it?", overtaken=True)
    questions.close("ana")
    assert questions.asked("ana", NOW) is None
