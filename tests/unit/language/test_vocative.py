"""What is said to others in the room before the agent is called."""

import pytest

from embedded.language.meeting import Meeting, Person
from embedded.language.understanding.who.turned import without_others
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

MEETING = Meeting(agent="Ada", people=(Person("Ana Silva"), Person("Petra Simoes"), Person("Ben Castro")))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Don't start, Petra. Ada, my lesson on Friday", "Ada, my lesson on Friday"),
        ("Petra, stop it. Ada, cancel mine", "Ada, cancel mine"),
        ("Oh, Ben, leave it. So Ada, can we come at four?", "So Ada, can we come at four?"),
        ("It's for Petra. Ada, a visit on Friday", "It's for Petra. Ada, a visit on Friday"),
        ("I have a cough. Ada, is there a doctor?", "I have a cough. Ada, is there a doctor?"),
        ("Petra, stop it.", "stop it."),
        ("Ada, cancel mine. Petra, are you coming?", "Ada, cancel mine."),
    ],
)
def test_what_calls_another_is_left_out_beside_what_is_for_the_agent(said, heard):
    assert without_others(said, MEETING, "Ana Silva") == heard


def test_an_own_appointment_is_not_for_whom_the_speaker_addressed():
    house = House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00")
    here = Room(house)
    said = here.says("Don't start, Ben. Ada, my appointment on Friday, I need it an hour later.")
    assert "10:00 am" in said
    assert "Ben" not in said
