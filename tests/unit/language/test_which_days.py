"""On which days something is to be had, and who else gives it where the one it is with is out."""

import pytest

from embedded.language.dialogue.questions.which_days import asks_days
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, with_bookings

pytestmark = pytest.mark.unit
TWO = {"Aoife Daly": {1: [(10, 14)], 3: [(10, 13)]}}


@pytest.mark.parametrize(
    "said",
    [
        "what mornings is it?",
        "which days do you have?",
        "which day have after five?",
        "what other days are there?",
        "which day do you have something after four?",
        "what evenings does she do?",
        "what weekdays can I come?",
    ],
)
def test_it_is_asked_on_which_days(said):
    assert asks_days(said)


@pytest.mark.parametrize(
    "said",
    [
        "what day is it today?",
        "what day is it?",
        "which day did you say?",
        "what day was that?",
        "what a day!",
    ],
)
def test_it_is_not_asked_on_which_days(said):
    assert not asks_days(said)


def test_the_days_of_the_kind_at_hand_are_offered():
    here = Room(House(services={"Baby Splash": 30, "Beginner Lesson": 30}, hours=TWO))
    here.says("I'd like a baby splash")
    said = here.says("what mornings is it?")
    assert "Tuesday" in said
    assert "Thursday" in said
    assert {one["service"] for _, one in here.calls} == {"Baby Splash"}


def closed(house, who):
    """The house says of that professional that there are no hours on a Friday."""
    find = house.find_slots

    def answer(when="", professional=None, **wanted):
        found = find(when, professional=professional, **wanted)
        out = professional == who and "Friday" in when
        return {**found, "exact": False, "why": "closed"} if out else found

    house.find_slots = answer


HANDS = {"Dr. Ciara Nolan": {2: [(9, 12)]}, "Dr. Pavel Drozd": {4: [(9, 12)]}}
KINDS = {"Brace Adjustment": 30, "Aligner Scan": 30}
STANDS = ("Ana Silva", "Dr. Ciara Nolan", "2026-11-25T10:00", "Brace Adjustment")


def test_who_is_out_at_the_new_time_is_told_with_who_is_in():
    here = with_bookings(STANDS, tools=MOVING, hours=HANDS, services=KINDS)
    closed(here.house, "Dr. Ciara Nolan")
    said = here.says("can I move my brace adjustment to Friday?")
    assert "Nolan isn't in" in said
    assert "Drozd" in said
    here.says("the first one")
    here.says("yes")
    (one,) = here.house.bookings.values()
    assert (one["professional"], one["starts"][:10]) == ("Dr. Pavel Drozd", "2026-11-27")


@pytest.mark.parametrize(
    "said",
    [
        "can I move it to Friday, with Dr. Nolan please?",
        "can I move my brace adjustment to Wednesday at nine?",
    ],
)
def test_who_is_asked_for_or_free_stays(said):
    here = with_bookings(STANDS, tools=MOVING, hours=HANDS, services=KINDS)
    closed(here.house, "Dr. Ciara Nolan")
    answer = here.says(said)
    assert "Drozd" not in answer
    assert "Nolan" in answer


OFFERS = {"Dr. Nora Byrne": ["Vaccination", "Dental Cleaning"], "Tess Lane": ["Grooming"]}
WEEK = {day: [(9, 12)] for day in range(5)}


def vets(*bookings):
    """A house of whom each does only some kinds, and says so."""
    house = House(
        services=dict.fromkeys(("Vaccination", "Dental Cleaning", "Grooming"), 30),
        hours=dict.fromkeys(OFFERS, WEEK),
    )
    for one in bookings:
        house.add(*one)
    find = house.find_slots

    def answer(when="", service=None, professional=None, **wanted):
        if professional and service and service not in OFFERS[professional]:
            return {
                "problem": "not_offered_by",
                "professional": professional,
                "service": service,
                "choices": [],
            }
        able = [one for one in OFFERS if service in OFFERS[one]]
        return find(when, service, professional or able[0], **wanted)

    house.find_slots = answer
    team = [{"name": one, "services": kinds, "hours": "Mon-Fri 09:00-12:00"} for one, kinds in OFFERS.items()]
    return Room(house, tools=MOVING, professionals=team)


def test_who_does_the_kind_that_is_meant_is_told_where_the_one_named_does_not():
    here = vets(("Ana Silva", "Dr. Nora Byrne", "2026-11-25T10:00", "Dental Cleaning"))
    said = here.says("he hasn't had any of his shots. would nice Tess do that?")
    assert "doesn't offer Vaccination" in said
    assert "Byrne" in said
    assert "Byrne" in here.says("oh well then, Tuesday at nine")
    here.says("yes")
    assert len(here.house.bookings) == 2


def test_a_name_still_answers_who_shall_do_it():
    here = vets()
    here.says("I'd like a vaccination with Tess Lane on Tuesday at nine")
    assert "Byrne" in here.says("yes, look there")


@pytest.mark.parametrize(
    "said", ["so who do I see about that? Wednesday morning?", "who should we see? Wednesday at ten"]
)
def test_who_asks_whom_to_see_about_what_was_told_wishes_for_it(said):
    here = Room(House(services=dict.fromkeys(("Estate Planning", "Tenancy Advice", "Employment Review"), 30)))
    here.says("my boss sent me home on Friday, said not to come back, fourteen years I was there.")
    here.says(said)
    assert here.calls[-1][1].get("service") == "Employment Review"


def test_whom_one_sees_on_a_day_is_in_the_diary():
    here = Room(House(services={"Estate Planning": 30, "Tenancy Advice": 30}))
    here.says("who do I see on Friday?")
    assert here.called == ["list_bookings"]
