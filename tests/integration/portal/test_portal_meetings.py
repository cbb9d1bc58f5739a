import asyncio
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
from quart import Quart
from redis.exceptions import ConnectionError as RedisConnectionError

from meeting.hashing import Hasher
from meeting.postgres.audit import PostgresAudit
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.seats import PostgresSeats
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.transcript import Turn
from meeting.user import Role
from portal.vault import Vault
from storage.database import Database
from storage.ids import new_id
from storage.redis import Bus
from tests.integration.portal.conftest import (
    Browser,
    Clinic,
    FakeLiveKit,
    enter,
    invite,
    issued,
    join,
    make_clinic,
    make_room,
)

pytestmark = pytest.mark.integration


async def test_an_empty_day_offers_the_first_meeting(desk: Browser) -> None:
    assert "No meetings today" in desk.page
    assert 'href="/meetings/new"' in desk.page
    assert "No meetings on this day" in (await desk.get("/desk?on=2026-12-24")).page


@pytest.mark.parametrize("day", ["tomorrow", "0001-01-01", "9999-12-31", "2026-02-30"])
async def test_a_day_that_is_none_is_not_found(desk: Browser, day: str) -> None:
    assert (await desk.get(f"/desk?on={day}")).status == 404
    assert (await desk.get(f"/desk/live?on={day}")).status == 404


async def test_a_meeting_made_stands_on_the_desk(desk: Browser, clinic: Clinic, db: Database) -> None:
    room_id = await make_room(desk, title="Check-up <b>", lobby="yes", minutes="45")
    assert "Check-up &lt;b&gt;" in desk.page
    assert "with lobby" in desk.page
    await desk.get("/desk")
    assert f"/meetings/{room_id}" in desk.page
    assert "45 min" in desk.page
    entries = await PostgresAudit(db).entries(clinic.entity.id)
    assert entries[0].action == "room_made"
    assert entries[0].actor == str(clinic.users[Role.RECEPTIONIST].id)


@pytest.mark.parametrize(("minutes", "told"), [("60", "1 h"), ("90", "1 h 30 min"), ("1440", "24 h")])
async def test_long_meetings_are_told_in_hours(desk: Browser, minutes: str, told: str) -> None:
    await make_room(desk, minutes=minutes)
    assert f"<span>{told}</span>" in desk.page
    await desk.get("/desk")
    assert f">{told}</span>" in desk.page


async def test_a_wrong_form_keeps_what_was_typed_and_points_at_the_fields(desk: Browser) -> None:
    await desk.get("/meetings/new")
    await desk.post(
        "/meetings/new", title="", minutes="2", on="2030-01-01", at="09:30", capacity="many", lobby="yes"
    )
    assert desk.status == 422
    assert desk.value("on") == "2030-01-01"
    assert desk.value("at") == "09:30"
    assert 'href="#title"' in desk.page
    assert "Give 5 or more." in desk.page
    assert "Give a whole number." in desk.page
    assert re.search(r'name="lobby" value="yes" checked', desk.page)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"on": "", "at": "09:30"}, "Choose a day."),
        ({"on": "2020-01-01", "at": "09:30"}, "This time is past."),
        ({"on": "2030-03-10", "at": "02:30"}, "The clocks go forward then"),
        ({"when": "now", "department": "01a206fc-d71f-79be-8676-4bdb29a47814"}, "Choose one of the list."),
        ({"when": "now", "department": "mine"}, "Choose one of the list."),
        ({"when": "sometime"}, "Choose one of the list."),
        ({"when": "now", "title": "x" * 201}, "Use at most 200 letters."),
        ({"when": "now", "title": "bell \x07"}, "Control characters"),
        ({"on": "2030-99-01", "at": "x"}, "Give a date."),
    ],
)
async def test_what_cannot_be_is_refused_in_words(
    desk: Browser, fields: dict[str, str], sentence: str
) -> None:
    await desk.get("/meetings/new")
    await desk.post(
        "/meetings/new", **{"title": "Check-up", "request_id": desk.value("request_id"), **fields}
    )
    assert desk.status == 422
    assert sentence in desk.page
    await desk.post("/meetings/new", title="Check-up", when="now", request_id=desk.value("request_id"))
    assert desk.status == 200, "the same form may be sent again once it is right"


async def test_a_form_sent_twice_makes_one_meeting(desk: Browser, clinic: Clinic, db: Database) -> None:
    await desk.get("/meetings/new")
    token, once = desk.token, desk.value("request_id")
    for _ in range(2):
        await desk.post("/meetings/new", title="Once", when="now", request_id=once, csrf_token=token)
    assert "Once" in desk.page
    now = datetime.now(UTC)
    day = timedelta(days=1)
    assert len(await PostgresRooms(db).rooms_of_day(clinic.entity.id, now - day, now + day, now)) == 1


async def test_a_failed_making_may_be_sent_again(
    desk: Browser, monkeypatch: pytest.MonkeyPatch, app: Quart
) -> None:
    await desk.get("/meetings/new")
    token, once = desk.token, desk.value("request_id")

    async def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(PostgresRooms, "create", broken)
        await desk.post("/meetings/new", title="Again", when="now", request_id=once, csrf_token=token)
        assert desk.status == 500
        assert "Traceback" not in desk.page
    await desk.post("/meetings/new", title="Again", when="now", request_id=once, csrf_token=token)
    assert (desk.status, "Again" in desk.page) == (200, True)


async def test_a_form_still_being_made_leads_to_the_desk(desk: Browser, bus: Bus, clinic: Clinic) -> None:
    user = clinic.users[Role.RECEPTIONIST].id
    await bus.client.set(f"usher:once:{user}:being-made", "", ex=60)
    await desk.get("/meetings/new")
    await desk.post("/meetings/new", title="Slow", when="now", request_id="being-made")
    assert desk.path == "/desk"


async def test_meetings_are_found_by_title_and_person(desk: Browser) -> None:
    room_id = await make_room(desk, title="100% check_up")
    await make_room(desk, title="Other talk")
    await invite(desk, room_id, "Zoë Quill")
    for words, found in (("100%", 1), ("quill", 1), ("_", 1), ("", 2), ("nobody", 0), ("a\x00b\\", 0)):
        await desk.get("/meetings", query_string={"q": words})
        assert desk.page.count("link-hover") == found, words
    assert "No meeting matches" in desk.page


async def test_nobody_writes_with_the_rights_of_a_reader(app: Quart, desk: Browser, clinic: Clinic) -> None:
    room_id = await make_room(desk)
    reader = await Browser(app.test_client()).sign_in(clinic.users[Role.QA].email)
    await reader.get(f"/meetings/{room_id}")
    assert reader.status == 200
    assert "Add a person" not in reader.page
    assert (await reader.get("/meetings/new")).status == 403
    await reader.get("/desk")
    for path in ("people", "end", "cancel", "join"):
        assert (await reader.post(f"/meetings/{room_id}/{path}", name="Eve")).status == 403


async def test_another_entity_sees_nothing(app: Quart, desk: Browser, db: Database, hasher: Hasher) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    other = await make_clinic(db, hasher, "Other")
    spy = await Browser(app.test_client()).sign_in(other.users[Role.ENTITY_ADMIN].email)
    assert "Check-up" not in spy.page
    for path in (f"/meetings/{room_id}", f"/meetings/{room_id}/live", f"/meetings/{room_id}/end"):
        assert (await spy.get(path)).status == 404
    await spy.get("/desk")
    assert (await spy.post(f"/meetings/{room_id}/cancel")).status == 404
    assert person.link not in spy.page


async def test_the_record_is_read_on_the_meeting_page(
    desk: Browser, clinic: Clinic, db: Database, stranger: Browser
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await enter(stranger, person)
    room = await PostgresRooms(db).locate(room_id)
    assert room is not None
    now = datetime.now(UTC)
    for speaker, name, text, cut in (
        ("person", "Ana Silva", "Hello <Ada>", ""),
        ("agent", "Ada", "Hi", "there"),
    ):
        await PostgresTranscripts(db).append(
            Turn(*room, "p-x", name, speaker, "spoken", text, now, now, cut_text=cut)  # type: ignore[arg-type]
        )
    await desk.get(f"/meetings/{room_id}")
    assert "Hello &lt;Ada&gt;" in desk.page
    assert "Ana Silva was let in" in desk.page
    assert "Live" in desk.page
    assert "At the door" in desk.page
    assert "Link used" in desk.page


async def test_an_appointment_made_stands_on_the_page(desk: Browser, clinic: Clinic, db: Database) -> None:
    room_id = await make_room(desk)
    ids = {name: new_id() for name in ("service", "professional", "client")}
    async with db.scope(clinic.entity.id) as connection:
        department = await connection.fetchval("select id from department")
        await connection.execute(
            "insert into service (id, entity_id, department_id, name) values ($1, $2, $3, 'Consultation')",
            ids["service"],
            clinic.entity.id,
            department,
        )
        await connection.execute(
            "insert into professional (id, name) values ($1, 'Dr. Melo')", ids["professional"]
        )
        await connection.execute(
            "insert into professional_entity (entity_id, professional_id, department_id) values ($1, $2, $3)",
            clinic.entity.id,
            ids["professional"],
            department,
        )
        await connection.execute(
            "insert into client (id, entity_id, name) values ($1, $2, 'Ana Silva')",
            ids["client"],
            clinic.entity.id,
        )
        await connection.execute(
            """
            insert into booking (entity_id, professional_id, service_id, client_id, room_id, state,
                                 starts_at, ends_at, during)
            values ($1, $2, $3, $4, $5, 'confirmed', '2030-01-07 15:00Z', '2030-01-07 15:30Z',
                    tstzrange('2030-01-07 15:00Z', '2030-01-07 15:30Z'))
            """,
            clinic.entity.id,
            ids["professional"],
            ids["service"],
            ids["client"],
            room_id,
        )
    await desk.get(f"/meetings/{room_id}")
    assert "Consultation with Dr. Melo for Ana Silva" in desk.page
    assert "Mon 7 Jan 2030, 10:00" in desk.page


async def test_ending_sends_everyone_out_and_shuts_the_door(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await enter(stranger, person)
    assert (await join(stranger, room_id))[0] == 200
    assert room_id in livekit.rooms
    await desk.get(f"/meetings/{room_id}/end")
    assert "Everyone in the room is sent out" in desk.page
    await desk.post(f"/meetings/{room_id}/end")
    assert "Ended" in desk.page
    assert "The desk ended the meeting" in desk.page
    assert room_id not in livekit.rooms
    status, body = await join(stranger, room_id)
    assert (status, body["code"]) == (410, "ended")
    assert (await stranger.get(f"/room/{room_id}")).status == 410
    await desk.get("/desk")
    assert (await desk.post(f"/meetings/{room_id}/end")).status == 200, "ending twice is no error"
    assert (await desk.post(f"/meetings/{room_id}/cancel")).status == 409


async def test_a_meeting_that_runs_is_ended_not_cancelled(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    assert (await desk.post(f"/meetings/{room_id}/cancel")).status == 409
    assert (await join(stranger, room_id))[0] == 200


async def test_nobody_is_invited_to_a_meeting_whose_time_went_by(
    desk: Browser, db: Database, clinic: Clinic
) -> None:
    room_id = await make_room(desk)
    async with db.scope(clinic.entity.id) as connection:
        await connection.execute("update room set starts_at = now() - interval '1 hour'")
    assert (await desk.post(f"/meetings/{room_id}/people", name="Ana")).status == 409
    assert "Name" in desk.page
    assert "Ana" in desk.page


async def test_ending_says_so_when_the_meeting_server_is_away(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    livekit.away = True
    await desk.get(f"/meetings/{room_id}")
    await desk.post(f"/meetings/{room_id}/end")
    assert desk.status == 503
    assert (await join(stranger, room_id))[1]["code"] == "ended", "the door is shut all the same"
    livekit.away = False
    await desk.post(f"/meetings/{room_id}/end")
    assert (desk.status, room_id in livekit.rooms) == (200, False)


async def test_a_cancelled_meeting_says_so_at_its_links(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    livekit.away = True
    await desk.post(f"/meetings/{room_id}/cancel")
    assert "Cancelled" in desk.page
    await enter(stranger, person)
    assert stranger.status == 410
    assert "This meeting was cancelled" in stranger.page


async def test_a_person_added_gets_a_link_and_a_code_shown_once(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id, "Ana Silva", email="ana@example.org")
    assert person.link.startswith("http://localhost/m/")
    assert "two mails" in desk.page
    await desk.get(desk.path)
    assert person.code not in desk.page
    assert person.token not in desk.page
    async with db.scope(clinic.entity.id) as connection:
        mails = await connection.fetch("select body from mail")
    assert len(mails) == 2
    assert sum(person.code[:4] in mail["body"] for mail in mails) == 1
    assert not any(person.token in mail["body"] and person.code[:4] in mail["body"] for mail in mails)


async def test_a_link_and_a_code_wait_for_their_own_page_and_lie_nowhere_in_clear(
    desk: Browser, bus: Bus
) -> None:
    room_id = await make_room(desk)
    places = []
    for name in ("Ana", "Bea"):
        answer = await desk.client.post(
            f"/meetings/{room_id}/people", form={"name": name, "csrf_token": desk.token}
        )
        places.append(answer.headers["Location"])
    await desk.get(f"/meetings/{room_id}")
    kept = [
        str(await bus.client.get(key))
        for key in await bus.client.keys("usher:issued:*") + await bus.client.keys("usher:link:*")
    ]
    for place, name in zip(places, ("Ana", "Bea"), strict=True):
        assert (await desk.client.head(place)).status_code == 200
        await desk.get(place)
        person = issued(desk, room_id)
        assert f"Link and code for <bdi>{name}</bdi>" in desk.page
        assert not any(person.code in text or person.token in text for text in kept)
    assert "Link and code for" not in (await desk.get(places[0])).page


async def test_what_was_issued_is_shown_though_valkey_went_away(
    desk: Browser, stranger: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_id = await make_room(desk)

    def gone(*args: object) -> None:
        raise RedisConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "close", gone)
        await desk.post(f"/meetings/{room_id}/people", name="Ana Silva")
    assert desk.status == 200
    await enter(stranger, issued(desk, room_id))
    assert stranger.path == f"/room/{room_id}"


async def test_what_the_vault_did_not_lock_is_nothing(desk: Browser, clinic: Clinic, bus: Bus) -> None:
    room_id = await make_room(desk)
    user, invitation = clinic.users[Role.RECEPTIONIST].id, new_id()
    for forged in ("x", "a.b.c.d.e", Vault(b"another secret of some length......").close("{}")):
        await bus.client.set(f"usher:issued:{user}:{invitation}", forged, ex=60)
        assert (await desk.get(f"/meetings/{room_id}?issued={invitation}")).status == 200


async def test_a_form_that_met_an_error_is_kept_and_sent_again(desk: Browser) -> None:
    room_id = await make_room(desk)
    fields = {"name": "Ana <b>", "email": "ana@example.org", "type": "CLIENT"}
    await desk.post(f"/meetings/{room_id}/people", csrf_token="of yesterday", **fields)
    assert desk.status == 403
    assert "What you typed is kept" in desk.page
    assert "Ana &lt;b&gt;" in desk.page
    assert f'action="/meetings/{room_id}/people"' in desk.page
    again = {name: unescape(desk.value(name)) for name in (*fields, "csrf_token")}
    await desk.post(f"/meetings/{room_id}/people", **again)
    assert (desk.status, issued(desk, room_id).room_id) == (200, room_id)


async def test_a_form_of_somebody_signed_out_is_kept(desk: Browser, app: Quart) -> None:
    room_id = await make_room(desk)
    desk.client.cookie_jar.clear()
    await desk.post(f"/meetings/{room_id}/people", name="Ana Silva", request_id="a-number-of-mine")
    assert desk.status == 401
    assert desk.value("name") == "Ana Silva"
    assert desk.value("request_id") == "a-number-of-mine"
    assert 'href="/sign-in" target="_blank"' in desk.page


async def test_a_page_from_before_the_sign_in_is_sent_once_more(desk: Browser, clinic: Clinic) -> None:
    room_id = await make_room(desk)
    token, once = desk.token, desk.value("request_id")
    await desk.post("/sign-out")
    await desk.sign_in(clinic.users[Role.RECEPTIONIST].email)
    path = f"/meetings/{room_id}/people"
    await desk.post(path, name="Ana Silva", request_id=once, csrf_token=token)
    assert desk.status == 403
    assert "Send it once more" in desk.page
    assert "Not allowed" not in desk.page
    await desk.post(path, name=desk.value("name"), request_id=desk.value("request_id"))
    issued(desk, room_id)


async def test_a_form_another_site_sent_is_not_offered_again(desk: Browser) -> None:
    room_id = await make_room(desk)
    answer = await desk.client.post(
        f"/meetings/{room_id}/people", form={"name": "Eve"}, headers={"Origin": "https://evil.example"}
    )
    page = await answer.get_data(as_text=True)
    assert (answer.status_code, "Eve" in page, "Send again" in page) == (403, False, False)


async def test_without_an_address_the_desk_hands_it_over(desk: Browser, clinic: Clinic, db: Database) -> None:
    await invite(desk, await make_room(desk), type="PROFESSIONAL")
    assert "Give both to Ana Silva" in desk.page
    async with db.scope(clinic.entity.id) as connection:
        assert await connection.fetchval("select count(*) from mail") == 0


async def test_a_wrong_person_keeps_the_form(desk: Browser) -> None:
    room_id = await make_room(desk)
    await desk.post(f"/meetings/{room_id}/people", name=" ", email="not an address", type="CLIENT")
    assert desk.status == 422
    assert desk.value("email") == "not an address"
    assert 'href="#name"' in desk.page
    assert 'href="#email"' in desk.page


async def test_a_person_sent_twice_gets_one_seat(desk: Browser) -> None:
    room_id = await make_room(desk)
    token, once = desk.token, desk.value("request_id")
    for _ in range(2):
        await desk.post(f"/meetings/{room_id}/people", name="Ana Silva", request_id=once, csrf_token=token)
    assert desk.page.count('id="seat-') == 1


async def test_a_person_that_could_not_be_added_may_be_sent_again(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_id = await make_room(desk)
    token, once = desk.token, desk.value("request_id")

    async def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(PostgresSeats, "bring", broken)
        await desk.post(f"/meetings/{room_id}/people", name="Ana", request_id=once, csrf_token=token)
        assert desk.status == 500
    await desk.post(f"/meetings/{room_id}/people", name="Ana", request_id=once, csrf_token=token)
    assert desk.page.count('id="seat-') == 1


async def test_the_qr_code_is_for_who_issued_it(desk: Browser, app: Quart, clinic: Clinic) -> None:
    room_id = await make_room(desk)
    await invite(desk, room_id)
    found = re.search(r'src="(/meetings/[^"]+/qr\.svg)"', desk.page)
    assert found
    drawing = await desk.get(found.group(1))
    assert drawing.headers["Content-Type"] == "image/svg+xml"
    other = await Browser(app.test_client()).sign_in(clinic.users[Role.ENTITY_ADMIN].email)
    assert (await other.get(found.group(1))).status == 404


def seat_of(desk: Browser) -> str:
    found = re.search(r'id="seat-([0-9a-f-]{36})"', desk.page)
    assert found
    return found.group(1)


async def test_sending_again_ends_the_old_link(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk)
    old = await invite(desk, room_id)
    await desk.post(f"/meetings/{room_id}/people/{seat_of(desk)}/invitation")
    new = issued(desk, room_id)
    assert (await stranger.get(f"/m/{old.token}")).status == 404
    await enter(stranger, new)
    assert stranger.path == f"/room/{room_id}"


async def test_a_revoked_link_opens_nothing(desk: Browser, stranger: Browser) -> None:
    room_id = await make_room(desk)
    person = await invite(desk, room_id)
    await enter(stranger, person)
    path = f"/meetings/{room_id}/people/{seat_of(desk)}/revoke"
    assert "Link and code stop working" in (await desk.get(path)).page
    await desk.post(path)
    assert "Link used" not in desk.page
    assert (await join(stranger, room_id))[0] == 404
    await desk.post(path)
    assert desk.status == 200, "revoking twice is no error"


async def test_removing_takes_the_seat_and_puts_out(
    desk: Browser, stranger: Browser, livekit: FakeLiveKit
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    identity = (await join(stranger, room_id))[1]["me"]["identity"]
    seat = seat_of(desk)
    await desk.post(f"/meetings/{room_id}/people/{seat}/remove")
    assert "Removed" in desk.page
    assert (room_id, identity) in livekit.removed
    assert (await join(stranger, room_id))[0] == 404
    for act in ("remove", "revoke", "invitation", "admit"):
        await desk.get("/desk")
        assert (await desk.post(f"/meetings/{room_id}/people/{seat}/{act}")).status == 404


async def test_the_signed_in_user_joins_with_one_button(desk: Browser, livekit: FakeLiveKit) -> None:
    room_id = await make_room(desk)
    for _ in range(2):
        await desk.get(f"/meetings/{room_id}")
        await desk.post(f"/meetings/{room_id}/join")
        assert desk.path == f"/room/{room_id}"
        status, body = await join(desk, room_id)
        assert (status, body["me"]["type"]) == (200, "PROFESSIONAL")
    await desk.get(f"/meetings/{room_id}")
    assert desk.page.count('id="seat-') == 1


async def test_a_user_cannot_join_a_room_that_is_not_open_yet(desk: Browser) -> None:
    room_id = await make_room(desk, when="later", on="2030-01-07", at="09:00")
    await desk.post(f"/meetings/{room_id}/join")
    assert desk.status == 409
    assert "You are early" in desk.page
    assert "Mon 7 Jan 2030, 08:45" in desk.page


async def test_the_desk_tells_what_the_agent_does(
    desk: Browser, stranger: Browser, clinic: Clinic, db: Database, bus: Bus
) -> None:
    room_id = await make_room(desk)
    await enter(stranger, await invite(desk, room_id))
    assert "on the way" not in (await desk.get("/desk")).page, "nobody is inside, so none is called"
    _, body = await join(stranger, room_id)
    identity = body["me"]["identity"]
    where = (clinic.entity.id, UUID(room_id), identity)
    await PostgresRooms(db).joined(*where, datetime.now(UTC))
    assert "Ada: on the way" in (await desk.get("/desk")).page
    assert "Ada: on the way" in (await desk.get(f"/meetings/{room_id}")).page
    await bus.client.set(f"usher:agent-state:{room_id}", "looking up", ex=6)
    assert "Ada: looking up" in (await desk.get("/desk")).page
    assert "Ada: looking up" in (await desk.get(f"/meetings/{room_id}")).page
    await bus.client.delete(f"usher:agent-state:{room_id}")
    await PostgresRooms(db).left(*where, datetime.now(UTC))
    assert "Ada: on the way" not in (await desk.get("/desk")).page


async def test_a_room_two_people_cancel_at_once_is_cancelled_once(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    room_id = await make_room(desk)

    await asyncio.gather(
        *(desk.client.post(f"/meetings/{room_id}/cancel", form={"csrf_token": desk.token}) for _ in range(3))
    )
    actions = [entry.action for entry in await PostgresAudit(db).entries(clinic.entity.id)]
    assert actions.count("room_cancelled") == 1


async def test_a_user_gets_a_seat_of_their_own_beside_the_others(desk: Browser) -> None:
    room_id = await make_room(desk)
    await invite(desk, room_id)
    await desk.get(f"/meetings/{room_id}")
    await desk.post(f"/meetings/{room_id}/join")
    await desk.get(f"/meetings/{room_id}")
    assert desk.page.count('id="seat-') == 2
