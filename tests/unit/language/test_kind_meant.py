"""The kind that words mean which do not name it, and what is told without being a wish."""

import pytest

from embedded.language.meeting import Meeting, Professional, Service
from embedded.language.understanding.kinds.kind_meant import kind_meant, matter_told
from embedded.language.understanding.kinds.services import find_service
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

GARAGE = ("Brake Service", "Oil Change", "Tyre Change", "Inspection")
CITY = ("Building Permit Advice", "Business Licence", "Passport Counter", "Wedding Registration")
SURGERY = ("Blood Test", "Doctor Appointment", "Medication Review", "Travel Vaccination")
SHELTER = ("Adoption Talk", "Cat Meeting", "Dog Meeting", "Foster Briefing")


def meeting(kinds):
    return Meeting(
        services=tuple(Service(one) for one in kinds),
        professionals=(Professional("Dr. Imran Shah", "", kinds),),
    )


@pytest.mark.parametrize(
    ("said", "kinds", "kind"),
    [
        ("the brakes squeal, could I bring the car on Thursday", GARAGE, "Brake Service"),
        ("I need winter tyres put on on Monday", GARAGE, "Tyre Change"),
        ("we're getting married, so we have to register it", CITY, "Wedding Registration"),
        ("they want to check my cholesterol and my iron", SURGERY, "Blood Test"),
        ("the pills make me dizzy, someone should go over what I'm taking", SURGERY, "Medication Review"),
        ("we want a kitten, could we come on Sunday", SHELTER, "Cat Meeting"),
        ("is there a puppy we might see tomorrow", SHELTER, "Dog Meeting"),
    ],
)
def test_words_mean_a_kind_without_its_name(said, kinds, kind):
    assert kind_meant(said, kinds, meeting(kinds)) == kind


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("my daughter only has the car on Wednesday, so it would have to be this Wednesday", SURGERY),
        ("somebody called me about an appointment", SURGERY),
        ("book me for Friday", GARAGE),
        ("something on Thursday please, I work until two", GARAGE),
        ("could I come by with my wife on Monday", CITY),
        ("can I have an appointment with Dr. Shah next week", SURGERY),
        ("I can't do Thursday, that's my bowling", SHELTER),
    ],
)
def test_words_of_time_and_people_mean_no_kind(said, kinds):
    assert kind_meant(said, kinds, meeting(kinds)) is None


def test_the_matter_is_what_is_left_beside_time_people_and_booking():
    assert matter_told("can I book Dr. Shah on Friday at ten please", meeting(SURGERY)) == ""
    assert "cholesterol" in matter_told("it's for the cholesterol on Friday", meeting(SURGERY))


@pytest.mark.parametrize(
    ("said", "kinds", "kind"),
    [
        ("my daughter has the car on Wednesday", ("Foot Care", "Gait Analysis"), None),
        ("could Doctor Shah do it on Friday", SURGERY, None),
        ("is Dr. Shah in on Friday", SURGERY, None),
        ("a doctor appointment with Dr. Shah", SURGERY, "Doctor Appointment"),
        ("I need the doctor", SURGERY, "Doctor Appointment"),
        ("some care for my feet", ("Foot Care", "Gait Analysis"), "Foot Care"),
        ("I'd like to be massaged", ("Massage", "Facial"), "Massage"),
    ],
)
def test_a_kind_is_named_by_no_title_and_no_word_of_another_sense(said, kinds, kind):
    assert find_service(said, meeting(kinds))[0] == kind


def room(kinds, **facts):
    return Room(House(services=dict.fromkeys(kinds, 30), **facts))


def test_what_is_plainly_meant_is_proposed_and_not_asked():
    here = room(CITY)
    assert "Wedding Registration" in here.says(
        "we're getting married, so we have to register it. Tuesday morning?"
    )
    assert here.calls[-1][1]["service"] == "Wedding Registration"


def test_what_was_told_before_says_the_kind():
    here = room(SURGERY)
    here.says("I never got my bloods done, you know")
    here.says("my daughter has the car on Wednesday, so it has to be this Wednesday")
    assert here.calls[-1][1]["service"] == "Blood Test"


def test_a_later_sentence_says_the_kind_that_was_asked_for():
    here = room(GARAGE)
    assert "?" in here.says("I'd like to come on Tuesday at nine")
    here.says("well, the brakes squeal like mad when I stop")
    assert here.calls[-1][1]["service"] == "Brake Service"


def test_the_kind_stays_with_a_new_time():
    here = room(("Cast Removal", "Fracture Check"))
    here.says("I'd like the cast removal on Thursday")
    here.says("Tuesday I've got work, so Thursday. something after eleven?")
    assert here.calls[-1][1]["service"] == "Cast Removal"


@pytest.mark.parametrize(
    "said",
    [
        "Morning. So my brother-in-law's giving me his old shed, nice thing, cedar.",
        "Evening. My mother lost her husband and the neighbour gave her a dog.",
        "she's up to something",
    ],
)
def test_a_story_is_no_wish(said):
    here = room(CITY)
    assert "Passport" not in here.says(said)
    assert "find_slots" not in here.called


def test_a_story_with_a_kind_and_a_time_is_a_wish():
    week = {day: [(9, 12)] for day in range(5)}
    here = room(("First Assessment", "Therapy Session"), hours={"Bridget Nolan": week})
    here.says("he's seen Bridget once for the assessment and she said weekly therapy")
    said = here.says(
        "the trouble is school. he's not out till ten, so it has to be after that, and this week would be grand"
    )
    assert here.calls[-1][1]["service"] == "Therapy Session"
    assert "?" in said


def test_a_person_is_asked_for_by_the_kind():
    here = room(("Academic Advising", "Study Abroad Chat"))
    here.says("can I talk to a person about it, like the study abroad chat? Thursday would be perfect")
    assert here.calls[-1][1]["service"] == "Study Abroad Chat"


def test_the_same_thing_is_what_somebody_else_has_got():
    house = House(
        services=dict.fromkeys(SURGERY, 30), people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))
    )
    here = Room(house)
    here.says("a travel vaccination on Tuesday at nine")
    here.says("yes please")
    here.says("Ada, I need the same jab, Tuesday at ten", who="Ben Castro")
    assert here.calls[-1][1]["service"] == "Travel Vaccination"


def test_the_kind_is_asked_for_by_itself_where_it_is_likely_and_not_twice_with_the_list():
    here = room(("Home Survey", "Video Survey", "Local Move", "Storage Visit"))
    first = here.says("can we come on Tuesday at nine")
    assert "Local Move" in first
    second = here.says("I want somebody to look at our furniture on camera")
    assert "Video Survey" in second
    assert "Local Move" not in second
    here.says("yes")
    assert here.calls[-1][1]["service"] == "Video Survey"


def test_another_kind_than_the_likely_one_is_asked_for_among_the_others():
    here = room(("Home Survey", "Video Survey", "Local Move", "Storage Visit"))
    here.says("can we come on Tuesday at nine")
    here.says("I want somebody to look at our furniture on camera")
    others = here.says("no")
    assert "Home Survey" in others
    assert "Video Survey" not in others
