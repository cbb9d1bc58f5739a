"""Wishes and moves put otherwise: kept but shifted, a kind named like a move, a message asked for later."""

import pytest

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.booked.not_cancelled import rather_than_cancelled
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.dictation import by_oneself, message_text
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("could I keep it and just shift it to Friday?", Act.MOVE),
        ("could I keep it?", None),
    ],
)
def test_what_is_kept_to_be_changed_moves(said, act):
    assert grammar_act(rather_than_cancelled(said)) is act


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Thursday or Friday, Thursday the third then", ("Thursday the third",)),
        ("Thursday or Friday", ("Thursday", "Friday")),
    ],
)
def test_a_day_told_more_closely_is_the_choice(said, days):
    assert find_when(said)[0].days == days


def test_a_kind_whose_name_sounds_like_a_move_is_none():
    room = with_bookings(services={"Laptop swap": 30, "Consultation": 30})
    assert (
        "free" in room.says("can I get a laptop swap on Tuesday at ten?") or room.calls[-1][0] == "find_slots"
    )
    assert room.calls[-1][1]["service"] == "Laptop swap"


def test_a_move_by_likeness_alone_books_where_nothing_stands():
    room = with_bookings(hours={"Dr. Rui Melo": {day: [(9, 17)] for day in range(5)}})
    room.says("I'd come back for another go, Thursday at nine")
    room.says("yes")
    assert starts(room) == ["2026-11-26T09:00"]


@pytest.mark.parametrize(
    ("said", "oneself"),
    [
        ("I'll ask upstairs.", True),
        ("I'll ask upstairs. Please leave Paul a message that the lift is stuck.", False),
    ],
)
def test_what_somebody_passes_on_themselves_is_no_message(said, oneself):
    assert by_oneself(said) is oneself


def test_the_message_is_that_of_the_one_who_is_to_pass_it_on():
    text = message_text("I'll ask upstairs. Please leave Paul a message that the lift is stuck.")
    assert "lift is stuck" in text
    assert "upstairs" not in text


def test_a_shift_one_works_is_no_move():
    room = with_bookings(hours={"Dr. Rui Melo": {day: [(9, 18)] for day in range(5)}})
    room.says("a consultation on Tuesday at three please")
    assert "5:00 pm" in room.says("I have a shift till four, can we do five instead?")
