"""What is said while something is offered: other wishes, questions put back, a choice with a question beside it."""

import pytest

from embedded.language.understanding.times.hours import works_on
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import starts
from tests.unit.language.rooms import with_bookings as room

pytestmark = pytest.mark.unit

STANDING = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")


@pytest.mark.parametrize("asked", ["what is free on Tuesday?", "when does Dr. Costa have time?"])
@pytest.mark.parametrize(
    "words", ["could you put mine to Friday at nine", "shift it to Friday at nine please"]
)
def test_what_was_only_asked_after_gives_way_to_a_change_of_what_stands(asked, words):
    here = room(STANDING)
    here.says(asked)
    here.says(words)
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_without_an_appointment_the_same_words_correct_what_was_asked_after():
    here = room()
    here.says("what is free on Tuesday?")
    here.says("shift it to Friday at nine please")
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_an_inquiry_does_not_come_back_when_the_change_is_done():
    here = room(STANDING)
    here.says("is anything open on Tuesday?")
    here.says("please cancel my appointment")
    assert "?" not in here.says("yes")
    assert starts(here) == []


@pytest.mark.parametrize(
    "question",
    ["which weekday is that?", "and who would that be with?", "when was that again?", "is that a Friday?"],
)
def test_a_question_about_the_offer_is_answered_by_naming_it_again(question):
    here = room()
    here.says("I need an appointment on Friday at nine")
    said = here.says(question)
    assert "Friday" in said
    assert "Melo" in said
    assert here.called == []
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_why_not_is_answered_from_the_calendar_and_the_offers_stay():
    here = room()
    here.says("Wednesday with Dr. Melo, please book me in")
    said = here.says("why not three?")
    assert here.called == ["find_slots"]
    assert "taken" in said
    assert said.count("taken") == 1
    assert "9:30" in here.says("the second one")


def test_why_not_offers_the_time_when_it_is_free_after_all():
    here = room()
    here.says("Wednesday with Dr. Melo, please book me in")
    assert "11:00 am" in here.says("why can't I have eleven?")
    here.says("yes")
    assert starts(here) == ["2026-11-25T11:00"]


def test_an_offer_that_is_thought_over_is_not_put_after_every_answer():
    here = room()
    here.says("what is free on Tuesday?")
    assert "?" not in here.says("I'll sleep on it. Where is the parking?")
    assert "?" not in here.says("what insurance do you take?")
    assert "9:30" in here.says("the second one then")


def test_a_question_beside_a_choice_is_told_first():
    here = room()
    here.says("an appointment on Wednesday please")
    said = here.says("Friday works better, and is there parking?")
    assert "Elm Street" in said
    assert "Friday" in said


@pytest.mark.parametrize("words", ["somebody else please", "not with him", "is there another doctor?"])
def test_somebody_else_is_not_the_one_offered(words):
    here = room()
    assert "Melo" in here.says("I'd like an appointment with Dr. Melo on Tuesday at eleven")
    said = here.says(words)
    assert "Costa" in said
    assert "Melo" not in said


def test_the_same_doctor_is_the_one_of_the_appointment_that_stands():
    here = room(("Ana Silva", "Dr. Marta Costa", "2026-11-25T13:00"))
    assert "Costa" in here.says("I'd like another appointment with the same doctor on Friday")


def test_with_me_is_the_professional_who_speaks():
    people = (("Dr. Marta Costa", "PROFESSIONAL"), ("Ana Silva", "CLIENT"))
    here = room(speaker="Dr. Marta Costa", rights=("book_any",), people=people)
    assert "Costa" in here.says("put Ana in with me on Wednesday at two")
    here.says("yes")
    assert [one["professional"] for one in here.house.bookings.values()] == ["Dr. Marta Costa"]


def test_a_service_that_was_asked_for_may_come_with_a_name():
    here = room(services={"Consultation": 30, "Stress test": 45})
    here.says("I need an appointment on Friday at two")
    assert "Costa" in here.says("the stress test, with Costa")


@pytest.mark.parametrize(
    "words", ["when is my brother coming in?", "does Ben Castro have an appointment?", "is mum booked?"]
)
def test_a_client_is_told_nothing_of_others(words):
    here = room(("Ben Castro", "Dr. Rui Melo", "2026-11-25T09:00"))
    assert "your own" in here.says(words)
    assert here.called == []


@pytest.mark.parametrize(
    "words",
    [
        "our anniversary is on Saturday so everything is upside down",
        "what time do you make it there",
        "I waited two hours last week, your service is terrible",
        "good evening Ada",
    ],
)
def test_a_time_that_is_only_named_books_nothing(words):
    here = room()
    here.says(words)
    assert "find_slots" not in here.called


def test_a_message_finds_its_addressee_and_a_stranger_is_asked_about():
    here = room(people=(("Ana Silva", "CLIENT"), ("Joan Reed", "PROFESSIONAL")))
    here.says("I'd like to leave a message")
    here.says("it's for Dr. Costa. the red file is on her desk")
    here.says("ask her to ring me")
    assert "Oskar" in here.says("tell Oskar the lift is broken")
    here.says("yes")
    here.says("tell Joan Reed the key is back")
    assert here.house.messages == [
        ("Dr. Marta Costa", "the red file is on her desk"),
        ("Dr. Marta Costa", "Please ring me"),
        ("staff", "tell Oskar the lift is broken"),
        ("Joan Reed", "the key is back"),
    ]


def test_a_question_nobody_could_answer_can_be_passed_on_later():
    here = room()
    here.says("do you have a piano?")
    here.says("no")
    here.says("hm, could you ask somebody for me?")
    assert [text for _, text in here.house.messages] == ["do you have a piano?"]


def test_a_yes_that_asks_to_find_out_passes_the_question_on():
    here = room()
    here.says("do you have a piano?")
    here.says("yes, could you ask someone for me?")
    assert [text for _, text in here.house.messages] == ["do you have a piano?"]


def test_what_was_asked_last_is_the_rooms_topic():
    here = room(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    here.says("where is the parking?")
    here.says("and on weekends?", who="Ben Castro")
    assert here.calls[-1][1]["question"] == "where is the parking on weekends?"


def test_a_wait_before_a_question_is_no_wait():
    here = room()
    here.says("an appointment on Friday at nine please")
    assert "Elm Street" in here.says("wait, is there any parking?")


def test_what_do_you_have_is_a_question_for_the_calendar():
    here = room()
    here.says("what do you have tomorrow morning?")
    assert here.called == ["find_slots"]


def test_a_guest_is_named_behind_the_relation():
    assert "Omar Haddad" in room().says("I'd like my uncle to be here too, Omar Haddad")


def test_a_short_question_keeps_what_was_asked_of_the_last_subject():
    here = room()
    here.says("how much is a stress test?")
    here.says("and an x-ray?")
    assert here.calls[-1][1]["question"] == "how much is an x-ray?"


def test_hours_name_the_days_somebody_works_on():
    assert works_on("Mon-Thu 09:00-17:00, Sat 09:00-12:00", 3)
    assert works_on("Mon-Thu 09:00-17:00, Sat 09:00-12:00", 5)
    assert not works_on("Mon-Thu 09:00-17:00, Sat 09:00-12:00", 4)
    assert works_on("", 4)


@pytest.mark.parametrize(("words", "place"), [("the earliest", 0), ("the very latest, please", -1)])
def test_a_superlative_alone_takes_the_first_or_last_of_the_offers(words, place):
    here = room()
    here.says("what is free on Tuesday morning?")
    here.says(words)
    here.says("yes")
    assert starts(here) == [("2026-11-24T09:00", "2026-11-24T10:00")[place]]


def test_an_ordinal_in_the_name_of_a_service_chooses_nothing():
    here = room(services={"First visit": 30, "Follow-up": 30})
    here.says("what is free on Tuesday morning for a follow-up?")
    here.says("no, a first visit please")
    assert here.calls[-1][1]["service"] == "First visit"


def test_an_appointment_for_another_client_waits_until_the_one_at_hand_is_settled():
    people = (("Marta Reis", "PROFESSIONAL"), ("Ben Castro", "CLIENT"), ("Eva Roth", "CLIENT"))
    here = room(speaker="Marta Reis", rights=("book_any", "invite"), people=people)
    here.says("find Ben Castro something on Tuesday morning")
    assert here.says("and Eva Roth would like an appointment on Friday at nine").count("?") == 1
    here.says("the earliest")
    here.says("yes")
    here.says("yes")
    name, arguments = here.calls[0]
    assert (name, arguments["client"]) == ("book_slot", "Eva Roth")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "the bus broke down so I'll be late, can you let Dr. Costa know?",
            "the bus broke down, I'll be late",
        ),
        ("could you ask Dr. Costa whether my papers came", "I would like to know whether my papers came"),
    ],
)
def test_a_message_is_what_is_to_be_passed_on(words, text):
    here = room()
    here.says(words)
    assert [said for _, said in here.house.messages] == [text]


def test_an_expert_somebody_wants_to_talk_to_about_a_matter_is_an_appointment():
    assert "find_slots" in _called_by("I'd like to talk to someone about my back on Friday")


@pytest.mark.parametrize("words", ["in my lunch break on Wednesday", "three days after Christmas"])
def test_a_time_without_a_verb_is_no_chatter(words):
    assert "find_slots" in _called_by(words)


def test_both_on_the_same_day_is_no_change_of_what_stands():
    assert "list_bookings" not in _called_by("I need a consultation and an ECG, both on the same day")


def _called_by(words):
    here = room(STANDING)
    here.says(words)
    return here.called


@pytest.mark.parametrize(
    ("words", "hour"), [("the sooner the better", "9:00 am"), ("the later the better", "10:00 am")]
)
def test_the_sooner_the_better_chooses_the_first_of_what_is_offered(words, hour):
    here = room()
    here.says("a consultation with Dr. Melo on Monday please")
    assert hour in here.says(words)


def test_one_told_by_a_day_that_is_not_offered_is_looked_for_on_that_day():
    here = room()
    here.says("I need a consultation tomorrow morning")
    assert "Wednesday, November 25th at 10:00 am" in here.says("the Wednesday one at ten I think")


@pytest.mark.parametrize("words", ["hang on, which day did we say?", "what time have we agreed on"])
def test_what_was_said_of_the_time_is_said_again(words):
    here = room()
    here.says("book me a consultation on Friday at nine with Dr. Melo")
    assert "Friday, November 27th at 9:00 am" in here.says(words)


def test_a_weekday_is_one_of_the_later_week_that_is_offered():
    here = room(STANDING)
    here.says("could you move my consultation on Thursday to the week after?")
    assert "Wednesday, December 2nd" in here.says("Wednesday would be best")


def test_a_weekday_beside_a_date_of_this_week_is_the_next_of_its_name():
    here = room()
    here.says("what is free on Tuesday?")
    assert "Friday, November 27th" in here.says("Friday would be better")


def test_another_kind_with_the_same_professional_is_looked_for_anew():
    here = room(services={"Consultation": 30, "ECG": 30})
    here.says("a consultation with Dr. Melo on Tuesday")
    here.says("the ECG then, is that with Dr. Melo?")
    here.says("at nine")
    here.says("yes")
    assert [one["service"] for one in here.house.bookings.values()] == ["ECG"]


def test_when_somebody_could_do_that_is_about_nothing_that_stands():
    here = room(STANDING)
    assert "list_bookings" not in (here.says("when could she do that?"), here.called)[1]


def test_an_offer_that_was_passed_over_is_to_be_had_when_it_is_named():
    room = Room(House(services={"Check-up": 30, "Filling": 30}))
    room.says("a check-up on Tuesday morning with Melo")
    room.says("no, none of those")
    assert "November 24th at 9:30 am" in room.says("Tuesday at half past nine after all")
