"""What the reconciler corrects, and what it leaves alone."""

import contextlib
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
import pytest_asyncio

from meeting.agent_watch import AgentWatch
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable, NotValid
from meeting.participant import ParticipantType, Person, Present, SeatState, new_person
from meeting.reconciler import Reconciler
from meeting.room import Room, RoomState
from meeting.testing import InMemoryRooms
from meeting.user import Role
from storage.errors import StorageUnavailable
from storage.ids import new_id
from tests.support.house import NINE, Desk, in_memory

pytestmark = pytest.mark.unit


@dataclass
class Heartbeats:
    """Beating rooms; `away` is Valkey's outage."""

    beating: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    away: bool = False

    async def exists(self, key: str) -> bool:
        if self.away:
            raise StorageUnavailable("valkey")
        return key in self.beating

    async def claim(self, key: str, seconds: int) -> bool:
        if key in self.taken:
            return False
        self.taken.add(key)
        return True


@dataclass
class Scene:
    """A live room with Ana admitted and connected, and the agent with her."""

    desk: Desk
    room: Room
    ana: Person
    heartbeats: Heartbeats
    reconciler: Reconciler
    watch: AgentWatch

    @property
    def name(self) -> str:
        return self.room.livekit_name

    async def state_of_ana(self) -> SeatState:
        person = await self.desk.stores.rooms.person(self.desk.entity_id, self.room.id, self.ana.identity)
        assert person is not None
        return person.state

    def disable(self, person: Person) -> None:
        """They may not sign in any more: in Postgres their role is then nobody's."""
        assert isinstance(self.desk.stores.rooms, InMemoryRooms)
        seated = self.desk.stores.rooms._house.seats[person.seat_id]
        seated.person = replace(seated.person, role=None)

    def beat(self, *, on: bool = True) -> None:
        key = f"usher:agent:{self.room.id}"
        self.heartbeats.beating = {key} if on else set()

    def calls(self) -> int:
        return len(self.desk.server.dispatched) - 1


@pytest_asyncio.fixture
async def scene() -> Scene:
    desk = Desk(in_memory())
    room = await desk.room()
    issued = await desk.invite(room)
    admitted = await desk.admission.admit(issued.token, issued.code, "::1")
    await desk.admission.enter(admitted)
    desk.server.enter(room.livekit_name, admitted.person.identity)
    desk.server.enter(room.livekit_name, "agent-1", is_agent=True)
    heartbeats = Heartbeats()
    stores = desk.stores
    reconciler = Reconciler(stores.rooms, stores.seats, desk.server, desk.clock, desk.announcer)
    watch = AgentWatch(stores.rooms, desk.server, heartbeats, desk.clock, desk.announcer, agent_name="usher")
    return Scene(desk, room, admitted.person, heartbeats, reconciler, watch)


async def test_who_is_there_has_joined_and_who_is_not_has_left(scene: Scene) -> None:
    await scene.reconciler.compare()
    assert await scene.state_of_ana() is SeatState.JOINED
    heard = len(scene.desk.announcer.heard)
    await scene.reconciler.compare()
    assert len(scene.desk.announcer.heard) == heard
    await scene.desk.server.remove(scene.name, scene.ana.identity)
    await scene.reconciler.compare()
    assert await scene.state_of_ana() is SeatState.LEFT
    assert scene.desk.announcer.heard[-1][2]["state"] == "left"


async def test_strangers_and_the_removed_are_put_out_but_not_the_agent(scene: Scene) -> None:
    await scene.desk.seating.remove(scene.desk.entity_id, scene.ana.seat_id)
    scene.desk.server.removed.clear()
    scene.desk.server.enter(scene.name, scene.ana.identity)
    scene.desk.server.enter(scene.name, "p-stranger")
    await scene.reconciler.compare()
    assert {identity for _, identity in scene.desk.server.removed} == {scene.ana.identity, "p-stranger"}


async def test_a_room_ends_when_its_time_is_over_and_livekit_let_it_go(scene: Scene) -> None:
    await scene.desk.server.delete(scene.name)
    await scene.reconciler.compare()
    scene.desk.wait(minutes=30)
    await scene.reconciler.compare()
    assert (await scene.desk.seen(scene.room)).state is RoomState.LIVE
    scene.desk.wait(seconds=30)
    await scene.reconciler.compare()
    ended = await scene.desk.seen(scene.room)
    assert (ended.state, ended.ended_at) == (RoomState.ENDED, NINE + timedelta(minutes=30, seconds=30))
    assert "room_over" in await kinds(scene)
    await scene.reconciler.compare()


async def test_a_server_that_just_restarted_ends_nothing(scene: Scene) -> None:
    scene.desk.wait(minutes=40)
    await scene.desk.server.delete(scene.name)
    await scene.reconciler.compare()
    scene.desk.wait(seconds=20)
    await scene.desk.server.ensure(scene.name, "usher", "{}")
    await scene.reconciler.compare()
    await scene.desk.server.delete(scene.name)
    scene.desk.wait(seconds=20)
    await scene.reconciler.compare()
    assert (await scene.desk.seen(scene.room)).state is RoomState.LIVE


async def test_a_meeting_that_runs_over_goes_on(scene: Scene) -> None:
    scene.desk.wait(hours=3)
    for _ in range(3):
        scene.desk.wait(minutes=1)
        await scene.reconciler.compare()
    assert (await scene.desk.seen(scene.room)).state is RoomState.LIVE


async def test_an_agent_that_fell_silent_is_replaced_at_once(scene: Scene) -> None:
    scene.beat()
    scene.desk.server.on_its_way = True  # what LiveKit says of a killed one too
    await scene.watch.watch_agents()
    assert scene.calls() == 0
    scene.beat(on=False)
    await scene.watch.watch_agents()
    assert scene.calls() == 1
    assert (scene.name, "agent-1") in scene.desk.server.removed
    assert scene.desk.announcer.heard[-1][1:] == (
        "agent",
        {"room_id": str(scene.room.id), "state": "called"},
    )


async def test_a_ghost_that_cannot_be_put_out_keeps_no_agent_away(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_answer(name: str, identity: str) -> None:
        raise MeetingServerUnavailable

    monkeypatch.setattr(scene.desk.server, "remove", no_answer)
    scene.beat()
    await scene.watch.watch_agents()
    scene.beat(on=False)
    await scene.watch.watch_agents()
    assert scene.calls() == 1


async def test_a_new_room_has_six_seconds_to_hear_its_agent(scene: Scene) -> None:
    await scene.watch.watch_agents()
    scene.desk.wait(seconds=5)
    await scene.watch.watch_agents()
    assert scene.calls() == 0
    scene.desk.wait(seconds=1)
    await scene.watch.watch_agents()
    assert scene.calls() == 1


async def test_an_agent_some_worker_is_starting_has_twenty_seconds(scene: Scene) -> None:
    scene.desk.server.on_its_way = True
    await scene.watch.watch_agents()
    scene.desk.wait(seconds=19)
    await scene.watch.watch_agents()
    assert scene.calls() == 0
    scene.desk.wait(seconds=1)
    await scene.watch.watch_agents()
    assert scene.calls() == 1


async def test_two_watchers_call_one_agent(scene: Scene) -> None:
    await scene.watch.watch_agents()
    scene.desk.wait(seconds=6)
    await scene.watch.watch_agents()
    await scene.watch.watch_agents()
    scene.desk.wait(seconds=6)
    await scene.watch.watch_agents()
    assert scene.calls() == 1


async def test_no_agent_is_called_into_a_room_without_people(scene: Scene) -> None:
    await scene.desk.server.remove(scene.name, scene.ana.identity)
    await scene.watch.watch_agents()
    scene.desk.wait(seconds=60)
    await scene.watch.watch_agents()
    assert scene.calls() == 0


async def test_an_outage_of_valkey_silences_nobody(scene: Scene) -> None:
    scene.beat()
    await scene.watch.watch_agents()
    scene.heartbeats.away = True
    with pytest.raises(StorageUnavailable):
        await scene.watch.watch_agents()
    scene.heartbeats.away = False
    scene.beat(on=False)
    await scene.watch.watch_agents()
    assert scene.calls() == 0


async def test_an_outage_of_livekit_is_told_and_changes_nothing(scene: Scene) -> None:
    await scene.reconciler.compare()
    scene.desk.server.away = True
    with pytest.raises(MeetingServerUnavailable):
        await scene.reconciler.compare()
    assert await scene.state_of_ana() is SeatState.JOINED


async def test_rooms_that_are_over_are_forgotten(scene: Scene) -> None:
    scene.beat()
    await scene.watch.watch_agents()
    await scene.desk.stores.rooms.set_state(
        scene.desk.entity_id, scene.room.id, RoomState.ENDED, scene.desk.clock.now()
    )
    scene.beat(on=False)
    await scene.watch.watch_agents()
    await scene.reconciler.compare()
    assert scene.calls() == 0


async def kinds(scene: Scene) -> list[str]:
    return [event.kind for event in await scene.desk.stores.rooms.events(scene.desk.entity_id, scene.room.id)]


@pytest.mark.parametrize("state", [RoomState.ENDED, RoomState.CANCELLED])
async def test_who_is_inside_a_room_that_is_over_is_sent_out_when_livekit_is_back(
    scene: Scene, state: RoomState
) -> None:
    room = scene.room
    if state is RoomState.CANCELLED:
        room = await scene.desk.room()
        scene.desk.server.enter(room.livekit_name, "p-somebody")
    await scene.desk.stores.rooms.set_state(scene.desk.entity_id, room.id, state, NINE)
    scene.desk.server.away = True
    with pytest.raises(MeetingServerUnavailable):
        await scene.reconciler.compare()
    scene.desk.server.away = False
    await scene.reconciler.compare()
    assert room.livekit_name not in scene.desk.server.rooms


async def test_rooms_of_others_and_rooms_not_begun_are_left_on_the_server(scene: Scene) -> None:
    waiting = await scene.desk.room(starts_at=NINE + timedelta(hours=1))
    for name in ("somebody else's", waiting.livekit_name):
        scene.desk.server.enter(name, "p-somebody")
    await scene.reconciler.compare()
    assert set(scene.desk.server.rooms) == {scene.name, "somebody else's", waiting.livekit_name}


async def test_a_room_nobody_came_to_ends_with_its_time_and_says_so(scene: Scene) -> None:
    missed = await scene.desk.room(duration_minutes=15)
    scene.desk.wait(minutes=15)
    scene.desk.server.away = True
    with pytest.raises(MeetingServerUnavailable):
        await scene.reconciler.compare()
    assert (await scene.desk.seen(missed)).state is RoomState.ENDED
    events = await scene.desk.stores.rooms.events(scene.desk.entity_id, missed.id)
    assert [event.kind for event in events] == ["room_missed"]
    assert scene.desk.announcer.heard[-1][1:] == ("room", {"room_id": str(missed.id), "state": "ended"})


async def test_who_is_there_whatever_was_told_before_has_joined(scene: Scene) -> None:
    await scene.desk.stores.rooms.left(
        scene.desk.entity_id, scene.room.id, scene.ana.identity, scene.desk.clock.now()
    )
    scene.desk.wait(seconds=5)
    await scene.reconciler.compare()
    assert await scene.state_of_ana() is SeatState.JOINED
    assert scene.desk.server.removed == []


async def test_who_goes_in_the_second_they_were_seen_is_gone(scene: Scene) -> None:
    scene.desk.wait(seconds=0.9)
    await scene.reconciler.compare()
    assert await scene.desk.stores.rooms.left(
        scene.desk.entity_id, scene.room.id, scene.ana.identity, NINE
    ), "LiveKit tells whole seconds"


@pytest.mark.parametrize("error", [MeetingServerRefused("internal"), MeetingServerUnavailable()])
async def test_a_room_that_livekit_refuses_keeps_no_other_waiting(
    scene: Scene, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await scene.desk.room()
    bruno = await scene.desk.invite(other)
    admitted = await scene.desk.admission.admit(bruno.token, bruno.code, "::1")
    scene.desk.server.enter(other.livekit_name, admitted.person.identity)
    answers = scene.desk.server.people

    async def refuses_the_first(name: str) -> list[Present]:
        if name == scene.name:
            raise error
        return await answers(name)

    monkeypatch.setattr(scene.desk.server, "people", refuses_the_first)
    away = isinstance(error, MeetingServerUnavailable)
    with pytest.raises(MeetingServerUnavailable) if away else contextlib.nullcontext():
        await scene.reconciler.compare()
    seen = await scene.desk.stores.rooms.person(scene.desk.entity_id, other.id, admitted.person.identity)
    assert seen is not None
    assert seen.state is SeatState.JOINED
    scene.desk.wait(seconds=60)
    with contextlib.suppress(MeetingServerUnavailable):
        await scene.watch.watch_agents()
    scene.desk.wait(seconds=60)
    with contextlib.suppress(MeetingServerUnavailable):
        await scene.watch.watch_agents()
    assert scene.desk.server.dispatched[-1][0] == other.livekit_name


async def test_a_user_disabled_in_mid_meeting_loses_seat_and_link_and_is_put_out(scene: Scene) -> None:
    themselves = new_person("Marta", ParticipantType.PROFESSIONAL, user_id=new_id(), role=Role.RECEPTIONIST)
    marta, issued = await scene.desk.seating.bring(scene.desk.stores.entity, scene.room, themselves)
    scene.desk.server.enter(scene.name, marta.identity)
    admitted = await scene.desk.admission.admit(issued.token, issued.code, "::1")
    await scene.reconciler.compare()
    assert scene.desk.server.removed == []
    scene.disable(marta)
    await scene.reconciler.compare()
    assert scene.desk.server.removed == [(scene.name, marta.identity)]
    seen = await scene.desk.stores.rooms.person(scene.desk.entity_id, scene.room.id, marta.identity)
    assert seen is not None
    assert seen.state is SeatState.REMOVED
    assert "seat_removed" in await kinds(scene)
    assert scene.desk.announcer.heard[-1][2]["state"] == "removed"
    with pytest.raises(NotValid):
        await scene.desk.admission.re_enter(admitted.entity_id, admitted.invitation_id)
    await scene.reconciler.compare()
    assert len(scene.desk.server.removed) == 1
