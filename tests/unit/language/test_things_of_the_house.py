"""What the house does, has and costs is asked of it, wherever it is asked; it begins no wish and chooses no kind."""

import pytest

from embedded.language.dialogue.questions.hailing import opened
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.intents import is_question
from embedded.language.understanding.sentences.asides import beside_question
from embedded.language.understanding.sentences.conjuncts import is_further
from embedded.language.understanding.sentences.priced import priced
from embedded.language.understanding.sentences.text import mend
from embedded.language.understanding.sentences.things import asks_of_house
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

KINDS = {"Wheel Repair": 30, "Tune-up": 30, "Bike Fitting": 60}


def shop(**more):
    return Room(House(services=KINDS, facts={"Loan trailers": "A trailer is ten a day."}, **more))


@pytest.mark.parametrize(
    "text",
    [
        "do you do the mailing too?",
        "okay, fine, do you guys clip claws as well?",
        "will there be a cot, she naps at noon",
        "is there somewhere to sit?",
        "this choir of yours, which day was that?",
        "when's your flea market?",
        "that big trailer you have, the blue one, what is it a day?",
    ],
)
def test_what_is_asked_of_the_house(text):
    assert asks_of_house(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you have anything on Friday?",
        "is there a slot tomorrow?",
        "are there any evening openings?",
        "is there somebody in on Monday?",
        "when's your next opening?",
        "do you think Friday would do?",
        "is there another one?",
    ],
)
def test_what_is_asked_of_times_and_people_is_not(text):
    assert not asks_of_house(text)


@pytest.mark.parametrize(
    "said",
    [
        "Ah okay, one more week, fine. Do you, um, do the posting too, like bring it over?",
        "Now this flea market of yours, which day was that, the fifth or the sixth?",
        "And the route book, how much is that?",
        "So one of those trailers of yours, the small sort, what would that be per day?",
    ],
)
def test_a_question_of_the_house_is_only_looked_up(said):
    room = shop()
    room.says(said)
    assert room.called == ["entity_facts"]


def test_it_chooses_no_kind_while_the_kind_is_asked_for():
    room = shop()
    room.says("I'd like to come on Friday")
    said = room.says("So those loan trailers of yours, the small sort, what would one be per day?")
    assert said.startswith("A trailer is ten a day.")
    assert room.called == ["entity_facts"]


def test_a_reason_beside_it_wishes_for_nothing():
    room = shop()
    room.says("A tune-up on Friday, please")
    room.says("Will there be a pump, she'd like to try something.")
    assert room.called == ["entity_facts"]


def test_a_thing_in_front_belongs_to_its_question():
    assert not beside_question(("one of those big boxes", None), ("what would that be per year?", None))


def test_one_more_week_is_no_further_wish():
    meeting = Meeting()
    assert not is_further("one more week, fine, do they mail it too", meeting)
    assert is_further("and one more for my son", meeting)


def test_a_pause_in_a_question_is_mended():
    assert mend("Can you, uh, print it too?") == "Can you print it too?"
    assert mend("Could you, please, wait?") == "Could you, please, wait?"


def test_wonder_is_no_question():
    assert not is_question("what a lovely place you have")
    assert is_question("what a fitting costs?")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("what that sets me back?", "what does that cost?"),
        ("what would a new wheel set us back then?", "what does a new wheel cost then?"),
        ("and what's the damage on a crown?", "and what does a crown cost?"),
        ("how much do I owe you for that?", "how much does that cost?"),
        ("what will the fitting run me?", "what does the fitting cost?"),
        ("what are we looking at for a lesson?", "what does a lesson cost?"),
        ("what's the damage to the fence?", "what's the damage to the fence?"),
        ("what do you run?", "what do you run?"),
    ],
)
def test_a_price_is_asked_for_in_idiom(said, asked):
    assert priced(said) == asked


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Remind me what that sets me back?", "what does that cost? (Tune-up)"),
        ("Remind me again where I can park?", "where can I park?"),
        ("Can you remind me what the wifi password is?", "what is the wifi password?"),
    ],
)
def test_what_somebody_is_to_be_reminded_of_is_asked(said, question):
    room = shop()
    room.says("A tune-up on Friday, please")
    room.says(said)
    assert [one["question"] for name, one in room.calls if name == "entity_facts"] == [question]


def test_to_be_reminded_of_an_appointment_reads_the_diary():
    room = shop()
    room.says("can you remind me what I have on Friday?")
    assert room.called == ["list_bookings"]


@pytest.mark.parametrize(
    "said",
    [
        "Hello, is this the bike shop? My son rides with Dr. Melo, he adores him.",
        "Is that Harbour Clinic?",
        "Hi, have I reached the clinic?",
    ],
)
def test_who_asks_whether_this_is_the_house_is_told_so(said):
    room = shop()
    assert "software agent" in room.says(said)
    assert room.called == []


def test_a_wish_behind_it_is_heard():
    meeting = Meeting(entity="Elm Street Cycles")
    assert opened("Is that the bike shop? I need a tune-up.", meeting) == "I need a tune-up."
    assert opened("Is that the earliest? I need it sooner.", meeting).startswith("Is that")


def test_words_beside_a_question_that_hold_nothing_of_a_wish_begin_none():
    room = shop()
    room.says("What are loan trailers a day? Mine's a tandem, a big old thing.")
    assert room.called == ["entity_facts"]


def test_a_question_is_asked_without_what_is_thought_of_the_answer_before():
    room = shop()
    room.says("What are loan trailers a day?")
    room.says("That's decent. And what does a lock cost on top?")
    assert dict(room.calls)["entity_facts"]["question"].startswith("And what does a lock cost")
