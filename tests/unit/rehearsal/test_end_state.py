"""The end of a meeting: what is listed must be there, what is not listed must not."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from embedded.rehearsal.end_state import EndState, Left, Standing, judge_end
from embedded.rehearsal.format import EndForm
from embedded.rehearsal.world import World

pytestmark = pytest.mark.unit

LISBON = ZoneInfo("Europe/Lisbon")
TEN = datetime(2026, 11, 25, 10, tzinfo=LISBON)
ANA = {"client": "Ana Silva", "professional": "Dr. Rui Melo", "at": "2026-11-25T10:00"}
STATE = EndState(
    bookings=[Standing("Ana Silva", "Dr. Rui Melo", "Consultation", TEN, "confirmed")],
    holds=[],
    invitations=[("Paula Santos", "CLIENT")],
    messages=[Left("staff", "Do you take Blue Cross?"), Left("Dr. Rui Melo", "I am dizzy since 2:30")],
    gaps=["Do you take Blue Cross?", "Is there wifi?"],
)


class _World:
    zone = LISBON


def faults(**end: Any) -> list[str]:
    return list(judge_end(EndForm.model_validate(end), STATE, cast(World, _World())))


@pytest.mark.parametrize(
    "end",
    [
        {},
        {"bookings": [ANA]},
        {"bookings": [{**ANA, "service": "Consultation", "state": "confirmed"}], "holds": []},
        {"bookings": [{**ANA, "at": "2026-11-25T10:00+00:00"}]},
        {"invitations": [{"name": "Paula Santos"}]},
        {
            "messages": [
                {"to": "Dr. Rui Melo", "contains": "DIZZY since half past two"},
                {"contains": "blue cross"},
            ]
        },
        {"gaps": ["wifi", "cross"]},
        {"gaps": [".*", "wifi"]},
    ],
)
def test_the_state_as_listed_has_no_faults(end: dict[str, Any]) -> None:
    assert faults(**end) == []


@pytest.mark.parametrize(
    ("end", "count"),
    [
        ({"bookings": []}, 1),
        ({"bookings": [ANA, ANA]}, 1),
        ({"bookings": [{**ANA, "state": "pending"}]}, 2),
        ({"bookings": [{**ANA, "at": "2026-11-25T10:30"}]}, 2),
        ({"bookings": [{**ANA, "service": "Blood test"}]}, 2),
        ({"holds": [ANA]}, 1),
        ({"invitations": []}, 1),
        ({"invitations": [{"name": "Pedro Santos"}]}, 2),
        ({"invitations": [{"name": "Paula Santos", "type": "PROFESSIONAL"}]}, 2),
        ({"messages": [{"to": "staff"}]}, 1),
        ({"messages": [{"to": "staff", "contains": "dizzy"}, {"to": "Dr. Rui Melo"}]}, 2),
        ({"gaps": ["wifi"]}, 1),
        ({"gaps": []}, 2),
    ],
)
def test_what_is_missing_and_what_is_too_much_are_both_faults(end: dict[str, Any], count: int) -> None:
    assert len(faults(**end)) == count


@pytest.mark.parametrize(("type", "count"), [({}, 0), ({"type": "PROFESSIONAL"}, 0), ({"type": "CLIENT"}, 2)])
def test_an_invitation_without_type_is_of_either(type: dict[str, str], count: int) -> None:
    state = replace(STATE, invitations=[("Dr. Rui Melo", "PROFESSIONAL")])
    end = EndForm.model_validate({"invitations": [{"name": "Dr. Rui Melo", **type}]})
    assert len(list(judge_end(end, state, cast(World, _World())))) == count


def test_a_fault_names_what_stands_there() -> None:
    (fault,) = faults(bookings=[])
    assert "Ana Silva with Dr. Rui Melo, Consultation, 2026-11-25T10:00, confirmed" in fault
