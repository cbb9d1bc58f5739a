"""The fold over the messages: deterministic, interruptible, quick."""

import time

import pytest

from embedded.language import Reply, reply
from embedded.language.understanding.acts import learned, likely, offers, replies, wholes
from embedded.language.understanding.acts.examples import flat
from embedded.language.understanding.acts.linear import kept
from embedded.language.understanding.acts.signs import ACTS
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import House, Room, tool_specs

pytestmark = pytest.mark.unit


def test_the_same_request_gives_the_same_reply():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    room.messages.append({"role": "user", "content": "[Ana Silva] the second one"})
    assert reply(room.messages, room.tools) == reply(list(room.messages), room.tools)


def test_with_nobody_heard_yet_it_greets():
    assert "Ada" in str(reply(Room().messages, tool_specs()).text)


def test_without_a_meeting_line_it_still_answers():
    said = reply([{"role": "user", "content": "hello"}], [])
    assert said.text
    assert said.tool_calls == []


def test_what_was_said_aside_is_not_answered():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.messages.append({"role": "user", "content": "[Ana Silva, aside] yes, I think so"})
    assert reply(room.messages, room.tools) == Reply("")


def test_a_question_nobody_heard_is_put_again_instead_of_counted():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.messages.pop()  # talked over before a word of it was heard
    said = room.says("yes")
    assert room.called == []
    assert said.endswith("?")
    room.says("yes")
    assert len(room.house.bookings) == 1


def test_a_receipt_nobody_heard_is_told_at_the_next_chance():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.says("yes")
    room.messages.pop()
    assert "booked" in room.says("and where can I park?").lower()


def test_the_same_words_asked_again_after_a_cut_are_answered_without_doing_it_twice():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.says("yes")
    room.messages.pop()
    assert "booked" in room.says("yes").lower()
    assert room.called == []
    assert len(room.house.bookings) == 1


def test_two_halves_of_a_sentence_are_one_utterance():
    room = Room()
    room.messages.append({"role": "user", "content": "[Ana Silva] I'd like to come on"})
    assert "Tuesday" in room.says("Tuesday with Dr. Melo")
    assert room.calls == [("find_slots", {"when": "Tuesday", "professional": "Dr. Rui Melo"})]


@pytest.mark.parametrize(
    "content",
    ["not json", "", "[]", '{"slots": null}', '{"slots": [{"starts": "?"}]}', '{"problem": "new_one"}'],
)
def test_a_broken_tool_result_is_survived(content):
    room = Room()
    room.messages += [
        {"role": "user", "content": "[Ana Silva] Tuesday at ten with Melo"},
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {"id": "1", "type": "function", "function": {"name": "find_slots", "arguments": "{}"}}
            ],
        },
        {"role": "tool", "tool_call_id": "1", "content": content},
    ]
    assert reply(room.messages, room.tools).text


def test_content_in_parts_is_read():
    said = reply(
        [{"role": "user", "content": [{"type": "text", "text": "[Ana] where can I park"}]}], tool_specs()
    )
    assert said.tool_calls[0].name == "entity_facts"


def forget():
    """Forget what was read with another model."""
    learned.chances.cache_clear()
    understand.cache_clear()


def test_without_an_embedder_grammar_stands_alone(monkeypatch):
    monkeypatch.setattr(likely, "_model", lambda: None)
    forget()
    room = Room()
    assert "staff" in room.says("is there a swimming pool?")
    assert room.called == ["entity_facts"]
    forget()


def test_the_kept_weights_belong_to_the_examples_of_today():
    for one in (learned, offers, replies, wholes):
        assert kept(one.WEIGHTS, one.digest()), (
            "run `python -m embedded.language.understanding.acts.learning`"
        )
    assert set(flat()[1]) <= set(ACTS)


def test_a_long_conversation_is_answered_quickly(monkeypatch):
    monkeypatch.setattr(likely, "_model", lambda: None)
    forget()
    room = Room(House())
    for line in (
        "Tuesday afternoon with Melo",
        "the second one",
        "no",
        "Wednesday at ten",
        "yes",
        "where can I park?",
    ) * 4:
        room.says(line)
    room.messages.append(
        {"role": "user", "content": "[Ana Silva] I would like something on Thursday, not before ten"}
    )
    anew, again = [], []
    for _ in range(5):
        forget()
        for took in (anew, again):
            start = time.process_time()
            reply(room.messages, room.tools)
            took.append(time.process_time() - start)
    forget()
    assert min(anew) < 0.15
    assert min(again) < 0.05


@pytest.mark.skipif(likely._model() is None, reason="no embedding model is installed: grammar stands alone")
def test_words_that_need_likeness_are_answered_quickly():
    took = []
    for question in ("would my dog be welcome", "is it far from the station", "are the nurses friendly"):
        room = Room()
        room.messages.append({"role": "user", "content": f"[Ana Silva] {question}"})
        start = time.process_time()
        reply(room.messages, room.tools)
        took.append(time.process_time() - start)
    assert min(took) < 0.1
