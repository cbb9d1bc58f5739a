"""The `MEETING {json}` line of the system message as nouns."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

TITLES = frozenset("dr doctor mr mrs ms miss prof professor nurse sir madam dra sr sra mister missus".split())


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the room; `rights` are what the house lets them do (`None` when the line did not say)."""

    name: str
    type: str = "CLIENT"
    role: str | None = None
    rights: tuple[str, ...] | None = None

    def may(self, right: str) -> bool:
        """Whether the right is theirs; unknown rights are left to the tool to refuse."""
        return self.rights is None or right in self.rights

    @property
    def writes(self) -> bool:
        """Whether they may have appointments made or changed at all."""
        return self.may("book_own") or self.may("book_any")

    @property
    def books_for_others(self) -> bool:
        """Whether they book for clients rather than for themselves."""
        return self.rights is not None and "book_any" in self.rights


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of appointment."""

    name: str
    minutes: int = 30
    department: str = ""
    approval: str = "instant"


@dataclass(frozen=True, slots=True)
class Professional:
    """A person who can be booked."""

    name: str
    department: str = ""
    services: tuple[str, ...] = ()
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when the conversation happens and whom it knows."""

    now: datetime | None = None
    agent: str = "Ada"
    timezone: str = ""
    entity: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    people: tuple[Person, ...] = ()
    services: tuple[Service, ...] = ()
    professionals: tuple[Professional, ...] = ()

    def today(self) -> date | None:
        """The day of the meeting, where its time is known."""
        return self.now.date() if self.now else None

    def person(self, name: str) -> Person | None:
        """The person in the room with exactly this name."""
        return next((one for one in self.people if one.name == name), None)

    def service(self, name: str | None) -> Service | None:
        """The service with exactly this name."""
        return next((one for one in self.services if one.name == name), None)

    def professional(self, name: str | None) -> Professional | None:
        """The professional with exactly this name."""
        return next((one for one in self.professionals if one.name == name), None)

    def names(self) -> tuple[str, ...]:
        """The names of the house: its people, its professionals and its services."""
        named: tuple[Person | Professional | Service, ...] = (
            *self.people,
            *self.professionals,
            *self.services,
        )
        return tuple(one.name for one in named)

    def clients(self) -> tuple[Person, ...]:
        """The clients who are in the room."""
        return tuple(one for one in self.people if one.type == "CLIENT")


def read_meeting(system: str) -> Meeting:
    """Read the last `MEETING` line of the system text; a missing or broken line gives an empty meeting."""
    for line in reversed(system.splitlines()):
        if line.strip().startswith("MEETING "):
            try:
                found = json.loads(line.strip().removeprefix("MEETING "))
            except ValueError:
                continue
            if isinstance(found, dict):
                return _meeting(found)
    return Meeting()


def _meeting(line: dict[str, Any]) -> Meeting:
    entity = line.get("entity") or {}
    return Meeting(
        now=_time(line.get("now")),
        agent=str((line.get("agent") or {}).get("name") or "Ada"),
        timezone=str(line.get("timezone") or ""),
        entity=str(entity.get("name") or ""),
        address=str(entity.get("address") or ""),
        phone=str(entity.get("phone") or ""),
        email=str(entity.get("email") or ""),
        people=tuple(_person(one) for one in line.get("people") or () if one.get("name")),
        services=tuple(_service(one) for one in line.get("services") or () if one.get("name")),
        professionals=tuple(_professional(one) for one in line.get("professionals") or () if one.get("name")),
    )


def _time(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None)
    except ValueError:
        return None


def _person(one: dict[str, Any]) -> Person:
    rights = one.get("rights")
    return Person(
        name=str(one["name"]),
        type=str(one.get("type") or "CLIENT"),
        role=one.get("role"),
        rights=None if rights is None else tuple(map(str, rights)),
    )


def _service(one: dict[str, Any]) -> Service:
    return Service(
        name=str(one["name"]),
        minutes=int(one.get("minutes") or 30),
        department=str(one.get("department") or ""),
        approval=str(one.get("approval") or "instant"),
    )


def _professional(one: dict[str, Any]) -> Professional:
    return Professional(
        name=str(one["name"]),
        department=str(one.get("department") or ""),
        services=tuple(map(str, one.get("services") or ())),
        hours=str(one.get("hours") or ""),
    )
