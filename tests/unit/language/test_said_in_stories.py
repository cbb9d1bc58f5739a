"""What is told around a wish: danger in one of several sentences, what is held up, what is wanted gone."""

import pytest

from embedded.language.dialogue.danger import tells_danger
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.answers.assent import Assent, find_assent
from embedded.language.understanding.sentences.text import mend

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


def test_a_polite_condition_is_none():
    assert mend("Yes, her, if it's not too much trouble.").startswith("Yes, her")
    assert "if" not in mend("Yes, her, if it's not too much trouble.")
    assert "if" in mend("Yes, if it's not too late.")


def test_danger_is_heard_in_one_of_several_sentences():
    if meaning("hello") is None:
        pytest.skip("no embedding model is installed: danger is only heard by grammar")
    assert tells_danger("I wanted to move my cut. My chest hurts badly and I cannot breathe.")
    assert not tells_danger("I wanted to move my cut. My dog needs a bath on Friday.")
