"""What the demo clinic consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from meeting.user import Role

DOMAIN = "harbourclinic.example"
CARDIOLOGY, GENERAL = "Cardiology", "General Medicine"


@dataclass(frozen=True, slots=True)
class DemoService:
    """A service; times in minutes and hours."""

    name: str
    department: str
    minutes: int
    buffer_after: int
    notice_hours: int


@dataclass(frozen=True, slots=True)
class DemoHours:
    """Weekly hours from one weekday to another (0 is Monday)."""

    first: int
    last: int
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """Something the agent may answer from; department None is the whole clinic's."""

    title: str
    text: str
    department: str | None = None


CLINIC: dict[str, Any] = {
    "name": "Harbour Clinic",
    "timezone": "America/New_York",
    "language": "en",
    "agent_name": "Ada",
    "agent_instructions": "Be warm and brief. Offer at most three times at once.",
    "address": "12 Harbour Street, New York",
    "phone": "+1 212 555 0199",
    "email": f"desk@{DOMAIN}",
    "about": "A small clinic by the water, with a department for the heart and one for everything else.",
}
DEPARTMENTS = {CARDIOLOGY: "Ask new patients to bring earlier test results.", GENERAL: ""}
SERVICES = (
    DemoService("Consultation", CARDIOLOGY, 30, 10, 2),
    DemoService("Check-up", GENERAL, 45, 5, 2),
    DemoService("Vaccination", GENERAL, 15, 0, 1),
)
STAFF: dict[str, tuple[str, tuple[DemoHours, ...]]] = {
    "Dr. Rui Melo": (
        CARDIOLOGY,
        (DemoHours(0, 4, time(9), time(12)), DemoHours(1, 3, time(14), time(17))),
    ),
    "Dr. Clara Weiss": (
        CARDIOLOGY,
        (DemoHours(0, 4, time(10), time(13)), DemoHours(0, 2, time(14), time(18))),
    ),
    "Dr. James Porter": (
        GENERAL,
        (DemoHours(0, 4, time(8), time(12)), DemoHours(0, 3, time(13), time(16))),
    ),
    "Dr. Helen Park": (GENERAL, (DemoHours(0, 4, time(12), time(18)),)),
}
CLIENTS: tuple[tuple[str, str | None, str | None], ...] = (
    ("Ana Silva", "ana.silva@mail.example", "+1 212 555 0100"),
    ("Peter Novak", "peter.novak@mail.example", "+1 212 555 0101"),
    ("Maria Gomez", "maria.gomez@mail.example", "+1 212 555 0102"),
    ("Daniel Brooks", "daniel.brooks@mail.example", "+1 212 555 0103"),
    ("Grace Adeyemi", None, "+1 212 555 0104"),
    ("Tom Fischer", "tom.fischer@mail.example", None),
)
USERS = (
    (Role.ENTITY_ADMIN, "Olivia Grant", f"admin@{DOMAIN}"),
    (Role.RECEPTIONIST, "Marta Reis", f"desk@{DOMAIN}"),
    (Role.QA, "Samuel Ortiz", f"quality@{DOMAIN}"),
    (Role.MANAGER, "Manager", "manager@usher.example"),
)
DOCUMENTS = (
    DemoDocument(
        "Parking",
        "Visitors park free for two hours in the garage on Elm Street. After that it costs three dollars an "
        "hour. Two spaces for people with disabilities are in front of the main entrance.",
    ),
    DemoDocument(
        "Opening hours",
        "The clinic is open Monday to Friday from 8 in the morning until 6 in the evening. It is closed on "
        "public holidays. In an emergency call 911.",
    ),
    DemoDocument(
        "Before your visit",
        "Please bring a photo identification and your insurance card, and come ten minutes early. New "
        "patients bring a list of the medicines they take. You may cancel or move an appointment free of "
        "charge up to 24 hours before.",
    ),
    DemoDocument(
        "Insurance and payment",
        "We accept Medicare and most private insurance. Without insurance a consultation costs 120 dollars. "
        "You can pay by card, in cash or by bank transfer.",
    ),
    DemoDocument(
        "Preparing for a heart check",
        "Do not drink coffee in the two hours before a heart check and wear a comfortable top. Earlier test "
        "results are useful. The check takes about half an hour and does not hurt.",
        CARDIOLOGY,
    ),
)
