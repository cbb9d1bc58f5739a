"""Numbers and hyphens that look like times: prices, compound numbers, and the tail of a service's name."""

import pytest

from embedded.language.understanding.sentences.priced import priced
from embedded.language.understanding.sentences.text import mend
from embedded.language.understanding.times.when import find_when
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "said", ["is that still eighty-two, then?", "ninety five is a lot", "thirty-four would do"]
)
def test_the_last_part_of_a_compound_number_is_no_hour(said):
    assert not find_when(said)[0].clock


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("is it still sixty-two?", "does it still cost sixty-two?"),
        ("Is that still forty euros", "does that still cost forty euros"),
        ("is it still twenty past nine", "is it still twenty past nine"),
        ("is it still twenty minutes", "is it still twenty minutes"),
    ],
)
def test_a_sum_that_may_have_changed_is_a_price(said, put):
    assert priced(said) == put


def test_the_price_is_asked_and_the_offer_stays():
    here = Room(
        House(facts={"Prices": "A polish costs 62 dollars."}, services={"Polish": 30, "Inspection": 60})
    )
    here.says("A polish with Dr. Melo on Tuesday at ten please")
    said = here.says("Is it still sixty-two, by the way?")
    assert here.called == ["entity_facts"]
    assert "10:00 am" in said


def test_nothing_of_a_hyphened_name_is_read_as_a_time():
    here = Room(House(services={"Check-up": 30, "Clean-up": 60}))
    here.says("I'd like to put my check-up to Thursday at ten")
    assert all("up to" not in arguments.get("when", "") for _, arguments in here.calls)


def test_how_long_things_take_is_told_from_their_document():
    here = Room(
        House(
            facts={"Frames": "Broken frames are ready after six days."}, services={"Fitting": 30, "Test": 20}
        )
    )
    assert "six days" in here.says("How long do broken frames take?")


def test_a_filler_behind_a_shortened_verb_is_no_pause():
    assert mend("so I've, um, got a fitting tomorrow") == mend("so I've got a fitting tomorrow")
