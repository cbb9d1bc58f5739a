"""What is called off, kept as it is, or gives way to a new wish: a yes never does what was asked about before."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.booked.keeping import keeps
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit
KINDS = {"Check-up": 30, "Filling": 30}
WEDNESDAY = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Check-up")
PIOTRS = ("Piotr Nowak", "Dr. Rui Melo", "2026-11-25T10:00", "Check-up")
AT_TEN = "2026-11-25T10:00"
DESK = {
    "services": KINDS,
    "speaker": "Moira Kent",
    "rights": ("book_any", "invite"),
    "clients": ("Ana Silva", "Piotr Nowak", "Katarina Burns"),
    "people": (("Moira Kent", "PROFESSIONAL"),),
}


@pytest.mark.parametrize(
    "words",
    [
        "Hang on, no. Piotr only asked what time it was. Leave him where he is.",
        "No, leave it as it is.",
        "leave Piotr where he is",
        "he can stay",
        "don't touch it",
        "Hold on, no, he'll be there",
    ],
)
def test_a_cancelling_called_off_is_let_go(words):
    room = with_bookings(PIOTRS, **DESK)
    room.says("cancel the check-up for Piotr Nowak on Wednesday")
    said = room.says(words)
    assert "cancel" not in said, said
    room.says("yes, go ahead")
    assert starts(room) == [AT_TEN]


@pytest.mark.parametrize(
    "words",
    ["let's leave it as it is", "no, keep it where it is", "it can stay as it is", "no, don't move it"],
)
def test_a_move_called_off_is_let_go(words):
    room = with_bookings(WEDNESDAY, services=KINDS)
    room.says("move my check-up to eleven")
    assert "Shall" not in room.says(words)
    room.says("yes")
    assert starts(room) == [AT_TEN]


@pytest.mark.parametrize(
    "text",
    [
        "leave it with Dr. Melo on Friday",
        "keep Friday free",
        "let me in",
        "can I stay longer?",
        "leave a message",
    ],
)
def test_other_words_keep_nothing(text):
    assert not keeps(text)


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        (
            "cancel Piotr Nowak's on Wednesday",
            "and Katarina Burns needs a filling with Dr. Costa on Friday at half one",
        ),
        (
            "cancel Piotr Nowak's on Wednesday",
            "book Katarina Burns a filling with Dr. Costa on Friday at half one",
        ),
        (
            "move Piotr Nowak to eleven on Wednesday",
            "Katarina Burns wants a filling with Dr. Costa on Friday at half one",
        ),
    ],
)
def test_a_whole_new_wish_lets_the_open_question_go(opened, words):
    room = with_bookings(PIOTRS, **DESK)
    room.says(opened)
    said = room.says(words)
    assert "I've left Piotr Nowak's as it is." in said
    assert "for Katarina Burns" in said
    room.says("yes, go ahead")
    assert starts(room) == [AT_TEN, "2026-11-27T13:30"]


def test_an_own_new_wish_lets_a_cancelling_go():
    room = with_bookings(WEDNESDAY, services=KINDS)
    room.says("cancel my check-up")
    assert "I've left the Check-up as it is." in room.says(
        "book me a filling on Friday at nine with Dr. Melo"
    )
    room.says("yes")
    assert starts(room) == [AT_TEN, "2026-11-27T09:00"]


@pytest.mark.parametrize(
    "words", ["no, for Katarina Burns", "and a check-up for Katarina Burns on Friday at nine"]
)
def test_a_correction_or_an_addition_lets_no_booking_go(words):
    room = with_bookings(**DESK)
    room.says("book Piotr Nowak for a check-up with Melo on Tuesday at ten")
    assert "leave" not in room.says(words)
    room.says("yes")
    assert starts(room)[0] == "2026-11-24T10:00"


def test_another_clients_move_is_no_cancelling():
    room = with_bookings(PIOTRS, ("Ana Silva", "Dr. Rui Melo", "2026-11-26T11:00", "Check-up"), **DESK)
    room.says("cancel the check-up for Piotr Nowak on Wednesday")
    assert "Shall I move it" in room.says("move Ana Silva to Friday at ten")
    room.says("yes")
    assert starts(room) == [AT_TEN, "2026-11-27T10:00"]


@pytest.mark.parametrize(
    "words",
    [
        "cancel nothing, but move it to eleven that same day",
        "please don't cancel anything, just move it to eleven",
    ],
)
def test_cancel_nothing_cancels_nothing(words):
    room = with_bookings(WEDNESDAY, services=KINDS)
    room.says("when is my check-up?")
    assert "11:00 am" in room.says(words)
    room.says("yes mate")
    assert starts(room) == ["2026-11-25T11:00"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("drop the Saturday thing", Act.CANCEL),
        ("I want to drop my Friday appointment", Act.CANCEL),
        ("my lesson on Wednesday, drop it", Act.CANCEL),
        ("cancel nothing", Act.FORGET),
        ("drop it", Act.FORGET),
        ("the lesson, skip it", Act.FORGET),
    ],
)
def test_what_is_dropped_is_cancelled_and_nothing_is_not(text, act):
    assert grammar_act(text) is act


def test_an_order_that_points_back_cancels_once():
    room = with_bookings(WEDNESDAY, services=KINDS)
    room.says("so then I don't need my check-up on wednesday, do I. cancel that.")
    said = room.says("yes, mine.")
    assert room.called == ["cancel_booking"]
    assert "no upcoming" not in said


def test_two_that_are_named_are_both_cancelled():
    room = with_bookings(
        WEDNESDAY, ("Ana Silva", "Dr. Rui Melo", "2026-11-27T10:00", "Filling"), services=KINDS
    )
    room.says("cancel my check-up and cancel my filling")
    room.says("yes")
    room.says("yes")
    assert starts(room) == []


def test_another_kind_in_the_answer_is_the_one_to_be_cancelled():
    filling = ("Ana Silva", "Dr. Marta Costa", "2026-11-26T13:00", "Filling")
    room = with_bookings(WEDNESDAY, filling, services=KINDS)
    room.says("cancel my check-up")
    assert "Filling" in room.says("no, the filling")
    room.says("yes")
    assert starts(room) == [AT_TEN]


def test_whether_another_one_stays_is_told_from_the_diary():
    filling = ("Ana Silva", "Dr. Marta Costa", "2026-11-26T13:00", "Filling")
    room = with_bookings(WEDNESDAY, filling, services=KINDS)
    room.says("cancel my check-up")
    said = room.says("and the filling, that stays, right?")
    assert "1:00 pm with Dr. Costa" in said
    assert "Not yet" not in said


@pytest.mark.parametrize(
    "words",
    [
        "hm, that's fine then. keep it. But can you tell Marta Costa that the note is coming late?",
        "no, keep it, please. and tell Marta Costa that the note is coming late",
        "okay, then keep mine.",
        "that's fine. keep it then",
    ],
)
def test_who_keeps_it_moves_nothing(words):
    room = with_bookings(WEDNESDAY, services=KINDS)
    assert "move" in room.says("can my check-up on Wednesday be at eleven instead?").lower()
    room.says(words)
    assert room.called == (["take_message"] if "tell" in words else [])
    room.says("yeah")
    assert starts(room) == [WEDNESDAY[2]]


@pytest.mark.parametrize(("words", "booked"), [("yes, cancel.", False), ("yes, do it", True)])
def test_an_order_to_cancel_books_nothing(words, booked):
    room = Room(House(services=KINDS))
    room.says("a check-up on Tuesday at ten with Melo please")
    room.says(words)
    assert ("book_slot" in room.called) is booked
