"""Bringing people in: whose name and address it is, spelled or typed, and who is here already."""

import pytest

from embedded.language.understanding.who.address import find_email
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "email", "left"),
    [
        ("Lena Ort, her email is l e n a dot o at example dot org", "lena.o@example.org", "Lena Ort"),
        ("it's tom underscore b at mail dot example dot com please", "tom_b@mail.example.com", "it's please"),
        ("Kim Sato kim.sato@example.org", "kim.sato@example.org", "Kim Sato"),
        ("see you at the office", None, "see you at the office"),
        ("on Tuesday at ten dot", None, "on Tuesday at ten dot"),
    ],
)
def test_an_address_is_read_as_typed_or_spelled(said: str, email: str | None, left: str) -> None:
    assert find_email(said) == (email, left)


def test_a_relation_is_no_name_and_the_address_is_read_back_and_corrected() -> None:
    room = Room()
    assert room.says("Could my brother's wife join us?").endswith("?")
    assert room.called == []
    said = room.says("Lena Ort, her email is lena at example dot org")
    assert "Lena Ort" in said
    assert "lena@example.org" in said
    assert "lena.o@example.org" in room.says("sorry, it's lena dot o at example dot org")
    room.says("yes")
    assert room.calls[-1] == (
        "invite_person",
        {"name": "Lena Ort", "type": "CLIENT", "email": "lena.o@example.org"},
    )


def test_who_is_here_is_not_invited_and_a_namesake_is_somebody_else() -> None:
    room = Room(House(people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))))
    assert "here" in room.says("please invite Ben Castro")
    said = room.says("send my son the link, he's called Peter Castro")
    assert "Peter Castro" in said
    assert room.called == []


def test_the_bare_name_is_answered() -> None:
    assert Room().says("Ada").endswith("?")
