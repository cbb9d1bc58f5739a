"""What is said at the desk of clients who are not here: who needs what, who cannot come, whom they see besides."""

import pytest

from embedded.language.meeting import Professional
from embedded.language.understanding.who.persons import find_mentioned
from embedded.language.understanding.who.professionals import of_calling
from tests.unit.language.house import TOOLS, House, Room
from tests.unit.language.test_several_wishes import MEETING

pytestmark = pytest.mark.unit

TWO = (
    ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00"),
    ("Ana Silva", "Dr. Marta Costa", "2026-11-27T14:00"),
)


def desk(*bookings: tuple[str, str, str]) -> Room:
    house = House(speaker="Marta Reis", rights=("book_any",), people=(("Marta Reis", "PROFESSIONAL"),))
    for one in bookings:
        house.add(*one)
    return Room(house, tools=(*TOOLS, "move_booking"))


@pytest.mark.parametrize(
    "words",
    [
        "Ana Silva can't make it tomorrow. Cancel please.",
        "ana silva can't make it tomorrow. cancel please",
        "Ana Silva can't come on the 24th, please cancel",
    ],
)
def test_the_day_somebody_cannot_come_tells_which_is_cancelled(words: str) -> None:
    said = desk(*TWO).says(words)
    assert "Tuesday, November 24th" in said
    assert "Friday" not in said


def test_a_date_somebody_cannot_do_is_the_one_that_is_moved() -> None:
    said = desk(*TWO).says("Ana Silva can't do the 27th. Could she come on the 2nd?")
    assert "Friday, November 27th" in said


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ana silva needs a check-up", "Ana Silva"),
        ("right, joana pereira has to see somebody", "Joana Pereira"),
        ("the boiler needs a new part", None),
        ("everybody needs to be here", None),
        ("Reschedule it please", None),
    ],
)
def test_who_needs_something_is_a_client_also_in_small_letters(words: str, name: str | None) -> None:
    assert find_mentioned(words, MEETING) == name


HOUSE = tuple(Professional(name) for name in ("Dr. Ann Poe", "Dr. Bo Lim", "Nurse Cat Day"))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("she needs to see a doctor as well", ["Dr. Ann Poe", "Dr. Bo Lim"]),
        ("is the nurse free on Friday", ["Nurse Cat Day"]),
        ("the same doctor as last time", []),
        ("is there a lawyer here", []),
    ],
)
def test_a_calling_is_whoever_has_its_title(words: str, names: list[str]) -> None:
    assert of_calling(words, HOUSE) == names


def test_a_bound_beside_a_day_that_leans_keeps_the_day() -> None:
    here = desk(("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00"))
    here.says("when is Ana Silva coming in?")
    said = here.says("she can't do it before ten. what's free after ten that day?")
    assert "Thursday, November 26th" in said


def test_what_somebody_is_supposed_to_do_is_not_in_the_diary() -> None:
    here = desk(*TWO)
    here.says("what am I supposed to do with it now?")
    assert "list_bookings" not in here.called


@pytest.mark.parametrize(
    "words",
    [
        "what is Ana Silva here for?",
        "who is Ana Silva with?",
        "how long is Ana Silva's appointment?",
        "what did Ana Silva have there?",
    ],
)
def test_what_is_asked_of_a_client_is_told_from_their_diary(words):
    house = House(speaker="Marta Reis", rights=("book_any",), people=(("Marta Reis", "PROFESSIONAL"),))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00")
    house.add("Ben Castro", "Dr. Marta Costa", "2026-11-24T10:00")
    here = Room(house)
    said = here.says(words)
    assert here.calls == [("list_bookings", {"client": "Ana Silva"})]
    assert "November 26th" in said
    assert "Ben" not in said
