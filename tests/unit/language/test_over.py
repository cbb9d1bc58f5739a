"""Times that are over, and what is told of a trouble: nothing is wished for there."""

import pytest

from embedded.language.understanding.times.over import without_past
from embedded.language.understanding.times.when import find_when
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

KINDS = {"Wash": 30, "Heel repair": 30, "Dyeing": 60}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("the strap tore last night at the station", ()),
        ("the kitten fell on Sunday and limps", ()),
        ("Mr Ito did them last year", ()),
        ("the hinge broke on Friday so could I come on Monday", ("Monday",)),
    ],
)
def test_when_something_befell_is_no_wished_time(said, days):
    assert find_when(without_past(said))[0].days == days


@pytest.mark.parametrize(
    "said",
    [
        "the last Friday of the month",
        "we went for Friday then",
        "it got moved to Friday",
        "the same as last time",
    ],
)
def test_a_wish_an_appointment_and_a_last_one_of_a_row_stay(said):
    assert without_past(said) == said


def room():
    return Room(House(services=KINDS))


def test_last_year_chooses_no_last_one_of_the_offers():
    here = room()
    here.says("a heel repair on Thursday with Melo")
    said = here.says("he did them last year, it's called a heel repair I think")
    assert "book it" not in said
    assert "Shall I" not in said
    assert "9:00 am" in said


def test_what_it_is_not_names_no_kind():
    here = room()
    here.says("I need an appointment on Thursday")
    here.calls.clear()
    said = here.says("it isn't dirty or anything")
    assert here.calls == []
    assert "Heel repair" in said
    assert "Wash" in said


def test_the_only_one_who_does_it_is_named_when_away():
    house = House(
        services=KINDS, offers={"Dr. Marta Costa": ["Dyeing"], "Dr. Rui Melo": ["Wash", "Heel repair"]}
    )
    here = Room(house)
    said = here.says("a dyeing on Monday at ten")
    assert "The professional" not in said


def test_words_that_join_are_no_name():
    here = room()
    here.says("a wash please")
    here.says("it's for Wednesday no Thursday actually and with Melo if he's in")
    said = here.says("the first one")
    assert "Actually" not in said


def test_another_kind_told_among_offers_is_put_in_its_place_and_chooses_none():
    here = room()
    here.says("a wash on Thursday with Melo")
    said = here.says("no wait, I'm supposed to have the heel repair first")
    assert next(one for name, one in here.calls if name == "find_slots")["service"] == "Heel repair"
    assert "9:30 am" in said
    assert "Shall I" not in said


def test_a_place_beside_the_same_kind_is_a_choice():
    here = room()
    here.says("a wash on Thursday with Melo")
    assert "9:00 am" in here.says("the first one for the wash, please")
