"""What a question is about that does not say it: the matter talked of, a client's kind, a thing, somebody's age."""

import pytest

from embedded.language.understanding.sentences.in_situ import asked_in_front
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("words", "front"),
    [
        ("and i bring what", "and what do i bring?"),
        ("it costs how much?", "how much does it cost?"),
        ("so we have to wear what", "so what do we have to wear?"),
        ("he must pay how much then", "how much must he pay then?"),
        ("the helmet is mine or my brother's", "is the helmet mine or my brother's?"),
        ("the problem is the brake or the chain", "the problem is the brake or the chain"),
        ("you know what", "you know what"),
        ("i'll take whatever", "i'll take whatever"),
        ("you said what?", "you said what?"),
    ],
)
def test_a_question_with_its_word_at_the_end_is_put_in_front(words, front):
    assert asked_in_front(words) == front


def test_what_points_at_the_appointment_is_looked_up_with_its_kind():
    house = House(services={"Piano tuning": 60, "String change": 30})
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00", "Piano tuning")
    here = Room(house)
    here.says("when is my appointment?")
    here.says("do we have to clear it off?")
    assert dict(here.calls)["entity_facts"]["about"] == "Piano tuning"
    here.says("do you sell pianos for children in this shop?")
    assert "about" not in dict(here.calls)["entity_facts"]


def test_staff_ask_for_a_client_by_name_what_is_needed():
    house = House(rights=("book_any",), services={"Piano tuning": 60, "String change": 30})
    house.people = (("Ana Silva", "PROFESSIONAL"),)
    house.add("Ben Castro", "Dr. Rui Melo", "2026-11-26T09:00", "Piano tuning")
    here = Room(house)
    here.says("what does Ben Castro have?")
    here.says("What tools must Ben bring?")
    assert dict(here.calls)["entity_facts"]["question"] == "What tools must Ben bring? (Piano tuning)"


def test_how_long_a_thing_takes_is_read_and_not_the_minutes_of_its_appointment():
    facts = {"Turnaround": "A dress takes three weeks from the second fitting."}
    facts = {"Long dress": facts["Turnaround"]}
    here = Room(House(services={"Dress fitting": 45, "Hemming": 20}, facts=facts))
    assert "three weeks" in here.says("how long does a dress take with you?")
    assert "45 minutes" in here.says("how long does a dress fitting take?")


def test_the_minutes_are_told_where_no_document_knows_the_thing():
    here = Room(House(services={"Dress fitting": 45, "Hemming": 20}, facts={}))
    assert "45 minutes" in here.says("how long does a dress take?")


@pytest.mark.parametrize(
    "words", ["My son is eleven, could he do it too?", "our niece is nine, can she join as well?"]
)
def test_whether_somebody_of_an_age_may_is_looked_up(words):
    here = Room(House(facts={}))
    here.says(words)
    assert here.called == ["entity_facts"]


def test_whether_they_may_have_one_of_the_kind_asked_about_is_looked_up():
    here = Room(House(services={"Sauna": 50, "Facial": 20}, facts={}))
    here.says("how long is a sauna?")
    here.says("my daughter is fifteen, may she have one too?")
    assert here.called == ["entity_facts"]


def test_a_wish_for_a_child_whose_age_is_told_stays_a_wish():
    here = Room(House(facts={}))
    here.says("My son is eleven, can he have an appointment on Thursday?")
    assert "find_slots" in here.called


def test_what_is_to_be_added_to_a_question_is_asked_while_an_offer_is_open():
    here = Room(House(facts={"Parking costs": "Parking is 3 dollars. Trailers are 2 dollars more."}))
    here.says("an appointment with Dr. Melo on Thursday at ten")
    here.says("what does parking cost?")
    assert "2 dollars more" in here.says("Including a trailer?")
    assert "booked" in here.says("yes, book it").lower()


def test_the_first_name_of_a_professional_is_no_client():
    house = House()
    house.hours["Mia Lund"] = {3: [(9, 12)]}
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00")
    here = Room(house)
    here.says("when is my appointment?")
    assert "for Mia" not in here.says("Could I have Mia instead? Mia knows my knee.")


def test_with_whom_it_is_now_is_told_from_the_diary():
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00")
    here = Room(house)
    assert "Melo" in here.says("So now I'm with?")


def test_what_somebody_thinks_they_have_is_confirmed():
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00")
    assert "9:00 am" in Room(house).says("I've got an appointment on Thursday with Dr. Melo, I think?")
