"""What counts as expected, turn by turn."""

from typing import Any

import pytest

from embedded.rehearsal.format import ExpectForm
from embedded.rehearsal.happened import Call, Happened
from embedded.rehearsal.judge import judge

pytestmark = pytest.mark.unit

SPOKE = Happened(
    spoken=["I have half past two,", "or three p.m."],
    calls=[
        Call("list_bookings", {}, {"bookings": []}),
        Call("entity_facts", {}, {"facts": [], "sources": ["Parking"]}),
        Call("find_slots", {}, {"slots": []}),
    ],
    floor="called_by_name",
)
SILENT = Happened(floor="human_talk")


def faults(happened: Happened, **expect: Any) -> list[str]:
    return list(judge(ExpectForm.model_validate(expect), happened))


@pytest.mark.parametrize(
    "expect",
    [
        {},
        {"replies": True},
        {"says": ["half past two", "2:30", "3 pm", "THREE P", "two, or"]},
        {"never_says": ["booked"]},
        {"calls": []},
        {"calls": ["list_bookings", "find_slots"]},
        {"never_calls": ["book_slot"]},
        {"cites": ["Parking"]},
    ],
)
def test_what_is_as_expected_has_no_faults(expect: dict[str, Any]) -> None:
    assert faults(SPOKE, **expect) == []


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ({"replies": False}, "expected silence"),
        ({"says": ["four"]}, "/four/"),
        ({"never_says": ["2:30"]}, "no words like /2:30/"),
        ({"calls": ["find_slots", "list_bookings"]}, "in this order"),
        ({"calls": ["find_slots", "find_slots"]}, "in this order"),
        ({"never_calls": ["find_slots"]}, "no call of find_slots"),
        ({"cites": ["Insurance"]}, "expected the sources Insurance"),
        ({"cites": []}, "expected no sources, got Parking"),
    ],
)
def test_what_is_not_as_expected_is_said(expect: dict[str, Any], words: str) -> None:
    (fault,) = faults(SPOKE, **expect)
    assert words in fault


def test_silence_is_no_reply_and_says_why() -> None:
    assert faults(SILENT, replies=False) == []
    assert faults(SILENT, replies=True) == ["expected a reply, the agent stayed silent (human_talk)"]


def test_words_that_were_only_written_count_as_a_reply() -> None:
    written = Happened(written=["You can type to me."])
    assert faults(written, replies=False) != []
    assert faults(written, says=["type to me"]) == []


def test_a_model_that_failed_fails_the_turn_whatever_was_expected() -> None:
    assert faults(Happened(spoken=["I'm sorry."], trouble=["reply"])) == ["the agent had trouble (reply)"]


SENTENCE = "Thursday at nine with Dr. Melo. Shall I book that?"


@pytest.mark.parametrize(
    ("spoken", "sound_s", "words"),
    [
        ([SENTENCE], 0.2, "s of sound for the agent's words"),
        ([SENTENCE], 30.0, "s of sound for the agent's words"),
        ([], 1.0, "1.0 s of sound from the agent, and no words"),
    ],
)
def test_words_without_their_sound_and_sound_without_words_are_faults(
    spoken: list[str], sound_s: float, words: str
) -> None:
    (fault,) = faults(Happened(spoken=spoken, sound_s=sound_s))
    assert words in fault


@pytest.mark.parametrize(
    ("spoken", "sound_s"),
    [([SENTENCE], 3.2), ([], 0.0), (["Call 212 555 0100."], 5.0), ([SENTENCE], None)],
)
def test_words_that_sound_as_long_as_words_do_are_right(spoken: list[str], sound_s: float | None) -> None:
    assert faults(Happened(spoken=spoken, sound_s=sound_s)) == []
