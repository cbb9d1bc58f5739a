"""What is wished for in a story is in no clause of it: the whole utterance tells, and the diary says of which."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.acts.wholes import wanted
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, starts

pytestmark = pytest.mark.unit

KINDS = {"Glazing visit": 30, "Riding lesson": 30, "Advice": 30}
ALL_DAY = {day: [(8, 19)] for day in range(7)}
GLAZING = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Glazing visit")
RIDING = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T16:00", "Riding lesson")


@pytest.fixture(autouse=True)
def model():
    if meaning("hello") is None:
        pytest.skip("no embedding model is installed: forms stand alone")


def room():
    house = House(services=KINDS, hours={"Dr. Rui Melo": ALL_DAY, "Dr. Marta Costa": ALL_DAY})
    house.add(*GLAZING)
    house.add(*RIDING)
    return Room(house, tools=MOVING)


@pytest.mark.parametrize(
    "words",
    [
        "The greenhouse blew down in the storm, so that'll be the end of the glazing visit on Wednesday.",
        "The glazing visit, knock it on the head, would you, we sold the house.",
    ],
)
def test_an_appointment_given_up_in_a_story_is_cancelled_after_a_yes_and_no_other(words):
    here = room()
    assert "Wednesday, November 25th at 10:00 am" in here.says(words)
    assert starts(here) == ["2026-11-25T10:00", "2026-11-26T16:00"]
    here.says("yes")
    assert starts(here) == ["2026-11-26T16:00"]


@pytest.mark.parametrize(
    "words",
    [
        "I've a riding lesson on Thursday and the lorry's in the garage till Friday.",
        "My daughter's down for riding on Thursday and she's come out in spots.",
        "We're meant to be at the stables on Thursday, and the road's under water.",
    ],
)
def test_who_is_kept_from_coming_is_asked_what_shall_become_of_it(words):
    here = room()
    said = here.says(words)
    assert "Thursday, November 26th at 4:00 pm" in said
    assert "move it or cancel it" in said
    here.says("yes")
    assert starts(here) == ["2026-11-25T10:00", "2026-11-26T16:00"]


def test_the_hour_it_stands_at_is_parted_from_the_one_that_is_wished_for():
    here = room()
    said = here.says("Listen, I won't be back by four, could your man say five for the riding lesson?")
    assert "Thursday, November 26th at 5:00 pm" in said
    here.says("yes")
    assert starts(here) == ["2026-11-25T10:00", "2026-11-26T17:00"]


def test_the_day_it_stands_on_is_parted_from_the_one_that_is_wished_for():
    here = room()
    here.says("You have us for the riding on Thursday but we'd be happier with the Friday.")
    assert here.calls[-1][1]["moving"] == "b2"
    assert here.calls[-1][1]["when"] == "Friday"


@pytest.mark.parametrize(
    "words",
    [
        "Tell me, did I ever put my name down for that riding lesson?",
        "My husband says the riding's Thursday, I say Friday, which of us is right, when are we in?",
    ],
)
def test_a_question_about_ones_own_diary_is_answered_from_it(words):
    here = room()
    said = here.says(words)
    assert "find_slots" not in here.called
    assert "Thursday, November 26th at 4:00 pm" in said


@pytest.mark.parametrize(
    "words",
    [
        "Don't cancel the riding lesson on Thursday, we're still coming.",
        "Apart from Thursday's I'd like one more riding lesson, on Friday at nine.",
        "Can I cancel a riding lesson on the day without paying for it?",
        "Your receptionist was very rude to my mother on the phone last Thursday, I must say.",
    ],
)
def test_what_is_said_not_to_be_done_asked_or_wished_for_beside_it_changes_nothing(words):
    here = room()
    said = here.says(words)
    assert "cancel it" not in said
    assert "replace" not in said
    here.says("yes")
    assert {"2026-11-25T10:00", "2026-11-26T16:00"} <= set(starts(here))


def test_the_probabilities_of_an_utterance_sum_to_one():
    found = wanted("the well ran dry, so we'll not be needing the pump man")
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-4)
    assert found[Act.CANCEL] > found[Act.BOOK]
