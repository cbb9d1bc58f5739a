"""For whom something is done: clients for themselves, staff for whom they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from agent.context import BOOK_ANY, BOOK_OWN, MeetingContext, rights_of
from agent.tools.choosing import one_client
from agent.tools.failures import Refused
from agent.tools.names import match
from agent.tools.rights import asker_of
from agent.tools.services import Clients
from meeting.participant import Person
from scheduling_tools.booking import Asker, Reach


@dataclass(frozen=True, slots=True)
class Behalf:
    """Whose calendar the person being answered reaches."""

    context: MeetingContext
    clients: Clients

    async def asker(self, person: Person, client: str | None) -> tuple[Asker, UUID | None]:
        """Who books, and for which client.

        Clients for themselves, staff for whom they name or for the one client here.

        Raises:
            Refused: not_allowed, which_client or unknown_client.
        """
        asker = asker_of(person)
        if not asker.reaches_all:
            self._only_own(person, client)
            return asker, None
        seated = self._seated(lambda p: BOOK_OWN in rights_of(p))
        chosen = one_client(client, await self.clients.clients(self.context.entity.id), seated)
        if isinstance(chosen, Person) and chosen.client_id is None:
            return replace(asker_of(chosen), identity=person.identity), None
        return asker, chosen.client_id if isinstance(chosen, Person) else chosen.id

    async def reach(
        self, person: Person, client: str | None, professional_id: UUID | None = None
    ) -> tuple[Reach, str | None]:
        """Whose appointments may be listed; staff who name no client may ask for a professional's.

        Returns:
            Whose, and the name of the client staff meant.

        Raises:
            Refused: not_allowed, which_client or unknown_client.
        """
        if BOOK_ANY not in rights_of(person):
            self._only_own(person, client)
            return Reach(client_id=person.client_id), None
        if client:
            seated = self._seated(lambda p: p.client_id is not None)
            chosen = one_client(client, await self.clients.clients(self.context.entity.id), seated)
            return Reach(client_id=chosen.client_id if isinstance(chosen, Person) else chosen.id), chosen.name
        whose = professional_id or person.professional_id
        return (Reach(professional_id=whose) if whose else Reach(all=True)), None

    def _seated(self, meant: Callable[[Person], bool]) -> dict[str, Person]:
        return {self.context.name_of(p.identity): p for p in self.context.present() if meant(p)}

    def _only_own(self, person: Person, client: str | None) -> None:
        """A client may name themselves, nobody else."""
        own = self.context.name_of(person.identity)
        if client and not match(client, [own]).one and client.lower() not in ("me", "myself", "i"):
            raise Refused("not_allowed")
