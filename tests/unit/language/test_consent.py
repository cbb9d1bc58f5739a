"""Consent: what is a yes to what was read back, what changes it, and what is neither."""

import pytest

from embedded.language.understanding.answers.assent import Assent, find_assent
from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

READ_BACK = "Tuesday at ten with Melo please"
AT_TEN = "2026-11-24T10:00"


def starts(room):
    return [one["starts"] for one in room.house.bookings.values()]


@pytest.mark.parametrize(
    "words",
    [
        "that'd be fab",
        "sounds good to me",
        "grand so",
        "oh go on then",
        "ya",
        "y",
        "yeh, fine by me",
        "could you, please",
        "cool, lock it in",
        "yeah no that's perfect",
        "no yeah that's fine",
        "uh huh yes",
        "right you are",
        "that looks ideal to us",
        "super, pencil me in",
        "I'd really appreciate that",
        "oh brilliant, ten, yes",
        "ten is good, yes",
        "ten's lovely",
        "Tuesday at ten suits me",
        "ah, melo. well then yes, tuesday at ten, that's settled.",
        "Oh he's nice, is Dr. Melo. Yes, let's do that one.",
        "Okay, yes, book me",
        "yes then, put me in",
        "lovely, melo it is, tuesday at ten, put me down",
        "yes, that's the ticket",
        "Yes. We'll be there with bells on.",
        "do book it",
        "yes, do",
        "good.",
    ],
)
def test_approval_in_any_words_is_a_yes(words):
    room = Room()
    room.says(READ_BACK)
    room.says(words)
    assert starts(room) == [AT_TEN], words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yes but make it eleven", "11:00 am"),
        ("perfect, well, except make it half past", "10:30 am"),
        ("sure, or wait, the week after, same time", "December 1st at 10:00 am"),
        ("great, although eleven would be better", "11:00 am"),
        ("yes, what about half past eleven?", "11:30 am"),
        ("no, eleven", "11:00 am"),
        ("yes please, but in the afternoon", "pm"),
        ("then, eleven o'clock on tuesday, not half past ten", "11:00 am"),
        ("eleven on Tuesday, and not ten o'clock", "11:00 am"),
        ("yes I suppose, though I'd rather have Wednesday", "November 25th"),
        ("Yes, with Costa.", "Dr. Costa"),
    ],
)
def test_a_yes_that_changes_something_is_read_back_again(words, told):
    room = Room()
    room.says(READ_BACK)
    assert told in room.says(words), words
    assert starts(room) == [], words


@pytest.mark.parametrize(
    "words",
    [
        "of course, you're closed on Sundays",
        "um yes, one sec, let me check",
        "yeah, I don't know",
        "yes well, the thing is I work until noon",
        "right, and is it far from the station?",
        "yes, if my wife agrees",
        "ten isn't good",
        "is ten good?",
        "My mother said yes to that as well, but it's not sure.",
        "good. what do I have to bring?",
        "Who else comes? Yes, I wonder.",
        "Oh, Tuesday. Tuesday is choir. Yes, no, Wednesday.",
        "My sister has choir. Yes, I don't know.",
    ],
)
def test_words_around_a_yes_that_are_no_consent_write_nothing(words):
    room = Room()
    room.says(READ_BACK)
    room.says(words)
    assert starts(room) == [], words


@pytest.mark.parametrize(
    "words",
    [
        "ten it is",
        "I'll go for ten",
        "not nine, ten",
        "nine's too early, ten is better",
        "ten rather than eleven",
    ],
)
def test_an_hour_in_a_sentence_chooses_among_the_offers(words):
    room = Room()
    room.says("Can I see Dr. Melo on Tuesday morning?")
    assert "10:00 am" in room.says(words)
    room.says("yes")
    assert starts(room) == [AT_TEN], words


def test_a_name_nobody_bears_is_noted_on_a_clients_own_booking():
    room = Room(House())
    room.says("Tuesday at ten with Melo for my son Felix")
    room.says("yes")
    assert [one["client"] for one in room.house.bookings.values()] == ["Ana Silva"]


STAFF = ("book_any", "invite")
CLIENTS = ("Marina Santos", "Mariana Santos", "Piotr Nowak", "Katarina Burns")


def reception():
    return Room(
        House(speaker="Moira Kent", rights=STAFF, clients=CLIENTS, people=(("Moira Kent", "PROFESSIONAL"),))
    )


def clients(room):
    return [one["client"] for one in room.house.bookings.values()]


def test_a_name_two_clients_bear_is_asked_before_anything_is_read_back():
    room = reception()
    asked = room.says("put miss Santos in with Dr. Melo on Tuesday at ten")
    assert "Marina Santos" in asked
    assert "Mariana Santos" in asked
    assert "10:00 am" in room.says("Mariana, the one with the extra a")
    room.says("yes")
    assert clients(room) == ["Mariana Santos"]


def test_a_client_nobody_knows_is_said_before_anything_is_read_back_and_corrected():
    room = reception()
    assert "Boris Yeltsov" in room.says("book Boris Yeltsov with Dr. Melo on Tuesday at ten")
    assert "10:00 am" in room.says("sorry, I meant Piotr Nowak")
    room.says("yes")
    assert clients(room) == ["Piotr Nowak"]


@pytest.mark.parametrize(
    "words", ["no, not Piotr, Katarina Burns", "sorry, for Katarina Burns", "it's Katarina Burns"]
)
def test_a_name_in_the_answer_replaces_the_client(words):
    room = reception()
    room.says("book Piotr Nowak with Dr. Melo on Tuesday at ten")
    assert "Katarina Burns" in room.says(words)
    assert clients(room) == []
    room.says("yes")
    assert clients(room) == ["Katarina Burns"]


@pytest.mark.parametrize("words", ["it is a shame", "this is my wife", "could you tell me the price"])
def test_a_sentence_is_not_taken_for_a_yes(words):
    assert find_assent(words)[0] is Assent.NONE


@pytest.mark.parametrize(
    "words",
    [
        "my wife would say yes to anything, you know",
        "so am I booked now?",
        "what did you say?",
        "I'll think about it",
        "I'm not so sure about that",
        "well, it depends on whether my husband can come along",
        "sorry, kids. where were we?",
        "do you have parking?",
    ],
)
def test_other_words_leave_the_open_question_open_and_put_it_once(words):
    room = Room()
    room.says(READ_BACK)
    said = room.says(words)
    assert said.count("10:00 am") == 1, said
    assert "catch" not in said
    room.says("yes, book it please")
    assert starts(room) == [AT_TEN], words


def test_a_yes_with_a_second_wish_does_the_first_and_then_the_second():
    room = Room()
    room.house.add("Ana Silva", "Dr. Marta Costa", "2026-12-09T14:30")
    room.says(READ_BACK)
    assert "December 9th" in room.says("yes, and cancel the other one")
    assert AT_TEN in starts(room)


def test_no_the_other_one_turns_to_the_other_booking():
    room = Room()
    room.house.add("Ana Silva", "Dr. Rui Melo", AT_TEN)
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-12-09T14:30")
    room.says("cancel my appointment on Tuesday")
    assert "December 9th" in room.says("no, the other one")
    room.says("yes")
    assert starts(room) == [AT_TEN]


@pytest.mark.parametrize(
    "words", ["Did you book it?", "so have you booked it", "is it booked now?", "wait, did you confirm it"]
)
def test_who_asks_whether_it_is_done_orders_nothing(words):
    room = Room()
    room.says(READ_BACK)
    said = room.says(words)
    assert starts(room) == []
    assert "not yet" in said.lower()
    assert "10:00 am" in said


def test_yes_drop_it_agrees_to_a_cancelling():
    room = Room(House())
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
    room.says("please cancel my appointment")
    room.says("Yes, drop it.")
    assert starts(room) == []


def test_a_cancelling_taken_back_for_a_move_moves():
    room = Room(House(), tools=(*TOOLS, "move_booking"))
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
    room.says("I need to cancel my appointment on Thursday")
    said = room.says("hmm, no, don't cancel it. Can it be at eleven instead?")
    assert "11:00 am" in said
    room.says("yes please")
    assert starts(room) == ["2026-11-26T11:00"]


def test_the_last_one_is_the_one_that_was_read_back():
    room = Room()
    room.says("Tuesday, as late as you can, with Melo")
    room.says("the last one's great, yes")
    assert room.called == ["book_slot"]


def test_an_appointment_named_otherwise_is_still_cancelled():
    room = Room(House(), tools=(*TOOLS, "move_booking"))
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-27T10:00")
    room.says("please cancel my appointment on Thursday")
    room.says("oh, is it the Friday one? then that one")
    room.says("yes")
    assert starts(room) == []


def test_cancelling_outright_is_not_letting_go_of_the_wish():
    room = Room(House(), tools=(*TOOLS, "move_booking"))
    room.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
    room.says("could you move my appointment to Friday?")
    said = room.says("you know what, actually no, just cancel it. I'll phone when I know my dates.")
    assert "cancel" in said.lower()


def test_a_yes_that_names_the_client_once_more_asks_nothing():
    room = reception()
    room.says("book Piotr Nowak with Dr. Melo on Tuesday at ten")
    room.says("yes, do that for Piotr")
    assert room.called == ["book_slot"]


@pytest.mark.parametrize(
    "words", ["yes, and for Katarina Burns on Friday at nine", "yes, and what does it cost?"]
)
def test_more_than_what_was_read_back_is_no_echo(words):
    room = reception()
    room.says("book Piotr Nowak with Dr. Melo on Tuesday at ten")
    room.says(words)
    assert len(room.called) > 1
    assert clients(room) == ["Piotr Nowak"]


def test_a_condition_of_an_invitation_holds_back_no_yes():
    room = Room(House(rights=("book_own", "invite")))
    room.says(READ_BACK)
    assert (
        "invite"
        in room.says("Yes please. And bring Dr. Costa in here if she has a minute, would you?").lower()
    )
    assert starts(room) == [AT_TEN]
    room.says("Yes, do invite Dr. Costa.")
    assert room.called == ["invite_person"]


def test_an_invitation_held_back_is_asked_again_and_is_no_name():
    room = Room(House(rights=("book_own", "invite")))
    room.says("invite Dr. Costa")
    assert "Costa" in room.says("sure, yes, if she's free")
    assert room.house.invited == []


@pytest.mark.parametrize("words", ["yes, if my wife agrees", "yes, unless Dr. Costa is free"])
def test_a_condition_of_the_appointment_holds_back_a_yes(words):
    room = Room(House(rights=("book_own", "invite")))
    room.says(READ_BACK)
    room.says(words)
    assert starts(room) == []


def test_what_is_said_after_the_deed_asks_and_writes_nothing():
    room = Room()
    room.says(READ_BACK)
    room.says("yes")
    for words in ("no thanks, it's not important", "Yes."):
        assert "?" not in room.says(words)
        assert room.called == []


def test_an_hour_of_which_something_is_said_is_no_place():
    room = Room()
    room.says("What do you have on Tuesday morning with Dr. Melo?")
    assert "3:00 pm" in room.says("three is fine")
