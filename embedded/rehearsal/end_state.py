"""The state the world is in when the meeting is over, compared with what the scenario says it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from embedded.rehearsal.digits import in_digits
from embedded.rehearsal.format import BookingForm, EndForm, MessageForm
from embedded.rehearsal.names import STAFF
from embedded.rehearsal.values import in_zone
from embedded.rehearsal.world import World
from storage.database import Database

Expected = TypeVar("Expected")
Real = TypeVar("Real")

LIVE, HELD = ("confirmed", "pending"), ("held",)


@dataclass(frozen=True, slots=True)
class Standing:
    """A booking or hold as it stands; `starts_at` is local."""

    client: str
    professional: str
    service: str
    starts_at: datetime
    state: str

    def __str__(self) -> str:
        """As people read it."""
        who = self.client or "nobody"
        return (
            f"{who} with {self.professional}, {self.service}, {self.starts_at:%Y-%m-%dT%H:%M}, {self.state}"
        )


@dataclass(frozen=True, slots=True)
class Left:
    """A message: to whom, and what."""

    to: str
    text: str


@dataclass(frozen=True, slots=True)
class EndState:
    """Everything a scenario may ask about."""

    bookings: list[Standing]
    holds: list[Standing]
    invitations: list[tuple[str, str]]
    messages: list[Left]
    gaps: list[str]


async def read_end_state(db: Database, world: World, seated: Sequence[str], now: datetime) -> EndState:
    """Read it.

    Args:
        db: the scenario's database.
        world: what was made.
        seated: identities the scenario itself brought in; other seats are invitations.
        now: the meeting's clock, for holds.
    """
    async with db.scope(world.entity.id) as connection:
        bookings = await connection.fetch(
            """
            select coalesce(c.name, '') as client, p.name as professional, s.name as service,
                   b.starts_at, b.state
              from booking b
              join professional p on p.id = b.professional_id
              join service s on s.id = b.service_id
              left join client c on c.id = b.client_id
             where b.state in ('confirmed', 'pending')
                or (b.state = 'held' and b.hold_expires_at > $1)
             order by b.starts_at, p.name
            """,
            now,
        )
        invited = await connection.fetch(
            """
            select p.name, p.type
              from room_participant s
              join participant p on p.id = s.participant_id
             where s.room_id = $1
               and s.state <> 'removed'
               and s.identity <> all($2)
             order by s.id
            """,
            world.room.id,
            list(seated),
        )
        messages = await connection.fetch(
            """
            select coalesce(p.name, u.name) as name, m.text
              from message m
              left join professional p on p.id = m.professional_id
              left join "user" u on u.id = m.user_id
             order by m.id
            """
        )
        gaps = await connection.fetch("select question from knowledge_gap order by id")
    standing = [
        Standing(
            r["client"], r["professional"], r["service"], r["starts_at"].astimezone(world.zone), r["state"]
        )
        for r in bookings
    ]
    return EndState(
        bookings=[one for one in standing if one.state in LIVE],
        holds=[one for one in standing if one.state in HELD],
        invitations=[(r["name"], r["type"]) for r in invited],
        messages=[Left(r["name"] or STAFF, r["text"]) for r in messages],
        gaps=[r["question"] for r in gaps],
    )


def judge_end(end: EndForm, state: EndState, world: World) -> Iterator[str]:
    """What is not as the scenario says, a sentence each; lists that are left out are not looked at."""

    def stands(form: BookingForm, real: Standing, *, state_too: bool = True) -> bool:
        return (
            (form.client, form.professional) == (real.client, real.professional)
            and form.service in (None, real.service)
            and in_zone(form.at, world.zone) == real.starts_at
            and (not state_too or form.state == real.state)
        )

    yield from _compare("booking", end.bookings, state.bookings, stands, _booking)
    yield from _compare(
        "hold", end.holds, state.holds, lambda form, real: stands(form, real, state_too=False), _booking
    )
    yield from _compare(
        "invitation",
        end.invitations,
        state.invitations,
        lambda form, real: form.name == real[0] and form.type in (None, real[1]),
        lambda form: f"{form.name} ({form.type})" if form.type else form.name,
        lambda real: f"{real[0]} ({real[1]})",
    )
    yield from _compare(
        "message",
        end.messages,
        state.messages,
        lambda form, real: form.to == real.to and _holds(real.text, form.contains),
        _message,
        lambda real: f'to {real.to}: "{real.text}"',
    )
    yield from _compare(
        "gap",
        end.gaps,
        state.gaps,
        lambda pattern, real: pattern.search(real) is not None,
        lambda pattern: f"/{pattern.pattern}/",
    )


def _booking(form: BookingForm) -> str:
    service = f", {form.service}" if form.service else ""
    return f"{form.client} with {form.professional}{service}, {form.at:%Y-%m-%dT%H:%M}, {form.state}"


def _holds(text: str, words: str) -> bool:
    """Whether the words stand in it, numbers written either way."""
    return in_digits(words).lower() in in_digits(text).lower()


def _message(form: MessageForm) -> str:
    return f'to {form.to}, with "{form.contains}"'


def _compare(
    kind: str,
    expected: Sequence[Expected] | None,
    real: Sequence[Real],
    same: Callable[[Expected, Real], bool],
    show: Callable[[Expected], str],
    show_real: Callable[[Real], str] = str,
) -> Iterator[str]:
    """Pair each expected one with a real one of its own; what is left on either side is a fault."""
    if expected is None:
        return
    taken: dict[int, int] = {}

    def pair(wanted: int, tried: set[int]) -> bool:
        for found, one in enumerate(real):
            if found in tried or not same(expected[wanted], one):
                continue
            tried.add(found)
            if found not in taken or pair(taken[found], tried):
                taken[found] = wanted
                return True
        return False

    for wanted in range(len(expected)):
        pair(wanted, set())
    for wanted, form in enumerate(expected):
        if wanted not in taken.values():
            yield f"expected the {kind} {show(form)}; it is not there"
    for found, one in enumerate(real):
        if found not in taken:
            yield f"there is a {kind} that was not expected: {show_real(one)}"
