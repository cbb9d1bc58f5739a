"""A meeting whose tools work in memory."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from agent.context import MeetingContext
from agent.tools import ToolServices, build_tools
from agent.tools.wording import call_facts, card_of
from knowledge.document import Passage
from knowledge.retriever import Question
from meeting.clock import FrozenClock
from meeting.entity import Entity
from meeting.invitation import IssuedInvitation
from meeting.message import Message
from meeting.participant import ParticipantType, Person, SeatState
from meeting.room import Room
from meeting.user import Role
from scheduling_tools.scheduler import Scheduler
from scheduling_tools.testing import InMemoryCalendar
from storage.ids import new_id

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@dataclass
class Ctx:
    """What a tool uses of RunContext."""

    interrupted: bool = False
    allowed: list[bool] = field(default_factory=list)
    wrote: bool = False

    @property
    def userdata(self) -> Any:
        return self

    @property
    def speech_handle(self) -> Any:
        return self

    @property
    def allow_interruptions(self) -> bool:
        return not self.allowed or self.allowed[-1]

    @allow_interruptions.setter
    def allow_interruptions(self, allow: bool) -> None:
        self.allowed.append(allow)

    def disallow_interruptions(self) -> None:
        self.allow_interruptions = False


@dataclass
class Doubles:
    """People, invitations, messages and knowledge, kept in lists."""

    seats: list[Person] = field(default_factory=list)
    issued: list[tuple[UUID, bool]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    known: list[Passage] = field(default_factory=list)
    clients_: list[Any] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any], str, float]] = field(default_factory=list)

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        return self.seats

    async def bring(
        self, entity: Entity, room: Room, person: Person, *, mail: bool = False, **facts: Any
    ) -> tuple[Person, IssuedInvitation]:
        self.seats.append(person)
        return person, await self.issue(entity.id, person.seat_id, mail=mail)

    async def clients(self, entity_id: UUID) -> list[Any]:
        return self.clients_

    async def issue(
        self, entity_id: UUID, seat_id: UUID, *, mail: bool = False, **facts: Any
    ) -> IssuedInvitation:
        self.issued.append((seat_id, mail))
        return IssuedInvitation(new_id(), seat_id, "token", "12345678", NOW)

    async def take(
        self, entity_id: UUID, *, text: str, professional_id: UUID | None = None, **facts: Any
    ) -> Message:
        message = Message(
            new_id(),
            entity_id,
            facts["room_id"],
            facts["from_identity"],
            facts["from_name"],
            professional_id,
            text,
            "open",
            NOW,
            facts["user_id"],
        )
        self.messages.append(message)
        return message

    async def lookup(self, question: Question) -> list[Passage]:
        self.questions.append(question)
        return self.known


class Desk:
    """A meeting with Ana (client), Marta (receptionist) and the tools."""

    def __init__(
        self, context: MeetingContext, calendar: InMemoryCalendar, doubles: Doubles, clock: FrozenClock
    ) -> None:
        self.context, self.calendar, self.doubles, self.clock = context, calendar, doubles, clock
        self.ctx = Ctx()
        services = ToolServices(
            scheduler=Scheduler(calendar, clock),
            people=doubles,
            clients=doubles,
            inviter=doubles,
            messages=doubles,
            knowledge=doubles,
            record=self._record,
        )
        self.tools = {tool.info.name: tool for tool in build_tools(context, services)}

    def _record(self, tool: str, arguments: dict[str, Any], result: str, seconds: float) -> None:
        self.doubles.calls.append((tool, arguments, result, seconds))
        facts = call_facts(tool, arguments, json.loads(result), seconds, self.context.speaker)
        if (card := card_of(facts, self.clock.now(), self.context.zone)) is not None:
            self.doubles.cards.append(card)

    def person(self, name: str) -> Person:
        return next(p for p in self.context.people.values() if p.name == name)

    async def call(self, tool: str, *, by: str = "Ana Silva", **arguments: Any) -> dict[str, Any]:
        self.context.speaker = self.person(by).identity if by else None
        answer: dict[str, Any] = json.loads(await self.tools[tool](self.ctx, **arguments))
        return answer

    async def book(self, when: str, by: str = "Ana Silva", **arguments: Any) -> dict[str, Any]:
        found = await self.call("find_slots", by=by, when=when, service="Consultation")
        return await self.call("book_slot", by=by, slot_id=found["slots"][0]["slot_id"], **arguments)


@pytest_asyncio.fixture
async def desk() -> Desk:
    calendar, clock, doubles = InMemoryCalendar(), FrozenClock(NOW), Doubles()
    entity = await calendar.create_entity(name="Harbour Clinic", timezone="America/New_York")
    cardiology, dental = new_id(), new_id()
    melo = await calendar.create_professional(
        entity, name="Dr. Rui Melo", department_id=cardiology, department="Cardiology"
    )
    await calendar.create_professional(
        entity, name="Dr. Rita Melo-Santos", department_id=dental, department="Dental"
    )
    lind = await calendar.create_professional(
        entity, name="Dr. Eva Lind", department_id=dental, department="Dental"
    )
    await calendar.create_service(
        entity, name="Consultation", department_id=cardiology, minutes=30, buffer_after=10, notice_hours=2
    )
    await calendar.create_service(entity, name="Check-up", department_id=dental, minutes=45)
    await calendar.create_service(
        entity, name="Whitening", department_id=dental, minutes=60, approval="staff"
    )
    await calendar.add_weekly_hours(entity, melo, weekdays=range(5), starts=time(9), ends=time(12))
    await calendar.add_weekly_hours(entity, melo, weekdays=[1], starts=time(14), ends=time(17))
    await calendar.add_weekly_hours(entity, lind, weekdays=range(5), starts=time(9), ends=time(12))
    await calendar.add_time_off(
        entity,
        melo,
        starts_at=datetime(2026, 11, 26, 5, tzinfo=UTC),
        ends_at=datetime(2026, 11, 27, 5, tzinfo=UTC),
    )
    ana = await calendar.create_client(entity, name="Ana Silva", email="ana@example.org")
    ben = await calendar.create_client(entity, name="Ben Ode")
    doubles.clients_ = [ana, ben]
    seat = SeatState.JOINED
    people = [
        Person(new_id(), new_id(), "p-ana", "Ana Silva", ParticipantType.CLIENT, seat, client_id=ana.id),
        Person(new_id(), new_id(), "p-nia", "Nia Okafor", ParticipantType.CLIENT, seat),
        Person(
            new_id(),
            new_id(),
            "p-marta",
            "Marta Reis",
            ParticipantType.PROFESSIONAL,
            seat,
            role=Role.RECEPTIONIST,
            user_id=new_id(),
        ),
        Person(
            new_id(),
            new_id(),
            "p-rui",
            "Dr. Rui Melo",
            ParticipantType.PROFESSIONAL,
            seat,
            professional_id=melo,
        ),
        Person(new_id(), new_id(), "p-quin", "Quin Vale", ParticipantType.PROFESSIONAL, seat, role=Role.QA),
    ]
    doubles.seats = [replace(p) for p in people]
    room = Room(new_id(), entity, "Talk", "talk", NOW - timedelta(minutes=5), capacity=7)
    context = MeetingContext(
        entity=Entity(entity, "Harbour Clinic", "America/New_York", address="12 Elm Street"),
        room=room,
        clock=clock,
        people={p.identity: p for p in people},
        here={p.identity for p in people},
    )
    return Desk(context, calendar, doubles, clock)
