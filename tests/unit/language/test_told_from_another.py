"""Times told from an appointment that is named, and which appointment "that one" is beside others."""

import pytest

from embedded.language.understanding.acts.likely import closest, meaning
from tests.unit.language.house import TOOLS, House, Room
from tests.unit.language.rooms import starts

pytestmark = pytest.mark.unit

KINDS = {"Consultation": 30, "Hearing test": 60, "Ear cleaning": 30}


def room():
    house = House(services=KINDS)
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
    next(iter(house.bookings.values()))["service"] = "Hearing test"
    return Room(house, tools=(*TOOLS, "move_booking"))


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("I'd like an ear cleaning on the same day as my hearing test", "Thursday, November 26th"),
        ("an ear cleaning right after my hearing test, please", "Thursday, November 26th at 10:30 am"),
        ("could I have an ear cleaning just before the hearing test", "Thursday, November 26th at 9:30 am"),
        ("an ear cleaning the day after my appointment with Melo", "Friday, November 27th"),
        ("book an ear cleaning before my hearing test", "Thursday, November 26th before 10:00 am"),
    ],
)
def test_a_time_is_told_from_an_appointment_by_its_name(words, when):
    here = room()
    said = here.says(words)
    wanted = next(arguments for name, arguments in here.calls if name == "find_slots")
    assert wanted["when"] == when
    assert wanted["service"] == "Ear cleaning"
    assert "November 26th" in said


def test_said_of_offers_it_corrects_their_day_and_keeps_the_kind():
    here = room()
    here.says("I need an ear cleaning tomorrow")
    here.says("can I do it on the same day as the hearing test")
    wanted = next(arguments for name, arguments in here.calls if name == "find_slots")
    assert (wanted["when"], wanted["service"]) == ("Thursday, November 26th", "Ear cleaning")


def test_a_question_of_what_to_do_before_an_appointment_names_no_time():
    here = room()
    here.says("can I eat before my hearing test?")
    assert here.called == ["entity_facts"]


def test_where_no_such_appointment_stands_it_is_said():
    here = room()
    said = here.says("a consultation right after my ear cleaning")
    assert "that appointment" in said


def test_that_one_beside_a_yes_is_the_one_told_before_and_not_the_one_just_booked():
    here = room()
    here.says("an ear cleaning on Friday at nine with Melo")
    here.says("wait, what do I have this week?")
    said = here.says("Right. Cancel that one. And the cleaning on Friday, yes.")
    assert "2026-11-27T09:00" in starts(here)
    assert "November 26th at 10:00 am" in said
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_another_day_for_it_moves_what_was_booked():
    here = Room(House(), tools=(*TOOLS, "move_booking"))
    here.says("Tuesday at ten with Melo please")
    here.says("yes")
    here.says("could you find another day for it, maybe the week after")
    here.says("the first one")
    here.says("yes")
    assert starts(here) == ["2026-11-30T09:00"]


def test_a_kind_added_by_and_waits_for_the_one_at_hand():
    here = room()
    here.says("I need an ear cleaning tomorrow at ten with Melo")
    assert "next" in here.says("and a consultation on Friday please")
    here.says("yes")
    said = here.says("the first one")
    assert "November 27th" in said


def test_a_place_in_the_row_is_no_date():
    here = room()
    here.says("an appointment the week after next please")
    here.says("um the third one, no wait, the first")
    wanted = next(arguments for name, arguments in here.calls if name == "find_slots")
    assert wanted["when"] == "the week after next"


def test_what_about_late_afternoon_asks_for_another_time():
    here = Room()
    here.says("I'd like to come on Tuesday")
    here.says("hmm, what about late afternoon")
    assert here.called == ["find_slots"]


def test_how_long_that_takes_is_told_of_every_kind_while_it_is_asked_which():
    here = room()
    here.says("I'd like to come on Tuesday")
    said = here.says("how long would that take?")
    assert "60 minutes" in said
    assert "30 minutes" in said


@pytest.mark.skipif(meaning("hello") is None, reason="no embedding model is installed: grammar stands alone")
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("my car pulls to the left when I stop", None),
        ("the brakes squeal at every light", "Brake check"),
        ("could we come in on Thursday", None),
    ],
)
def test_the_kind_a_wish_is_about_is_taken_only_where_it_is_plain(words, kind):
    assert closest(words, ("Oil change", "Brake check", "Tyre change", "Consultation")) == kind


def test_who_is_late_has_named_no_late_hour_and_is_a_person_whatever_the_name():
    house = House(speaker="Marta Reis", rights=("book_any",), people=(("Marta Reis", "PROFESSIONAL"),))
    house.clients = (*house.clients, "Grace Mensah")
    house.add("Grace Mensah", "Dr. Rui Melo", "2026-11-26T09:00")
    here = Room(house, tools=(*TOOLS, "move_booking"))
    said = here.says("Grace just rang, she's running late on Thursday, can we push her to eleven?")
    assert "Thursday, November 26th at 11:00 am" in said
    assert "Grace Mensah" in said
