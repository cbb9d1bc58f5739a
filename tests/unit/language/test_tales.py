"""What is told, greeted or remarked begins no wish, and inside an open question it is no answer."""

import pytest

from embedded.language.understanding.acts.tales import is_tale, main_clause, tells_past
from embedded.language.understanding.sentences.greeted import without_daytime, without_greeting
from embedded.language.understanding.sentences.proposing import puts_to_the_house
from embedded.language.understanding.sentences.things import without_books
from embedded.language.understanding.times.told import is_background
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def vet(**more):
    return Room(House(services={"Check-up": 20, "Vaccination": 15, "Dental cleaning": 45}, **more))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Morning. My cat limps", "My cat limps"),
        ("Evening, evening. Tomorrow I fly", "Tomorrow I fly"),
        ("Good afternoon, it's about my knee", "it's about my knee"),
        ("hello, good morning to you all, we moved house", "we moved house"),
        ("Morning appointments, have you any?", "Morning appointments, have you any?"),
        ("Morning, around ten", "Morning, around ten"),
        ("Morning", "Morning"),
    ],
)
def test_who_was_asked_nothing_greets_with_a_daytime(said, left):
    assert without_greeting(said) == left


@pytest.mark.parametrize(
    "said", ["Morning. After ten, please", "Afternoon, please", "Evening, I work until six"]
)
def test_a_daytime_that_answers_stays(said):
    assert without_daytime(said) == said


@pytest.mark.parametrize(
    "text",
    [
        "my sister lands on Friday evening, and she's never been here",
        "our boiler man only comes on Wednesday afternoon",
        "the ferry only goes on Thursdays at nine",
        "there's one in our garden",
        "And there's five of us who would like to watch",
        "he adores her",
    ],
)
def test_what_is_told_of_others_is_a_tale(text):
    assert is_tale(text)


@pytest.mark.parametrize(
    "text",
    [
        "he's only free on Fridays",
        "my son needs new insoles on Monday",
        "she can come on Tuesday",
        "Thursday night works for us",
        "our rabbit is due on Thursday",
        "is my brother there on Thursday?",
        "a tune-up on Friday",
        "my mother would like to come on Wednesday",
    ],
)
def test_a_need_an_offer_of_time_and_a_request_are_none(text):
    assert not is_tale(text)


def test_what_is_said_of_what_there_is_counts_for_nothing():
    assert main_clause("there's five of us who want to come along") == "there's five of us"
    assert main_clause("I want one that fits") == "I want one that fits"


@pytest.mark.parametrize(
    "said",
    [
        "Good evening, dear. Our boiler man only comes on Wednesday afternoon.",
        "My husband's away until Thursday, so I'm on my own with the twins.",
        "The ferry only goes on Thursdays at nine, you know.",
        "Evening, evening. My mother left us her flat.",
        "I've gained two kilos since summer, and I love it.",
        "The gear cable snapped three times already this year.",
    ],
)
def test_a_tale_starts_nothing(said):
    room = vet()
    told = room.says(said)
    assert room.called == []
    assert not told.endswith("?")


def test_a_wish_after_a_tale_is_heard():
    room = vet()
    room.says("The ferry only goes on Thursdays at nine, you know.")
    room.says("Could we have a vaccination on Friday?")
    assert dict(room.calls)["find_slots"]["when"] == "Friday"


@pytest.mark.parametrize("said", ["It's for my father. Tuesday.", "He's only free on Tuesday."])
def test_a_time_that_is_wished_for_begins_one(said):
    room = Room()
    room.says(said)
    assert room.called == ["find_slots"]


def test_a_greeting_gives_a_wish_no_time():
    room = vet()
    room.says("Afternoon! Our dog needs a check-up.")
    assert dict(room.calls)["find_slots"]["when"] == ""


def test_how_often_something_happened_is_no_number_of_visits():
    room = vet()
    room.says("She needs a check-up, she was sick three times since Sunday.")
    said = room.says("Friday, please")
    assert "one by one" not in room.trail[0][1].lower()
    assert "other one" not in said


def test_what_is_there_beside_a_question_is_no_wish():
    room = vet(facts={"Rabbits": "We treat rabbits."})
    assert room.says("Do you treat rabbits? There's one in our shed.") == "We treat rabbits."
    assert room.called == ["entity_facts"]


def test_what_a_count_leads_up_to_is_looked_up_with_it():
    room = vet()
    room.says("There's four of us who want to come along with her. Would that be too many?")
    assert room.called == ["entity_facts"]
    assert "four of us" in dict(room.calls)["entity_facts"]["question"]


@pytest.mark.parametrize(
    "said",
    [
        "My wife says hello, by the way.",
        "Oh, it's raining cats and dogs here.",
        "What a lovely garden you have.",
    ],
)
def test_a_remark_beside_an_offer_is_taken_note_of(said):
    room = vet()
    room.says("A vaccination on Friday at ten, please")
    told = room.says(said)
    assert "see." in told
    assert told.endswith("?")
    assert room.called == []


def test_a_count_of_things_is_no_hour():
    room = vet()
    room.says("A vaccination on Friday, please")
    room.says("She's lost four kilos already, can you believe it?")
    assert room.called == []


def test_what_was_lost_is_not_put_to_the_house():
    assert not puts_to_the_house("I've lost three kilos since Christmas")
    assert puts_to_the_house("the shed is three metres high")


@pytest.mark.parametrize("text", ["I've caught a cold", "my son rode all the way", "we bought a kitten"])
def test_strong_verbs_tell_what_was(text):
    assert is_background(text)


def test_books_are_things():
    assert "book" not in without_books("that recipe book, how much is it?")
    assert "book" in without_books("can the desk book me in?")
    assert "book" in without_books("can my wife book too?")


@pytest.mark.parametrize(
    "text",
    ["we were in Spain for two weeks", "my aunt always used to do hers alone", "Dr. Melo taught my sister"],
)
def test_what_was_is_told(text):
    assert tells_past(text) or is_tale(text)


@pytest.mark.parametrize(
    "text", ["I was hoping for Friday", "we were to come on Friday", "she was due on Monday"]
)
def test_what_was_hoped_for_is_not(text):
    assert not tells_past(text)


def test_whom_somebody_was_taught_by_is_no_wish_for_them():
    room = vet()
    room.says("Dr. Melo treated my sister's dog years ago.")
    assert room.called == []
