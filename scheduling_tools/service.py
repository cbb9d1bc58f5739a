"""Kinds of appointment, and who offers them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

LONGEST = timedelta(hours=12)
"""No appointment takes longer; the table of services holds it."""


class Approval(StrEnum):
    """Whether a booking stands at once or when staff have said yes."""

    INSTANT = "instant"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of appointment.

    Buffers are minutes kept free around it, notice is hours ahead, horizon days ahead.
    """

    id: UUID
    entity_id: UUID
    department_id: UUID
    name: str
    minutes: int = 30
    buffer_before: int = 0
    buffer_after: int = 0
    notice_hours: int = 0
    horizon_days: int = 60
    approval: Approval = Approval.INSTANT
    active: bool = True

    @property
    def length(self) -> timedelta:
        """How long the appointment itself takes."""
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Offering:
    """A professional with the services they offer here: those named, or all of the department."""

    professional_id: UUID
    name: str
    department_id: UUID
    department: str
    service_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What an entity can be asked for."""

    timezone: str
    services: tuple[Service, ...]
    offerings: tuple[Offering, ...]

    def service(self, service_id: UUID) -> Service | None:
        """The service of that id."""
        return next((s for s in self.services if s.id == service_id), None)

    def offering(self, professional_id: UUID) -> Offering | None:
        """The professional of that id."""
        return next((o for o in self.offerings if o.professional_id == professional_id), None)

    def offered_by(self, professional_id: UUID) -> tuple[Service, ...]:
        """The services of one professional."""
        offering = self.offering(professional_id)
        return tuple(s for s in self.services if offering and s.id in offering.service_ids)

    def offering_of(self, service_id: UUID) -> tuple[Offering, ...]:
        """Who offers that service."""
        return tuple(o for o in self.offerings if service_id in o.service_ids)
