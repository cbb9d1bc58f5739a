"""Which kind of appointment: known by its forms, from what was asked about, and asked for not twice alike."""

import pytest

from embedded.language.meeting import Meeting, Service
from embedded.language.understanding.kinds.services import services_alike
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit
GARAGE = {"Oil change": 30, "Tyre change": 45, "Brake repair": 90, "Inspection": 60, "Valuation": 30}


def garage(**more):
    return House(services=GARAGE, **more)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("I need my brakes repaired", ["Brake repair"]),
        ("could you inspect it", ["Inspection"]),
        ("I want it valued", ["Valuation"]),
        ("change my tyres", ["Tyre change"]),
        ("a change please", ["Oil change", "Tyre change"]),
        ("can you fit me in", []),
    ],
)
def test_a_kind_is_known_by_the_forms_of_its_words(said, known):
    assert services_alike(said, GARAGE) == known


def test_a_cut_is_a_haircut_and_a_verb_of_booking_no_fitting():
    assert services_alike("just a cut", ["Haircut", "Fitting"]) == ["Haircut"]
    assert services_alike("fit me in on Friday", ["Haircut", "Fitting"]) == []


def test_what_two_kinds_share_is_asked_between_those_two():
    said = Room(garage()).says("I'd like a change on Thursday")
    assert "Oil change" in said
    assert "Tyre change" in said
    assert "Valuation" not in said


def test_a_name_said_in_full_is_meant_before_a_longer_one():
    assert services_alike("a check-up", ["Check-up", "Check-up for children"]) == ["Check-up"]


def test_all_that_is_said_beside_the_kind_is_kept_and_no_question_put_twice_alike():
    room = Room(garage())
    asked = [
        room.says("I'd like to come in on Tuesday"),
        room.says("with Marta Costa"),
        room.says("eleven would be fine"),
        room.says("yes"),
    ]
    assert len({*asked}) == 4
    said = room.says("the oil thing")
    assert room.calls[-1][1]["professional"] == "Dr. Marta Costa"
    assert "11:00 am" in said
    assert "Oil change" in said


def test_the_place_of_a_kind_is_no_date():
    room = Room(garage())
    room.says("I'd like to come in on Tuesday")
    room.says("the second, please")
    assert room.calls[0][1] == {"when": "Tuesday", "service": "Tyre change"}


def test_one_is_of_the_kind_that_was_asked_about():
    room = Room(garage(facts={"Valuation": "A valuation costs 40 euros."}))
    room.says("what does a valuation cost?")
    room.says("I'd like one then")
    assert room.calls[0][1]["service"] == "Valuation"
    room = Room(garage(facts={"Valuation": "A valuation costs 40 euros."}))
    room.says("what does a valuation cost?")
    room.says("what time is it?")
    room.says("put me down for one on Thursday")
    assert room.calls[0][1]["service"] == "Valuation"


def test_how_long_it_takes_is_told_of_the_kind_talked_about():
    room = Room(garage(facts={"Valuation": "A valuation costs 40 euros."}))
    room.says("what does a valuation cost?")
    said = room.says("and how long does it take?")
    assert "Valuation" in said
    assert "Inspection" not in said


def test_who_thinks_it_over_is_not_asked_again():
    room = Room(garage())
    room.says("I'd like to come in on Tuesday")
    assert "?" not in room.says("hmm, let me think")
    room.says("an inspection")
    assert "?" not in room.says("let me think")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("not the first one, the third", "Brake repair"),
        ("not an oil change, an inspection", "Inspection"),
        ("I don't need an inspection, it's a valuation", "Valuation"),
    ],
)
def test_a_kind_is_taken_in_place_of_one_that_is_refused(said, kind):
    room = Room(garage())
    room.says("something on Thursday")
    room.says(said)
    assert room.calls[0][1]["service"] == kind


@pytest.mark.parametrize("said", ["not the first", "not the oil change", "anything but the oil change"])
def test_of_a_kind_that_is_only_refused_the_others_are_left(said):
    room = Room(garage())
    room.says("something on Thursday")
    said = room.says(said)
    assert "Oil change" not in said
    assert "Tyre change" in said


def test_a_time_said_with_the_place_of_a_kind_is_kept():
    room = Room(garage())
    room.says("I'd like an appointment")
    room.says("the second one, on Thursday")
    assert room.calls[0][1] == {"service": "Tyre change", "when": "Thursday"}


def test_of_a_time_that_is_refused_by_its_place_the_others_are_left():
    room = Room()
    room.says("Tuesday morning with Melo")
    said = room.says("not the first")
    assert "9:00 am" not in said
    assert "9:30 am" in said


def test_the_only_time_that_is_refused_by_its_place_is_not_offered_again():
    room = Room()
    room.says("the soonest with Melo")
    assert room.says("not the first").endswith("?")
    assert room.calls == []


def test_of_two_clients_the_one_not_refused_by_its_place_is_taken():
    room = Room(
        House(
            speaker="Marta Reis",
            rights=("book_any",),
            clients=("Ana Silva", "Rita Silva"),
            people=(("Marta Reis", "PROFESSIONAL"),),
        )
    )
    assert "Rita Silva" in room.says("a consultation on Tuesday for Silva")
    room.says("not the first")
    assert room.calls[0] == ("list_bookings", {"client": "Rita Silva"})


SALON = Meeting(services=tuple(Service(name) for name in ("Children's cut", "Cut and blow-dry", "Colour")))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("can I get a kids cut on Friday", "Children's cut"),
        ("a cut for me please", None),
        ("I don't want the children's cut", None),
        ("not the children's cut", None),
    ],
)
def test_of_kinds_that_share_a_word_the_one_much_nearer_in_meaning_is_named(words, kind):
    assert understand(words, SALON).main().service == kind
