"""Whose appointment it is at the desk: a full name decides, and nothing is written for whoever shares a part of it."""

import pytest

from embedded.language.meeting import Meeting, Person, Professional, Service
from embedded.language.understanding.booked.own_told import own_told
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.full_names import full_name, is_namesake
from embedded.language.understanding.who.turned import without_others
from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

MEETING = Meeting(
    agent="Vera",
    people=(
        Person("Karin Moe", "PROFESSIONAL", "RECEPTIONIST", ("book_any", "invite")),
        Person("Colin Baird"),
        Person("Piet Visser"),
    ),
    services=(Service("Health Check"), Service("Blood Test"), Service("Academic Advising")),
    professionals=(Professional("Gillian Pratt"), Professional("Dr. Luis Ortega")),
)


def person(words: str) -> str | None:
    return understand(words, MEETING, (), "Karin Moe").main().person


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("book sheila baird for a blood test with gillian on thursday at nine", "Sheila Baird"),
        ("book grace baird for a blood test on friday", "Grace Baird"),
        ("put colin barker in for a health check tomorrow at nine", "Colin Barker"),
        ("fit sheila baird in with gillian on thursday", "Sheila Baird"),
        ("sheila baird rang, she wants friday", "Sheila Baird"),
        ("next one, sheila baird wants to come an hour later", "Sheila Baird"),
        ("move the blood test to friday for sheila baird", "Sheila Baird"),
        ("book carla nunez for a fracture check with doctor ortega", "Carla Nunez"),
        ("book grace hill for a blood test on friday", "Grace Hill"),
        ("same for luis marques straight after", "Luis Marques"),
        ("move gillian hale's blood test to friday", "Gillian Hale"),
        ("does sheila baird have anything this week", "Sheila Baird"),
        ("and oskar lind for a blood test at ten", "Oskar Lind"),
    ],
)
def test_a_full_name_decides_whoever_in_the_room_shares_a_part_of_it(words: str, name: str) -> None:
    assert person(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "book colin for a health check tomorrow at nine",
        "squeeze baird in tomorrow at nine",
        "reschedule baird to friday",
        "put mr baird down for friday at ten",
        "book a blood test for colin baird",
    ],
)
def test_a_part_of_a_name_is_whoever_is_here(words: str) -> None:
    assert person(words) == "Colin Baird"


@pytest.mark.parametrize(
    "words",
    [
        "is ortega free wednesday at three? for advising, thirty minutes.",
        "can we do it for two people on friday",
        "book blood work for friday",
        "put the root canal in for friday",
        "same for friday",
        "has the post come",
        "is parking free",
        "book me with gillian pratt for a blood test",
    ],
)
def test_lengths_things_and_professionals_are_no_clients(words: str) -> None:
    assert person(words) is None


def test_a_name_with_a_professionals_first_name_is_not_the_professional() -> None:
    frame = understand("book luis marques for a health check", MEETING, (), "Karin Moe").main()
    assert (frame.person, frame.professional) == ("Luis Marques", None)
    assert full_name("when's Bella's riding lesson?") is None
    assert not is_namesake("book colin baird for a ~", "Colin Baird")


def test_where_somebody_goes_is_no_client() -> None:
    frame = understand("cancel that for her, she's retiring to Gdansk", MEETING, (), "Karin Moe").main()
    assert frame.mentioned is None


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Don't start, Colin. Vera, my lesson on Friday", "Vera, my lesson on Friday"),
        ("Yes please. Hmm, Colin, will you be back by then?", "Yes please."),
        ("colin, hush, vera, what have I got", "vera, what have I got"),
        ("Ah Colin. Vera, Thursday at five then", "Vera, Thursday at five then"),
        ("Vera, next one. Colin, he wants Friday", "Vera, next one. Colin, he wants Friday"),
        ("yes, book colin in", "yes, book colin in"),
        ("what do you think, colin?", "what do you think, colin?"),
        ("book it for Colin Baird. and thanks", "book it for Colin Baird. and thanks"),
    ],
)
def test_what_is_said_to_others_in_the_room_is_left_out(words: str, left: str) -> None:
    assert without_others(words, MEETING, "Karin Moe") == left


def desk(*bookings: tuple[str, str, str], here: tuple[tuple[str, str], ...] = ()) -> Room:
    people = (("Marta Reis", "PROFESSIONAL"), *here)
    house = House(speaker="Marta Reis", rights=("book_any",), people=people)
    for one in bookings:
        house.add(*one)
    return Room(house, tools=(*TOOLS, "move_booking"))


ANA = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")
JOANA = ("Joana Pereira", "Dr. Marta Costa", "2026-11-27T14:00")


@pytest.mark.parametrize(
    "words", ["yes, do that for Ana", "do that for her", "yes, do it for ana silva please", "book it for her"]
)
def test_the_deed_ordered_for_the_client_read_back_is_a_yes(words: str) -> None:
    here = desk()
    here.says("book Ana Silva for a consultation with Dr. Melo on Tuesday at ten")
    here.says(words)
    assert [one["client"] for one in here.house.bookings.values()] == ["Ana Silva"]


def test_the_deed_ordered_for_another_client_writes_nothing() -> None:
    here = desk()
    here.says("book Ana Silva for a consultation with Dr. Melo on Tuesday at ten")
    here.says("do that for Joana Pereira")
    assert not here.house.bookings


@pytest.mark.parametrize(
    "words",
    [
        "no, hang on, leave her where she is",
        "Hang on, no. Ana Silva only asked what time it was. Leave her where she is.",
        "actually leave it as it was",
        "just leave that one alone",
    ],
)
def test_who_is_to_stay_where_they_are_is_left(words: str) -> None:
    here = desk(ANA)
    here.says("cancel the consultation for Ana Silva")
    here.says(words)
    here.says("yes")
    assert len(here.house.bookings) == 1


def test_her_appointment_just_told_is_cancelled_and_not_called_off() -> None:
    here = desk(ANA, JOANA)
    here.says("what does Joana Pereira have this week")
    assert "Joana Pereira" in here.says("Cancel that for her, she's moving to Porto")
    here.says("yes, cancel")
    assert [one["client"] for one in here.house.bookings.values()] == ["Ana Silva"]


@pytest.mark.parametrize(
    "words",
    [
        "can you cancel Oskar's consultation, he's my mate, he asked me to",
        "cancel ben castro's one as well",
        "cancel Ben Castro's appointment",
        "move ruth's consultation to friday, she asked me",
    ],
)
def test_a_client_changes_nothing_that_is_anothers_by_name(words: str) -> None:
    house = House()
    house.add(*ANA)
    here = Room(house, tools=(*TOOLS, "move_booking"))
    assert "your own appointments" in here.says(words)
    assert len(house.bookings) == 1


def test_anothers_as_well_is_no_yes_to_cancelling_ones_own() -> None:
    house = House()
    house.add(*ANA)
    here = Room(house, tools=(*TOOLS, "move_booking"))
    here.says("cancel my appointment")
    here.says("cancel ben castro's as well")
    assert len(house.bookings) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("I have something tomorrow with ana and I can't", "something tomorrow with ana"),
        ("mine on wednesday, I can't", "on wednesday"),
    ],
)
def test_an_appointment_is_told_of_without_its_kind(words: str, told: str) -> None:
    assert [one.words for one in own_told(words)] == [told]


@pytest.mark.parametrize(
    ("words", "professional"),
    [
        ("Dana Pratt needs a health check with Gillian on Friday", "Gillian Pratt"),
        ("dana pratt needs a health check with gillian on friday", "Gillian Pratt"),
        ("Dana Pratt needs a health check on Friday", None),
    ],
)
def test_a_client_with_a_professionals_surname_leaves_the_professional_named_besides(
    words: str, professional: str | None
) -> None:
    frame = understand(words, MEETING, (), "Karin Moe").main()
    assert (frame.person, frame.professional) == ("Dana Pratt", professional)


def test_who_was_her_before_is_not_him_now() -> None:
    here = desk(ANA, here=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    here.says("what has Ana Silva got this week")
    here.says("cancel it for her, she's got a cold")
    here.says("no")
    assert "Ben Castro" in here.says("book him a consultation with Dr. Melo on Thursday at ten")


def test_kofis_is_refused_where_the_speaker_has_other_things() -> None:
    house = House(services={"Consultation": 30, "Gym Session": 30})
    house.add(*ANA)
    house.add("Ana Silva", "Dr. Marta Costa", "2026-11-27T14:00")
    here = Room(house, tools=(*TOOLS, "move_booking"))
    assert "your own appointments" in here.says("cancel kofi's gym session would you, he can't come")
    assert len(house.bookings) == 2
