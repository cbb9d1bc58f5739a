"""An appointment is given up by verbs that are used of much else, and one that is not to be cancelled is moved."""

import pytest

from embedded.language.understanding.booked.not_cancelled import rather_than_cancelled
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

KINDS = {"Tyre Change": 30, "Inspection": 30, "Tooth Removal": 30}
INSPECTION = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Inspection")


def room():
    return with_bookings(INSPECTION, services=KINDS)


@pytest.mark.parametrize(
    "words",
    [
        "Would you cross Wednesday's inspection off?",
        "Please call my inspection on Wednesday off.",
        "Could you strike the inspection on Wednesday?",
        "I need to pull out of my inspection on Wednesday.",
        "Can you rub out the one with Dr. Melo?",
        "I'd like to give back my place on Wednesday.",
        "Leave the inspection on Wednesday out, please.",
        "Could you scrub my inspection from the books?",
        "Let the inspection go, please.",
    ],
)
def test_what_is_taken_out_is_read_back_to_be_cancelled(words):
    here = room()
    said = here.says(words)
    assert here.called == ["list_bookings"]
    assert "cancel it?" in said
    assert "Wednesday, November 25th at 10:00 am" in said
    here.says("Yes, take it out.")
    assert starts(here) == []


def test_it_is_taken_out_while_another_kind_is_offered():
    here = room()
    here.says("I need a tyre change with Dr. Melo on Thursday.")
    assert "cancel it?" in here.says("Could you take the inspection on Wednesday out first?")


@pytest.mark.parametrize(
    "words",
    [
        "Could you remove my tooth on Wednesday?",
        "Can you take the tyres off on Wednesday?",
        "Should I drop my car off for the inspection on Wednesday?",
        "I have to drop my daughter off at ten.",
    ],
)
def test_what_else_is_taken_out_is_no_appointment(words):
    here = room()
    assert "cancel" not in here.says(words)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("I can't make Wednesday.", "No, don't cancel it, just later. Thursday at nine?"),
        ("I can't come on Wednesday.", "Not cancel, move. Thursday at nine."),
        ("Cancel my inspection, please.", "Oh no, don't cancel it, could it be Thursday at nine?"),
        ("Cancel my inspection, please.", "No, not cancelled, only at another time, Thursday at nine."),
        ("I can't come on Wednesday.", "I don't want to cancel it, I'd rather have Thursday at nine."),
    ],
)
def test_what_shall_not_be_cancelled_is_moved(before, words):
    here = room()
    here.says(before)
    assert "Thursday, November 26th at 9:00 am" in here.says(words)
    here.says("Yes, please.")
    assert starts(here) == ["2026-11-26T09:00"]


@pytest.mark.parametrize(
    "words", ["Don't cancel it.", "Please don't cancel Friday's", "Cancel it, not Friday, Thursday."]
)
def test_where_nothing_else_is_wished_the_words_stay(words):
    assert rather_than_cancelled(words) == words
