"""Rooms, people and their record: the same answers from memory and from Postgres."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from meeting.errors import NotFound
from meeting.participant import ParticipantType, SeatState
from meeting.room import RoomState
from meeting.transcript import Turn
from storage.ids import new_id
from tests.support.house import NINE, Desk

pytestmark = pytest.mark.contract


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
    rooms = await desk.stores.rooms.rooms_of_day(desk.entity_id, day, day + timedelta(days=1))
    assert [room.id for room in rooms] == [yesterday.id, early.id, late.id]


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ([RoomState.LIVE, RoomState.ENDED], [True, True]),
        ([RoomState.LIVE, RoomState.LIVE], [True, False]),
        ([RoomState.CANCELLED, RoomState.LIVE, RoomState.ENDED], [True, False, False]),
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


async def test_only_who_was_admitted_joins_and_only_who_joined_leaves(desk: Desk) -> None:
    room = await desk.room()
    issued = await desk.invite(room)
    (ana,) = await desk.stores.rooms.people(desk.entity_id, room.id)
    here = (desk.entity_id, room.id, ana.identity)
    assert not await desk.stores.rooms.joined(*here, NINE)
    await desk.admission.admit(issued.token, issued.code, "::1")
    assert not await desk.stores.rooms.left(*here, NINE)
    assert await desk.stores.rooms.joined(*here, NINE)
    assert await desk.stores.rooms.left(*here, NINE)
    assert await desk.stores.rooms.joined(*here, NINE + timedelta(minutes=1))
    seen = await desk.stores.rooms.person(*here)
    assert seen is not None
    assert (seen.state, seen.joined_at) == (SeatState.JOINED, NINE)


async def test_an_event_of_livekit_is_written_once(desk: Desk) -> None:
    room = await desk.room()
    written = [
        await desk.stores.rooms.add_event(
            desk.entity_id, room.id, "participant_joined", "p-1", {"a": 1}, livekit_event_id=f"EV_{room.id}"
        )
        for _ in range(2)
    ]
    assert written == [True, False]
    assert await desk.stores.rooms.add_event(desk.entity_id, room.id, "ours")
    events = await desk.stores.rooms.events(desk.entity_id, room.id)
    assert [(event.kind, event.identity, event.facts) for event in events] == [
        ("participant_joined", "p-1", {"a": 1}),
        ("ours", None, {}),
    ]
    newest = await desk.stores.rooms.events(desk.entity_id, room.id, limit=1)
    assert [event.kind for event in newest] == ["ours"]


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
    await desk.stores.transcripts.add_session_event(desk.entity_id, room.id, "job", "started")
    await desk.stores.transcripts.add_session_event(
        desk.entity_id, room.id, "job", "tool_call", {"name": "find_slots", "seconds": 0.02}
    )
    events = await desk.stores.transcripts.session_events(desk.entity_id, room.id)
    assert [(event.kind, event.facts) for event in events] == [
        ("started", {}),
        ("tool_call", {"name": "find_slots", "seconds": 0.02}),
    ]
