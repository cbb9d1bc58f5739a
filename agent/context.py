"""What the agent knows of its place: entity, room, people, rights, clock. What changes comes by tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, count
from zoneinfo import ZoneInfo

from agent.prompts import prompt
from meeting.clock import Clock
from meeting.entity import Department, Entity
from meeting.participant import ParticipantType, Person
from meeting.room import Room
from meeting.user import Role

BOOK_OWN, BOOK_ANY, INVITE = "book_own", "book_any", "invite"


@dataclass(frozen=True, slots=True)
class ServiceSummary:
    """A service as the model is told of it."""

    name: str
    department: str
    minutes: int
    approval: str = "instant"


@dataclass(frozen=True, slots=True)
class ProfessionalSummary:
    """A professional as the model is told of them; `hours` is a line such as "Mon-Fri 09:00-12:00"."""

    name: str
    department: str
    services: tuple[str, ...] = ()
    hours: str = ""


def rights_of(person: Person) -> tuple[str, ...]:
    """What that person may have the agent do. Rights come from the seat, never from what is said."""
    if person.role is Role.QA or person.is_disabled:
        return ()
    if person.role is not None or person.type is ParticipantType.PROFESSIONAL:
        return (BOOK_ANY, INVITE)
    return (BOOK_OWN, INVITE) if person.type is ParticipantType.CLIENT else ()


@dataclass(slots=True)
class MeetingContext:
    """One meeting as the agent sees it; `people` are keyed by identity, `speaker` is the one being answered.

    `called` is what each identity is called in this meeting: two people of one name are told apart by it.
    The host sets `speaker` before each reply and replies are made one at a time, so a tool may trust it; `wrote`
    tells whether a tool has changed anything for that reply.
    """

    entity: Entity
    room: Room
    clock: Clock
    department: Department | None = None
    services: Sequence[ServiceSummary] = ()
    professionals: Sequence[ProfessionalSummary] = ()
    people: dict[str, Person] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)
    speaker: str | None = None
    wrote: bool = False

    @property
    def agent_name(self) -> str:
        """The agent's name as people say it."""
        return self.entity.agent_name

    @property
    def zone(self) -> ZoneInfo:
        """The entity's zone: every time the model hears of is local to it."""
        return ZoneInfo(self.entity.timezone)

    @property
    def speaking(self) -> Person | None:
        """The person being answered; None before anyone spoke or when their seat is unknown."""
        return self.people.get(self.speaker or "")

    def now(self) -> datetime:
        """The clock, local to the entity."""
        return self.clock.now().astimezone(self.zone)

    def name_of(self, identity: str) -> str:
        """How that person is called, "Ana Silva (2)" for the second Ana Silva.

        Their identity when the seat is not known yet.
        """
        person = self.people.get(identity)
        if person is None:
            return identity
        if identity not in self.called:
            numbered = (f"{person.name} ({n})" for n in count(2))
            taken = set(self.called.values())
            self.called[identity] = next(n for n in chain([person.name], numbered) if n not in taken)
        return self.called[identity]

    def others(self, identity: str) -> list[str]:
        """The humans present besides that one."""
        return [self.name_of(other) for other in sorted(self.here - {identity})]

    def present(self) -> Iterable[Person]:
        """The seats of the humans present."""
        return (self.people[i] for i in sorted(self.here) if i in self.people)

    def user_line(self, name: str, text: str, how: str | None) -> str:
        """A line of the conversation, such as `[Ana Silva] text` or `[Ana Silva, typed] text`."""
        words = " ".join(text.split())
        plain = name.replace("[", "(").replace("]", ")")
        return f"[{plain}, {how}] {words}" if how else f"[{plain}] {words}"

    def instructions(self) -> str:
        """The authored prompt, the entity's and department's own, and the `MEETING` line."""
        parts = [prompt("meeting").format(agent=self.agent_name, entity=self.entity.name)]
        if self.entity.agent_instructions:
            parts.append(f"Instructions of {self.entity.name}:\n{self.entity.agent_instructions}")
        if self.department is not None and self.department.instructions:
            parts.append(f"Instructions of {self.department.name}:\n{self.department.instructions}")
        return "\n\n".join([*parts, "MEETING " + json.dumps(self._meeting(), ensure_ascii=False)])

    def _meeting(self) -> dict[str, object]:
        now, entity = self.now(), self.entity
        return {
            "now": now.strftime("%Y-%m-%dT%H:%M"),
            "weekday": now.strftime("%A"),
            "timezone": entity.timezone,
            "language": entity.language,
            "agent": {"name": entity.agent_name},
            "entity": {
                "name": entity.name,
                "address": entity.address,
                "phone": entity.phone,
                "email": entity.email,
            },
            "department": self.department.name if self.department else None,
            "room": {"title": self.room.title},
            "people": [_person(self.name_of(p.identity), p) for p in self.present()],
            "services": [
                {"name": s.name, "department": s.department, "minutes": s.minutes, "approval": s.approval}
                for s in self.services
            ],
            "professionals": [
                {"name": p.name, "department": p.department, "services": list(p.services), "hours": p.hours}
                for p in self.professionals
            ],
        }


def _person(name: str, person: Person) -> dict[str, object]:
    role = person.role.value if person.role else None
    return {"name": name, "type": person.type.value, "role": role, "rights": list(rights_of(person))}
