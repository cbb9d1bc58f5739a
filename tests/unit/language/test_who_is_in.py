"""Whether and when somebody of the house is in: yes or no for the day, by hours and by what can be had."""

import pytest

from embedded.language.understanding.times.hours import stretches
from embedded.language.understanding.who.presence import asks_anybody, asks_presence
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

AWAY = {"slots": [], "exact": False, "why": "time_off"}
CLOSED = {"slots": [], "exact": False, "why": "closed"}
STAFF = [
    {
        "name": "Dr. Rui Melo",
        "services": ["Consultation", "Check-up"],
        "hours": "Mon-Thu 09:00-12:00, Tue 14:00-17:00",
    },
    {"name": "Dr. Marta Costa", "services": ["Check-up"], "hours": "Tue-Wed 13:00-18:00, Fri 13:00-18:00"},
]


def room(**facts):
    house = House(services={"Consultation": 30, "Check-up": 20}, **facts)
    return Room(house, professionals=STAFF)


@pytest.mark.parametrize(
    "asked",
    [
        "is Dr. Melo in on Tuesday",
        "Does Marta work on Fridays?",
        "will Dr. Costa be there on Wednesday afternoon?",
        "what about Marta, is she in on Friday?",
        "do you know if Rui is working tomorrow",
        "when does Rui start on Mondays?",
        "until when is Dr. Melo in on Tuesday",
        "on which days does Marta teach?",
        "is he off on Friday?",
        "would Rui be around at all on Thursday evening?",
        "who's in tomorrow?",
        "who is in this Friday?",
        "is anybody there on Sunday",
        "is there anyone who works on Saturdays?",
    ],
)
def test_it_is_asked_who_is_in(asked: str) -> None:
    assert asks_presence(asked)


@pytest.mark.parametrize(
    "said",
    [
        "is my appointment in the morning",
        "when does the clinic open",
        "who's in the room at the moment",
        "who is in this meeting?",
        "is Dr. Melo in this call",
        "is it off on Friday",
        "when are you in",
        "can I come in on Monday",
    ],
)
def test_it_is_not_asked_who_is_in(said: str) -> None:
    assert not asks_presence(said)


def test_all_are_asked_after() -> None:
    assert asks_anybody("who works on Saturday?")
    assert not asks_anybody("does Rui work on Saturday?")


def test_hours_of_a_weekday_are_read_from_the_line() -> None:
    spans = stretches("Mon-Thu 09:00-12:00, Tue 14:00-17:30", 1)
    assert [(one.hour, two.hour, two.minute) for one, two in spans] == [(9, 12, 0), (14, 17, 30)]
    assert stretches("Mon-Thu 09:00-12:00", 5) == []


def test_a_day_off_is_a_no_and_not_the_weekly_table() -> None:
    there = room(refuse={"find_slots": AWAY})
    said = there.says("Is Dr. Melo working on Wednesday?")
    assert said.startswith("No, Dr. Melo is away on Wednesday")
    assert "Mon" not in said


def test_a_day_without_hours_is_a_no() -> None:
    said = room(refuse={"find_slots": CLOSED}).says("is Rui in on Saturday?")
    assert said.startswith("No, Dr. Melo isn't in on Saturday")


def test_a_working_day_is_a_yes_with_its_hours() -> None:
    said = room().says("Is Dr. Melo in on Tuesday?")
    assert (
        said
        == "Yes, Dr. Melo is in on Tuesday, November 24th from 9:00 am to 12:00 pm and from 2:00 pm to 5:00 pm."
    )


def test_it_is_asked_on_and_of_somebody_else() -> None:
    there = room()
    there.says("Is Dr. Melo in on Tuesday?")
    assert "Costa is in on Tuesday" in there.says("and Marta?")


def test_a_weekday_of_every_week_needs_no_look_into_the_diary() -> None:
    there = room()
    assert there.says("Does Marta work on Mondays?") == "No, Dr. Costa isn't in on Mondays."
    assert (
        there.says("when does she start on Fridays?") == "Dr. Costa is in on Fridays from 1:00 pm to 6:00 pm."
    )
    assert there.called == []


def test_who_is_away_is_asked_for_and_confirmed() -> None:
    assert (
        room(refuse={"find_slots": AWAY}).says("is Rui off on Wednesday?").startswith("Yes, Dr. Melo is away")
    )


def test_holidays_are_no_day_of_every_week() -> None:
    said = room(refuse={"find_slots": AWAY}).says("is Rui on holidays next Wednesday?")
    assert said.startswith("Yes, Dr. Melo is away on Wednesday, December 2nd")


def test_all_who_are_in_are_named() -> None:
    said = room().says("Who's in tomorrow?")
    assert said == "Dr. Melo and Dr. Costa are in on Tuesday, November 24th."


def test_a_client_is_offered_what_was_found_where_the_kind_is_known() -> None:
    there = room()
    said = there.says("Is Dr. Costa in on Wednesday?")
    assert said.startswith("Yes, Dr. Costa is in on Wednesday")
    assert said.endswith("?")
    assert there.calls[0][1]["service"] == "Check-up"


@pytest.mark.parametrize(
    "asked",
    ["who is in this meeting?", "who's on this call?", "who is in the room?", "is anyone else in here?"],
)
def test_who_is_in_the_meeting_is_told_from_who_is_here(asked: str) -> None:
    here = room(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    said = here.says(asked)
    assert here.called == ["list_people"]
    assert "Ben Castro" in said
    assert "Melo" not in said


def test_who_is_in_on_a_day_is_told_from_the_hours() -> None:
    here = room(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    assert "Melo" in here.says("who is in this Thursday?")
    assert "list_people" not in here.called


@pytest.mark.parametrize("beside", ["besides Marta", "apart from Dr. Costa", ""])
def test_who_else_works_there_is_answered_without_the_one_named(beside: str) -> None:
    said = room().says(f"who else works here {beside}".strip() + "?")
    assert "Melo" in said
    assert ("Costa" in said) is (not beside)


def test_staff_too_are_told_who_is_in_the_meeting() -> None:
    people = (("Marta Reis", "PROFESSIONAL"), ("Ben Castro", "CLIENT"))
    here = room(speaker="Marta Reis", rights=("book_any",), people=people)
    assert "Ben Castro" in here.says("who is in this meeting?")
    assert here.called == ["list_people"]
