"""Several wishes of one breath: where they part, what they share, and how each is followed through."""

import pytest

from embedded.language.meeting import Meeting, Professional, Service
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.sentences.clauses import clauses
from embedded.language.understanding.sentences.conjuncts import conjuncts, is_further
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit
CHECK_UP, FILLING = "Check-up", "Filling"
MEETING = Meeting(
    professionals=(Professional("Dr. Rui Melo"), Professional("Dr. Marta Costa")),
    services=(Service(CHECK_UP), Service(FILLING)),
)


def room(**house) -> Room:
    return Room(House(services={CHECK_UP: 30, FILLING: 30}, **house))


def booked(one: Room) -> list[tuple[str, str]]:
    return sorted((row["starts"], row["service"]) for row in one.house.bookings.values())


@pytest.mark.parametrize(
    ("clause", "wishes"),
    [
        ("a filling on Monday and a check-up after it", ["a filling on Monday", "a check-up after it"]),
        ("one on Monday and another on Friday", ["one on Monday", "another on Friday"]),
        ("a check-up for me and one for Leo", ["a check-up for me", "one for Leo"]),
        ("see Dr. Melo on Monday and Dr. Costa on Friday", ["see Dr. Melo on Monday", "Dr. Costa on Friday"]),
        (
            "a check-up, one with Dr. Melo and one with Dr. Costa",
            ["a check-up, one with Dr. Melo", "one with Dr. Costa"],
        ),
        ("book Leo on Monday and Pia on Friday", ["book Leo on Monday", "book Pia on Friday"]),
        (
            "two visits, Monday and Friday at nine",
            ["two visits, Monday at nine", "two visits, Friday at nine"],
        ),
        ("two fillings next week", ["two fillings next week", "two fillings next week"]),
        ("both Monday at nine and at ten", ["both Monday at nine", "both Monday at ten"]),
    ],
)
def test_what_has_room_for_one_filler_parts_at_the_second(clause: str, wishes: list[str]) -> None:
    assert conjuncts(clause, Act.BOOK, MEETING) == wishes


@pytest.mark.parametrize(
    "clause",
    [
        "I can come on Monday and Friday",
        "do you have any visits on Monday and Friday?",
        "a filling or a check-up on Monday",
        "a filling on Monday, no, a check-up",
        "Dr. Melo on Monday and if he is away then Dr. Costa",
        "between twelve and one on Friday",
        "both Monday and Friday work for me",
        "two visits, Monday or Friday",
        "an appointment and can I have it on Monday",
        "Monday at two for check-ups",
    ],
)
def test_alternatives_and_corrections_are_one_wish(clause: str) -> None:
    assert conjuncts(clause, Act.BOOK, MEETING)[0] == clause


def test_a_further_wish_names_its_own_head_or_service() -> None:
    assert is_further("and one for my son", MEETING)
    assert is_further("and I'd like a filling on Friday too", MEETING)
    assert not is_further("and another day?", MEETING)
    assert not is_further("and could I have a filling instead", MEETING)


def test_an_order_after_a_message_is_no_part_of_it() -> None:
    own = understand("Tell Dr. Melo I moved house and book me a check-up on Friday", MEETING)
    asked = understand("Ask Dr. Melo to ring me and move my check-up", MEETING)
    assert [one.act for one in own.frames] == [Act.MESSAGE, Act.BOOK]
    assert [one.act for one in asked.frames] == [Act.MESSAGE]


def test_each_wish_is_followed_through_in_turn() -> None:
    one = room()
    assert "Tuesday, November 24th at 9:00 am" in one.says(
        "A check-up on Tuesday at nine and a filling on Friday at two"
    )
    assert "other one: Filling" in one.says("yes")
    one.says("yes")
    assert booked(one) == [("2026-11-24T09:00", CHECK_UP), ("2026-11-27T14:00", FILLING)]


def test_straight_after_is_counted_from_what_was_booked_in_the_end() -> None:
    one = room()
    one.says("A check-up on Tuesday at nine and a filling straight after")
    one.says("make it half past nine")
    assert "10:00 am" in one.says("yes")


def test_what_stands_at_the_end_of_a_row_holds_for_all_of_it() -> None:
    one = room()
    one.says("A check-up at nine and a filling at eleven on Thursday with Dr. Melo")
    assert one.calls[0][1]["when"] == "Thursday at nine"
    one.says("yes")
    assert one.calls[-1][1]["when"] == "Thursday at eleven"


def test_the_wish_that_waits_can_be_let_go() -> None:
    one = room()
    one.says("A check-up on Tuesday at nine and a filling on Friday at two")
    one.says("yes, but just the first one")
    assert booked(one) == [("2026-11-24T09:00", CHECK_UP)]
    one.says("yes")
    assert booked(one) == [("2026-11-24T09:00", CHECK_UP)]


def test_the_first_can_be_let_go_and_the_other_stays() -> None:
    one = room()
    one.says("A check-up on Tuesday at nine and a filling on Friday at two")
    assert "Friday, November 27th at 2:00 pm" in one.says("no, leave the first one")


def test_one_more_with_the_yes_waits_for_the_receipt() -> None:
    one = room()
    one.says("A check-up on Tuesday at nine")
    assert one.says("yes, and another one on Friday at ten").count("November 2") == 2
    assert one.called == ["book_slot", "find_slots"]


def test_one_more_while_choosing_is_kept_for_later() -> None:
    one = room()
    one.says("A check-up on Thursday morning")
    assert "9:30 am" in one.says("and I'll need a filling on Friday at two as well")
    one.says("nine")
    assert "Friday, November 27th at 2:00 pm" in one.says("yes")


def test_both_of_two_offers_are_taken_one_by_one() -> None:
    one = room()
    one.says("A check-up on Tuesday or Thursday at nine")
    for words in ("both please", "yes", "yes"):
        one.says(words)
    assert booked(one) == [("2026-11-24T09:00", CHECK_UP), ("2026-11-26T09:00", CHECK_UP)]


def test_two_changes_of_one_breath_are_two() -> None:
    one = room()
    one.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-24T10:00", CHECK_UP)
    one.house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", CHECK_UP)
    one.says("Move my Tuesday one to Wednesday at nine and my Thursday one to Friday at nine")
    assert "Friday, November 27th" in one.says("yes")


def test_a_dictated_message_does_not_wait_for_the_booking() -> None:
    one = room()
    one.says("Book me a check-up on Tuesday at nine and tell Dr. Melo I'm on crutches")
    assert one.called == ["take_message", "find_slots"]


def test_everyone_named_in_a_row_is_brought_in() -> None:
    one = room()
    one.says("Bring in Joana Pereira and Dr. Costa")
    one.says("yes")
    one.says("yes")
    assert [name for name, _ in one.house.invited] == ["Joana Pereira", "Dr. Marta Costa"]


def test_what_waits_follows_its_own_breath_and_no_older_appointment() -> None:
    one = room()
    one.says("A check-up with Dr. Costa on Friday at two")
    one.says("yes")
    one.says("Now a filling on Tuesday at nine and one for my son straight after")
    assert "Tuesday, November 24th at 9:30 am" in one.says("yes")


def test_another_kind_beside_what_was_booked_is_named() -> None:
    one = room()
    one.says("A check-up on Tuesday at nine")
    one.says("yes")
    said = one.says("And could I have a filling straight after that?")
    assert FILLING in said
    assert "9:30 am" in said


def test_a_misread_calendar_is_no_question_about_the_diary() -> None:
    one = room()
    one.says("A check-up on Thursday at nine")
    assert "Friday, November 27th" in one.says(
        "no, not Thursday, I misread my calendar. Same time on Friday?"
    )


def test_a_wish_that_waits_is_put_right_by_its_kind():
    one = room()
    one.says("a check-up on Tuesday at ten with Melo and a filling on Friday at nine with Melo")
    said = one.says("oh, could the filling be at eleven instead?")
    assert "Filling at 11:00 am" in said
    assert "Tuesday, November 24th at 10:00 am" in said
    one.says("yes")
    one.says("yes")
    assert booked(one) == [("2026-11-24T10:00", CHECK_UP), ("2026-11-27T11:00", FILLING)]


def test_a_time_behind_another_wish_repairs_nothing_of_the_first():
    heard = understand(
        "a check-up on Wednesday at ten with Melo and a filling with Costa, let's say eleven", MEETING
    )
    assert [frame.when.clock for frame in heard.frames] == ["at ten", "at 11:00"]


def test_a_wish_told_from_the_first_has_its_own_time_and_person():
    heard = understand(
        "A check-up with Melo on Thursday at ten, and straight after that, at half past ten, a filling with Costa",
        MEETING,
    )
    assert [(frame.service, frame.professional) for frame in heard.frames] == [
        (CHECK_UP, "Dr. Rui Melo"),
        (FILLING, "Dr. Marta Costa"),
    ]


def test_a_kind_put_in_place_of_another_does_not_wait_for_it():
    one = room()
    one.says("a check-up on Tuesday morning with Melo please")
    one.says(
        "actually, sorry, it's not a check-up I need, it's the filling. Can that be done the same morning?"
    )
    wanted = next(arguments for name, arguments in one.calls if name == "find_slots")
    assert wanted["service"] == FILLING


def test_of_two_kinds_named_alike_the_one_beside_the_other_is_told_by_it() -> None:
    here = Room(House(services={"Cut and blow-dry": 30, "Children's cut": 20}))
    here.says("I need a cut for me and a kids cut for my son on Thursday")
    here.says("at nine")
    here.says("yes")
    here.says("straight after")
    here.says("yes")
    assert booked(here) == [("2026-11-26T09:00", "Cut and blow-dry"), ("2026-11-26T09:30", "Children's cut")]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Half past nine. And the filling straight after, at ten.", "9:30 am"),
        ("Nine. And the filling straight after, at half past nine.", "9:00 am"),
        ("nine o'clock, and the filling at half past nine", "9:00 am"),
    ],
)
def test_a_choice_with_one_more_wish_does_both(words: str, first: str) -> None:
    one = room()
    one.says("What do you have on Tuesday morning for a check-up with Melo?")
    assert first in one.says(words)
    assert "Filling" in one.says("Yes, both of them, the filling as well.")
    assert "Filling" in one.says("yes please")
    assert [kind for _, kind in booked(one)] == [CHECK_UP, FILLING]


@pytest.mark.parametrize(
    "clause", ["at nine, and it's for a filling", "nine, and not the filling", "nine and a filling"]
)
def test_an_hour_and_its_kind_are_one_wish(clause: str) -> None:
    assert conjuncts(clause, None, MEETING) == [clause]


@pytest.mark.parametrize(
    "words",
    [
        "I'd like a repair estimate on Tuesday at ten, and please tell Marta Costa that the drawings arrived.",
        "could we have a repair estimate on Tuesday at ten and let Marta Costa know I've got the keys",
    ],
)
def test_a_message_beside_a_wish_without_a_known_verb_leaves_the_wish(words):
    here = Room(House(services={"Check-up": 30, "Repair estimate": 30}))
    said = here.says(words)
    assert "take_message" in here.called
    assert "Tuesday, November 24th at 10:00 am" in said


def test_a_message_takes_what_is_told_with_it():
    parts = clauses("My car broke down on the way and please tell Marta that I'll be late tomorrow")
    assert len(parts) == 1


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("The lamp flickers and goes out, three times since Friday.", 1),
        ("It has stopped four times already, can I have an appointment tomorrow?", 1),
        ("I'd like to come three times with Dr. Melo for a check-up", 3),
    ],
)
def test_how_often_something_happened_is_no_number_of_appointments(said, wishes):
    assert len(understand(said, MEETING).frames) == wishes
