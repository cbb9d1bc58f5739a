"""Who comes in, and who does not."""

import asyncio
from datetime import timedelta

import pytest

from meeting.errors import (
    Locked,
    MeetingServerUnavailable,
    NotFound,
    NotValid,
    RoomCancelled,
    RoomEnded,
    RoomFull,
    TooEarly,
    TooManyTries,
)
from meeting.invitation import IssuedInvitation, new_token
from meeting.participant import ParticipantType, SeatState
from meeting.room import RoomState
from meeting.seat import Claim, NewInvitation
from storage.ids import new_id
from tests.support.house import NINE, Desk

pytestmark = pytest.mark.contract
HERE = "203.0.113.7"


def wrong(issued: IssuedInvitation) -> str:
    return f"{(int(issued.code) + 1) % 10**8:08d}"


async def try_wrong(desk: Desk, issued: IssuedInvitation, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotValid):
            await desk.admission.admit(issued.token, wrong(issued), HERE)


async def test_a_link_shows_whose_meeting_and_when_and_spends_nothing(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(title="First visit"))
    for _ in range(3):
        glimpse = await desk.admission.look(issued.token)
    assert glimpse is not None
    assert (glimpse.entity_name, glimpse.title, glimpse.starts_at) == ("Harbour Clinic", "First visit", NINE)
    assert (await desk.admission.admit(issued.token, issued.code, HERE)).person.name == "Ana Silva"


async def test_link_and_code_admit_to_one_seat_of_one_room(desk: Desk) -> None:
    room = await desk.room()
    issued = await desk.invite(room)
    admitted = await desk.admission.admit(issued.token, f" {issued.code[:4]} {issued.code[4:]} ", HERE)
    entry = await desk.admission.enter(admitted)
    assert entry.url == "ws://127.0.0.1:7880"
    assert entry.token == f"token of {admitted.person.identity} for {room.livekit_name}"
    assert [name for name, _, _ in desk.server.dispatched] == [room.livekit_name]
    assert (await desk.seen(room)).state is RoomState.LIVE
    assert desk.announcer.heard[-1][2]["state"] == "admitted"
    assert "person_admitted" in [e.kind for e in await desk.stores.rooms.events(desk.entity_id, room.id)]


async def test_a_right_code_at_another_rooms_door_spends_nothing(desk: Desk) -> None:
    room, other = await desk.room(), await desk.room()
    issued = await desk.invite(room)
    with pytest.raises(NotValid):
        await desk.admission.admit(issued.token, issued.code, HERE, room_id=other.id)
    admitted = await desk.admission.admit(issued.token, issued.code, HERE, room_id=room.id)
    assert admitted.room.id == room.id


async def test_a_spent_link_admits_nobody_and_shows_nothing(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    await desk.admission.admit(issued.token, issued.code, HERE)
    with pytest.raises(NotValid):
        await desk.admission.admit(issued.token, issued.code, HERE)
    assert await desk.admission.look(issued.token) is None


async def test_the_right_browser_comes_back(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    first = await desk.admission.admit(issued.token, issued.code, HERE)
    again = await desk.admission.re_enter(first.entity_id, first.invitation_id)
    assert again.person.identity == first.person.identity
    assert not again.waiting


@pytest.mark.parametrize(
    "token", ["", "x", "é" * 43, "A" * 44, pytest.param(new_token(), id="nobodys"), "=" * 43]
)
async def test_an_unknown_link_is_not_valid(desk: Desk, token: str) -> None:
    with pytest.raises(NotValid):
        await desk.admission.admit(token, "12345678", HERE)
    assert await desk.admission.look(token) is None


async def test_an_expired_link_is_not_valid(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(duration_minutes=30))
    desk.wait(hours=2, minutes=30)
    assert await desk.admission.look(issued.token) is None
    with pytest.raises(NotValid):
        await desk.admission.admit(issued.token, issued.code, HERE)


async def test_a_revoked_link_is_not_valid_even_after_it_was_spent(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    first = await desk.admission.admit(issued.token, issued.code, HERE)
    assert await desk.seating.revoke(desk.entity_id, issued.seat_id)
    with pytest.raises(NotValid):
        await desk.admission.re_enter(first.entity_id, first.invitation_id)
    assert not await desk.seating.revoke(desk.entity_id, issued.seat_id)


async def test_a_new_invitation_ends_the_one_before(desk: Desk) -> None:
    room = await desk.room()
    old = await desk.invite(room)
    new = await desk.seating.issue(desk.entity_id, old.seat_id)
    with pytest.raises(NotValid):
        await desk.admission.admit(old.token, old.code, HERE)
    await desk.admission.admit(new.token, new.code, HERE)
    states = [i.state for i in await desk.stores.invitations.of_room(desk.entity_id, room.id)]
    assert states == ["revoked", "spent"]


async def test_five_wrong_codes_lock_for_fifteen_minutes(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    await try_wrong(desk, issued, 4)
    with pytest.raises(Locked) as locked:
        await desk.admission.admit(issued.token, "not eight digits", HERE)
    assert locked.value.until == NINE + timedelta(minutes=15)
    with pytest.raises(Locked) as still:
        await desk.admission.admit(issued.token, issued.code, HERE)
    assert still.value.until == locked.value.until
    desk.wait(minutes=15)
    await try_wrong(desk, issued, 4)
    await desk.admission.admit(issued.token, issued.code, HERE)


async def test_a_right_code_forgives_the_wrong_ones_before_it(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(starts_at=NINE + timedelta(hours=1)))
    for _ in range(3):
        await try_wrong(desk, issued, 4)
        with pytest.raises(TooEarly):
            await desk.admission.admit(issued.token, issued.code, HERE)


async def test_tries_at_the_same_time_are_counted_one_by_one(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    tries = [desk.admission.admit(issued.token, wrong(issued), HERE) for _ in range(12)]
    refusals = [type(refusal) for refusal in await asyncio.gather(*tries, return_exceptions=True)]
    assert refusals.count(NotValid) == 4
    assert refusals.count(Locked) == 8


async def test_two_who_spend_one_link_at_the_same_time_are_one(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    tries = [desk.admission.admit(issued.token, issued.code, HERE) for _ in range(2)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(outcome, NotValid) for outcome in outcomes) == 1


async def test_a_link_revoked_between_look_and_claim_takes_no_seat(desk: Desk) -> None:
    room = await desk.room(capacity=2)
    issued = await desk.invite(room)
    found = await desk.stores.invitations.invited(desk.entity_id, issued.invitation_id)
    assert found is not None
    await desk.seating.revoke(desk.entity_id, issued.seat_id)
    assert await desk.stores.invitations.spend(found, NINE, wait=False) is Claim.GONE
    (person,) = await desk.stores.rooms.people(desk.entity_id, room.id)
    assert person.state is SeatState.INVITED
    assert (await desk.seen(room)).state is RoomState.SCHEDULED


async def test_the_door_opens_fifteen_minutes_before(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(starts_at=NINE + timedelta(minutes=16)))
    with pytest.raises(TooEarly) as early:
        await desk.admission.admit(issued.token, issued.code, HERE)
    assert early.value.opens_at == NINE + timedelta(minutes=1)
    desk.wait(minutes=1)
    await desk.admission.admit(issued.token, issued.code, HERE)


async def test_ended_cancelled_and_missed_rooms_say_so_and_spend_nothing(desk: Desk) -> None:
    room, other, missed = await desk.room(), await desk.room(), await desk.room(duration_minutes=5)
    ended, cancelled = await desk.invite(room), await desk.invite(other)
    late = await desk.invite(missed)
    await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.ENDED, NINE)
    await desk.stores.rooms.set_state(desk.entity_id, other.id, RoomState.CANCELLED, NINE)
    with pytest.raises(RoomEnded):
        await desk.admission.admit(ended.token, ended.code, HERE)
    with pytest.raises(RoomCancelled):
        await desk.admission.admit(cancelled.token, cancelled.code, HERE)
    desk.wait(minutes=5)
    with pytest.raises(RoomEnded):
        await desk.admission.admit(late.token, late.code, HERE)
    assert await desk.admission.look(late.token) is not None


async def test_nobody_comes_back_into_an_ended_room(desk: Desk) -> None:
    room = await desk.room()
    issued = await desk.invite(room)
    first = await desk.admission.admit(issued.token, issued.code, HERE)
    await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.ENDED, NINE)
    with pytest.raises(RoomEnded):
        await desk.admission.re_enter(first.entity_id, first.invitation_id)


async def test_a_full_room_spends_nothing_until_a_seat_is_free(desk: Desk) -> None:
    room = await desk.room(capacity=2)
    first, second, third = [await desk.invite(room) for _ in range(3)]
    await desk.admission.admit(first.token, first.code, HERE)
    await desk.admission.admit(second.token, second.code, HERE)
    with pytest.raises(RoomFull):
        await desk.admission.admit(third.token, third.code, HERE)
    await desk.seating.remove(desk.entity_id, first.seat_id)
    await desk.admission.admit(third.token, third.code, HERE)


async def test_of_many_who_race_for_the_last_seat_one_gets_it(desk: Desk) -> None:
    room = await desk.room(capacity=2)
    racers = [await desk.invite(room) for _ in range(101)]
    await desk.admission.admit(racers[0].token, racers[0].code, HERE)
    desk.limits["per_address"] = 1000
    tries = [desk.admission.admit(racer.token, racer.code, HERE) for racer in racers[1:]]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(outcome, RoomFull) for outcome in outcomes) == 99
    people = await desk.stores.rooms.people(desk.entity_id, room.id)
    assert sum(person.state is SeatState.ADMITTED for person in people) == 2


async def test_clients_wait_in_the_lobby_until_the_desk_lets_them_in(desk: Desk) -> None:
    room = await desk.room(lobby=True)
    issued = await desk.invite(room)
    waiting = await desk.admission.admit(issued.token, issued.code, HERE)
    assert waiting.waiting
    assert desk.announcer.heard[-1][2]["state"] == "waiting"
    assert [e.kind for e in await desk.stores.rooms.events(desk.entity_id, room.id)] == ["person_waits"]
    with pytest.raises(NotValid):
        await desk.admission.enter(waiting)
    assert (await desk.admission.re_enter(waiting.entity_id, waiting.invitation_id)).waiting
    await desk.seating.admit(desk.entity_id, issued.seat_id)
    admitted = await desk.admission.re_enter(waiting.entity_id, waiting.invitation_id)
    assert not admitted.waiting
    assert (await desk.admission.enter(admitted)).token


async def test_who_was_let_in_before_does_not_wait_again_with_a_new_link(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(lobby=True))
    await desk.admission.admit(issued.token, issued.code, HERE)
    await desk.seating.admit(desk.entity_id, issued.seat_id)
    new = await desk.seating.issue(desk.entity_id, issued.seat_id)
    assert not (await desk.admission.admit(new.token, new.code, HERE)).waiting


async def test_only_who_waits_is_let_in_from_the_lobby(desk: Desk) -> None:
    room = await desk.room(lobby=True)
    invited = await desk.invite(room)
    with pytest.raises(NotFound):
        await desk.seating.admit(desk.entity_id, invited.seat_id)
    await desk.admission.admit(invited.token, invited.code, HERE)
    for _ in range(2):
        await desk.seating.admit(desk.entity_id, invited.seat_id)
    (person,) = await desk.stores.rooms.people(desk.entity_id, room.id)
    assert person.state is SeatState.ADMITTED


@pytest.mark.parametrize("how", ["revoked", "issued again"])
async def test_who_waits_by_a_link_that_ended_waits_no_more(desk: Desk, how: str) -> None:
    room = await desk.room(lobby=True)
    issued = await desk.invite(room)
    await desk.admission.admit(issued.token, issued.code, HERE)
    if how == "revoked":
        await desk.seating.revoke(desk.entity_id, issued.seat_id)
    else:
        await desk.seating.issue(desk.entity_id, issued.seat_id)
    (person,) = await desk.stores.rooms.people(desk.entity_id, room.id)
    assert person.state is SeatState.INVITED
    with pytest.raises(NotFound):
        await desk.seating.admit(desk.entity_id, issued.seat_id)


async def test_the_lobby_leads_nowhere_once_the_time_went_by(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(lobby=True, duration_minutes=30))
    await desk.admission.admit(issued.token, issued.code, HERE)
    desk.wait(minutes=30)
    with pytest.raises(NotFound):
        await desk.seating.admit(desk.entity_id, issued.seat_id)


async def test_of_invitations_made_at_once_one_opens_the_door(desk: Desk) -> None:
    room = await desk.room()
    person = await desk.person(room)
    made = await asyncio.gather(*(desk.seating.issue(desk.entity_id, person.seat_id) for _ in range(6)))
    seen = [await desk.admission.look(issued.token) for issued in made]
    assert sum(glimpse is not None for glimpse in seen) == 1


async def test_a_seat_taken_away_meanwhile_gets_no_invitation(desk: Desk) -> None:
    person = await desk.person(await desk.room())
    late = NewInvitation(new_id(), person.seat_id, b"x" * 32, "no hash", NINE)
    await desk.seating.remove(desk.entity_id, person.seat_id)
    with pytest.raises(NotFound):
        await desk.stores.seats.invite(desk.entity_id, late, NINE)


async def test_professionals_do_not_wait(desk: Desk) -> None:
    issued = await desk.invite(await desk.room(lobby=True), type=ParticipantType.PROFESSIONAL)
    assert not (await desk.admission.admit(issued.token, issued.code, HERE)).waiting


async def test_the_desk_lets_nobody_into_a_full_or_ended_room(desk: Desk) -> None:
    room = await desk.room(lobby=True, capacity=2)
    people = [await desk.invite(room) for _ in range(3)]
    for issued in people:
        await desk.admission.admit(issued.token, issued.code, HERE)
    for issued in people[:2]:
        await desk.seating.admit(desk.entity_id, issued.seat_id)
    with pytest.raises(RoomFull):
        await desk.seating.admit(desk.entity_id, people[2].seat_id)
    await desk.stores.rooms.set_state(desk.entity_id, room.id, RoomState.ENDED, NINE)
    with pytest.raises(NotFound):
        await desk.seating.admit(desk.entity_id, people[2].seat_id)


async def test_who_was_removed_stays_out(desk: Desk) -> None:
    room = await desk.room()
    issued = await desk.invite(room)
    first = await desk.admission.admit(issued.token, issued.code, HERE)
    await desk.seating.remove(desk.entity_id, issued.seat_id)
    assert desk.server.removed == [(room.livekit_name, first.person.identity)]
    with pytest.raises(NotValid):
        await desk.admission.re_enter(first.entity_id, first.invitation_id)
    with pytest.raises(NotFound):
        await desk.seating.issue(desk.entity_id, issued.seat_id)
    assert not await desk.stores.rooms.joined(desk.entity_id, room.id, first.person.identity, NINE)


async def test_who_is_removed_while_waiting_or_before_coming_stays_out(desk: Desk) -> None:
    room = await desk.room(lobby=True)
    waiting, invited = await desk.invite(room), await desk.invite(room)
    there = await desk.admission.admit(waiting.token, waiting.code, HERE)
    for issued in (waiting, invited):
        await desk.seating.remove(desk.entity_id, issued.seat_id)
    with pytest.raises(NotValid):
        await desk.admission.re_enter(there.entity_id, there.invitation_id)
    with pytest.raises(NotValid):
        await desk.admission.admit(invited.token, invited.code, HERE)


async def test_removing_works_while_the_meeting_server_is_away(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    desk.server.away = True
    await desk.seating.remove(desk.entity_id, issued.seat_id)
    await desk.seating.remove(desk.entity_id, issued.seat_id)
    with pytest.raises(NotValid):
        await desk.admission.admit(issued.token, issued.code, HERE)


async def test_a_meeting_server_that_is_away_costs_nobody_their_seat(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    admitted = await desk.admission.admit(issued.token, issued.code, HERE)
    desk.server.away = True
    with pytest.raises(MeetingServerUnavailable):
        await desk.admission.enter(admitted)
    desk.server.away = False
    again = await desk.admission.re_enter(admitted.entity_id, admitted.invitation_id)
    assert (await desk.admission.enter(again)).token


async def test_an_address_that_keeps_failing_is_told_to_wait(desk: Desk) -> None:
    desk.limits.update(per_address=3, address_window=600)
    good = await desk.invite(await desk.room())
    for _ in range(3):
        with pytest.raises(NotValid):
            await desk.admission.admit(new_token(), "12345678", HERE)
    with pytest.raises(TooManyTries) as refused:
        await desk.admission.admit(good.token, good.code, HERE)
    assert refused.value.retry_after == 600
    await desk.admission.admit(good.token, good.code, "198.51.100.2")


async def test_right_codes_do_not_count_against_an_address(desk: Desk) -> None:
    desk.limits.update(per_address=1, altogether=1)
    room = await desk.room()
    for _ in range(4):
        issued = await desk.invite(room)
        await desk.admission.admit(issued.token, issued.code, HERE)


async def test_a_missing_seat_cannot_be_invited_admitted_or_removed(desk: Desk) -> None:
    nobody = (await desk.room()).id
    for act in (desk.seating.issue, desk.seating.admit, desk.seating.remove):
        with pytest.raises(NotFound):
            await act(desk.entity_id, nobody)
    with pytest.raises(NotValid):
        await desk.admission.re_enter(desk.entity_id, nobody)


async def test_an_unspent_invitation_is_no_way_back_in(desk: Desk) -> None:
    issued = await desk.invite(await desk.room())
    with pytest.raises(NotValid):
        await desk.admission.re_enter(desk.entity_id, issued.invitation_id)
