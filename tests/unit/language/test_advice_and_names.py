"""Whose words somebody repeats, and who they say they are: neither is a wish."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import TOOLS, House, Room
from tests.unit.language.test_several_wishes import MEETING

pytestmark = pytest.mark.unit

ANA = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")


def standing() -> Room:
    house = House()
    house.add(*ANA)
    return Room(house, tools=(*TOOLS, "move_booking"))


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Dr. Melo told me to book a check-up", None),
        ("my wife says I should have a check-up", None),
        ("Dr. Melo said I should see Dr. Costa", "Dr. Marta Costa"),
        ("I'd like to see Dr. Melo", "Dr. Rui Melo"),
    ],
)
def test_who_gave_the_advice_is_not_who_is_wished_for(words: str, who: str | None) -> None:
    assert understand(words, MEETING).main().professional == who


def test_advice_is_passed_on_as_it_was_given() -> None:
    assert "told me to" in understand("tell Dr. Costa that Dr. Melo told me to stop the pills", MEETING).text


@pytest.mark.parametrize("words", ["good morning, it's Ana", "hello this is ana silva", "Ana here"])
def test_a_name_said_in_greeting_is_no_puzzle(words: str) -> None:
    here = standing()
    assert "not sure" not in here.says(words)
    assert here.called == []


def test_who_says_their_name_is_heard_on() -> None:
    heard = understand("hi, this is Ana, can I book a check-up", MEETING, (), "Ana Silva")
    assert (heard.main().act, heard.main().service) == (Act.BOOK, "Check-up")


def test_what_was_cancelled_is_kept_when_it_is_wished_for_after_all() -> None:
    here = standing()
    here.says("cancel my appointment")
    here.says("yes")
    here.says("oh, actually keep it")
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-24T09:00"]


def test_who_is_written_to_is_told() -> None:
    here = standing()
    here.says("write to Dr. Costa that I stopped the pills")
    assert here.house.messages == [("Dr. Marta Costa", "I stopped the pills")]
