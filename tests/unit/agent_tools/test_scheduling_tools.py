"""What the model may do with the calendar, and what it is told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from livekit.agents import StopResponse

from .conftest import Desk

pytestmark = pytest.mark.unit


def starts(answer: dict[str, Any], key: str = "slots") -> list[str]:
    return [s["starts"] for s in answer[key]]


async def test_found_slots_carry_what_is_said_and_are_shown_to_the_room(desk: Desk) -> None:
    found = await desk.call(
        "find_slots", when="Tuesday afternoon", service="consultation", professional="doctor Mello"
    )
    assert starts(found) == ["2026-11-24T14:00", "2026-11-24T14:30", "2026-11-24T15:00"]
    assert (found["exact"], found["understood"]) == (True, "Tuesday 24 November, afternoon")
    assert set(found["slots"][0]) == {"slot_id", "starts", "weekday", "professional", "service", "minutes"}
    card = desk.doubles.cards[-1]
    assert (card["kind"], card["for"], card["slots"][1]["label"]) == ("offer", "p-ana", "Tue 24 Nov, 14:30")
    assert card["slots"][1]["starts"] == "2026-11-24T14:30:00-05:00"


async def test_without_a_time_the_soonest_are_found(desk: Desk) -> None:
    assert starts(await desk.call("find_slots", service="Consultation"))[0] == "2026-11-23T11:00"


async def test_what_cannot_be_had_is_told_with_the_reason(desk: Desk) -> None:
    found = await desk.call("find_slots", when="Thursday morning", service="Consultation")
    assert (found["exact"], found["why"], len(found["slots"])) == (False, "time_off", 3)


async def test_a_contradiction_is_asked_back(desk: Desk) -> None:
    found = await desk.call("find_slots", when="Tuesday the 25th", service="Consultation")
    assert found["problem"] == "contradiction"
    assert (found["weekday"], found["date"], found["choices"]) == (
        "Tuesday",
        "2026-11-25",
        ["2026-11-24", "2026-11-25"],
    )


async def test_an_unclear_time_is_asked_again(desk: Desk) -> None:
    found = await desk.call("find_slots", when="banana", service="Consultation")
    assert (found["problem"], found["heard"]) == ("unclear_when", "banana")
    assert found["say"]


async def test_the_service_is_asked_for_only_when_it_could_be_several(desk: Desk) -> None:
    assert (await desk.call("find_slots"))["problem"] == "which_service"
    assert (await desk.call("find_slots", professional="Rui"))["slots"][0]["service"] == "Consultation"
    which = await desk.call("find_slots", professional="Lind")
    assert (which["problem"], which["choices"]) == ("which_service", ["Check-up", "Whitening"])


async def test_the_room_s_department_decides_the_service(desk: Desk) -> None:
    catalogue = await desk.calendar.catalogue(desk.context.entity.id)
    cardiology = next(s.department_id for s in catalogue.services if s.name == "Consultation")
    desk.context.room = replace(desk.context.room, department_id=cardiology)
    assert (await desk.call("find_slots"))["slots"][0]["service"] == "Consultation"


async def test_names_are_known_by_sound_and_asked_when_ambiguous(desk: Desk) -> None:
    found = await desk.call("find_slots", service="check up", professional="doctor Lynd")
    assert found["slots"][0]["professional"] == "Dr. Eva Lind"
    assert (await desk.call("find_slots", service="checkup", professional="Zimmermann"))[
        "problem"
    ] == "unknown_professional"
    assert (await desk.call("find_slots", service="haircut"))["problem"] == "unknown_service"
    refused = await desk.call("find_slots", service="Consultation", professional="Eva Lind")
    assert (refused["problem"], refused["professional"], refused["service"]) == (
        "not_offered_by",
        "Dr. Eva Lind",
        "Consultation",
    )


async def test_booking_returns_a_receipt_and_shows_it(desk: Desk) -> None:
    receipt = (await desk.book("Tuesday at 14:30"))["receipt"]
    assert set(receipt) == {
        "booking_id",
        "starts",
        "weekday",
        "professional",
        "service",
        "client",
        "minutes",
        "state",
    }
    assert (receipt["starts"], receipt["client"], receipt["state"]) == (
        "2026-11-24T14:30",
        "Ana Silva",
        "confirmed",
    )
    assert (desk.doubles.cards[-1]["kind"], desk.doubles.cards[-1]["action"]) == ("receipt", "booked")


async def test_a_service_that_staff_approve_is_requested(desk: Desk) -> None:
    found = await desk.call("find_slots", service="Whitening", professional="Lind")
    receipt = await desk.call("book_slot", slot_id=found["slots"][0]["slot_id"])
    assert receipt["receipt"]["state"] == "pending"
    assert desk.doubles.cards[-1]["action"] == "requested"


async def test_a_taken_slot_comes_back_with_others(desk: Desk) -> None:
    found = await desk.call("find_slots", when="Tuesday at 14:30", service="Consultation")
    slot_id = found["slots"][0]["slot_id"]
    await desk.call("book_slot", by="Marta Reis", slot_id=slot_id, client="Ben Ode")
    taken = await desk.call("book_slot", slot_id=slot_id)
    assert taken["problem"] == "slot_taken"
    assert "2026-11-24T14:30" not in starts(taken)
    again = await desk.call("book_slot", slot_id=taken["slots"][0]["slot_id"])
    assert again["receipt"]["client"] == "Ana Silva"


async def test_an_old_or_invented_slot_is_expired(desk: Desk) -> None:
    found = await desk.call("find_slots", when="Tuesday", service="Consultation")
    desk.clock.advance(timedelta(minutes=11))
    assert (await desk.call("book_slot", slot_id=found["slots"][0]["slot_id"]))["problem"] == "slot_expired"
    assert (await desk.call("book_slot", slot_id="../etc"))["problem"] == "slot_expired"


async def test_a_client_cannot_act_for_another(desk: Desk) -> None:
    booked = (await desk.book("Tuesday at 14:30"))["receipt"]
    found = await desk.call("find_slots", by="Nia Okafor", when="Friday", service="Consultation")
    slot_id = found["slots"][0]["slot_id"]
    assert (await desk.call("book_slot", by="Nia Okafor", slot_id=slot_id, client="Ana Silva"))[
        "problem"
    ] == "not_allowed"
    assert (await desk.call("cancel_booking", by="Nia Okafor", booking_id=booked["booking_id"]))[
        "problem"
    ] == "not_found"
    moved = await desk.call("move_booking", by="Nia Okafor", booking_id=booked["booking_id"], slot_id=slot_id)
    assert moved["problem"] == "not_found"
    peek = await desk.call(
        "find_slots", by="Nia Okafor", when="Tuesday at 14:30", moving=booked["booking_id"]
    )
    assert peek == {"problem": "not_found", "say": peek["say"]}
    assert (await desk.call("list_bookings", by="Nia Okafor", client="Ana Silva"))["problem"] == "not_allowed"
    assert (await desk.call("list_bookings", by="Nia Okafor"))["bookings"] == []


@pytest.mark.parametrize("by", ["Quin Vale", ""])
async def test_without_a_right_or_a_known_speaker_nothing_is_written(desk: Desk, by: str) -> None:
    found = await desk.call("find_slots", when="Tuesday", service="Consultation")
    assert (await desk.call("book_slot", by=by, slot_id=found["slots"][0]["slot_id"]))[
        "problem"
    ] == "not_allowed"
    assert (await desk.call("list_bookings", by=by))["problem"] == "not_allowed"


async def test_a_newcomer_s_bookings_are_theirs_from_the_first(desk: Desk) -> None:
    await desk.book("Friday at 9", by="Nia Okafor")
    listed = await desk.call("list_bookings", by="Nia Okafor")
    assert [b["client"] for b in listed["bookings"]] == ["Nia Okafor"]
    cancelled = await desk.call(
        "cancel_booking", by="Nia Okafor", booking_id=listed["bookings"][0]["booking_id"]
    )
    assert cancelled["cancelled"]["state"] == "cancelled"


async def test_staff_book_for_clients_by_name_by_sound_or_for_the_one_who_is_here(desk: Desk) -> None:
    assert (await desk.book("Tuesday at 14:00", by="Marta Reis", client="Ben Ohd"))["receipt"][
        "client"
    ] == "Ben Ode"
    assert (await desk.book("Friday at 9", by="Marta Reis", client="Nia"))["receipt"][
        "client"
    ] == "Nia Okafor"
    which = await desk.book("Friday at 10", by="Marta Reis")
    assert (which["problem"], which["choices"]) == ("which_client", ["Ana Silva", "Nia Okafor"])
    desk.context.here.discard("p-nia")
    assert (await desk.book("Friday at 10", by="Marta Reis"))["receipt"]["client"] == "Ana Silva"
    unknown = await desk.book("Friday at 11", by="Marta Reis", client="Zebedee Quark")
    assert (unknown["problem"], unknown["heard"]) == ("unknown_client", "Zebedee Quark")


async def test_moving_keeps_the_client_and_shows_the_receipt(desk: Desk) -> None:
    booked = (await desk.book("Wednesday at 10"))["receipt"]
    found = await desk.call("find_slots", when="Tuesday at 14:30", service="Consultation")
    moved = await desk.call(
        "move_booking", booking_id=booked["booking_id"], slot_id=found["slots"][0]["slot_id"]
    )
    assert (moved["receipt"]["starts"], moved["receipt"]["client"]) == ("2026-11-24T14:30", "Ana Silva")
    assert desk.doubles.cards[-1]["action"] == "moved"
    assert [b["starts"] for b in (await desk.call("list_bookings"))["bookings"]] == ["2026-11-24T14:30"]


async def test_a_move_into_its_own_time_is_offered_and_is_no_overlap(desk: Desk) -> None:
    booked = (await desk.book("Wednesday at 10"))["receipt"]
    found = await desk.call(
        "find_slots", when="Wednesday at 10:15", service="Consultation", moving=booked["booking_id"]
    )
    assert starts(found) == ["2026-11-25T10:15"]
    assert "overlaps" not in found["slots"][0]


async def test_a_cancelled_booking_cannot_be_cancelled_again(desk: Desk) -> None:
    booking_id = (await desk.book("Wednesday at 10"))["receipt"]["booking_id"]
    assert (await desk.call("cancel_booking", booking_id=booking_id))["cancelled"]["booking_id"] == booking_id
    assert (await desk.call("cancel_booking", booking_id=booking_id))["problem"] == "already_cancelled"
    assert (await desk.call("cancel_booking", booking_id="not an id"))["problem"] == "not_found"


async def test_lists_are_narrowed_by_time_client_and_who_asks(desk: Desk) -> None:
    await desk.book("Wednesday at 10")
    await desk.book("Friday at 9", by="Marta Reis", client="Ben Ode")
    assert len((await desk.call("list_bookings", by="Marta Reis"))["bookings"]) == 2
    assert len((await desk.call("list_bookings", by="Dr. Rui Melo"))["bookings"]) == 2
    assert starts(await desk.call("list_bookings", by="Marta Reis", when="Friday"), "bookings") == [
        "2026-11-27T09:00"
    ]
    of_ana = await desk.call("list_bookings", by="Marta Reis", client="Anna Silver")
    assert (starts(of_ana, "bookings"), of_ana["client"]) == (["2026-11-25T10:00"], "Ana Silva")


async def test_staff_list_a_professional_s_bookings_by_name_and_clients_only_their_own_with_them(
    desk: Desk,
) -> None:
    await desk.book("Wednesday at 10")
    await desk.book("Friday at 9", by="Marta Reis", client="Ben Ode")
    melo = await desk.call("list_bookings", by="Marta Reis", professional="doctor Rui Mello")
    assert len(melo["bookings"]) == 2
    mine = await desk.call("list_bookings", professional="Rui Melo")
    assert starts(mine, "bookings") == ["2026-11-25T10:00"]
    unknown = await desk.call("list_bookings", by="Marta Reis", professional="Zhivago")
    assert unknown["problem"] == "unknown_professional"


async def test_a_write_is_not_cut_short_and_the_words_about_it_may_be(desk: Desk) -> None:
    await desk.book("Tuesday at 2:30 pm")
    assert desk.ctx.allowed == [False, True]
    desk.ctx.allowed.clear()
    await desk.call("cancel_booking", booking_id="nothing")
    assert desk.ctx.allowed == [False, True]
    desk.ctx.allowed.clear()
    await desk.call("list_bookings")
    assert desk.ctx.allowed == []


async def test_a_write_that_was_talked_over_does_not_happen(desk: Desk) -> None:
    found = await desk.call("find_slots", when="Tuesday", service="Consultation")
    desk.ctx.interrupted = True
    with pytest.raises(StopResponse):
        await desk.call("book_slot", slot_id=found["slots"][0]["slot_id"])
    desk.ctx.interrupted = False
    assert (await desk.call("list_bookings"))["bookings"] == []


async def test_every_call_is_recorded_with_result_and_duration(desk: Desk) -> None:
    await desk.call("find_slots", when="Tuesday", service="Consultation")
    name, arguments, result, seconds = desk.doubles.calls[-1]
    assert (name, arguments) == ("find_slots", {"when": "Tuesday", "service": "Consultation", "limit": 3})
    assert '"slots"' in result
    assert seconds >= 0


async def test_a_time_at_which_the_client_is_elsewhere_says_so_before_and_after_it_is_booked(
    desk: Desk,
) -> None:
    found = await desk.call("find_slots", when="Tuesday at 10", service="Check-up")
    receipt = (await desk.call("book_slot", slot_id=found["slots"][0]["slot_id"]))["receipt"]
    assert "overlaps" not in found["slots"][0]
    found = await desk.call("find_slots", when="Tuesday morning", service="Consultation", limit=4)
    told = {slot["starts"][-5:]: slot.get("overlaps") for slot in found["slots"]}
    assert told == {"09:00": None, "09:30": None, "10:00": [receipt], "10:30": [receipt]}
    booked = await desk.call("book_slot", slot_id=found["slots"][3]["slot_id"])
    assert booked["overlaps"] == [receipt]
    later = (await desk.call("find_slots", when="Tuesday at 14:00", service="Consultation"))["slots"][0]
    moved = await desk.call(
        "move_booking", booking_id=booked["receipt"]["booking_id"], slot_id=later["slot_id"]
    )
    assert "overlaps" not in moved


async def test_staff_are_told_of_it_with_the_receipt_and_nobody_of_other_peoples_appointments(
    desk: Desk,
) -> None:
    found = await desk.call("find_slots", when="Tuesday at 10", service="Check-up")
    await desk.call("book_slot", slot_id=found["slots"][0]["slot_id"])
    by_nia = await desk.call("find_slots", when="Tuesday at 10", service="Consultation", by="Nia Okafor")
    assert "overlaps" not in by_nia["slots"][0]
    by_staff = await desk.call("find_slots", when="Tuesday at 10", service="Consultation", by="Marta Reis")
    assert "overlaps" not in by_staff["slots"][0]
    booked = await desk.call(
        "book_slot", slot_id=by_staff["slots"][0]["slot_id"], client="Ana Silva", by="Marta Reis"
    )
    assert [other["service"] for other in booked["overlaps"]] == ["Check-up"]
