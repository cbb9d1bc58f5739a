"""Another time in place of a cancelling, what shall take the place of what stands, and which offer a bare yes means."""

import pytest

from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, starts, with_bookings

pytestmark = pytest.mark.unit

KINDS = {"Massage": 30, "Pedicure": 30}
THURSDAY = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Massage")


def standing(*bookings):
    return with_bookings(*(bookings or (THURSDAY,)), services=KINDS)


@pytest.mark.parametrize(
    "words",
    [
        "No, please don't cancel it. Is there a gap on Friday at eleven?",
        "I don't want to cancel. Could you do Friday at eleven?",
        "Rather than cancelling, could it be Friday at eleven?",
        "Cancel? No, put it on Friday at eleven.",
        "No need to cancel, Friday at eleven would do.",
    ],
)
@pytest.mark.parametrize(
    "wish", ["I can't make my massage on Thursday.", "Please cancel my massage on Thursday."]
)
def test_a_cancelling_that_is_refused_becomes_a_change(wish, words):
    room = standing()
    room.says(wish)
    assert "November 27th at 11:00 am" in room.says(words), words
    assert room.called == ["find_slots"], words
    room.says("Yes, Friday at eleven, please.")
    assert room.called == ["move_booking"], words


@pytest.mark.parametrize(
    "words",
    [
        "Or is half past eleven free?",
        "Hang on, could it be later?",
        "I'd rather come on Friday.",
        "Eleven suits me better.",
    ],
)
def test_another_time_asked_for_in_the_answer_is_looked_for(words):
    room = standing()
    room.says("Please cancel my massage on Thursday.")
    room.says(words)
    assert room.called == ["find_slots"], words


def test_one_that_stands_is_still_named_by_its_time():
    room = standing(THURSDAY, ("Ana Silva", "Dr. Rui Melo", "2026-11-27T11:00", "Massage"))
    room.says("Please cancel my massage on Thursday.")
    assert "November 27th" in room.says("No, the one on Friday.")
    room.says("Yes.")
    assert starts(room) == ["2026-11-26T10:00"]


@pytest.mark.parametrize("words", ["What does it cost to cancel?", "If I cancel it, is there a charge?"])
def test_what_a_cancelling_costs_is_asked_and_begins_none(words):
    room = standing()
    room.says("I can't make my massage on Thursday.")
    assert "cancel it?" in room.says(words)
    assert room.called == ["entity_facts"], words


@pytest.mark.parametrize(
    "words",
    [
        "Yes, instead of the one with Dr. Melo.",
        "Sure, in place of my massage on Thursday.",
        "Yes, and please swap it.",
    ],
)
def test_a_new_one_in_the_place_of_what_stands_is_read_back_as_a_change(words):
    room = standing()
    room.says("Could I have a massage with Dr. Costa on Wednesday at two?")
    assert "Thursday, November 26th" in room.says(words), words
    assert "list_bookings" in room.called, words
    assert not {"book_slot", "move_booking", "cancel_booking"} & {*room.called}, words
    room.says("Yes, please.")
    assert starts(room) == ["2026-11-25T14:00"], words


def test_another_time_for_what_is_not_booked_yet_books_nothing():
    room = standing()
    room.says("Could I have a pedicure with Dr. Melo on Friday at ten?")
    assert "11:00 am" in room.says("Yes. Can you make it Friday at eleven?")
    assert "book_slot" not in room.called


def test_a_yes_to_the_earliest_that_was_wished_for_takes_it_and_no_other():
    room = Room(House(services=KINDS), tools=MOVING)
    answer = room.says("A massage with Dr. Melo tomorrow, as early as he is in.")
    assert "9:00 am" in answer
    assert " or " not in answer
    assert "book_slot" not in room.called
    room.says("Ugh. Okay, take that.")
    assert starts(room) == ["2026-11-24T09:00"]


def test_an_hour_alone_is_of_the_day_spoken_of():
    room = standing(("Ana Silva", "Dr. Rui Melo", "2026-11-24T10:00", "Massage"))
    room.says("I've got a massage tomorrow, haven't I?")
    room.says("Would half past eleven be free as well? I'd rather have that.")
    answer = room.says("Yes, move me there.")
    assert "Tuesday, November 24th at 11:30 am" in answer
    room.says("Yes.")
    assert starts(room) == ["2026-11-24T11:30"]


@pytest.mark.parametrize("words", ["A massage, right.", "A massage with Dr. Melo.", "Right, a massage."])
def test_what_only_says_over_the_offer_looks_nothing_up(words):
    room = Room(House(services=KINDS), tools=MOVING)
    room.says("A massage with Dr. Melo on Friday at ten, please.")
    assert "Friday, November 27th at 10:00 am" in room.says(words)
    assert room.called == [], words


def test_an_hour_that_all_offers_have_is_asked_and_not_looked_up():
    room = Room(House(services=KINDS), tools=MOVING)
    room.says("Could I have a massage with Dr. Melo at half past ten?")
    assert " or " in room.says("A massage, half past ten, yes.")
    assert room.called == []


def test_an_order_with_a_condition_books_none_of_several():
    room = Room(House(services=KINDS), tools=MOVING)
    room.says("A massage with Dr. Melo on Wednesday, please.")
    room.says("Yes, go ahead, at ten, but only if my sister can come.")
    assert room.called == []
