"""Appointments by talk: found, offered, chosen, read back, and only then written."""

import itertools

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def booked(room):
    return [(one["client"], one["professional"], one["starts"]) for one in room.house.bookings.values()]


MELO_TUESDAY = [("Ana Silva", "Dr. Rui Melo", "2026-11-24T14:30")]


def test_an_appointment_is_found_offered_chosen_read_back_and_booked():
    room = Room()
    offer = room.says("I'd like an appointment with Dr. Melo on Tuesday afternoon")
    assert room.calls == [("find_slots", {"when": "Tuesday afternoon", "professional": "Dr. Rui Melo"})]
    assert "Tuesday, November 24th" in offer
    assert "2:30 pm" in offer
    read_back = room.says("the second one please")
    assert room.called == []
    assert "Tuesday, November 24th at 2:30 pm with Dr. Melo" in read_back
    assert "booked" in room.says("yes").lower()
    assert booked(room) == MELO_TUESDAY


OPENINGS = (
    "Can I see {who} on Tuesday afternoon?",
    "um, I'd like to, you know, come in on tuesday afternoon with {who}",
    "Book me with {who}, Monday, no wait, Tuesday afternoon",
    "is {who} free Tuesday in the afternoon",
)
HEARD = ("Dr. Melo", "doctor mellow", "Mello", "Dr Meloh")
CHOICES = (
    "the second one",
    "half past two",
    "2:30",
    "number two please",
    "the one at half past two",
    "Tue 24 Nov, 14:30",
)
CONSENTS = ("yes", "yeah, that's fine", "Please do.", "that works, go ahead")


@pytest.mark.parametrize(
    ("opening", "who", "choice", "consent"),
    [
        (OPENINGS[n % 4], HEARD[n // 4 % 4], choice, CONSENTS[n % 4])
        for n, (choice, _) in enumerate(itertools.product(CHOICES, range(4)))
    ],
)
def test_the_same_appointment_comes_out_of_many_ways_to_say_it(opening, who, choice, consent):
    room = Room()
    room.says(opening.format(who=who))
    room.says(choice)
    room.says(consent)
    assert booked(room) == MELO_TUESDAY


def test_an_exact_free_time_is_read_back_at_once():
    room = Room()
    assert "10:00 am" in room.says("Tuesday at ten with Melo please")
    assert booked(room) == []
    room.says("yes")
    assert booked(room) == [("Ana Silva", "Dr. Rui Melo", "2026-11-24T10:00")]


def test_yes_book_it_on_a_choice_books_in_one_breath():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    room.says("yes, book the 2:30 one please, go ahead")
    assert booked(room) == MELO_TUESDAY


def test_a_taken_time_is_said_with_the_nearest():
    house = House()
    house.add("Ben Castro", "Dr. Rui Melo", "2026-11-24T10:00")
    said = Room(house).says("Tuesday at ten with Melo")
    assert "taken" in said
    assert "nearest" in said or "offer" in said


@pytest.mark.parametrize(
    ("correction", "starts", "who"),
    [
        ("no, I meant Wednesday", "2026-11-25T10:00", "Dr. Rui Melo"),
        ("no, at eleven", "2026-11-24T11:00", "Dr. Rui Melo"),
        ("not Melo, Costa", "2026-11-24T10:00", "Dr. Marta Costa"),
        ("Actually make it Thursday at nine thirty", "2026-11-26T09:30", "Dr. Rui Melo"),
        ("yes but at half past eleven", "2026-11-24T11:30", "Dr. Rui Melo"),
        ("can we change that to Friday", "2026-11-27T10:00", "Dr. Rui Melo"),
        ("no, the day after", "2026-11-25T10:00", "Dr. Rui Melo"),
        ("how about the same time on Friday?", "2026-11-27T10:00", "Dr. Rui Melo"),
        ("a week later please", "2026-12-01T10:00", "Dr. Rui Melo"),
        ("half past eleven would be better", "2026-11-24T11:30", "Dr. Rui Melo"),
    ],
)
def test_a_correction_keeps_the_rest_of_the_wish(correction, starts, who):
    room = Room()
    room.says("Tuesday at ten with Melo please")
    room.says(correction)
    assert booked(room) == []
    room.says("yes")
    assert booked(room) == [("Ana Silva", who, starts)]


def test_earlier_later_and_something_else_look_beside_the_offers():
    room = Room()
    room.says("Wednesday with Melo")
    assert "10:30 am" in room.says("do you have anything later?")
    assert "9:00 am" not in room.says("something else")
    said = Room().says("Tuesday at ten with Costa")
    assert "10:00 am" in said


def test_nothing_earlier_is_said_and_the_offer_stays():
    room = Room()
    room.says("Tuesday at ten with Costa")
    assert "nothing earlier" in room.says("any earlier?")
    room.says("yes then")
    assert booked(room) == [("Ana Silva", "Dr. Marta Costa", "2026-11-24T10:00")]


def test_all_offers_refused_asks_for_another_time():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    assert room.says("none of those work for me").endswith("?")
    assert "Wednesday" in room.says("Wednesday then")


def test_a_question_inside_a_booking_is_answered_and_the_offer_comes_back():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    said = room.says("how long does it take?")
    assert "30 minutes" in said
    assert "2:30 pm" in said
    room.says("the second")
    room.says("yes")
    assert booked(room) == MELO_TUESDAY


def test_a_contradiction_is_asked_back():
    room = Room()
    said = room.says("Tuesday the 25th at ten with Melo")
    assert "Tuesday, November 24th or Wednesday, November 25th" in said
    room.says("Wednesday")
    room.says("yes")
    assert booked(room) == [("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")]


def test_several_services_are_asked_for():
    room = Room(House(services={"Consultation": 30, "ECG": 15}))
    assert "ECG" in room.says("I'd like an appointment tomorrow with Melo")
    room.says("the ECG")
    assert room.calls[0][1]["service"] == "ECG"


def test_an_unknown_professional_is_said_and_the_known_ones_named():
    room = Room()
    assert "Dr. Rui Melo" in room.says("I'd like to see Dr. Kowalski tomorrow")
    room.says("Melo then")
    assert room.calls == [("find_slots", {"when": "tomorrow", "professional": "Dr. Rui Melo"})]


def test_what_somebody_else_just_took_is_said_with_others():
    other = {
        "slot_id": "z1",
        "starts": "2026-11-24T11:00",
        "professional": "Dr. Rui Melo",
        "service": "Consultation",
        "minutes": 30,
    }
    room = Room(House(refuse={"book_slot": {"problem": "slot_taken", "say": "", "slots": [other]}}))
    room.says("Tuesday at ten with Melo")
    said = room.says("yes")
    assert "taken" in said
    assert "11:00 am" in said


def test_an_expired_slot_is_found_again_and_booked():
    room = Room(House(refuse={"book_slot": {"problem": "slot_expired", "say": ""}}))
    room.says("Tuesday at ten with Melo")
    assert "booked" in room.says("yes").lower()
    assert booked(room) == [("Ana Silva", "Dr. Rui Melo", "2026-11-24T10:00")]


def test_a_pending_booking_is_requested_not_booked():
    room = Room(House(pending=True))
    room.says("Tuesday at ten with Melo")
    said = room.says("yes")
    assert "requested" in said
    assert "booked" not in said.lower()


def test_a_calendar_out_of_reach_is_said():
    room = Room(House(refuse={"find_slots": {"problem": "unavailable", "say": ""}}))
    assert "can't reach" in room.says("Tuesday at ten with Melo")


def staff(**facts):
    return House(
        speaker="Marta Reis", rights=("book_any", "invite"), people=(("Marta Reis", "PROFESSIONAL"),), **facts
    )


def test_staff_book_for_the_client_they_name():
    room = Room(staff())
    assert "for Ana Silva" in room.says("book Ana Silva with Dr. Melo tomorrow at ten")
    room.says("yes")
    assert booked(room) == [("Ana Silva", "Dr. Rui Melo", "2026-11-24T10:00")]


def test_a_missing_client_is_asked_and_can_be_corrected_at_the_read_back():
    room = Room(staff())
    assert room.says("I need an appointment tomorrow at ten with Costa").endswith("?")
    assert room.called == []
    room.says("Ben Castro")
    assert "Joana Pereira" in room.says("no, for Joana Pereira")
    room.says("yes")
    assert booked(room) == [("Joana Pereira", "Dr. Marta Costa", "2026-11-24T10:00")]


def test_a_client_cannot_book_for_somebody_else():
    room = Room(House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))))
    assert "own" in room.says("book an appointment for Ben Castro on Tuesday")
    assert room.called == []


def test_forget_it_leaves_everything_as_it_was():
    room = Room()
    room.says("Tuesday at ten with Melo")
    room.says("actually, forget it")
    room.says("yes")
    assert booked(room) == []


def test_no_wait_the_second_is_a_choice():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    room.says("the first one")
    assert "2:30 pm" in room.says("no wait, half past two")
    room.says("yes")
    assert booked(room) == MELO_TUESDAY


def test_too_early_after_the_soonest_offers_several_later_ones():
    room = Room()
    room.says("the soonest with Costa please")
    assert "10:30 am, 11:00 am or 11:30 am" in room.says("that's too early")


def test_a_bare_bye_is_asked_back_once_and_a_full_goodbye_lets_go():
    room = Room()
    room.says("Tuesday at ten with Melo")
    assert "10:00 am" in room.says("Bye.")
    room.says("Goodbye then, thank you")
    room.says("yes")
    assert booked(room) == []


def test_the_kind_of_appointment_a_wish_is_plainly_about_is_taken_and_said():
    house = House(services={"Eye exam": 30, "Hearing test": 30})
    room = Room(house)
    said = room.says("I want my sight checked because everything I read is blurry")
    assert room.calls[-1][1]["service"] == "Eye exam"
    assert "Eye exam" in said
    assert "Eye exam" not in room.says("no, the hearing test")
    assert room.calls[-1][1]["service"] == "Hearing test"


def test_words_that_fit_no_kind_of_appointment_are_asked_back():
    house = House(services={"Eye exam": 30, "Hearing test": 30})
    said = Room(house).says("can I come on Tuesday morning?")
    assert "Eye exam" in said
    assert "Hearing test" in said


def test_where_there_are_several_kinds_the_read_back_names_the_one_that_would_be_booked():
    room = Room(House(services={"Check-up": 30, "Cleaning": 30}))
    assert "book the Cleaning?" in room.says("a cleaning on Friday at nine, please")
    assert "book it?" in Room(House()).says("Friday at nine, please")
