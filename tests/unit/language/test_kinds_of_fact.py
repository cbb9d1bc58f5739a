"""Questions of the house by the kind of fact they ask for, and what they leave to what was talked of."""

import pytest

from embedded.language.understanding.acts.house_forms import of_house
from embedded.language.understanding.sentences.dislocated import in_its_place
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("And that climbing rope, how much?", "And how much is that climbing rope?"),
        ("Those kayaks, how much are they an hour?", "how much are those kayaks an hour?"),
        ("I see. The big hall, where is it?", "I see. where is the big hall?"),
        (
            "So one of those lockers of yours, the tall kind, what would that be per month?",
            "So what would one of those lockers of yours be per month?",
        ),
        ("Now this open day of yours, which day was that?", "Now which day was this open day of yours?"),
    ],
)
def test_a_thing_named_ahead_of_its_question_is_put_into_it(said: str, meant: str) -> None:
    assert in_its_place(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "That's fine, how much is it?",
        "The doctor said yes, how long will that take?",
        "The knee hurts, when can I come?",
        "The appointment on Friday, when was that?",
        "The one at ten, what was that again?",
    ],
)
def test_what_is_told_before_a_question_is_no_thing_of_it(said: str) -> None:
    assert in_its_place(said) == said


@pytest.mark.parametrize(
    "question",
    [
        "how much is that course book?",
        "what's it per head?",
        "will there be a projector, she'd like to show something",
        "what do I have to do beforehand, something with a form?",
        "which day was this open day of yours?",
        "when is your summer party?",
    ],
)
def test_some_forms_ask_of_the_house_whatever_their_words_are_like(question: str) -> None:
    assert of_house(question)


@pytest.mark.parametrize(
    "question",
    ["will there be any free slots?", "when is your next appointment?", "what do I do first I can book?"],
)
def test_what_is_free_is_asked_of_the_diary(question: str) -> None:
    assert not of_house(question)


def room(**facts: str) -> Room:
    return Room(House(facts=facts, services={"Rowing lesson": 60, "Mooring advice": 30}))


def test_the_price_of_a_thing_named_ahead_is_looked_up_by_its_name() -> None:
    there = room(Holidays="We are closed in May.", Paddles="A paddle costs 9 dollars.")
    there.says("Are you open in May, or on holidays?")
    assert "9 dollars" in there.says("Thought so. And that paddle, how much?")


def test_a_price_somebody_wants_to_be_reminded_of_is_looked_up() -> None:
    there = room(Prices="A rowing lesson costs 40 dollars.")
    there.says("A rowing lesson with Dr. Costa on Tuesday at ten, please.")
    there.says("Remind me what that sets me back?")
    assert there.called == ["entity_facts"]


def test_whether_a_thing_will_be_there_wishes_for_nothing() -> None:
    there = room(Prices="A rowing lesson costs 40 dollars.")
    there.says("Will there be a changing room, she'd like to get into something dry.")
    assert there.called == ["entity_facts"]


def test_how_long_somebody_else_takes_is_looked_up_and_not_told_of_a_kind() -> None:
    there = room(Moorings="The harbour office takes about ten weeks for a mooring.")
    assert "ten weeks" in there.says("How long does the harbour office take for a mooring?")


def test_what_to_bring_after_a_booking_was_let_go_is_asked_of_what_was_told() -> None:
    there = room(Lockers="A lost key is replaced at the desk; bring your card.")
    there.says("Where do I get a new key for my lockers?")
    there.says("Or should I take a rowing lesson with Dr. Costa on Tuesday at ten?")
    there.says("No, leave it.")
    there.says("Do I need anything with me?")
    assert there.calls[-1][1]["about"] == "Lockers"


def test_what_somebody_may_keep_on_is_asked_of_the_appointment_they_have() -> None:
    there = room(Rings="Take off all rings.")
    there.says("A rowing lesson with Dr. Costa on Tuesday at ten, please.")
    there.says("Yes, please.")
    there.says("Can I keep my bracelet on?")
    assert there.calls[-1] == (
        "entity_facts",
        {"question": "Can I keep my bracelet on?", "about": "Rowing lesson"},
    )
