"""Who may have what done. The person is known from the track that spoke, never from an argument."""

from __future__ import annotations

from agent.context import BOOK_ANY, BOOK_OWN, MeetingContext, rights_of
from agent.tools.failures import Refused
from meeting.participant import Person
from scheduling_tools.booking import Asker


def speaker(context: MeetingContext) -> Person:
    """The person being answered.

    Raises:
        Refused: not_allowed, when nobody known is.
    """
    person = context.speaking
    if person is None:
        raise Refused("not_allowed")
    return person


def require(context: MeetingContext, *rights: str) -> Person:
    """The person being answered, if they hold one of these rights.

    Raises:
        Refused: not_allowed.
    """
    person = speaker(context)
    if not set(rights) & set(rights_of(person)):
        raise Refused("not_allowed")
    return person


def asker_of(person: Person) -> Asker:
    """The same person as the calendar knows them."""
    rights = rights_of(person)
    if BOOK_OWN not in rights and BOOK_ANY not in rights:
        raise Refused("not_allowed")
    return Asker(
        person.identity,
        person.name,
        participant_id=person.participant_id,
        own_client_id=person.client_id,
        email=person.email,
        reaches_all=BOOK_ANY in rights,
    )
