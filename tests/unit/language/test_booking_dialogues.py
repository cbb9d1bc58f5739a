"""Appointments by talk: found, offered, chosen, read back, and only then written."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def test_an_appointment_is_found_offered_chosen_read_back_and_booked():
    room = Room()
    offer = room.says("I'd like an appointment with Dr. Melo on Tuesday afternoon")
    assert room.calls == [("find_slots", {"when": "Tuesday afternoon", "professional": "Dr. Rui Melo"})]
    assert "Tuesday, November 24th" in offer
    assert "2:30 pm" in offer
    read_back = room.says("the second one please")
    assert room.called == []
    assert "Tuesday, November 24th at 2:30 pm" in read_back
    assert "Dr. Melo" in read_back
    assert "booked" in room.says("yes").lower()
    assert [b["starts"] for b in room.house.bookings.values()] == ["2026-11-24T14:30"]


def test_the_only_appointment_is_cancelled_after_a_yes():
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    room = Room(house)
    assert "Wednesday, November 25th" in room.says("Please cancel my appointment")
    assert house.bookings
    assert "cancelled" in room.says("yes please")
    assert not house.bookings


def test_a_fact_is_read_from_the_documents():
    room = Room()
    assert "garage on Elm Street" in room.says("Where can I park?")
    assert room.called == ["entity_facts"]
