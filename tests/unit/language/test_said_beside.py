"""What a yes says beside itself, which of two is named by its kind, and what only stands beside a new wish."""

import pytest

from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit
ANA, MELO, COSTA = "Ana Silva", "Dr. Rui Melo", "Dr. Marta Costa"
KINDS = {"Check-up": 30, "Filling": 30, "Light therapy": 30}
FILLING = (ANA, MELO, "2026-11-25T10:00", "Filling")
CHECK_UP = (ANA, COSTA, "2026-11-27T14:00", "Check-up")
LIGHT = (ANA, MELO, "2026-11-27T10:00", "Light therapy")
TWO = "I'd like two check-ups with Dr. Melo please, one on Thursday at ten and one on Friday at eleven"
INSTEAD = (
    "cancel my filling on Wednesday, please, and give me a check-up with Dr. Melo on Thursday at ten instead."
)


def after(bookings, *words):
    """The starts that stand after somebody with those bookings has said those words."""
    room = with_bookings(*bookings, services=KINDS)
    for one in words:
        room.says(one)
    return starts(room)


@pytest.mark.parametrize(
    "words",
    [
        "Yes, cancel that one, but keep the check-up.",
        "Yes. But keep the one on Friday.",
        "yeah, cancel the filling, not the check-up",
        "Yes, go ahead, but don't touch the other one.",
        "yes please, just leave the rest alone",
        "Yes, and I'll keep the appointment with Dr. Costa.",
    ],
)
def test_what_shall_stay_holds_no_yes_back(words: str) -> None:
    assert after([FILLING, CHECK_UP], "cancel my filling", words) == ["2026-11-27T14:00"]


@pytest.mark.parametrize(
    "words",
    [
        "yes, no, keep the filling",
        "yes, but keep the one on Wednesday",
        "actually, keep the filling please",
        "Yes, but not the filling",
    ],
)
def test_what_was_read_back_and_shall_stay_is_not_cancelled(words: str) -> None:
    assert len(after([FILLING, CHECK_UP], "cancel my filling", words)) == 2


def test_what_shall_stay_is_no_new_time() -> None:
    tomorrow = (ANA, MELO, "2026-11-24T10:00", "Check-up")
    asked = "I need a second check-up this week, Thursday at ten"
    there = after([tomorrow], asked, "Yes please, and keep the one tomorrow as it is.")
    assert there == ["2026-11-24T10:00", "2026-11-26T10:00"]


@pytest.mark.parametrize(
    "words",
    [
        "yes, and the other one as well",
        "Yes, and the check-up too please",
        "yes please, and also the one on Friday",
    ],
)
def test_another_that_stands_is_cancelled_next(words: str) -> None:
    assert after([FILLING, CHECK_UP], "cancel my filling", words) == ["2026-11-27T14:00"]
    assert after([FILLING, CHECK_UP], "cancel my filling", words, "yes") == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("yes, and book the same again for Thursday at ten", ["2026-11-26T10:00", "2026-11-27T14:00"]),
        ("yes, and give me one on Thursday at ten instead", ["2026-11-26T10:00", "2026-11-27T14:00"]),
        ("yes, and a check-up on Thursday at nine as well", ["2026-11-26T09:00", "2026-11-27T14:00"]),
    ],
)
def test_a_new_one_beside_a_cancelling_is_booked(words: str, kept: list[str]) -> None:
    assert after([FILLING, CHECK_UP], "cancel my filling", words, "yes") == kept


@pytest.mark.parametrize(
    ("first", "second", "friday"),
    [
        ("Yes, please.", "And the other one as well, yes please.", "11:00"),
        ("yes, and the other one too", "yes", "11:00"),
        ("Yes. And the other one on Friday at ten instead", "yes", "10:00"),
    ],
)
def test_the_other_one_that_waits_is_no_third(first: str, second: str, friday: str) -> None:
    room = with_bookings(services=KINDS)
    for one in (TWO, first, second):
        room.says(one)
    assert starts(room) == ["2026-11-26T10:00", f"2026-11-27T{friday}"]
    assert "find_slots" not in room.called


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("ten is gone? then eleven, Ada, Thursday at eleven, and yes, do cancel the filling.", "11:00"),
        ("yes, but make it eleven on Thursday", "11:00"),
        ("yes please, cancel it, and then Thursday at nine", "09:00"),
        ("better Thursday at half past nine, yes, go on", "09:30"),
        ("Yes, cancel the one on Wednesday", "10:00"),
    ],
)
def test_a_time_put_right_is_of_what_is_booked_next(words: str, hour: str) -> None:
    there = after([FILLING, CHECK_UP], INSTEAD, words, "yes please, all of that.")
    assert there == [f"2026-11-26T{hour}", "2026-11-27T14:00"]


@pytest.mark.parametrize(
    "words", ["no, cancel the one on Friday instead", "then Friday, and yes, cancel that"]
)
def test_a_time_another_stands_at_names_that_one(words: str) -> None:
    room = with_bookings(FILLING, CHECK_UP, services=KINDS)
    room.says(INSTEAD)
    assert "Friday" in room.says(words)
    assert len(starts(room)) == 2


@pytest.mark.parametrize("words", ["The check-up, please.", "um, the check-up I think", "Dr. Costa's"])
def test_which_of_two_is_told_by_its_kind(words: str) -> None:
    bookings = [FILLING, CHECK_UP]
    assert after(bookings, "I have to cancel my appointment, please.", words, "Yes, cancel it") == [
        "2026-11-25T10:00"
    ]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["can you move my appointment please", "Friday at three with Dr. Costa"], "2026-11-27T15:00"),
        (["can you move my appointment please", "the check-up, to Wednesday at two"], "2026-11-25T14:00"),
        (
            [
                "I must move one of my appointments, the one with Dr. Melo, can I do it at eleven instead, "
                "the same day?"
            ],
            "2026-11-25T11:00",
        ),
    ],
)
def test_who_has_it_tells_which_one_and_the_hour_is_the_new_one(words: list[str], kept: str) -> None:
    there = after([FILLING, CHECK_UP], *words, "yes, please move it")
    assert kept in there
    assert len(there) == 2


@pytest.mark.parametrize("words", ["the massage", "to eleven"])
def test_what_names_none_of_them_is_asked_again(words: str) -> None:
    assert len(after([FILLING, CHECK_UP], "cancel my appointment please", words, "yes, cancel it")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "besides the Friday one I need two more light sessions next week, could I have Monday at nine thirty?",
        "apart from my appointment on Friday I'd like another light session, Monday at half past nine please",
        "I need one more light therapy besides the one I have, Monday at nine thirty",
    ],
)
def test_one_more_beside_what_stands_is_no_change(words: str) -> None:
    assert after([LIGHT], words, "yes") == ["2026-11-27T10:00", "2026-11-30T09:30"]


@pytest.mark.parametrize(
    "words",
    ["could I come Monday at ten instead of the Friday one", "can you move the Friday one to Monday at ten"],
)
def test_what_takes_the_place_of_one_is_a_change(words: str) -> None:
    assert after([LIGHT], words, "yes") == ["2026-11-30T10:00"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Yes, that's it. See you.", 1),
        ("yes please. Goodbye", 1),
        ("Great, book it, bye!", 1),
        ("Bye then", 0),
        ("no thanks, bye", 0),
        ("yes, but maybe not, bye", 0),
    ],
)
def test_a_goodbye_behind_a_yes_drops_nothing(words: str, count: int) -> None:
    assert len(after([], "a check-up tomorrow at ten with Dr. Melo", words)) == count


@pytest.mark.parametrize(
    "words", ["Thursday at ten then, the check-up", "Thursday at ten then, to check up on it"]
)
def test_a_then_behind_a_time_adds_no_second_wish(words: str) -> None:
    room = with_bookings(services=KINDS)
    for one in ("a check-up with Dr. Melo please", words, "yeah go on"):
        room.says(one)
    assert starts(room) == ["2026-11-26T10:00"]
    assert room.called == ["book_slot"]


def test_a_date_behind_a_weekday_of_that_week_is_the_same_day() -> None:
    there = after(
        [LIGHT],
        "can you move my light therapy to the Tuesday of that week, the twenty-fourth, at nine",
        "yes",
    )
    assert there == ["2026-11-24T09:00"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("yes, but keep the filling", ["2026-11-25T10:00"]),
        ("Yes, but leave the check-up as it is", ["2026-11-27T14:00"]),
        ("no, keep both", ["2026-11-25T10:00", "2026-11-27T14:00"]),
    ],
)
def test_of_all_that_was_read_back_what_shall_stay_stays(words: str, left: list[str]) -> None:
    assert after([FILLING, CHECK_UP], "cancel everything", words) == left


@pytest.mark.parametrize(
    "words",
    ["actually, keep the filling please", "no, keep the one on Wednesday", "oh, leave the filling then"],
)
@pytest.mark.parametrize("wish", ["cancel my filling", "move my filling to Thursday at ten"])
def test_the_very_one_that_shall_stay_is_left_alone(wish: str, words: str) -> None:
    assert after([FILLING, CHECK_UP], wish, words, "yes") == ["2026-11-25T10:00", "2026-11-27T14:00"]


@pytest.mark.parametrize(
    "words", ["keep the doctor, but make it eleven", "no, keep the Thursday one, just at eleven"]
)
def test_what_shall_stay_of_the_new_time_is_no_end(words: str) -> None:
    there = after([FILLING, CHECK_UP], "move my filling to Thursday at ten", words, "yes")
    assert there == ["2026-11-26T11:00", "2026-11-27T14:00"]


def test_the_other_one_is_moved_next_and_not_booked() -> None:
    words = ("move my filling to Thursday at ten", "yes, and the other one to Friday at four", "yes")
    assert after([FILLING, CHECK_UP], *words) == ["2026-11-26T10:00", "2026-11-27T16:00"]


def test_a_time_put_right_is_of_what_comes_instead() -> None:
    room = with_bookings(
        (ANA, MELO, "2026-11-27T10:00", "First talk"), services={"First talk": 30, "Tax return": 30}
    )
    for one in (
        "cancel my talk on Friday, please, and give me a tax return with Dr. Melo on Thursday at ten instead.",
        "ten is gone? then eleven, Ada, Thursday at eleven, and yes, do cancel the talk.",
        "yes please, all of that.",
    ):
        room.says(one)
    assert starts(room) == ["2026-11-26T11:00"]
