"""Tools about people: who is here, bringing someone in, leaving word for staff.

Docstrings are what the model reads.
"""

# ruff: noqa: D417  (a docstring here is read by the model, which gives no context)

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from livekit.agents import RunContext, function_tool

from agent.context import BOOK_ANY, INVITE, MeetingContext, rights_of
from agent.tools.answering import answer, writing
from agent.tools.choosing import Choices
from agent.tools.failures import Refused
from agent.tools.names import match
from agent.tools.rights import require, speaker
from agent.tools.services import ToolServices
from meeting.participant import ParticipantType, Person, SeatState, new_person
from scheduling_tools.service import Offering

_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_STAFF = frozenset(
    "staff reception receptionist desk team office clinic anyone someone everybody them".split()
)


class PeopleTools:
    """The tools of one meeting that concern people."""

    def __init__(self, context: MeetingContext, services: ToolServices) -> None:
        """Work in this meeting with these services."""
        self._context, self._services = context, services
        self._entity_id, self._room_id = context.entity.id, context.room.id

    @function_tool
    async def list_people(self, ctx: RunContext[MeetingContext]) -> str:
        """Tell who is in the meeting now and who is invited but not here."""
        return await answer("list_people", {}, self._list(), self._services.record)

    @function_tool
    async def invite_person(
        self, ctx: RunContext[MeetingContext], name: str, type: str | None = None, email: str | None = None
    ) -> str:
        """Invite someone into this meeting.

        With an e-mail address the link is mailed, otherwise the desk hands it over.

        Args:
            name: Full name of the person.
            type: CLIENT or PROFESSIONAL.
            email: Their e-mail address, if it was given.
        """
        arguments = {"name": name, "type": type, "email": email}
        with writing(ctx):
            return await answer(
                "invite_person", arguments, self._invite(name, type, email), self._services.record
            )

    @function_tool
    async def take_message(self, ctx: RunContext[MeetingContext], text: str, to: str | None = None) -> str:
        """Write down a message for a professional or the staff to follow up.

        Args:
            text: The message, complete enough to be understood by someone who was not here.
            to: Name of the professional or colleague; leave out for the staff.
        """
        with writing(ctx):
            return await answer(
                "take_message", {"text": text, "to": to}, self._take(text, to), self._services.record
            )

    async def _list(self) -> dict[str, Any]:
        seats = await self._services.people.people(self._entity_id, self._room_id)
        seats = [p for p in seats if p.state is not SeatState.REMOVED]
        here = [p for p in seats if p.identity in self._context.here]
        away = [
            p for p in seats if p.identity not in self._context.here and p.type is not ParticipantType.AGENT
        ]
        return {
            "people": [
                {"name": self._context.name_of(p.identity), "type": p.type.value, "here": True} for p in here
            ],
            "invited": [{"name": p.name, "type": p.type.value} for p in away],
        }

    async def _invite(self, name: str, type: str | None, email: str | None) -> dict[str, Any]:
        inviter = require(self._context, INVITE)
        seats = await self._services.people.people(self._entity_id, self._room_id)
        seats = [p for p in seats if p.state is not SeatState.REMOVED]
        known = next((p for p in seats if p.name.casefold() == name.strip().casefold()), None)
        if known is not None and known.identity in self._context.here:
            raise Refused("already_here", name=self._context.name_of(known.identity))
        if known is None and len(seats) >= self._context.room.capacity:
            raise Refused("room_full")
        if BOOK_ANY not in rights_of(inviter):
            return _invited(known or await self._companion(name), "desk")
        person = known or await self._newcomer(name, type, _address(email))
        if known is None:
            await self._bring(person, created_by=inviter.user_id)
        else:
            await self._services.inviter.issue(
                self._entity_id, known.seat_id, created_by=inviter.user_id, mail=bool(known.email)
            )
        return _invited(person, "mailed" if person.email else "desk")

    async def _bring(self, person: Person, created_by: UUID | None = None) -> None:
        await self._services.inviter.bring(
            self._context.entity, self._context.room, person, created_by=created_by, mail=bool(person.email)
        )

    async def _companion(self, name: str) -> Person:
        """A seat for whom a client brings: a professional of the entity, or someone linked to no client's record.

        The desk hands over link and code, so a client sends nobody mail and becomes nobody else.
        """
        professional = await self._professional(name)
        person = new_person(
            professional.name if professional else name.strip()[:120],
            ParticipantType.PROFESSIONAL if professional else ParticipantType.CLIENT,
            professional_id=professional.professional_id if professional else None,
        )
        await self._bring(person)
        return person

    async def _newcomer(self, name: str, type: str | None, email: str | None) -> Person:
        """Somebody new.

        Joined to the professional or client of that name when there is just one.
        """
        wanted = (type or "").upper()
        professional = None if wanted == "CLIENT" else await self._professional(name)
        if professional is not None:
            return new_person(
                professional.name,
                ParticipantType.PROFESSIONAL,
                email=email,
                professional_id=professional.professional_id,
            )
        kind = ParticipantType.PROFESSIONAL if wanted == "PROFESSIONAL" else ParticipantType.CLIENT
        clients = [
            c
            for c in await self._services.clients.clients(self._entity_id)
            if c.name.casefold() == name.strip().casefold()
        ]
        client = clients[0] if len(clients) == 1 and kind is ParticipantType.CLIENT else None
        return new_person(
            client.name if client else name.strip()[:120],
            kind,
            email=email or (client.email if client else None),
            client_id=client.id if client else None,
        )

    async def _professional(self, name: str) -> Offering | None:
        offerings = (await self._services.scheduler.catalogue(self._entity_id)).offerings
        found = match(name, [o.name for o in offerings]).one
        return next((o for o in offerings if o.name == found), None)

    async def _take(self, text: str, to: str | None) -> dict[str, Any]:
        person = speaker(self._context)
        recipient = await self._recipient(to) if to else None
        message = await self._services.messages.take(
            self._entity_id, room_id=self._room_id, from_identity=person.identity, from_name=person.name,
            text=text.strip(),
            professional_id=recipient.professional_id if recipient else None,
            user_id=recipient.user_id if isinstance(recipient, Person) else None,
        )  # fmt: skip
        return {"message": {"to": recipient.name if recipient else "staff", "text": message.text}}

    async def _recipient(self, to: str) -> Offering | Person | None:
        """Whom a message is for: staff in general, a colleague of theirs who is here, or a professional."""
        if set(to.lower().replace("the ", "").split()) & _STAFF:
            return None
        colleagues = [p for p in self._context.present() if p.user_id and not p.professional_id]
        if one := match(to, [p.name for p in colleagues]).one:
            return next(p for p in colleagues if p.name == one)
        catalogue = await self._services.scheduler.catalogue(self._entity_id)
        return Choices(catalogue, self._context).professional(to)


def _invited(person: Person, delivery: str) -> dict[str, Any]:
    facts = {"name": person.name, "type": person.type.value, "email": person.email, "delivery": delivery}
    return {"invited": facts}


def _address(spoken: str | None) -> str | None:
    """An e-mail address as it was said ("ana at example dot org"); None when it is not one."""
    if not spoken:
        return None
    text = re.sub(r"\s+(?:at|@)\s+", "@", spoken.strip().lower(), count=1)
    text = re.sub(r"\s*(?:\bdot\b|\.)\s*", ".", text)
    text = re.sub(r"\s+(?:underscore|_)\s+", "_", text)
    text = re.sub(r"\s+(?:dash|hyphen|minus|-)\s+", "-", text).replace(" ", "").rstrip(".")
    return text if _ADDRESS.match(text) else None
