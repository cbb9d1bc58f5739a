"""What a clause asks for, where the model learned from the examples and grammar say different things."""

import pytest

from embedded.language.dialogue.danger import DANGER
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.acts.learned import chances, likeliest, settled
from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.acts.words import words

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def model():
    if meaning("hello") is None:
        pytest.skip("no embedding model is installed: grammar stands alone")


@pytest.mark.parametrize(
    ("clause", "act"),
    [
        ("what's on my plate this afternoon", Act.LIST),
        ("which day did you say that was", Act.REPEAT),
        ("I can't see any reason to carry on living", Act.EMERGENCY),
        ("my parrot has lost half its feathers", Act.BOOK),
        ("would you get my colleague Hugo onto this call", Act.INVITE),
        ("how long until the stitches dissolve", Act.FACT),
        ("could my nephew have a scooter to ride while his is at yours?", Act.FACT),
        ("will you let my coach know what I said in there", Act.FACT),
        ("can I call it off if my train gets cancelled?", Act.FACT),
        ("can you get rid of the old mattress", Act.FACT),
        ("my midwife sent me over to you", Act.BOOK),
        ("who could take a look at her this evening", Act.BOOK),
        ("stick a support call in for tonight at seven", Act.BOOK),
    ],
)
def test_a_meaning_without_a_form_is_known(clause, act):
    assert likeliest(clause)[0] is act


def test_a_clause_is_its_words_and_the_pairs_of_neighbours():
    assert words("could we come on tuesday?") == {
        *("could", "we", "come", "on", "DAY", "?"),
        *("^ could", "could we", "we come", "come on", "on DAY", "DAY ?", "? $"),
    }
    assert words("") == {"^ $"}


def test_the_probabilities_of_a_clause_sum_to_one():
    assert sum(chances("could I come on Monday").values()) == pytest.approx(1.0, abs=1e-4)


def test_a_sure_likeness_outweighs_a_grammar_that_is_unlikely():
    assert settled("what have I already got booked?", Act.BOOK) is Act.LIST


def test_an_order_is_no_question_to_the_documents():
    assert settled("and tell Oskar my wrist is stiff again", Act.MESSAGE) is Act.MESSAGE


def test_a_negation_is_left_to_grammar():
    assert settled("please don't cancel my visit", Act.FORGET) is Act.FORGET


def test_what_may_only_be_a_change_stays_a_wish():
    assert settled("could my Thursday one go to Friday", None) is None
    assert settled("I may be late but could I have Thursday at ten?", Act.FACT) is Act.BOOK


def test_who_lives_elsewhere_now_moves_no_appointment():
    said = "we've recently moved to Leith"
    assert settled(said, grammar_act(said)) is not Act.MOVE
    assert settled("we moved my appointment", Act.MOVE) is Act.MOVE


def test_a_time_for_the_offer_is_no_question_for_a_word_of_a_topic():
    assert settled("how about Thursday, late in the afternoon?", Act.FACT) is None
    assert settled("how about parking on Sundays?", Act.FACT) is Act.FACT


@pytest.mark.parametrize(
    "clause",
    [
        "I can't breathe in this jacket",
        "my husband is away tomorrow",
        "that bill nearly gave me a heart attack",
        "my boss is having a heart attack about the deadline",
        "I'm bleeding money on this car",
    ],
)
def test_a_figure_of_speech_is_no_emergency(clause):
    assert chances(clause)[Act.EMERGENCY] < DANGER


@pytest.mark.parametrize(
    "clause",
    [
        "I cannot get any air",
        "I can't breathe",
        "someone has fainted in the waiting room",
        "the baby has turned blue",
        "I took all the pills",
    ],
)
def test_danger_in_plain_words_is_an_emergency(clause):
    assert chances(clause)[Act.EMERGENCY] >= 2 * DANGER
