import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from quart import Quart

from meeting.postgres.rooms import PostgresRooms
from storage.database import Database
from storage.redis import Bus
from tests.integration.portal.conftest import (
    SECRET,
    Browser,
    Clinic,
    FakeLiveKit,
    enter,
    invite,
    join,
    make_room,
)

pytestmark = pytest.mark.integration
UNKNOWN = "A" * 43


async def state_of(db: Database, clinic: Clinic, room_id: str) -> tuple[str, str, str]:
    """States of room, seat and invitation."""
    async with db.scope(clinic.entity.id) as connection:
        row = await connection.fetchrow(
            """
            select r.state, s.state, i.state
              from room r
              join room_participant s on s.room_id = r.id
              join invitation i on i.room_participant_id = s.id
             where r.id = $1
            """,
            UUID(room_id),
        )
    assert row is not None
    return row[0], row[1], row[2]


async def test_looking_at_a_link_spends_nothing_and_shows_little(
    desk: Browser, stranger: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk, title="Heart check")
    person = await invite(desk, room_id, "Ana Silva", email="ana@example.org")
    for _ in range(3):
        assert (await stranger.client.head(f"/m/{person.token}")).status_code == 200
        await stranger.get(f"/m/{person.token}")
    assert await state_of(db, clinic, room_id) == ("scheduled", "invited", "open")
    assert "Harbour Clinic" in stranger.page
    assert "Heart check" in stranger.page
    for hidden in ("Ana", "ana@", person.token, room_id, "Check the code"):
        assert hidden not in stranger.page
    assert stranger.headers["Referrer-Policy"] == "no-referrer"
    assert stranger.headers["Cache-Control"] == "no-store"
    assert 'autocomplete="one-time-code"' in stranger.page


@pytest.mark.parametrize("form", ["{0} {1}", "{0}-{1}", " {0}{1} ", "{0}.{1}"])
async def test_the_code_opens_the_door_however_it_is_written(
    desk: Browser, stranger: Browser, form: str
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await enter(stranger, person, form.format(person.code[:4], person.code[4:]))
    assert stranger.path == f"/room/{room_id}"
    assert f'data-room-id="{room_id}"' in stranger.page
    assert 'data-name="Ana Silva"' in stranger.page
    assert "ws://livekit:7880" in stranger.headers["Content-Security-Policy"]
    assert "microphone=(self)" in stranger.headers["Permissions-Policy"]
    assert stranger.headers["Referrer-Policy"] == "no-referrer"


async def test_the_seat_cookie_is_closed_to_scripts(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await stranger.get(f"/m/{person.token}")
    answer = await stranger.client.post(
        f"/m/{person.token}", form={"code": person.code, "csrf_token": stranger.token}
    )
    (cookie,) = [value for value in answer.headers.getlist("Set-Cookie") if value.startswith("usher_seat_")]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert person.token not in cookie
    assert person.code not in cookie


async def test_a_link_is_posted_from_its_own_page_only(desk: Browser, stranger: Browser) -> None:
    person = await invite(desk, await make_room(desk))
    answer = await stranger.client.post(f"/m/{person.token}", form={"code": person.code})
    assert answer.status_code == 403


async def test_all_links_that_open_nothing_look_the_same(
    desk: Browser, app: Quart, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk)
    spent = await invite(desk, room_id, "Ana")
    revoked = await invite(desk, room_id, "Bea")
    expired = await invite(desk, room_id, "Cid")
    await enter(Browser(app.test_client()), spent)
    async with db.scope(clinic.entity.id) as connection:
        for name, change in (
            ("Bea", "state = 'revoked'"),
            ("Cid", "expires_at = now() - interval '1 second'"),
        ):
            await connection.execute(
                f"""
                update invitation i set {change}
                  from room_participant s, participant p
                 where s.id = i.room_participant_id and p.id = s.participant_id and p.name = $1
                """,
                name,
            )
    pages = set()
    for token in (UNKNOWN, spent.token, revoked.token, expired.token, "x", "%00"):
        someone = Browser(app.test_client())
        await someone.get(f"/m/{token}")
        assert someone.status == 404
        got = re.sub(r'csrf-token" content="\w+"', "", someone.page)
        await someone.post(f"/m/{token}", code=spent.code)
        assert someone.status == 404
        pages |= {got, re.sub(r'csrf-token" content="\w+"', "", someone.page)}
    assert len(pages) == 1
    assert "This link does not open a meeting" in pages.pop()


async def test_a_wrong_code_is_asked_for_again_and_the_fifth_locks(
    desk: Browser, stranger: Browser, app: Quart
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    wrong = f"{(int(person.code) + 1) % 10**8:08d}"
    for code in (wrong, "1234", "", "x" * 100):
        await enter(stranger, person, code or " ")
        assert stranger.status == 422
        assert "not the code" in stranger.page
    await enter(stranger, person, wrong)
    assert stranger.status == 429
    assert "wait 15 minutes" in stranger.page
    assert 890 < int(stranger.headers["Retry-After"]) <= 901
    await enter(stranger, person)
    assert stranger.status == 429, "the right code must wait too"
    status, body = await join_with(app, room_id, person.token, person.code)
    assert (status, body["code"]) == (429, "locked")
    await desk.get(f"/meetings/{room_id}")
    assert "Locked after wrong codes" in desk.page


async def test_an_address_that_guesses_must_wait(stranger: Browser, bus: Bus) -> None:
    await bus.client.set("usher:tries:<local>", 30, ex=60)
    await stranger.get("/sign-in")
    await stranger.post(f"/m/{UNKNOWN}", code="12345678")
    await bus.client.delete("usher:tries:<local>")
    assert stranger.status == 429
    assert "Retry-After" in stranger.headers


async def test_the_right_browser_comes_back_by_the_spent_link(
    desk: Browser, stranger: Browser, app: Quart
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await enter(stranger, person)
    await stranger.get(f"/m/{person.token}")
    assert stranger.headers["Location"] == f"/room/{room_id}"
    assert (await stranger.get(f"/m/{UNKNOWN}")).status == 404
    assert (await Browser(app.test_client()).get(f"/m/{person.token}")).status == 404


async def test_a_forged_seat_cookie_is_no_seat(desk: Browser, stranger: Browser, app: Quart) -> None:
    room_id = await make_room(desk)
    other_room = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    cookies = stranger.client.cookie_jar
    (real,) = [cookie.value for cookie in cookies if cookie.name.startswith("usher_seat_")]
    assert real is not None
    for room, value in (
        (room_id, real[:-1] + ("0" if real[-1] != "0" else "1")),
        (room_id, "x"),
        (other_room, real),
    ):
        forger = app.test_client()
        forger.set_cookie("localhost", f"usher_seat_{UUID(room).hex}", value)
        assert (await forger.get(f"/room/{room}")).status_code == 404
        answer = await forger.post(
            f"/api/v1/rooms/{room}/join", json={}, headers={"Origin": "http://localhost"}
        )
        assert answer.status_code == 404


async def test_early_people_keep_their_link(
    desk: Browser, stranger: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk, when="later", on="2030-01-07", at="09:00")
    person = await invite(desk, room_id)
    await enter(stranger, person)
    assert stranger.status == 409
    assert "You are early" in stranger.page
    assert "Mon 7 Jan 2030, 08:45" in stranger.page
    assert await state_of(db, clinic, room_id) == ("scheduled", "invited", "open")


async def test_a_seat_in_a_room_moved_to_later_waits_in_the_room_client(
    desk: Browser, stranger: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute(
            "update room set state = 'scheduled', starts_at = now() + interval '1 day' where id = $1",
            UUID(room_id),
        )
    await stranger.get(f"/room/{room_id}")
    assert stranger.status == 200
    status, body = await join(stranger, room_id)
    assert (status, body["code"]) == (409, "too_early")
    assert datetime.fromisoformat(body["opens_at"]) > datetime.now(UTC)


async def test_a_full_room_says_so(desk: Browser, app: Quart) -> None:
    room_id = await make_room(desk, capacity="2")
    people = [await invite(desk, room_id, f"P{n}") for n in range(3)]
    pages = [await enter(Browser(app.test_client()), person) for person in people]
    assert [page.status for page in pages] == [200, 200, 409]
    assert "The room is full" in pages[2].page
    status, body = await join_with(app, room_id, people[2].token, people[2].code)
    assert (status, body["code"]) == (409, "full")


async def test_people_wait_in_the_lobby_until_the_desk_admits_them(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk, lobby="yes")
    await enter(stranger, await invite(desk, room_id))
    status, body = await join(stranger, room_id)
    assert (status, body["state"]) == (200, "waiting")
    assert "token" not in body
    await desk.get("/desk")
    assert "1 person waits in the lobby" in desk.page
    admit = re.search(r'action="(/meetings/[^"]+/admit)"', desk.page)
    assert admit
    answer = await desk.client.post(
        admit.group(1),
        form={"csrf_token": desk.token},
        headers={"Referer": "http://localhost/desk?on=2026-01-01"},
    )
    assert answer.headers["Location"] == "/desk"
    await desk.get(f"/meetings/{room_id}")
    assert "Waiting in the lobby" not in desk.page
    status, body = await join(stranger, room_id)
    assert (status, body["state"]) == (200, "admitted")


async def test_nobody_waits_for_a_meeting_that_is_over(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk, lobby="yes")
    await enter(stranger, await invite(desk, room_id))
    await desk.get("/desk")
    await desk.post(f"/meetings/{room_id}/cancel")
    await desk.get("/desk")
    assert "waits in the lobby" not in desk.page
    assert "Admit" not in desk.page


async def test_admitting_from_the_meeting_page_stays_there(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk, lobby="yes")
    await enter(stranger, await invite(desk, room_id))
    await desk.get(f"/meetings/{room_id}")
    admit = re.search(r'action="(/meetings/[^"]+/admit)"', desk.page)
    assert admit
    await desk.post(admit.group(1))
    assert desk.path == f"/meetings/{room_id}"
    assert "was let in" in desk.page


async def test_a_full_lobby_cannot_be_admitted(desk: Browser, app: Quart) -> None:
    room_id = await make_room(desk, lobby="yes", capacity="2")
    for name in ("A", "B", "C"):
        await enter(Browser(app.test_client()), await invite(desk, room_id, name))
    statuses = []
    for _ in range(3):
        await desk.get(f"/meetings/{room_id}")
        admit = re.search(r'action="(/meetings/[^"]+/admit)"', desk.page)
        assert admit
        statuses.append((await desk.post(admit.group(1))).status)
    assert statuses == [200, 200, 409]


async def join_with(app: Quart, room_id: str, token: str, code: str) -> tuple[int, dict[str, Any]]:
    answer = await app.test_client().post(
        f"/api/v1/rooms/{room_id}/join", json={"token": token, "code": code}
    )
    return answer.status_code, await answer.get_json()


async def test_join_answers_with_one_token_for_one_room_and_one_person(
    desk: Browser, app: Quart, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    status, body = await join_with(app, room_id, person.token, person.code)
    assert status == 200
    assert (body["state"], body["url"]) == ("admitted", "ws://livekit:7880")
    assert body["room"] == {
        "id": room_id,
        "title": "Check-up",
        "entity": "Harbour Clinic",
        "agent_name": "Ada",
        "starts_at": body["room"]["starts_at"],
        "duration_minutes": 30,
        "timezone": "America/New_York",
    }
    claims = jwt.decode(body["token"], OctKey.import_key(SECRET), algorithms=["HS256"]).claims
    assert claims["sub"] == body["me"]["identity"]
    assert claims["video"]["room"] == room_id
    assert claims["exp"] - claims["nbf"] <= 600
    assert claims["video"].get("canUpdateOwnMetadata") in (None, False)
    assert not {"roomAdmin", "roomCreate", "roomList", "ingressAdmin"} & set(claims["video"])
    assert livekit.dispatched[0][:2] == (room_id, "usher")


async def test_joining_again_makes_no_second_room(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    answers = [await join(stranger, room_id) for _ in range(3)]
    assert {status for status, _ in answers} == {200}
    assert len({body["me"]["identity"] for _, body in answers}) == 1
    assert len(livekit.dispatched) == 1


async def test_a_code_of_another_room_opens_nothing(desk: Browser, app: Quart) -> None:
    room_id = await make_room(desk)
    other = await make_room(desk)
    person = await invite(desk, room_id)
    assert (await join_with(app, other, person.token, person.code))[0] == 404
    assert (await join_with(app, room_id, person.token, person.code))[0] == 200, "and nothing was spent"


async def test_a_seat_got_while_the_meeting_server_is_away_is_kept_by_the_browser(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    livekit.away = True
    answer = await stranger.client.post(
        f"/api/v1/rooms/{room_id}/join", json={"token": person.token, "code": person.code}
    )
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    livekit.away = False
    status, body = await join(stranger, room_id)
    assert (status, body["state"]) == (200, "admitted")


async def test_a_user_who_was_disabled_does_not_come_back_by_their_seat(
    desk: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk)
    await desk.post(f"/meetings/{room_id}/join")
    assert (await join(desk, room_id))[0] == 200
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute('update "user" set disabled_at = now()')
    assert (await join(desk, room_id))[0] == 404
    assert (await desk.get(f"/room/{room_id}")).status == 404


@pytest.mark.parametrize(
    "body", [{"token": "x"}, {"code": "12345678"}, {"token": "", "code": ""}, {"token": 1}]
)
async def test_link_and_code_go_together(app: Quart, body: dict[str, Any]) -> None:
    answer = await app.test_client().post(
        "/api/v1/rooms/01a206fc-d71f-79be-8676-4bdb29a47814/join", json=body
    )
    assert answer.status_code == 422


async def test_another_site_cannot_join_with_our_cookie(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    csrf = re.search(r'data-csrf="(\w+)"', stranger.page)
    assert csrf
    path = f"/api/v1/rooms/{room_id}/join"
    for headers, status in (
        ({}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"X-CSRF-Token": "x"}, 403),
        ({"X-CSRF-Token": csrf.group(1)}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ):
        assert (await stranger.client.post(path, json={}, headers=headers)).status_code == status


async def test_nobody_joins_while_the_meeting_server_is_away(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    livekit.away = True
    status, body = await join(stranger, room_id)
    assert (status, body["code"]) == (503, "unavailable")
    livekit.away = False
    assert (await join(stranger, room_id))[0] == 200


async def test_a_room_is_shown_to_seats_only(stranger: Browser) -> None:
    assert (await stranger.get("/room/01a206fc-d71f-79be-8676-4bdb29a47814")).status == 404
    assert (await stranger.get("/room/nonsense")).status == 404


async def test_no_access_token_or_code_is_ever_logged(
    desk: Browser, app: Quart, capfd: pytest.CaptureFixture[str]
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    _, body = await join_with(app, room_id, person.token, person.code)
    out = "".join(capfd.readouterr())
    assert not any(secret in out for secret in (body["token"], person.token, person.code))


async def test_the_room_goes_live_with_its_first_person(
    desk: Browser, stranger: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    room = await PostgresRooms(db).room(clinic.entity.id, UUID(room_id))
    assert room is not None
    assert room.state == "live"
