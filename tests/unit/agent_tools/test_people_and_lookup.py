"""Who is here, bringing someone in, leaving word, and asking about the place."""

from dataclasses import replace

import pytest

from agent.tools.names import match
from knowledge.document import Passage
from meeting.participant import SeatState

from .conftest import Desk

pytestmark = pytest.mark.unit


async def test_people_who_are_here_and_who_are_only_invited_are_told_apart(desk: Desk) -> None:
    desk.context.here.discard("p-nia")
    listed = await desk.call("list_people")
    assert {"name": "Ana Silva", "type": "CLIENT", "here": True} in listed["people"]
    assert listed["invited"] == [{"name": "Nia Okafor", "type": "CLIENT"}]


async def test_someone_taken_out_is_not_listed(desk: Desk) -> None:
    desk.doubles.seats[1] = replace(desk.doubles.seats[1], state=SeatState.REMOVED)
    listed = await desk.call("list_people")
    assert "Nia Okafor" not in str(listed)


async def test_staff_invite_by_mail_or_by_the_desk(desk: Desk) -> None:
    invited = await desk.call(
        "invite_person", by="Marta Reis", name="Cy Dunn", email="cy dot dunn at example dot org"
    )
    assert invited["invited"] == {
        "name": "Cy Dunn",
        "type": "CLIENT",
        "email": "cy.dunn@example.org",
        "delivery": "mailed",
    }
    invited = await desk.call("invite_person", by="Marta Reis", name="doctor Eva Lind", type="PROFESSIONAL")
    assert invited["invited"] == {
        "name": "Dr. Eva Lind",
        "type": "PROFESSIONAL",
        "email": None,
        "delivery": "desk",
    }
    assert [mail for _, mail in desk.doubles.issued] == [True, False]
    assert (await desk.call("invite_person", by="Marta Reis", name="One More"))["problem"] == "room_full"


async def test_a_client_brings_a_companion_through_the_desk(desk: Desk) -> None:
    invited = await desk.call("invite_person", name="Ben Ode", email="cy@example.org")
    assert invited["invited"] == {"name": "Ben Ode", "type": "CLIENT", "email": None, "delivery": "desk"}
    assert desk.doubles.seats[-1].client_id is None  # nobody becomes another client by being named so
    assert [mail for _, mail in desk.doubles.issued] == [False]


async def test_a_client_does_not_spend_the_invitation_of_someone_seated(desk: Desk) -> None:
    await desk.call("invite_person", name="Marta Reis")
    assert desk.doubles.issued == []


async def test_inviting_someone_who_has_a_seat_sends_the_link_again(desk: Desk) -> None:
    seats = len(desk.doubles.seats)
    desk.context.here.discard("p-ana")
    await desk.call("invite_person", by="Marta Reis", name="ana silva")
    assert len(desk.doubles.seats) == seats
    assert desk.doubles.issued[0][0] == desk.person("Ana Silva").seat_id


async def test_someone_who_is_here_keeps_their_way_in(desk: Desk) -> None:
    assert (await desk.call("invite_person", by="Marta Reis", name="ana silva"))["problem"] == "already_here"
    assert desk.doubles.issued == []


async def test_two_people_of_one_name_are_told_apart(desk: Desk) -> None:
    desk.context.people["p-nia"] = replace(desk.context.people["p-nia"], name="Ana Silva")
    names = [desk.context.name_of(identity) for identity in ("p-ana", "p-nia", "p-ana")]
    assert names == ["Ana Silva", "Ana Silva (2)", "Ana Silva"]
    assert '"name": "Ana Silva (2)"' in desk.context.instructions()
    assert set(desk.context.others("p-ana")) == {"Ana Silva (2)", "Dr. Rui Melo", "Marta Reis", "Quin Vale"}
    listed = await desk.call("list_people")
    assert [p["name"] for p in listed["people"]].count("Ana Silva (2)") == 1


async def test_staff_book_for_the_second_of_one_name(desk: Desk) -> None:
    desk.context.people["p-nia"] = replace(desk.context.people["p-nia"], name="Ana Silva")
    assert desk.context.name_of("p-ana") == "Ana Silva"
    booked = await desk.book("Tuesday at 2:30 pm", by="Marta Reis", client="Ana Silva (2)")
    assert booked["receipt"]["client"] == "Ana Silva"
    assert (await desk.call("list_bookings"))["bookings"] == []


async def test_a_known_client_is_invited_as_that_client(desk: Desk) -> None:
    await desk.call("invite_person", by="Marta Reis", name="Ben Ode")
    assert desk.doubles.seats[-1].client_id == desk.doubles.clients_[1].id


async def test_messages_reach_a_professional_or_the_staff(desk: Desk) -> None:
    taken = await desk.call("take_message", text="I will be late.", to="Dr. Lind")
    assert taken["message"] == {"to": "Dr. Eva Lind", "text": "I will be late."}
    assert (await desk.call("take_message", text="Call me."))["message"]["to"] == "staff"
    assert (await desk.call("take_message", text="Call me.", to="the reception"))["message"]["to"] == "staff"
    assert (await desk.call("take_message", text="Hi", to="Dr. Nobody"))["problem"] == "unknown_professional"
    assert [m.from_name for m in desk.doubles.messages] == ["Ana Silva"] * 3


async def test_a_message_reaches_a_colleague_who_is_here(desk: Desk) -> None:
    taken = await desk.call("take_message", text="I will be late.", to="marta")
    assert taken["message"]["to"] == "Marta Reis"
    assert desk.doubles.messages[-1].user_id == desk.person("Marta Reis").user_id
    assert desk.doubles.messages[-1].professional_id is None


async def test_facts_come_with_the_documents_they_are_from(desk: Desk) -> None:
    desk.doubles.known = [
        Passage("Parking", "Free for two hours."),
        Passage("Address", "12 Elm Street", is_document=False),
    ]
    answer = await desk.call("entity_facts", question="where can I park?")
    assert answer == {
        "facts": [
            {"title": "Parking", "text": "Free for two hours."},
            {"title": "Address", "text": "12 Elm Street"},
        ],
        "sources": ["Parking"],
    }
    assert desk.doubles.questions[-1].facts[0].text == "Harbour Clinic is at 12 Elm Street."


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Ada, where can I park?", "where can I park?"),
        ("Is the entrance ADA compliant?", "Is the entrance ADA compliant?"),
        ("Ada?", "?"),
        ("Ada", "Ada"),
    ],
)
async def test_the_agents_name_is_no_part_of_what_is_asked(desk: Desk, question: str, asked: str) -> None:
    await desk.call("entity_facts", question=question)
    assert desk.doubles.questions[-1].text == asked


async def test_what_nobody_wrote_down_is_a_gap(desk: Desk) -> None:
    assert await desk.call("entity_facts", question="wifi?") == {"facts": [], "sources": [], "gap": True}


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("doctor Mello", ("Dr. Rui Melo",)),
        ("Melo", ("Dr. Rui Melo",)),
        ("Dr. Rui Mellow", ("Dr. Rui Melo",)),
        ("Lynd", ("Dr. Eva Lind",)),
        ("eva", ("Dr. Eva Lind",)),
        ("doctor smith", ()),
        ("the", ()),
        ("", ()),
    ],
)
def test_a_heard_name_means(heard: str, meant: tuple[str, ...]) -> None:
    assert match(heard, ["Dr. Rui Melo", "Dr. Eva Lind", "Dr. Tom Baker"]).names == meant


def test_two_people_of_one_name_are_both_meant() -> None:
    assert set(match("Melo", ["Dr. Rui Melo", "Dr. Ana Melo"]).names) == {"Dr. Rui Melo", "Dr. Ana Melo"}


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("Lucy Anna Vars", ("Luciana Vaz",)),  # the gap between two names is where the recogniser puts it
        ("Lee Hansen", ("Lea Hansen",)),  # of two that are near the one that sounds so
        ("Lucy Barnes", ()),
        ("Hansen", ("Len Hansen", "Lea Hansen")),
    ],
)
def test_a_name_is_found_by_how_it_sounds_as_a_whole(heard: str, meant: tuple[str, ...]) -> None:
    assert match(heard, ["Luciana Vaz", "Len Hansen", "Lea Hansen"]).names == meant
