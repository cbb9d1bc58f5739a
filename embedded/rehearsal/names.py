"""Names a scenario uses must be names it has: a misspelt one is an error, not a silent miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from embedded.rehearsal.format import BookingForm
from embedded.rehearsal.scenario_form import ScenarioForm
from embedded.rehearsal.yaml_file import Where

GENERAL = "General"
"""The department of an entity that names none."""
STAFF = "staff"

Wrong = tuple[Where, str]


def unknown_names(form: ScenarioForm) -> Iterator[Wrong]:
    """Places whose name is not known, with a sentence."""
    yield from _in_world(form)
    yield from _in_room(form)
    yield from _in_end(form)


def _check(where: Where, kind: str, name: str | None, known: Iterable[str]) -> Iterator[Wrong]:
    names = list(known)
    if name is not None and name not in names:
        yield where, f"there is no {kind} {name!r}; there are: {', '.join(names) or 'none'}"


def departments_of(form: ScenarioForm) -> list[str]:
    """The departments' names."""
    return [one.name for one in form.world.departments] or [GENERAL]


def _in_world(form: ScenarioForm) -> Iterator[Wrong]:
    world, departments = form.world, departments_of(form)
    for i, service in enumerate(world.services):
        yield from _check(
            ("world", "services", i, "department"), "department", service.department, departments
        )
    services = [one.name for one in world.services]
    for i, one in enumerate(world.professionals):
        here: Where = ("world", "professionals", i)
        yield from _check((*here, "department"), "department", one.department, departments)
        for j, name in enumerate(one.services or ()):
            yield from _check((*here, "services", j), "service", name, services)
    for i, document in enumerate(world.documents):
        yield from _check(
            ("world", "documents", i, "department"), "department", document.department, departments
        )
    clients = [one.name for one in world.clients]
    for i, booking in enumerate(world.bookings):
        yield from _check(("world", "bookings", i, "client"), "client", booking.client, clients)
        yield from _booking(("world", "bookings", i), form, booking)
        if booking.service is None and len(services) != 1:
            yield ("world", "bookings", i), "world.bookings: service is missing"


def _booking(where: Where, form: ScenarioForm, booking: BookingForm) -> Iterator[Wrong]:
    professionals = [one.name for one in form.world.professionals]
    yield from _check((*where, "professional"), "professional", booking.professional, professionals)
    services = [one.name for one in form.world.services]
    yield from _check((*where, "service"), "service", booking.service, services)


def _in_room(form: ScenarioForm) -> Iterator[Wrong]:
    yield from _check(("room", "department"), "department", form.start.department, departments_of(form))
    if not form.start.people:
        yield (
            ("turns",),
            "room is missing, and nobody speaks before joining: say who is there under room.people",
        )
    here: list[str] = []
    for i, person in enumerate(form.start.people):
        if person.name in here:
            yield ("room", "people", i, "name"), f"{person.name!r} is in the room twice"
        here.append(person.name)
    for i, turn in enumerate(form.turns):
        kind = "person in the room called"
        yield from _check(("turns", i, "from"), kind, turn.speaker, here)
        yield from _check(("turns", i, "leaves"), kind, turn.leaves, here)
        if turn.joins is not None:
            if turn.joins.name in here:
                yield ("turns", i, "joins"), f"{turn.joins.name!r} is in the room already"
            here.append(turn.joins.name)
        if turn.leaves in here:
            here.remove(turn.leaves)


def _in_end(form: ScenarioForm) -> Iterator[Wrong]:
    everyone = [one.name for one in form.world.clients] + [one.name for one in form.start.people]
    everyone += [turn.joins.name for turn in form.turns if turn.joins]
    for key in ("bookings", "holds"):
        for i, booking in enumerate(getattr(form.end, key) or ()):
            yield from _check(("end", key, i, "client"), "client", booking.client, dict.fromkeys(everyone))
            yield from _booking(("end", key, i), form, booking)
    recipients = dict.fromkeys([STAFF, *(one.name for one in form.world.professionals), *everyone])
    for i, message in enumerate(form.end.messages or ()):
        yield from _check(("end", "messages", i, "to"), "recipient", message.to, recipients)
