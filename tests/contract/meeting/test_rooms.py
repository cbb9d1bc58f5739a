"""Rooms, people and their record: the same answers from memory and from Postgres."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

import pytest

from meeting.errors import NotFound
from meeting.participant import ParticipantType, SeatState, new_person
from meeting.room import Room, RoomState
from meeting.transcript import SessionEvent, Turn
from meeting.user import Role
from meeting.webhook import Webhook
from storage.ids import new_id
from tests.support.house import NINE, Desk

pytestmark = pytest.mark.contract
LONG_AGO = -(10**9)  # seconds: before whatever the machine's clock says


async def test_a_room_is_read_back_as_it_was_made(desk: Desk) -> None:
    room = await desk.room(title="Follow-up", capacity=3, lobby=True, duration_minutes=45)
    assert await desk.seen(room) == room
    assert room.livekit_name == str(room.id)
    assert (room.opens_at, room.ends_at) == (NINE - timedelta(minutes=15), NINE + timedelta(minutes=45))
    assert room.state is RoomState.SCHEDULED


async def test_a_room_is_found_by_its_livekit_name_and_by_no_other(desk: Desk) -> None:
    room = await desk.room()
    assert await desk.stores.rooms.locate(room.livekit_name) == (desk.entity_id, room.id)
    assert await desk.stores.rooms.locate("somebody else's room") is None


async def test_another_entity_sees_no_room(desk: Desk) -> None:
    room = await desk.room()
    stranger = uuid4()
    assert await desk.stores.rooms.room(stranger, room.id) is None
    assert await desk.stores.rooms.people(stranger, room.id) == []
    assert not await desk.stores.rooms.set_state(stranger, room.id, RoomState.ENDED, NINE)
    with pytest.raises(NotFound):
        await desk.stores.rooms.add_person(stranger, room.id, name="Eve")


async def test_the_day_has_its_rooms_by_start_and_the_live_ones_from_before(desk: Desk) -> None:
    late, early = await desk.room(starts_at=NINE + timedelta(hours=3)), await desk.room()
    yesterday = await desk.room(starts_at=NINE - timedelta(days=1))
    await desk.room(starts_at=NINE - timedelta(days=1))
    tomorrow = await desk.room(starts_at=NINE + timedelta(days=1))
    for room in (yesterday, tomorrow):
        await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.LIVE, NINE)
    day = NINE.replace(hour=0)
    rooms = await desk.stores.rooms.rooms_of_day(desk.entity_id, day, day + timedelta(days=1), NINE)
    assert [room.id for room in rooms] == [yesterday.id, early.id, late.id]


async def test_a_meeting_stands_on_every_day_it_reaches_into(desk: Desk) -> None:
    midnight = NINE.replace(hour=0) + timedelta(days=1)
    over_night = {"starts_at": midnight - timedelta(minutes=30), "duration_minutes": 60}
    waiting, live, over = [await desk.room(**over_night) for _ in range(3)]
    await desk.room(starts_at=midnight - timedelta(minutes=30), duration_minutes=30)
    await desk.stores.rooms.set_state(desk.entity_id, live.id, RoomState.LIVE, NINE)
    await desk.stores.rooms.set_state(desk.entity_id, over.id, RoomState.CANCELLED, NINE)

    async def on(day: int, at: timedelta = timedelta()) -> set[UUID]:
        start = midnight + timedelta(days=day)
        found = await desk.stores.rooms.rooms_of_day(
            desk.entity_id, start, start + timedelta(days=1), NINE + at
        )
        return {room.id for room in found}

    assert len(await on(-1)) == 4
    assert await on(0) == {waiting.id, live.id}
    assert await on(1) == set()
    assert await on(1, at=timedelta(days=2)) == {live.id}, "it runs over: there it is, today too"


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ([RoomState.LIVE, RoomState.ENDED], [True, True]),
        ([RoomState.LIVE, RoomState.LIVE], [True, False]),
        ([RoomState.CANCELLED, RoomState.LIVE, RoomState.ENDED], [True, False, False]),
        ([RoomState.LIVE, RoomState.CANCELLED, RoomState.ENDED], [True, False, True]),
        ([RoomState.ENDED, RoomState.CANCELLED, RoomState.SCHEDULED], [True, False, False]),
    ],
)
async def test_a_room_moves_on_and_never_back(desk: Desk, path: list[RoomState], moved: list[bool]) -> None:
    room = await desk.room()
    assert [
        await desk.stores.rooms.set_state(desk.entity_id, room.id, state, NINE) for state in path
    ] == moved


async def test_live_rooms_are_those_that_are_live(desk: Desk) -> None:
    live, ended, _ = await desk.room(), await desk.room(), await desk.room()
    for room in (live, ended):
        await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.LIVE, NINE)
    await desk.stores.rooms.set_state(desk.entity_id, ended.id, RoomState.ENDED, NINE)
    found = {room_id for entity_id, room_id in await desk.stores.rooms.live() if entity_id == desk.entity_id}
    assert found == {live.id}


async def test_a_person_is_read_back_as_they_were_added(desk: Desk) -> None:
    room = await desk.room()
    ana = await desk.person(room, "Ana Silva", email="ana@example.org")
    rui = await desk.person(room, "Dr. Rui Melo", ParticipantType.PROFESSIONAL)
    assert await desk.stores.rooms.people(desk.entity_id, room.id) == [ana, rui]
    assert await desk.stores.rooms.person(desk.entity_id, room.id, rui.identity) == rui
    assert await desk.stores.rooms.person(desk.entity_id, room.id, "p-nobody") is None
    assert ana.identity != rui.identity
    assert ana.state is SeatState.INVITED


async def admitted(desk: Desk, room: Room) -> tuple[UUID, UUID, str]:
    """Someone with a seat: entity, room, identity."""
    issued = await desk.invite(room)
    person = (await desk.admission.admit(issued.token, issued.code, "::1")).person
    return desk.entity_id, room.id, person.identity


async def state_of(desk: Desk, where: tuple[UUID, UUID, str]) -> SeatState:
    person = await desk.stores.rooms.person(*where)
    assert person is not None
    return person.state


def news(kind: str, where: tuple[UUID, UUID, str], seconds: int, **facts: Any) -> Webhook:
    made = {"id": f"EV_{new_id().hex}", "at": NINE + timedelta(seconds=seconds)}
    return Webhook(**{"kind": kind, "room_name": str(where[1]), "identity": where[2], **made, **facts})


async def test_only_who_was_admitted_joins_and_keeps_the_time_they_first_came(desk: Desk) -> None:
    room = await desk.room()
    issued = await desk.invite(room)
    (ana,) = await desk.stores.rooms.people(desk.entity_id, room.id)
    here = (desk.entity_id, room.id, ana.identity)
    assert not await desk.stores.rooms.seated(*here)
    assert not await desk.stores.rooms.joined(*here, NINE)
    assert not await desk.stores.rooms.left(*here, NINE)
    await desk.admission.admit(issued.token, issued.code, "::1")
    assert await desk.stores.rooms.seated(*here)
    assert await desk.stores.rooms.joined(*here, NINE)
    assert await desk.stores.rooms.left(*here, NINE)
    assert not await desk.stores.rooms.left(*here, NINE)
    assert await desk.stores.rooms.joined(*here, NINE + timedelta(minutes=1))
    seen = await desk.stores.rooms.person(*here)
    assert seen is not None
    assert (seen.state, seen.joined_at) == (SeatState.JOINED, NINE)


@pytest.mark.parametrize("over", [RoomState.ENDED, RoomState.CANCELLED])
async def test_nobody_joins_a_room_that_is_over(desk: Desk, over: RoomState) -> None:
    room = await desk.room()
    here = await admitted(desk, room)
    if over is RoomState.CANCELLED:
        room = await desk.room()
        person = await desk.person(room)
        here = (desk.entity_id, room.id, person.identity)
    assert await desk.stores.rooms.set_state(desk.entity_id, room.id, over, NINE)
    assert not await desk.stores.rooms.seated(*here)
    assert not await desk.stores.rooms.joined(*here, NINE)
    await desk.stores.rooms.hear(here[0], here[1], news("participant_joined", here, 1))
    assert (await desk.seen(room)).state is over


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_news_of_coming_and_going_may_come_in_any_order(desk: Desk, order: tuple[int, ...]) -> None:
    room = await desk.room()
    here = await admitted(desk, room)
    told = [
        news("participant_joined", here, 1),
        news("participant_left", here, 2),
        news("participant_joined", here, 3),
    ]
    for number in order:
        assert await desk.stores.rooms.hear(here[0], here[1], told[number])
    assert await state_of(desk, here) is SeatState.JOINED
    assert await desk.stores.rooms.hear(here[0], here[1], news("participant_left", here, 4))
    for again in told:
        assert not await desk.stores.rooms.hear(here[0], here[1], again)
    assert await desk.stores.rooms.hear(here[0], here[1], news("participant_joined", here, 2))
    assert await state_of(desk, here) is SeatState.LEFT


async def test_what_was_seen_later_counts_more_than_when_they_came(desk: Desk) -> None:
    here = await admitted(desk, await desk.room())
    minute = timedelta(minutes=1)
    await desk.stores.rooms.left(*here, NINE + minute)
    assert await desk.stores.rooms.joined(*here, NINE)
    assert await state_of(desk, here) is SeatState.LEFT
    assert await desk.stores.rooms.joined(*here, NINE, seen_at=NINE + 2 * minute)
    assert await state_of(desk, here) is SeatState.JOINED
    assert not await desk.stores.rooms.left(*here, NINE + minute)


async def test_an_event_of_livekit_is_written_once_at_its_own_time(desk: Desk) -> None:
    room = await desk.room()
    where = (desk.entity_id, room.id, "p-1")
    same = news("track_published", where, LONG_AGO + 5, facts={"a": 1})
    assert [await desk.stores.rooms.hear(desk.entity_id, room.id, same) for _ in range(2)] == [True, False]
    await desk.stores.rooms.add_event(desk.entity_id, room.id, "ours")
    agent = news("participant_joined", where, LONG_AGO + 1, identity="agent-1", is_agent=True)
    assert await desk.stores.rooms.hear(desk.entity_id, room.id, agent)
    events = await desk.stores.rooms.events(desk.entity_id, room.id)
    assert [(event.kind, event.identity, event.facts) for event in events] == [
        ("participant_joined", "agent-1", {}),
        ("track_published", "p-1", {"a": 1}),
        ("ours", None, {}),
    ]
    assert events[1].at == same.at
    newest = await desk.stores.rooms.events(desk.entity_id, room.id, limit=1)
    assert [event.kind for event in newest] == ["ours"]


async def test_the_first_person_in_makes_the_room_live(desk: Desk) -> None:
    room = await desk.room()
    here = await admitted(desk, room)
    await desk.stores.rooms.hear(here[0], here[1], news("participant_joined", here, 1))
    assert (await desk.seen(room)).state is RoomState.LIVE


async def test_a_room_that_moves_says_why_once(desk: Desk) -> None:
    room = await desk.room()
    for _ in range(2):
        await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.ENDED, NINE, event="room_missed")
    events = await desk.stores.rooms.events(desk.entity_id, room.id)
    assert [event.kind for event in events] == ["room_missed"]


async def test_rooms_whose_time_went_by_with_nobody_there_are_missed(desk: Desk) -> None:
    missed, live, _ = await desk.room(), await desk.room(), await desk.room(duration_minutes=31)
    await admitted(desk, live)
    at = NINE + timedelta(minutes=30)
    found = {room for entity, room in await desk.stores.rooms.missed(at) if entity == desk.entity_id}
    assert found == {missed.id}


async def test_a_user_has_one_seat_in_a_room_however_often_they_are_seated(desk: Desk) -> None:
    room, user_id = await desk.room(), await desk.user()
    seats = await asyncio.gather(*(desk.person(room, "Marta", user_id=user_id) for _ in range(5)))
    assert len({person.seat_id for person in seats}) == 1
    await desk.seating.remove(desk.entity_id, seats[0].seat_id)
    again = await desk.person(room, "Marta", user_id=user_id)
    assert again.seat_id != seats[0].seat_id


async def test_turns_come_back_in_the_order_they_began_each_once(desk: Desk) -> None:
    room = await desk.room()
    turn = Turn(desk.entity_id, room.id, "p-1", "Ana", "person", "spoken", "Olá", NINE, NINE, confidence=0.5)
    later = replace(
        turn,
        id=new_id(),
        speaker="agent",
        text="Good mor",
        cut_text="ning",
        started_at=NINE + timedelta(seconds=1),
        ended_at=NINE + timedelta(seconds=2),
        metrics={"first_audio": 0.7},
        addressed_to="p-1",
    )
    for each in (later, turn, turn):
        await desk.stores.transcripts.append(each)
    assert await desk.stores.transcripts.turns(desk.entity_id, room.id) == [turn, later]
    assert await desk.stores.transcripts.turns(uuid4(), room.id) == []


async def test_a_character_postgres_cannot_keep_costs_no_turn(desk: Desk) -> None:
    room = await desk.room()
    turn = Turn(desk.entity_id, room.id, "p-1", "Ana", "person", "typed", "a\x00b", NINE, NINE)
    await desk.stores.transcripts.append(turn)
    assert [t.text for t in await desk.stores.transcripts.turns(desk.entity_id, room.id)] == ["ab"]


async def test_what_the_agent_did_is_kept_in_order(desk: Desk) -> None:
    room = await desk.room()
    started = SessionEvent(new_id(), room.id, "job", "started", NINE)
    called = SessionEvent(
        new_id(),
        room.id,
        "job",
        "tool_call",
        NINE + timedelta(seconds=1),
        {"tool": "find_slots", "seconds": 0.02},
    )
    for event in (called, started, called):  # written late, and twice when nobody knows whether it was
        await desk.stores.transcripts.add_session_event(desk.entity_id, event)
    assert await desk.stores.transcripts.session_events(desk.entity_id, room.id) == [started, called]
    assert await desk.stores.transcripts.session_events(uuid4(), room.id) == []


async def test_who_is_brought_has_a_seat_an_invitation_and_a_line_in_the_record(desk: Desk) -> None:
    room, entity = await desk.room(), desk.stores.entity
    ana, issued = await desk.seating.bring(entity, room, new_person("Ana Silva"))
    assert issued.seat_id == ana.seat_id
    assert await desk.stores.rooms.people(entity.id, room.id) == [ana]
    events = await desk.stores.rooms.events(entity.id, room.id)
    assert [(event.kind, event.identity) for event in events] == [("person_invited", ana.identity)]
    assert desk.announcer.heard[-1][2]["state"] == "invited"
    assert (await desk.admission.admit(issued.token, issued.code, "::1")).person.seat_id == ana.seat_id


async def test_a_user_who_is_brought_again_keeps_the_seat_and_gets_a_new_link(desk: Desk) -> None:
    room, entity, user_id = await desk.room(), desk.stores.entity, await desk.user()
    first, old = await desk.seating.bring(
        entity, room, new_person("Marta", user_id=user_id, role=Role.RECEPTIONIST)
    )
    again, new = await desk.seating.bring(
        entity, room, new_person("Marta", user_id=user_id, role=Role.RECEPTIONIST)
    )
    assert (again.seat_id, new.seat_id) == (first.seat_id, first.seat_id)
    assert await desk.admission.look(old.token) is None
    assert await desk.admission.look(new.token) is not None
    events = await desk.stores.rooms.events(entity.id, room.id)
    assert [event.kind for event in events] == ["person_invited"]


async def test_nobody_is_brought_into_a_room_of_another_entity(desk: Desk) -> None:
    room = await desk.room()
    stranger = replace(desk.stores.entity, id=uuid4())
    with pytest.raises(NotFound):
        await desk.seating.bring(stranger, room, new_person("Eve"))
