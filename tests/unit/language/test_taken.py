"""Replies to what was read back, taken as they are meant: only what agrees to it writes."""

import pytest

from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.acts.replies import Taken, digest, taken
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def model():
    if meaning("hello") is None:
        pytest.skip("no embedding model is installed: the forms of a yes stand alone")


def offered(**given):
    here = Room(House(**given))
    assert here.says("book me a consultation with Dr. Melo on Tuesday at half past two").endswith("?")
    return here


@pytest.mark.parametrize(
    "reply",
    [
        "great, and what should I wear?",
        "no problem, we'll take the tram from there. Is the garage big?",
        "lovely, our Tim will be glad of the lift",
        "sure, I'll see what my daughter says and ring you",
        "perfect, though I was told it would be dearer",
        "right, darling, take the red one",
    ],
)
def test_a_word_of_liking_for_something_else_writes_nothing(reply):
    here = offered()
    here.says(reply)
    assert "book_slot" not in here.called


@pytest.mark.parametrize(
    "reply",
    [
        "ah go on then, stick me in",
        "I was hoping for that one, so yes please",
        "my sister can mind the twins for me, so yes, book that",
        "go on so, put me down for it",
        "oh that's exactly what I wanted, yes",
    ],
)
def test_a_yes_is_heard_in_whatever_form(reply):
    here = offered()
    here.says(reply)
    assert here.called[-1] == "book_slot"


@pytest.mark.parametrize(
    "reply",
    [
        "I'd better not, I'll have a think",
        "ah no, leave it for the minute",
        "we'll let it go, thanks all the same",
    ],
)
def test_a_no_in_whatever_form_lets_it_go(reply):
    here = offered()
    here.says(reply)
    here.says("yes")
    assert "book_slot" not in here.called


def test_a_friendly_change_is_no_yes():
    here = offered()
    here.says("perfect, only could you make it a quarter of an hour later?")
    assert "book_slot" not in here.called


def test_the_ways_to_take_it_sum_to_one_and_the_weights_are_of_todays_replies():
    assert len(digest()) == 64
    assert sum(taken("go on then").values()) == pytest.approx(1.0, abs=1e-4)
    assert taken("yes please, book that")[Taken.YES] > 0.9
