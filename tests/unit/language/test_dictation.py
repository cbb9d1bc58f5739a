"""Messages: what is passed on, to whom, several of one breath, and what corrects the one just taken."""

import pytest

from embedded.language.understanding.who.dictation import addressed, amended, message_text
from tests.unit.language.house import Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "ask Mr. Melo to bring the forms and to ring me before noon",
            "Please bring the forms and ring me before noon",
        ),
        ("tell Rui to bring his own pen", "Please bring your own pen"),
        ("tell Marta not to wait", "Please do not wait"),
        ("please let Mrs. Costa know the side gate is broken", "the side gate is broken"),
        ("could you tell Dr. Costa that I have the papers", "I have the papers"),
        ("would you mind telling Rui I'm late", "I'm late"),
        ("tell the front desk my card has expired", "my card has expired"),
        ("just tell her Ana rang and wants a copy", "Ana rang and wants a copy"),
        ("tell Dr. Melo from me that the plan is ready, would you", "the plan is ready"),
        ("ask Marta would she ring me on Friday", "Please ring me on Friday"),
        ("ask Dr. Costa for the letter", "I would like the letter"),
        ("ask Rui if he still has my key please", "I would like to know if he still has my key"),
        ("say to Rui that the code has changed", "the code has changed"),
        ("I want Marta to know that we moved", "we moved"),
        ("let Marta know about the broken lamp", "It is about the broken lamp"),
        ("can he call me back on my mobile", "Please call me back on my mobile"),
        ("get Marta to email me please", "Please email me"),
        ("I'm stuck in traffic, tell Rui", "I'm stuck in traffic"),
        ("please give me a ring after six", "Please call me back after six"),
        ("could the doctor give me a call", "Please give me a call"),
        ("pass on my thanks to Dr. Costa", "my thanks"),
        ("text Rui that I'm downstairs", "I'm downstairs"),
        ("I need Marta to ring me", "Please ring me"),
        ("can you leave a message for Dr. Melo please", ""),
        ("tell Marta", ""),
    ],
)
def test_a_message_keeps_all_of_what_is_passed_on_and_nothing_else(said: str, text: str) -> None:
    assert message_text(said) == text


def test_whom_it_is_for_stands_in_the_command() -> None:
    assert addressed("please tell Dr. Costa that Dr. Melo is late") == "tell Dr. Costa"
    assert addressed("can you call me back") == ""


def test_the_addressee_is_told_and_not_who_is_told_of() -> None:
    room = Room()
    room.says("Please tell Dr. Costa that Dr. Melo has my file.")
    assert room.calls == [("take_message", {"text": "Dr. Melo has my file", "to": "Dr. Marta Costa"})]


def test_two_messages_of_one_breath_are_two() -> None:
    room = Room()
    room.says("Tell Dr. Melo that the form is signed and posted, and ask Dr. Costa to ring my son.")
    assert room.calls == [
        ("take_message", {"text": "the form is signed and posted", "to": "Dr. Rui Melo"}),
        ("take_message", {"text": "Please ring my son", "to": "Dr. Marta Costa"}),
    ]


def test_a_time_alone_corrects_the_message_just_taken() -> None:
    room = Room()
    room.says("Tell Dr. Melo I'll bring the form on Wednesday.")
    room.says("no, Thursday")
    assert room.calls == [
        ("take_message", {"text": "Correction: I'll bring the form on Thursday", "to": "Dr. Rui Melo"})
    ]


def test_a_correction_is_marked_once() -> None:
    assert (
        amended("Correction: I come on Monday", "no, tell him Friday", "Friday")
        == "Correction: I come on Friday"
    )
    assert amended("I come on Monday", "tell him Friday", "Friday") == "Friday"


def test_whom_it_is_for_may_be_said_alone_first() -> None:
    room = Room()
    room.says("I'd like to leave a message.")
    assert "Costa" in room.says("for Dr. Costa")
    room.says("that my knee is much better and she should ring me")
    assert room.calls == [
        ("take_message", {"text": "my knee is much better and she should ring me", "to": "Dr. Marta Costa"})
    ]


def test_whom_it_is_for_may_stand_at_the_end() -> None:
    room = Room()
    room.says("Please pass on my thanks to Dr. Costa.")
    assert room.calls == [("take_message", {"text": "my thanks", "to": "Dr. Marta Costa"})]
