"""A question of the house beside something else: both are answered, and what was open stays open."""

import pytest

from embedded.language.understanding.sentences.interjected import interjection
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.who.age import without_ages
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

FACTS = {
    "Costs": "A polish costs 60 dollars.",
    "Loan bikes": "We lend bikes for 5 dollars a day.",
    "Parking": "There is a yard behind the shop.",
    "Age": "We teach children from the age of seven.",
}
KINDS = {"Polish": 30, "Wheel repair": 30}


def room(**facts):
    return Room(House(facts=dict(FACTS), services=dict(KINDS), **facts))


@pytest.mark.parametrize(
    "words",
    [
        "I'd like a polish with Dr. Melo on Thursday at ten. And what does it cost?",
        "could you do a polish on Thursday at ten with Dr. Melo, and how much would that cost?",
        "a polish thursday at ten with doctor melo please oh and can I see what it costs beforehand",
    ],
)
def test_a_price_asked_in_the_breath_of_a_wish_is_told_with_the_offer(words):
    here = room()
    said = here.says(words)
    assert "60 dollars" in said
    assert "November 26th at 10:00 am" in said
    assert said.endswith("?")


@pytest.mark.parametrize(
    "words", ["ten's good, and do you lend bikes too?", "Ten is fine. Do you lend bikes, by the way?"]
)
def test_a_choice_is_kept_beside_a_question(words):
    here = room()
    here.says("a wheel repair with Dr. Melo on Thursday please")
    said = here.says(words)
    assert "5 dollars a day" in said
    assert "10:00 am" in said
    assert here.house.bookings == {}
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-26T10:00"]


def test_a_place_in_the_row_is_chosen_beside_a_question():
    here = room()
    here.says("a wheel repair with Dr. Melo on Thursday please")
    said = here.says("the second one. is there any parking?")
    assert "yard" in said
    assert "9:30 am" in said


def test_what_only_tells_the_case_stays_with_its_question():
    here = room()
    here.says("we're away from Friday, is the parking free then?")
    assert here.called == ["entity_facts"]


@pytest.mark.parametrize(
    "words",
    [
        "oh wait before that is there anywhere for parking",
        "hang on, quick question, where is the parking?",
        "before I say yes, do you have parking?",
    ],
)
def test_a_question_that_breaks_in_is_answered_and_the_offer_put_again(words):
    here = room()
    here.says("a polish with Dr. Melo on Thursday at ten please")
    said = here.says(words)
    assert here.called == ["entity_facts"]
    assert "yard" in said
    assert said.count("?") == 1
    assert "10:00 am" in said


@pytest.mark.parametrize(
    "words",
    [
        "before that, is there anything free?",
        "wait, what about Friday",
        "wait, is that a Thursday?",
        "before ten",
    ],
)
def test_a_question_of_the_times_at_hand_keeps_its_before(words):
    assert not interjection(words)


def test_an_age_is_no_hour():
    here = room()
    here.says("a polish with Dr. Melo on Thursday please")
    said = here.says("Hold on, does my son have to be a certain age? He's ten.")
    assert here.called == ["entity_facts"]
    assert "age of seven" in said


@pytest.mark.parametrize("words", ["she's free at ten", "my appointment's ten", "ten is better", "it is ten"])
def test_hours_beside_people_are_still_hours(words):
    assert bare_hours(words) == ["ten"]
    assert without_ages(words) == words


def test_waiting_asked_about_holds_no_yes_back():
    here = room()
    here.says("a polish with Dr. Melo on Thursday at ten please")
    here.says("yes, and where can I wait?")
    assert "book_slot" in here.called
    other = room()
    other.says("a polish with Dr. Melo on Thursday at ten please")
    other.says("yes, wait, is that near the parking?")
    assert other.house.bookings == {}


def test_two_questions_are_answered_one_after_the_other_and_no_sentence_twice():
    here = room()
    said = here.says("Is there parking at the shop? And do you lend bikes to visitors?")
    assert here.called == ["entity_facts", "entity_facts"]
    assert "yard" in said
    assert "5 dollars a day" in said
    again = here.says("What do the bikes cost? And is it dear to lend bikes?")
    assert again.count("60 dollars") < 2


def test_a_price_asked_back_is_looked_up_where_the_last_answer_stood():
    here = Room(
        House(facts={"Pick-up": "We fetch bikes for 15 dollars.", "Costs": "A polish costs 60 dollars."})
    )
    here.says("is there a pick-up in the city?")
    assert "15 dollars" in here.says("how much is that?")
    assert "Pick-up" in here.calls[0][1]["question"]


def test_a_case_of_its_own_is_looked_up_alone_first():
    here = room()
    here.says("where is the parking?")
    here.says("what if I lose it")
    assert here.calls[0][1]["question"] == "what if I lose it"
    assert here.calls[0][1]["about"]


@pytest.mark.parametrize(
    "words", ["thursday at ten is good do you have parking", "ten is fine where is the parking"]
)
def test_a_question_that_runs_on_without_a_mark_is_answered_beside_the_choice(words):
    here = room()
    here.says("a polish with Dr. Melo on Thursday please")
    said = here.says(words)
    assert "yard" in said
    assert "10:00 am" in said


@pytest.mark.parametrize(
    "words",
    ["Thursday at ten, is that okay?", "Thursday at ten can you do that", "Thursday is good do you have ten"],
)
def test_whether_the_time_will_do_is_no_question_of_the_house(words):
    here = room()
    here.says("a polish with Dr. Melo on Thursday please")
    said = here.says(words)
    assert "entity_facts" not in here.called
    assert "10:00 am" in said
