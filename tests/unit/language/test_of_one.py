"""What is asked of one appointment: of what was told last, what is on offer, or what the diary has."""

import pytest

from embedded.language.understanding.booked.asked_of_one import asked_among, asked_of_one
from embedded.language.understanding.booked.one_forms import Want
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import with_bookings

pytestmark = pytest.mark.unit

KINDS = {"Glazing Hour": 90, "Kids Clay Hour": 60, "Studio Tour": 30, "Suit Fitting": 45}
GLAZING = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00", "Glazing Hour")
CLAY = ("Ana Silva", "Dr. Marta Costa", "2026-11-25T14:00", "Kids Clay Hour")


def room(*bookings, **facts):
    """A room of a house with several kinds of appointment; each booking lasts as long as its kind."""
    here = with_bookings(*bookings, services=KINDS, **facts)
    for one in here.house.bookings.values():
        one["minutes"] = KINDS[one["service"]]
    return here


def wants(text):
    return [one.want for one in asked_of_one(text)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("lovely. so which doctor is it and what time?", [Want.WHOM, Want.WHEN]),
        ("who will show us round?", [Want.WHOM]),
        ("and who do I see there?", [Want.WHOM]),
        ("what time does the lesson begin?", [Want.WHEN]),
        ("do you know who it's with?", [Want.WHOM]),
        ("how long will I be there?", [Want.LENGTH]),
        ("so it's only half an hour?", [Want.LENGTH]),
        ("has it been approved yet?", [Want.STANDS]),
        ("so it's certain then?", [Want.STANDS]),
        ("just to be clear, it's Friday and not Thursday?", [Want.AS_SAID]),
        ("what was it again?", [Want.ALL]),
        ("what kind of appointment is it?", [Want.KIND]),
        ("whose name is it under?", [Want.CLIENT]),
    ],
)
def test_what_is_asked_of_an_appointment_is_read(text, asked):
    assert wants(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "can I bring my dog?",
        "what does it cost?",
        "how long do you keep what I make?",
        "who pays for it?",
        "what number is it?",
        "when do you open?",
        "who is in this meeting?",
        "what did you say?",
        "I would like something on Thursday",
        "it's booked.",
    ],
)
def test_other_questions_ask_nothing_of_an_appointment(text):
    assert not [one for one in asked_of_one(text) if one.want is not Want.AS_SAID]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("the kids one, who is that with?", "the kids one"),
        ("remind me when mine is, the glazing", "the glazing"),
        ("my thing. with bridget. when.", "my thing with bridget"),
        ("Thursday's, who's that with?", "Thursday's"),
    ],
)
def test_the_appointment_may_be_named_before_or_behind_the_question(text, of):
    assert [one.of for one in asked_of_one(text)] == [of]


def test_what_is_said_beside_a_question_is_left():
    asked, rest = asked_among("who is it with, and where do I park?")
    assert [one.want for one in asked] == [Want.WHOM]
    assert rest == "where do I park?"


@pytest.mark.parametrize(
    "words",
    [
        "who is the kids one with?",
        "the kids one, when is it?",
        "my thing. with costa. when.",
        "what time does the clay begin?",
        "which doctor is Wednesday's?",
        "do I have my clay hour with Dr. Costa?",
    ],
)
def test_the_one_that_is_named_is_told(words):
    said = room(GLAZING, CLAY).says(words)
    assert "Costa" in said
    assert "Melo" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("who is it with?", "Melo"),
        ("and how long is it?", "90 minutes"),
        ("until when?", "10:30 am"),
        ("and it's Tuesday now, not Wednesday?", "Yes"),
        ("so it's at ten?", "No"),
        ("is it with Dr. Costa?", "No"),
        ("is it Tuesday or Wednesday?", "Tuesday"),
        ("Tuesday at nine, right?", "Yes"),
        ("what did we say?", "9:00 am"),
        ("who will show us round?", "Melo"),
    ],
)
def test_it_is_the_one_that_was_told_last(words, told):
    here = room(GLAZING, CLAY)
    here.says("when is my glazing?")
    assert told in here.says(words)
    assert "find_slots" not in here.called
    assert "entity_facts" not in here.called


def test_another_time_alone_is_a_wish_still():
    here = room(GLAZING)
    here.says("when is my glazing?")
    here.says("could it be Thursday at ten?")
    assert "find_slots" in here.called


@pytest.mark.parametrize("words", ["how long is the tour?", "how long does a glazing hour take?"])
def test_a_kind_nobody_has_is_told_by_what_it_takes(words):
    assert "minutes" in room(CLAY).says(words)


def test_the_thing_an_appointment_is_named_by_is_no_appointment():
    here = room(("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00", "Suit Fitting"), facts={})
    here.says("how long does the suit take?")
    assert "entity_facts" in here.called


@pytest.mark.parametrize(
    "words", ["who is it with, is it the tall fellow?", "which doctor is that?", "is it with Dr. Melo?"]
)
def test_an_offer_that_is_asked_about_stays_on_offer(words):
    here = room()
    here.says("the studio tour on Tuesday at ten with Dr. Melo")
    said = here.says(words)
    assert "Costa" not in said
    assert "Melo" in said
    here.says("yes")
    assert here.called == ["book_slot"]


def test_another_person_asked_about_takes_no_offer_away():
    here = room()
    here.says("the studio tour on Tuesday at ten with Dr. Melo")
    assert here.says("is it with Dr. Costa?").startswith("No, with Dr. Melo.")
    here.says("yes")
    assert here.called == ["book_slot"]


def test_whoever_heard_of_it_may_ask_whether_it_is_fixed():
    people = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))
    here = Room(House(services=KINDS, people=people, pending=True))
    here.says("the studio tour on Tuesday at ten with Dr. Melo")
    here.says("yes")
    assert "have to confirm" in here.says("so is it fixed now?", who="Ben Castro")
    assert "10:00 am" in here.says("and when is it?", who="Ben Castro")


def test_a_question_beside_a_yes_is_answered_with_the_deed():
    here = room()
    here.says("the studio tour on Tuesday at ten with Dr. Melo")
    said = here.says("yes. and how long is it?")
    assert here.called == ["book_slot"]
    assert "minutes" in said


def test_a_question_beside_one_of_the_house_is_answered_too():
    here = room(GLAZING)
    here.says("when is my glazing?")
    said = here.says("who is it with, and where can I park?")
    assert "Melo" in said
    assert "garage" in said


@pytest.mark.parametrize("words", ["so that's everything I've got, the two?", "is that all I have booked?"])
def test_whether_that_is_all_is_no_goodbye(words):
    said = room(GLAZING, CLAY).says(words)
    assert "Melo" in said
    assert "Costa" in said


def test_that_is_all_is_a_goodbye_still():
    assert "Melo" not in room(GLAZING).says("that's all, thanks")


@pytest.mark.parametrize(
    ("words", "told"), [("how long is the second one?", "60"), ("who is my next lesson with?", "Melo")]
)
def test_a_place_in_the_row_is_one_of_the_diary(words, told):
    assert told in room(GLAZING, CLAY).says(words)


@pytest.mark.parametrize("words", ["what time is it?", "what day is it?"])
def test_the_time_of_day_is_no_appointment_s(words):
    assert "November 23rd" in room(GLAZING).says(words)


@pytest.mark.parametrize(
    "words", ["later please", "later. same day. not, um, not nine.", "oh no, too early."]
)
def test_later_right_after_one_was_told_moves_that_one(words):
    here = room(GLAZING)
    here.says("my, um, my thing. with Melo. when.")
    here.says(words)
    assert here.calls[-1][1]["moving"] == "b1"


@pytest.mark.parametrize("words", ["see you later", "I'll call later"])
def test_later_may_be_a_goodbye(words):
    here = room(GLAZING)
    here.says("when is my glazing?")
    here.says(words)
    assert "find_slots" not in here.called


@pytest.mark.parametrize("words", ["is that before Friday?", "is it Tuesday or Thursday?"])
def test_which_side_or_which_of_two_it_is_is_told_by_what_it_is(words):
    here = room(GLAZING)
    here.says("when is my glazing?")
    said = here.says(words)
    assert "Tuesday, November 24th" in said
    assert "Yes" not in said
    assert "No" not in said.replace("November", "")


@pytest.mark.parametrize(
    "words", ["is it safe?", "is this thing on?", "is it far?", "how long is the warranty?"]
)
def test_what_is_no_matter_of_an_appointment_is_asked_of_the_house(words):
    here = room(GLAZING)
    here.says("when is my glazing?")
    assert "9:00 am" not in here.says(words)


def test_when_a_kind_begins_that_nobody_has_is_looked_up():
    here = room()
    here.says("what time does the studio tour start?")
    assert here.called[-1] == "entity_facts"


def test_of_several_those_are_told_that_are_not_confirmed_yet():
    here = room(GLAZING, CLAY)
    here.house.bookings["b2"]["state"] = "pending"
    said = here.says("are both of them confirmed?")
    assert said.startswith("Not yet")
    assert "Costa" in said
    assert "Melo" not in said
    assert "Melo" in here.says("which one's first?")
    assert "Costa" in here.says("it's about the clay, when was that?")


def test_who_somebody_is_by_what_they_do_is_who_gives_the_one_just_booked():
    here = Room(House(services={"Check-up": 30}))
    assert "Dr. Marta Costa" in here.says("who is the doctor?")
    here.says("a check-up on Tuesday at ten with Melo please")
    here.says("yes")
    assert "10:00 am with Dr. Melo" in here.says("Thank you. Who is the doctor?")


@pytest.mark.parametrize("words", ["what kind of appointment is it?", "what is it for?"])
def test_the_kind_of_what_is_offered_is_told_and_the_offer_stays(words):
    here = Room(House(services={"Check-up": 30, "Filling": 30}))
    here.says("a check-up on Tuesday at ten with Melo please")
    told = here.says(words)
    assert "Check-up" in told
    assert told.endswith("?")
    here.says("yes")
    assert here.called == ["book_slot"]


def test_a_length_that_several_kinds_share_by_name_is_told_of_each():
    here = Room(House(services={"Private Lesson": 45, "Trial Lesson": 20, "Suit Fitting": 30}))
    told = here.says("how long is the lesson?")
    assert "Private Lesson takes 45 minutes" in told
    assert "Trial Lesson takes 20 minutes" in told
    assert "Suit" not in told
