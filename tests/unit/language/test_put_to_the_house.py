"""What is told and pointed at in one breath, and statements that are put to the house."""

import pytest

from embedded.language.dialogue.questions.antecedent import names_nothing, without_reaction
from embedded.language.dialogue.questions.going_on import supposes
from embedded.language.understanding.sentences.proposing import plans, puts_to_the_house
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

FACTS = {
    "Pets and animals": "Pets need the consent of the landlord.",
    "Piano": "We move upright pianos with four people.",
    "Fireworks": "Fireworks are not allowed because of the horses next door.",
    "Dogs": "Dogs may come to the garden.",
    "Damage": "If there is damage the driver pays the first eight thousand kronor.",
}


def room(**facts):
    return Room(House(facts=dict(FACTS), services={"Consultation": 30, "Private Lesson": 45}, **facts))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("we've got pets, two of them. Is that a problem?", "pets"),
        ("I've got my grandma's piano, an upright. can your guys take that?", "piano"),
        ("there's a piano in the cellar, it's heavy. will they take it?", "piano"),
        ("we had the dogs vaccinated on Friday. does that matter?", "dogs"),
    ],
)
def test_a_question_that_names_nothing_is_looked_up_with_what_was_told_before_it(words, told):
    here = room()
    here.says(words)
    asked = dict(here.calls)["entity_facts"]["question"]
    assert asked.endswith(")")
    assert told in asked
    assert here.called == ["entity_facts"]


@pytest.mark.parametrize(
    "question", ["is that a problem?", "will they take it?", "what would I need for him?"]
)
def test_what_names_nothing(question):
    assert names_nothing(question)


@pytest.mark.parametrize(
    "question", ["is the lift working?", "can my dog come?", "how much is that lamp?", "do you move pianos?"]
)
def test_what_names_its_thing(question):
    assert not names_nothing(question)


@pytest.mark.parametrize(
    "text",
    [
        "I was thinking fireworks",
        "we're planning a bonfire",
        "we thought about bringing the parrot",
        "that's going to be a metre eighty",
        "it weighs two hundred kilos",
        "my wife says the city'll fine us",
        "my neighbour told me you're not allowed to grill",
        "what about our dog then",
        "she's fed him just now, is that bad?",
    ],
)
def test_a_statement_is_put_to_the_house(text):
    assert puts_to_the_house(text) or plans(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was thinking about it",
        "I'm thinking so",
        "I was thinking maybe Friday",
        "what about the later one",
        "what about the day after",
        "how about an afternoon",
        "my wife says hello",
        "we planned it together",
        "it's two hundred metres from here",
    ],
)
def test_other_talk_is_not(text):
    assert not any(put(text) for put in (puts_to_the_house, plans))


def test_a_plan_is_answered_from_a_document():
    here = room()
    assert "horses" in here.says("look, she doesn't know this, but I was thinking fireworks. big ones.")
    assert "garden" in here.says("ah, the horses. yeah, fair. what about our dogs then?")


@pytest.mark.parametrize(
    "words", ["what about Tuesday?", "I was thinking Friday at ten", "what about Dr. Costa"]
)
def test_a_plan_for_a_time_or_person_is_a_wish(words):
    here = room()
    here.says(words)
    assert "entity_facts" not in here.called


@pytest.mark.parametrize(
    "words", ["and if I damage the car, what do I pay?", "so if we come late, do we still get in?"]
)
def test_a_case_with_its_own_question_is_none_of_the_one_before(words):
    assert supposes(words) == ""


@pytest.mark.parametrize("words", ["and if it rains?", "and to change it later?", "but if somebody is ill?"])
def test_a_bare_case_is(words):
    assert supposes(words)


def test_the_length_of_a_kind_is_told_by_the_word_its_name_ends_in():
    assert room().says("how long is the lesson?") == "Private Lesson takes 45 minutes."
    here = room()
    here.says("where is the damage noted?")
    assert "45 minutes" in here.says("and how long does a lesson take?")


def test_a_question_behind_an_order_to_cancel_is_answered():
    here = room()
    here.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00")
    said = here.says("my appointment on Friday, cancel please. wait, is the damage paid?")
    assert "kronor" in said
    assert "cancel it?" in said


def test_first_at_the_end_of_a_question_is_no_choice():
    here = room()
    here.says("consultation on Tuesday at nine")
    said = here.says("and what would I need for the dog, tell me first")
    assert "yes or no" not in said
    assert "entity_facts" in here.called


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ah, fair enough. And what about our dog?", "And what about our dog?"),
        ("oh dear, that's a shame. Can she bring a blanket?", "Can she bring a blanket?"),
        ("ah, the horses. What about our dog?", "What about our dog?"),
        ("my dog is old. Can he stay?", "my dog is old. Can he stay?"),
    ],
)
def test_what_only_reacts_to_an_answer_is_no_part_of_the_next_question(said, left):
    assert without_reaction(said, "No horses in the garden.") == left
