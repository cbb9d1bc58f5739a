"""Talk that wishes for nothing is answered in a few words and starts nothing."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import phatic, to_the_point, unreported
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("can you still hear me?", Act.IDENTITY),
        ("are you there", Act.IDENTITY),
        ("a bit slower please", Act.REPEAT),
        ("could you speak up a little", None),
        ("you're too fast for me", Act.REPEAT),
        ("tell us a joke", Act.SMALL_TALK),
        ("okay, we'll call you back tomorrow", Act.FORGET),
        ("she'll ring again later", Act.FORGET),
        ("I'll think about it", Act.FORGET),
        ("we'll call again on Tuesday for the results", None),
        ("can you hear what my doctor said", None),
    ],
)
def test_words_that_only_keep_the_talk_going(said: str, act: Act | None) -> None:
    assert phatic(said) is act


def test_the_form_that_announces_a_remark_is_none_of_it() -> None:
    assert to_the_point("I'd like to start by saying that it was lovely") == "it was lovely"
    assert to_the_point("let me say one thing") == "let me say one thing"
    assert to_the_point("I'd like to start on Monday") == "I'd like to start on Monday"


def test_a_reported_question_is_the_question() -> None:
    assert unreported("Ana rang. She'd like to know when she's due") == "Ana rang. when she's due"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("can you hear me?", "hear you"),
        ("tell me a joke", "calendar"),
        ("how are you today?", "thank"),
        ("are you a robot?", "software agent"),
        ("are you recording this?", "written down"),
        ("is this being recorded?", "Sound is not recorded"),
        ("I'd like to start by saying that Dr. Melo was wonderful last time", "."),
    ],
)
def test_it_is_answered_and_nothing_is_done(said: str, answer: str) -> None:
    room = Room(House(facts={}))
    assert answer in room.says(said)
    assert [name for name in room.called if name != "entity_facts"] == []


def test_small_talk_beside_an_open_question_asks_nothing_of_its_own() -> None:
    room = Room()
    asked = room.says("I need an appointment on Tuesday")
    said = room.says("can you hear me?")
    assert "hear you" in said
    assert "help" not in said
    assert asked[-20:] in said or said.endswith("?")


def test_asking_again_is_answered_however_often() -> None:
    room = Room()
    room.says("I need an appointment on Tuesday")
    assert all(room.says("sorry?") for _ in range(4))


def test_thanks_name_no_guest() -> None:
    room = Room()
    room.says("I'd like to bring somebody in")
    assert "Thanks" not in room.says("thanks a lot")


def test_praise_of_another_changes_no_offer() -> None:
    room = Room()
    room.says("a consultation with Dr. Melo on Tuesday")
    room.says("Dr. Costa told me the tests were fine")
    assert "find_slots" not in room.called


def test_a_kind_the_house_has_not_is_said_to_be_none_of_its_own() -> None:
    room = Room(House(services={"Skin check": 20, "Stress test": 40}))
    assert "don't see eyelid check" in room.says("I need an eyelid check on Tuesday")
    assert "don't see" not in Room(House(services={"Skin check": 20})).says("a skin check on Tuesday")


def test_letting_go_and_wishing_anew_in_one_breath_is_the_new_wish() -> None:
    room = Room()
    room.says("a consultation with Dr. Costa on Wednesday")
    assert "Dr. Melo" in room.says("Never mind. Tuesday at ten with Dr. Melo.")
    assert "Dr. Costa" in room.says("never mind, Friday at two with Dr. Costa")
    assert "Dr. Melo" in room.says("no, scrap that, Thursday at ten with Dr. Melo")
