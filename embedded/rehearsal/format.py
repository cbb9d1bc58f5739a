"""The parts of a scenario file. docs/scenarios.md says what each key means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from embedded.rehearsal.values import Day, Hour, Moment, Pattern, Wait, Weekdays

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ParticipantType = Literal["CLIENT", "PROFESSIONAL"]


class Form(BaseModel):
    """What all parts share: no other keys, no silent conversions."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True, populate_by_name=False
    )


class AgentForm(Form):
    """How the agent is called and what the entity tells it."""

    name: Annotated[str, StringConstraints(min_length=2, max_length=40)] = "Ada"
    instructions: str = ""


class EntityForm(Form):
    """The organisation."""

    name: Name
    timezone: str = "UTC"
    language: str = "en"
    agent: AgentForm = AgentForm()
    address: str = ""
    phone: str = ""
    email: str = ""

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, LookupError):
            raise ValueError(f"{name!r} is no IANA time zone such as Europe/Lisbon") from None
        return name


class DepartmentForm(Form):
    """A part of the entity."""

    name: Name
    instructions: str = ""


class ServiceForm(Form):
    """A kind of appointment; buffers in minutes."""

    name: Name
    department: Name | None = None
    minutes: int = Field(default=30, ge=5, le=720)
    buffer_before: int = Field(default=0, ge=0, le=240)
    buffer_after: int = Field(default=0, ge=0, le=240)
    notice_hours: int = Field(default=0, ge=0, le=8760)
    horizon_days: int = Field(default=60, ge=1, le=730)
    approval: Literal["instant", "staff"] = "instant"


class HoursForm(Form):
    """Hours of weekdays, or of one date, which then replace the weekly ones of that day."""

    days: Weekdays | None = None
    date: Day | None = None
    starts: Hour = Field(alias="from")
    ends: Hour = Field(alias="to")

    @model_validator(mode="after")
    def _one_or_the_other(self) -> HoursForm:
        if (self.days is None) == (self.date is None):
            raise ValueError("hours name either days or a date")
        if self.starts >= self.ends:
            raise ValueError("hours end after they begin")
        return self


class TimeOffForm(Form):
    """A stretch in which nothing can be booked."""

    starts: Moment = Field(alias="from")
    ends: Moment = Field(alias="to")
    reason: str = ""


class ProfessionalForm(Form):
    """A person who can be booked; without services they offer all of their department."""

    name: Name
    department: Name | None = None
    services: list[Name] | None = None
    hours: list[HoursForm]
    time_off: list[TimeOffForm] = []
    email: str | None = None


class ClientForm(Form):
    """A person the entity works for."""

    name: Name
    email: str | None = None
    phone: str | None = None


class BookingForm(Form):
    """An appointment that stands, before the meeting or at its end."""

    client: Name
    professional: Name
    service: Name | None = None
    at: Moment
    state: Literal["confirmed", "pending"] = "confirmed"


class DocumentForm(Form):
    """What the agent may answer from: text, or a text file beside the scenario."""

    title: Name | None = None
    text: str | None = None
    file: str | None = None
    department: Name | None = None

    @model_validator(mode="after")
    def _has_words(self) -> DocumentForm:
        if (self.text is None) == (self.file is None):
            raise ValueError("a document has either text or a file")
        if self.file is None and self.title is None:
            raise ValueError("a document with text has a title")
        return self

    @property
    def shown_title(self) -> str:
        """The title people see; of a file without one its name."""
        return self.title or Path(self.file or "").stem


class WorldForm(Form):
    """Everything that is there before anyone speaks."""

    entity: EntityForm
    departments: list[DepartmentForm] = []
    services: list[ServiceForm] = []
    professionals: list[ProfessionalForm] = []
    clients: list[ClientForm] = []
    bookings: list[BookingForm] = []
    documents: list[DocumentForm] = []


class PersonForm(Form):
    """Someone in the room; a role makes them a portal user with that role's rights."""

    name: Name
    type: ParticipantType = "CLIENT"
    role: Literal["MANAGER", "ENTITY_ADMIN", "RECEPTIONIST", "QA"] | None = None
    email: str | None = None


class RoomForm(Form):
    """Who is there from the start, in order of entry."""

    department: Name | None = None
    people: list[PersonForm] = Field(min_length=1)


class ExpectForm(Form):
    """What must come of one turn; what is left out is not checked."""

    replies: bool | None = None
    says: list[Pattern] = []
    never_says: list[Pattern] = []
    calls: list[Name] = []
    never_calls: list[Name] = []
    cites: list[Name] | None = None


class TurnForm(Form):
    """One thing that happens: somebody speaks or types, comes, goes, or time passes."""

    speaker: Name | None = Field(default=None, alias="from")
    says: str | None = None
    chat: str | None = None
    joins: PersonForm | None = None
    leaves: Name | None = None
    wait: Wait | None = None
    expect: ExpectForm = ExpectForm()

    @model_validator(mode="after")
    def _one_thing(self) -> TurnForm:
        things = [self.speaker, self.joins, self.leaves, self.wait]
        if sum(thing is not None for thing in things) != 1:
            raise ValueError("a turn is one of: from, joins, leaves, wait")
        words = sum(said is not None for said in (self.says, self.chat))
        if words != (self.speaker is not None):
            raise ValueError("a turn with from has either says or chat, and no other has")
        return self


class InvitationForm(Form):
    """Someone who was invited during the meeting; as what is not looked at where it is left out."""

    name: Name
    type: ParticipantType | None = None


class MessageForm(Form):
    """What was written down for staff; `to` is a full name, of a professional or somebody in the room, or `staff`."""

    to: Name = "staff"
    contains: str = ""


class EndForm(Form):
    """The state the world must be in; each list that is given is the whole truth."""

    bookings: list[BookingForm] | None = None
    holds: list[BookingForm] | None = None
    invitations: list[InvitationForm] | None = None
    messages: list[MessageForm] | None = None
    gaps: list[Pattern] | None = None
