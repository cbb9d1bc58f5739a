"""Two kinds of appointment compared: told from the documents or the minutes, and nothing chosen by it."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit
_KINDS = {"Beard trim": 20, "Full shave": 40, "Haircut": 30}
_PRICES = {
    "Cheaper or more expensive": "A beard trim is 15 dollars. A full shave is 28 dollars. A haircut is 22. Cards too."
}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("whats cheaper the trim or the shave", "Beard trim is cheaper"),
        ("which one is more expensive, a haircut or a shave?", "Full shave is more expensive"),
        ("is a haircut cheaper than a shave?", "Haircut is cheaper"),
    ],
)
def test_what_two_kinds_cost_is_compared(words, told):
    here = Room(House(services=_KINDS, facts=_PRICES))
    said = here.says(words)
    assert told in said
    assert "Cards too" not in said
    assert "find_slots" not in here.called


def test_what_takes_longer_is_known_without_documents():
    said = Room(House(services=_KINDS)).says("which takes longer, the trim or the shave?")
    assert "20 minutes" in said
    assert "Full shave is longer" in said


def test_that_one_is_the_one_that_was_found():
    here = Room(House(services=_KINDS, facts=_PRICES))
    here.says("which is cheaper, the shave or the haircut?")
    assert "book the Haircut" in here.says("that one then, tomorrow at ten with Dr. Melo")


def test_that_one_is_no_part_of_a_longer_word():
    kinds = {"Facial": 30, "Hot stone rub": 60}
    here = Room(House(services=kinds, facts={"Cheaper": "A facial is 20 dollars, a hot stone rub 60."}))
    here.says("which is cheaper, the facial or the hot stone?")
    assert "book the Facial" in here.says("that one then, tomorrow at ten with Dr. Melo")


def test_a_price_before_its_kind_is_given_to_no_other():
    prices = {"Cheaper": "We take 15 dollars for a trim, 28 for a shave."}
    said = Room(House(services=_KINDS, facts=prices)).says("which is cheaper, a trim or a shave?")
    assert "15 dollars" in said
    assert "So " not in said


@pytest.mark.parametrize(
    "words", ["a trim or a shave, whichever is sooner, tomorrow", "something cheaper than a shave tomorrow"]
)
def test_a_wish_between_kinds_is_no_comparison(words):
    assert "So " not in Room(House(services=_KINDS, facts=_PRICES)).says(words)
