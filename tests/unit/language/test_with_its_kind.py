"""An appointment told alone is told with its kind where the house has several."""

import pytest

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit


def room(**services):
    house = House(services=services or {"Nail care": 30, "Haircut": 30})
    kind = next(iter(house.services))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", service=kind)
    return Room(house, tools=(*TOOLS, "move_booking"))


def test_one_appointment_is_told_with_its_kind():
    assert "(Nail care)" in room().says("what do I have booked?")


def test_a_move_and_its_receipt_name_the_kind():
    here = room()
    assert "(Nail care)" in here.says("can you move my appointment to Thursday at ten?")
    assert "(Nail care)" in here.says("yes")


def test_a_receipt_names_the_kind():
    here = room()
    here.says("a haircut on Thursday at eleven with Melo")
    assert "(Haircut)" in here.says("yes please")


def test_cancelling_names_the_kind():
    here = room()
    assert "(Nail care)" in here.says("please cancel my appointment")
    assert "(Nail care)" in here.says("yes")


def test_where_there_is_one_kind_only_it_is_not_named():
    assert "(" not in room(Consultation=30).says("what do I have booked?")


@pytest.mark.parametrize(
    "words",
    [
        "can you tell me once more what I have?",
        "what have I got, once more?",
        "read me again what I've booked",
    ],
)
def test_what_one_has_is_looked_up_again(words):
    here = room()
    here.says("can you move my appointment to Thursday at ten?")
    here.says("yes")
    here.calls.clear()
    assert "Thursday, November 26th" in here.says(words)
    assert here.called == ["list_bookings"]


def test_once_more_alone_is_said_again():
    here = room()
    said = here.says("what do I have booked?")
    assert here.says("once more, please?").removeprefix("I see ").removeprefix("There is ") in said


def test_what_one_has_to_do_is_no_appointment():
    here = room()
    here.says("can you say again what I have to bring?")
    assert "list_bookings" not in here.called
