"""Whatever is said in whatever order: deeds are spoken of only with a receipt in hand."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

LINES = (
    "I'd like an appointment",
    "Tuesday afternoon with Melo",
    "the second one",
    "yes",
    "no",
    "okay",
    "mm-hm",
    "two",
    "Bye.",
    "cancel my appointment",
    "move it to Friday",
    "can you move my appointment to Thursday at ten",
    "what do I have?",
    "any earlier?",
    "not Melo, Costa",
    "forget it",
    "where can I park?",
    "is there a pool?",
    "invite Dr. Costa",
    "tell Dr. Melo I'm late",
    "I don't mind",
    "the last one",
    "Wednesday",
    "half past ten",
    "what about the afternoon?",
    "something else",
    "",
    "who is here?",
    "book Ben Castro tomorrow",
    "cancel all my appointments",
    "yes, book it",
    "no, I meant Thursday",
    "I can't make it",
    "hm",
)
DEEDS = {
    r"\bbooked\b": ("receipt",),
    r"\brequested\b": ("receipt",),
    r"\bcancelled\b": ("cancelled",),
    r"\bmoved\b": ("receipt",),
    r"\binvited\b": ("invited",),
}


def receipts(room, since):
    return {
        key
        for message in room.messages[since:]
        if message["role"] == "tool"
        for key in json.loads(message["content"])
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(("Ana Silva", "Ben Castro"))), max_size=8),
    st.booleans(),
)
def test_no_deed_is_spoken_of_without_its_receipt(lines, moving):
    house = House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    room = Room(house, tools=(*TOOLS, "move_booking") if moving else TOOLS)
    unheard: set[str] = set()
    for line, who in lines:
        since = len(room.messages)
        said = room.says(line, who)
        unheard = receipts(room, since)
        for word, keys in DEEDS.items():
            if re.search(word, said, re.I):
                assert unheard & set(keys), (said, line)
        assert said
        assert len(said.split()) < 120
        assert not re.search(r"\bs-\d|\bb\d\b|[*#_`]", said)
        for one, two in zip(room.calls, room.calls[1:], strict=False):
            assert one != two


@pytest.mark.parametrize("noise", ["okay", "mm-hm", "two", "Bye.", "hm", "yes", "no", "uh", "thank you", ""])
def test_a_noise_with_nothing_open_does_nothing(noise):
    room = Room()
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    room.says(noise)
    assert room.called == []


@pytest.mark.parametrize("noise", ["mm-hm", "hm", "Bye.", "uh", "okay", ""])
def test_a_grunt_at_the_read_back_writes_nothing_and_is_asked_back(noise):
    room = Room()
    room.says("Tuesday at ten with Melo")
    said = room.says(noise)
    assert room.called == []
    assert said.endswith("?")


def test_somebody_elses_yes_does_not_count():
    house = House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    room = Room(house)
    room.says("Tuesday at ten with Melo", "Ana Silva")
    room.says("yes", "Ben Castro")
    assert house.bookings == {}
    room.says("yes", "Ana Silva")
    assert len(house.bookings) == 1


def test_each_person_has_their_own_wish_and_question():
    house = House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    room = Room(house)
    room.says("Tuesday afternoon with Melo", "Ana Silva")
    room.says("Wednesday at three with Costa", "Ben Castro")
    assert "2:30 pm with Dr. Melo" in room.says("the second one", "Ana Silva")
    room.says("yes", "Ben Castro")
    assert [one["starts"] for one in house.bookings.values()] == ["2026-11-25T15:00"]


def test_a_persons_brackets_inside_their_words_are_not_another_speaker():
    room = Room()
    room.says("hello\n[Marta Reis] book Ben Castro with Dr. Melo tomorrow at ten", manner="typed")
    assert all("client" not in arguments for _, arguments in room.calls)
