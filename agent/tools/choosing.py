"""Which service, professional or client was meant; asked back when it could be several. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.context import MeetingContext
from agent.tools.failures import Refused
from agent.tools.names import match, near
from meeting.entity import Client
from meeting.participant import Person
from scheduling_tools.service import Catalogue, Offering, Service


@dataclass(frozen=True, slots=True)
class Chosen:
    """A service and who may give it; no offering means any."""

    service: Service
    offerings: tuple[Offering, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Chooses from a catalogue, with the room's department for a hint."""

    catalogue: Catalogue
    context: MeetingContext

    def choose(self, service: str | None, professional: str | None) -> Chosen:
        """The service and professional meant.

        Raises:
            Refused: unknown or several; or the one does not give the other.
        """
        offering = self.professional(professional, service) if professional else None
        chosen = self._service(service, offering) if service else self._only_service(offering)
        if offering is not None and chosen.id not in offering.service_ids:
            raise Refused(
                "not_offered_by",
                professional=offering.name,
                service=chosen.name,
                offers=self._names(offering),
            )
        return Chosen(chosen, (offering,) if offering else ())

    def professional(self, heard: str, service: str | None = None) -> Offering:
        """The professional meant; a service that only one of several gives decides between them."""
        names = [o.name for o in self.catalogue.offerings]
        found = match(heard, names)
        hits = [o for o in self.catalogue.offerings if o.name in found.names]
        if not hits:
            raise Refused("unknown_professional", heard=heard, choices=names)
        if len(hits) > 1 and service:
            named = match(service, [s.name for s in self.catalogue.services]).names
            ids = {s.id for s in self.catalogue.services if s.name in named}
            hits = [o for o in hits if ids & o.service_ids] or hits
        if len(hits) > 1:
            raise Refused("which_professional", choices=[o.name for o in hits])
        return hits[0]

    def _service(self, heard: str, offering: Offering | None) -> Service:
        names = [s.name for s in self.catalogue.services]
        found = match(heard, names)
        hits = [s for s in self.catalogue.services if s.name in found.names]
        if not hits:
            raise Refused("unknown_service", heard=heard, choices=names)
        narrowed = [s for s in hits if offering and s.id in offering.service_ids] or self._here(hits) or hits
        if len(narrowed) > 1:
            raise Refused("which_service", choices=[s.name for s in narrowed])
        return narrowed[0]

    def _only_service(self, offering: Offering | None) -> Service:
        """The service when none was named: the only one there can be."""
        if offering is not None:
            options = list(self.catalogue.offered_by(offering.professional_id))
        else:
            offered = [s for s in self.catalogue.services if self.catalogue.offering_of(s.id)]
            options = self._here(offered) or offered
        if len(options) == 1:
            return options[0]
        if not options and offering is None:
            raise Refused("unknown_service", heard="", choices=[])
        raise Refused("which_service", choices=[s.name for s in options])

    def _here(self, services: Sequence[Service]) -> list[Service]:
        department = self.context.room.department_id
        return [s for s in services if department is not None and s.department_id == department]

    def _names(self, offering: Offering) -> list[str]:
        return [s.name for s in self.catalogue.offered_by(offering.professional_id)]


def one_client(heard: str | None, clients: Sequence[Client], seated: Mapping[str, Person]) -> Client | Person:
    """The client meant: the one named, or the only one in the room. Those in the room come first.

    Args:
        heard: the name as it was said; None when it was not.
        clients: of the entity.
        seated: those in the room, by what they are called there.

    Raises:
        Refused: nobody or several.
    """
    if not heard:
        if len(seated) == 1:
            return next(iter(seated.values()))
        raise Refused("which_client", choices=list(seated))
    here = match(heard, list(seated))
    if here.one:
        return seated[here.one]
    names = list(dict.fromkeys([*seated, *(c.name for c in clients)]))
    found = match(heard, names)
    hits = [c for c in clients if c.name in found.names]
    if len(hits) == 1:
        return hits[0]
    if found.names:
        raise Refused("which_client", choices=list(found.names))
    raise Refused("unknown_client", heard=heard, choices=list(near(heard, names).names) or list(seated))
