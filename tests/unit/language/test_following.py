"""Questions that go on from the one before, and questions about one day, an age or a thing that is no appointment."""

import pytest

from embedded.language.dialogue.questions.following import composed
from embedded.language.understanding.times.hours import stretches
from embedded.language.understanding.who.age import age_of
from embedded.language.wording.passage import best_sentences
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("before", "new", "whole"),
    [
        ("How much is a haircut?", "for pupils", "How much is a haircut for pupils?"),
        ("How much is a haircut for pupils?", "for students", "How much is a haircut for students?"),
        ("how much is it with a card", "without a card", "how much is it without a card?"),
        ("How long does a shave take?", "a haircut", "How long does a haircut take?"),
        ("What does a seat at the back cost here?", "the balcony", "What does the balcony cost here?"),
        ("Can I borrow an umbrella?", "a raincoat", "Can I borrow a raincoat?"),
        ("Can my son swim before the scan?", "my daughter", "Can my daughter swim before the scan?"),
        ("Do you open on Mondays?", "on Tuesdays", "Do you open on Tuesdays?"),
        ("are you open on weekdays", "holidays", "are you open on holidays?"),
        ("What happens if it snows?", "if I am late", "What happens if I am late?"),
        ("How old must I be?", "nuts", ""),
    ],
)
def test_what_is_new_is_added_or_takes_the_place_of_its_like(before, new, whole):
    assert composed(before, new) == whole


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("my niece is eight, does she pay", 8),
        ("he's sixty-three", 63),
        ("it is ten weeks old", None),
        ("is ten pages", None),
    ],
)
def test_an_age_is_read_and_nothing_else_that_is_counted(words, years):
    assert age_of(words) == years


def test_an_age_leads_to_the_sentence_that_bounds_it():
    text = (
        "Skates cost 6 dollars for two hours of skating on the big rink. "
        "Sticks are 2 dollars more each time and nets as well. "
        "Under ten skates and sticks together are half of that, and helmets cost nothing for anybody at all."
    )
    rink = [{"title": "Hire", "text": text}]
    assert "Under ten" in best_sentences("my nephew is seven, what would he pay for skates?", rink)


def test_the_next_thing_is_asked_the_same():
    here = Room(House(services={"Massage": 50, "Facial": 20}))
    here.says("how long is a massage?")
    assert here.says("and a facial?") == "Facial takes 20 minutes."


def test_a_day_is_told_alone_and_whether_anybody_is_in():
    here = Room(House(facts={}))
    assert "not open on Sunday" in here.says("do you open on Sundays?")
    assert here.says("and on Tuesdays?") == "Yes, on Tuesday somebody is in from 9:00 am to 12:00 pm."


def test_what_a_document_says_of_the_day_goes_before_the_hours_of_the_people():
    assert "8 am to 6 pm" in Room(House()).says("are you open on Thursday?")


def test_stretches_are_those_of_the_weekday():
    assert [f"{a:%H}-{b:%H}" for a, b in stretches("Mon-Thu 09:00-12:00, Tue and Sat 14:00-17:00", 1)] == [
        "09-12",
        "14-17",
    ]
    assert stretches("Mon-Thu 09:00-12:00", 6) == []


def test_what_somebody_may_do_is_read_out_before_it_counts_as_advice():
    here = Room(
        House(facts={"Your tablets": "Take your usual tablets with a sip of water before the stress test."})
    )
    assert "usual tablets" in here.says("should I take my tablets before the stress test?")
    assert "advi" in Room(House(facts={})).says("should I take my tablets before the stress test?")


def test_a_relative_who_has_to_do_something_is_no_appointment_of_theirs():
    here = Room(House())
    here.says("does my wife have to eat before the stress test?")
    assert here.called == ["entity_facts"]


def test_whether_a_kind_costs_nothing_is_no_wish_for_one():
    here = Room(House(services={"Facial": 20, "Massage": 50}))
    here.says("is the facial free?")
    assert here.called == ["entity_facts"]


def test_a_case_after_a_question_is_asked_of_it_and_an_appointment_is_still_wished_for():
    here = Room(House())
    here.says("what does it cost to come late to the stress test?")
    here.says("and to change it later?")
    assert here.called == ["entity_facts"]
    here.says("and I'm forty-two, can I get an appointment on Friday at nine?")
    assert here.called == ["find_slots"]
