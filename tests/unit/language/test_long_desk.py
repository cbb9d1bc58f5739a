"""Long meetings of the staff: relations of clients, people who come and go, and a professional's own day."""

import json

import pytest

from tests.unit.language.house import Room
from tests.unit.language.rooms import ANA, BEN, desk

pytestmark = pytest.mark.unit


def comes_instead(room: Room, *people) -> None:
    """Other clients are in the room from now on."""
    head, line = room.messages[0]["content"].split("MEETING ")
    meeting = json.loads(line)
    staff = [one for one in meeting["people"] if one["type"] == "PROFESSIONAL"]
    meeting["people"] = staff + [
        {"name": n, "type": t, "role": None, "rights": ["book_own"]} for n, t in people
    ]
    room.messages[0]["content"] = f"{head}MEETING {json.dumps(meeting)}"


@pytest.mark.parametrize(
    "words",
    [
        "and her husband wants one with Dr. Costa on Friday at two",
        "Ana's mother needs an appointment with Dr. Costa on Friday at two",
        "book his wife with Dr. Costa on Friday at two",
    ],
)
def test_a_relation_of_a_client_is_not_the_client(words: str) -> None:
    room = desk(ANA)
    room.says("what has Ana Silva got this week?")
    assert "name" in room.says(words)
    assert "for Joana Pereira" in room.says("Joana, Joana Pereira.")
    room.says("yes")
    assert [one["client"] for one in room.house.bookings.values()][-1] == "Joana Pereira"


def test_the_same_for_somebody_whose_name_is_asked_comes_right_behind() -> None:
    room = desk(standing=())
    room.says("book Ana Silva with Dr. Melo on Tuesday at half past nine")
    room.says("yes")
    assert "her husband's name" in room.says("same for her husband, straight after")
    said = room.says("Ben Castro")
    assert "10:00 am" in said
    assert "for Ben Castro" in said


def test_a_relations_appointment_is_not_cancelled_for_the_client() -> None:
    room = desk(ANA)
    assert "her brother's name" in room.says("cancel her brother's appointment on Tuesday")


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("put Mr Castro down for half past eleven instead", "11:30 am"),
        ("Ben Castro can't make it before ten, put him at half past ten.", "10:30 am"),
        ("I'm in a meeting till ten. Put Ben at eleven, please.", "11:00 am"),
        ("Ben Castro rang, squeeze him in at eleven instead", "11:00 am"),
    ],
)
def test_where_a_client_is_put_is_a_move(words: str, hour: str) -> None:
    room = desk(ANA)
    said = room.says(words)
    assert "for Ben Castro" in said
    assert f"November 24th at {hour}" in said
    room.says("yes")
    assert room.called == ["move_booking"]


def test_her_at_an_hour_is_where_she_goes() -> None:
    room = desk()
    said = room.says("Ana Silva can't make it before ten, put her at half past ten.")
    assert "November 24th at 10:30 am" in said


def test_a_client_can_go_to_other_hands() -> None:
    room = desk(speaker="Dr. Rui Melo")
    assert "with Dr. Costa for Ben Castro" in room.says("could Dr. Costa take Ben at ten?")
    room.says("yes")
    assert room.called == ["move_booking"]


def test_a_pronoun_is_whoever_was_just_told() -> None:
    room = desk(ANA, BEN)
    room.says("what has Ben Castro got?")
    room.says("who's got the nine o'clock on Tuesday with Dr. Melo?")
    assert "for Ana Silva" in room.says("push her to eleven")


def test_one_surname_of_two_here_is_whoever_was_just_told_or_is_asked() -> None:
    paulo = ("Paulo Silva", "CLIENT")
    room = desk(
        ANA,
        paulo,
        speaker="Dr. Rui Melo",
        standing=(("Paulo Silva", "Dr. Rui Melo", "2026-11-24T10:00"),),
        clients=("Ana Silva", "Paulo Silva"),
    )
    assert "Ana Silva or Paulo Silva" in room.says("could you move Mr Silva to Wednesday at eleven?")
    room.says("no, never mind")
    room.says("what have I got tomorrow?")
    said = room.says("could you move Mr Silva to Wednesday at eleven?")
    assert "November 25th at 11:00 am" in said
    assert "for Paulo Silva" in said


@pytest.mark.parametrize(
    "words", ["Call off my whole Tuesday morning.", "cancel the entire Tuesday of Dr. Melo's, he's ill"]
)
def test_a_whole_stretch_is_read_back_before_it_is_called_off(words: str) -> None:
    room = desk(ANA, BEN, speaker="Dr. Rui Melo")
    said = room.says(words)
    assert "Ana Silva" in said
    assert "Ben Castro" in said
    assert "all of them" in said
    assert "for Ana Silva" in room.says("No. Then move Ana Silva to Wednesday, same time.")
    room.says("yes")
    assert room.called == ["move_booking"]


def test_blocking_hours_answers_no_open_question() -> None:
    room = desk(ANA)
    room.says("a consultation with Dr. Costa for Joana Pereira")
    assert "can't do that" in room.says("block my Wednesday afternoon, please")


def test_what_was_settled_for_one_client_stays_settled_when_another_comes() -> None:
    room = desk(ANA, standing=(("Ben Castro", "Dr. Rui Melo", "2026-11-24T10:00"),))
    room.says("a consultation with Dr. Melo on Tuesday at nine")
    room.says("It's for Ana.")
    room.says("yes, go ahead")
    comes_instead(room, BEN)
    room.says("when is Ben's next appointment?")
    room.says("could he have it with Dr. Costa on Friday instead, at two?")
    said = room.says("yes please, change it")
    assert room.called == ["move_booking"]
    assert "taken" not in said


def test_part_of_a_name_changes_no_client() -> None:
    room = desk()
    room.says("book Joana Pereira with Dr. Melo on Friday at nine")
    assert "for Joana Pereira" in room.says("It's for Joana.")


def test_whom_somebody_without_a_name_sees_is_asked_of_the_diary() -> None:
    here = desk()
    assert "Ana Silva" in here.says("who does the doctor have on Tuesday?")
    assert here.called == ["list_bookings"]
