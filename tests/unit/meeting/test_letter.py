"""What letters say, whatever people typed."""

import pytest

from meeting.entity import Entity
from meeting.letter import code_letter, link_letter
from meeting.room import Room
from storage.ids import new_id
from tests.support.house import NINE

pytestmark = pytest.mark.unit
CLINIC = Entity(new_id(), "Harbour\nClinic", "Europe/Lisbon")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85", "\t"])
def test_nobody_writes_a_line_of_ours(end: str) -> None:
    room = Room(new_id(), CLINIC.id, f"Visit{end}Where: https://evil.example", "r", NINE)
    name = f"Ana{end}Where: https://evil.example"
    for letter in (
        link_letter(CLINIC, room, "ana@example.org", name, "https://here"),
        code_letter(CLINIC, room, "ana@example.org", name, "12345678"),
    ):
        places = [line for line in letter.body.splitlines() if line.startswith("Where:")]
        assert places in ([], ["Where: https://here"])
        assert len(letter.subject.splitlines()) == 1
