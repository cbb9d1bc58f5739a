"""What is to be written down, passed on or phoned through, and what of it nobody here can do."""

import pytest

from embedded.language.understanding.who.dictation import by_oneself, tidy
from embedded.language.understanding.who.outsiders import outside, phones, reaches
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("words", "text", "to"),
    [
        ("Jot down for Dr. Costa that the side door sticks", "the side door sticks", "Dr. Marta Costa"),
        ("please set down for Dr. Melo that I paid on Monday", "I paid on Monday", "Dr. Rui Melo"),
        ("Can you make a note that I'm left-handed?", "I'm left-handed", None),
        ("put it on record for Dr. Melo that I never agreed", "I never agreed", "Dr. Rui Melo"),
        ("Please record that we came at ten", "we came at ten", None),
        ("I'd like it put on my file that I have moved", "I have moved", None),
        ("Have it noted that I don't eat fish", "I don't eat fish", None),
        ("drop Dr. Costa a line that the parcel came on Friday", "the parcel came on Friday", "Dr. Marta Costa"),
        ("ask Dr. Costa whether she swaps", "I would like to know whether she swaps", "Dr. Marta Costa"),
    ],
)  # fmt: skip
def test_what_shall_be_put_in_writing_is_a_message(words: str, text: str, to: str | None) -> None:
    room = Room(House())
    room.says(words)
    assert room.calls == [("take_message", {"text": text, **({"to": to} if to else {})})]


@pytest.mark.parametrize(
    "words",
    [
        "Write me down for Tuesday at nine",
        "Note down Tuesday at nine for me, please",
        "Put me down for Tuesday at nine",
    ],
)
def test_who_wants_to_be_put_down_books(words: str) -> None:
    room = Room(House())
    assert "Tuesday, November 24th at 9:00 am" in room.says(words)
    assert "take_message" not in room.called


@pytest.mark.parametrize(
    "words",
    [
        "Could you ring my husband and tell him it takes longer?",
        "Text my sister that I'm through.",
        "Would you give my boss a call and say I'm ill?",
        "Let my neighbour know I'll be out.",
        "Please phone the chemist's and ask if my drops are in.",
        "Send my mother an e-mail that all went well.",
    ],
)
def test_who_is_none_of_the_house_cannot_be_reached(words: str) -> None:
    room = Room(House())
    said = room.says(words)
    assert "can't" in said
    assert said.endswith("?")
    assert room.called == []
    room.says("yes please")
    assert room.house.messages == [("staff", words)]


def test_an_offer_to_pass_it_on_gives_way_to_another_message() -> None:
    room = Room(House())
    room.says("Can you ring my wife and say I'm late?")
    room.says("Fine. Then tell the staff that I forgot my scarf.")
    assert room.house.messages == [("staff", "I forgot my scarf")]


def test_a_yes_to_that_offer_goes_on_with_a_wish() -> None:
    room = Room(House())
    room.says("Could you ring my daughter?")
    assert "Tuesday, November 24th at 9:00 am" in room.says(
        "Yes. And I'd like an appointment on Tuesday at nine."
    )
    assert [to for to, _ in room.house.messages] == ["staff"]


def test_a_booking_beside_a_call_that_cannot_be_made_comes_first() -> None:
    said = Room(House()).says("I'd like Tuesday at nine, and please call my wife and tell her.")
    assert "Tuesday, November 24th at 9:00 am" in said


def test_whoever_works_here_is_left_word_in_place_of_a_call() -> None:
    room = Room(House())
    assert "can't make calls" in room.says("Please call Dr. Melo and tell him I'm downstairs.")
    assert room.house.messages == [("Dr. Rui Melo", "I'm downstairs")]


@pytest.mark.parametrize(
    "words", ["I'll ask my wife tonight", "Let me tell him myself", "I can let them know"]
)
def test_what_somebody_passes_on_themselves_is_no_message(words: str) -> None:
    room = Room(House())
    room.says(words)
    assert by_oneself(words)
    assert "take_message" not in room.called


@pytest.mark.parametrize(
    ("clause", "whom"),
    [
        ("Ring up the garage for me", "the garage"),
        ("can you give Pat Moss a shout", "Pat Moss"),
        ("call my aunt in, please", ""),
        ("call the whole thing off", ""),
        ("could you text me the address", ""),
        ("call me on Friday", ""),
    ],
)
def test_whom_the_agent_shall_reach(clause: str, whom: str) -> None:
    assert reaches(clause) == whom


def test_the_house_is_no_outsider() -> None:
    assert not outside("ring the front desk and tell them", ())
    assert not outside("call Dr. Melo", ["Dr. Rui Melo"])
    assert outside("call Peter Moss", ["Dr. Rui Melo"])
    assert phones("give the bank a ring")
    assert not phones("send the bank a letter")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("tell Dr. Melo that afternoons are hard for me", "afternoons are hard for me"),
        ("tell Dr. Melo I'm cold, and that weeks of rain hurt", "I'm cold, and that weeks of rain hurt"),
        ("let Dr. Melo know that I need a ramp, please, for the visit", "I need a ramp for the visit"),
        ("tell Dr. Melo my knee is, um, stiff", "my knee is stiff"),
    ],
)  # fmt: skip
def test_a_dictated_message_keeps_its_words(words: str, text: str) -> None:
    room = Room(House())
    room.says(words)
    assert room.house.messages == [("Dr. Rui Melo", text)]


def test_commas_that_belong_there_stay() -> None:
    assert tidy("it is red, blue, and green") == "it is red, blue, and green"


def test_one_more_message_goes_to_the_same() -> None:
    room = Room(House())
    room.says("Pass on to Dr. Costa that Bea has a cold.")
    room.says("One more for her: we'll be ten minutes late.")
    assert room.house.messages[-1] == ("Dr. Marta Costa", "we'll be ten minutes late")


def test_two_messages_of_one_breath_are_parted() -> None:
    room = Room(House())
    room.says("let Dr. Melo know the tyres came, and ask Dr. Costa whether she can swap on Saturday")
    assert [to for to, _ in room.house.messages] == ["Dr. Rui Melo", "Dr. Marta Costa"]
