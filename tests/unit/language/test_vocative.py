"""What is said to others in the room before the agent is called."""

import pytest

from embedded.language.understanding.vocative import to_the_called
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

OTHERS = ["Petra Simoes", "Ben Castro"]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Don't start, Petra. Ada, my lesson on Friday", "Ada, my lesson on Friday"),
        ("Petra, stop it. Ada, cancel mine", "Ada, cancel mine"),
        ("Oh, Ben, leave it. So Ada, can we come at four?", "So Ada, can we come at four?"),
        ("It's for Petra. Ada, a visit on Friday", "It's for Petra. Ada, a visit on Friday"),
        ("I have a cough. Ada, is there a doctor?", "I have a cough. Ada, is there a doctor?"),
        ("Petra, stop it.", "Petra, stop it."),
        ("Ada, cancel mine. Petra, are you coming?", "Ada, cancel mine. Petra, are you coming?"),
    ],
)
def test_only_what_calls_another_before_the_agent_is_left_out(said, heard):
    assert to_the_called(said, "Ada", OTHERS) == heard


def test_an_own_appointment_is_not_for_whom_the_speaker_addressed():
    house = House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00")
    here = Room(house)
    said = here.says("Don't start, Ben. Ada, my appointment on Friday, I need it an hour later.")
    assert "10:00 am" in said
    assert "Ben" not in said
