"""What no tool can do is said plainly, and offered to the staff; it starts nothing else."""

import json

import pytest

from embedded.language import reply
from tests.unit.language.house import TOOLS, Room, tool_specs

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "wish",
    [
        "Order me a taxi to the station.",
        "Can you prescribe me something for the cough?",
        "Remind me tomorrow evening to pack my papers.",
        "Play me some jazz.",
        "Book me a table for two in a nice restaurant.",
        "Please pay my invoice.",
    ],
)
def test_it_is_refused_in_words_and_becomes_a_message_only_after_a_yes(wish):
    room = Room()
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    said = room.says(wish)
    assert "can't" in said or "isn't something" in said
    assert said.endswith("?")
    assert room.called == []
    room.says("yes please")
    assert room.called == ["take_message"]


def test_an_offer_to_pass_a_question_on_ends_where_a_wish_of_the_same_breath_begins():
    room = Room()
    room.says("I need an appointment and is there a swimming pool?")
    room.says("Tuesday at ten with Melo")
    room.says("yes")
    room.says("I will bring my mother along")
    room.says("yes")
    assert "take_message" not in room.called


def test_a_goodbye_after_a_doubtful_okay_is_still_asked_back():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.says("okay")
    assert "before you go" in room.says("Bye.").lower()
    room.says("yes")
    assert "book_slot" in room.called


def test_what_was_cut_short_is_repeated_whole():
    room = Room()
    room.says("what are your opening hours?")
    whole = room.messages[-1]["content"]
    room.messages[-1]["content"] = " ".join(whole.split()[:3])
    messages = [*room.messages, {"role": "user", "content": "[Ana Silva] say that again please"}]
    assert reply(messages, tool_specs(TOOLS)).text == whole, json.dumps(messages[-3:])


def test_a_request_to_wait_is_no_wish_for_an_appointment():
    room = Room()
    said = room.says("Excuse me, could you please wait for a moment? I have to look something up.")
    assert room.called == []
    assert "time" in said or "wait" in said
