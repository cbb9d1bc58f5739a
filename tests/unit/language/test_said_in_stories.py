"""What is told around a wish: danger in one of several sentences, what is held up, what is wanted gone."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.answers.assent import Assent, find_assent
from embedded.language.understanding.answers.hedged import hedges
from embedded.language.understanding.sentences.text import mend
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def test_a_yes_behind_what_holds_it_up_is_a_yes():
    assert find_assent("Let me finish this. Yes, book it.")[0] is Assent.YES


def test_a_sentence_that_holds_up_and_says_no_is_none():
    assert find_assent("Wait, not that one. Let me look.")[0] is not Assent.YES


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("put Oliver's cut from Tuesday at ten to Wednesday", Act.MOVE),
        ("she wants it gone", Act.CANCEL),
        ("repeat my appointments please", Act.LIST),
        ("and that takes how long?", Act.DURATION),
        ("what have I still got in the book?", Act.LIST),
        ("I had a heart attack ten years ago", None),
    ],
)
def test_the_grammar_reads(said, act):
    assert grammar_act(said) is act


@pytest.mark.parametrize("whom", ["her", "him", "please"])
def test_a_polite_condition_hedges_no_yes(whom):
    room = Room(House())
    room.says("could you get Joana Pereira into this meeting?")
    room.says(f"Yes, {whom}, if it's not too much trouble.")
    assert [name for name, _ in room.house.invited] == ["Joana Pereira"]


@pytest.mark.parametrize(
    ("said", "hedged"),
    [
        ("yes, if it's not too much trouble", False),
        ("please do, if that isn't asking too much", False),
        ("yes, if it's not too much money", True),
        ("yes, if it's not too late", True),
        ("yes, if it's not too much trouble, but later", True),
    ],
)
def test_what_hedges_a_yes(said, hedged):
    assert hedges(mend(said)) is hedged


@pytest.mark.parametrize(
    ("said", "danger"),
    [
        (
            "I have to sit down a minute. I've an awful tightness across my chest and it's going down the arm.",
            True,
        ),
        ("I wanted to move my cut. My chest hurts badly and I cannot breathe.", True),
        ("I wanted to move my cut. My dog needs a bath on Friday.", False),
    ],
)
def test_danger_is_heard_in_one_of_several_sentences(said, danger):
    if meaning("hello") is None:
        pytest.skip("no embedding model is installed: danger is only heard by grammar")
    assert ("local emergency number" in Room(House()).says(said)) is danger
