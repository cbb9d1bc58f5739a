"""Whom staff speak of: clients told of in a story, by surname or "her", professionals asked after, and near names."""

import pytest

from agent.tools.names import near
from embedded.language.understanding.who.address import find_email
from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

ANA = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")
BEN = ("Ben Castro", "Dr. Marta Costa", "2026-11-24T10:00")
JOANA = ("Joana Pereira", "Dr. Rui Melo", "2026-11-25T11:00")
DESK = ("Marta Reis", "PROFESSIONAL")


def desk(*present, **facts):
    house = House(speaker="Marta Reis", rights=("book_any", "invite"), people=(DESK, *present), **facts)
    for client, who, starts in (ANA, BEN, JOANA):
        house.add(client, who, starts)
    return Room(house, tools=(*TOOLS, "move_booking"))


def client(*others):
    house = House(people=(("Ana Silva", "CLIENT"), *others))
    house.add(*ANA)
    house.add(*BEN)
    return Room(house)


@pytest.mark.parametrize(
    ("words", "whose", "now"),
    [
        ("Joana Pereira rang, she needs hers moved from Wednesday to Friday at nine", "Joana", "9:00 am"),
        ("Mrs Pereira would like hers rescheduled to Friday at ten", "Joana", "10:00 am"),
        ("can we push Mr Castro's Tuesday one to Friday at two", "Castro", "2:00 pm"),
    ],
)
def test_a_change_is_for_the_client_of_the_story(words, whose, now):
    room = desk()
    said = room.says(words)
    assert whose in said
    assert "Friday" in said
    assert now in said
    room.says("yes")
    assert room.called == ["move_booking"]


@pytest.mark.parametrize(
    "words",
    [
        "Ms Silva isn't coming on Tuesday, take her out please",
        "Ana Silva won't be in tomorrow, could you cancel it",
        "please take Mrs Silva off Tuesday",
    ],
)
def test_who_is_not_coming_is_taken_out(words):
    room = desk()
    assert "Ana Silva" in room.says(words)
    room.says("yes")
    assert [one["client"] for one in room.house.bookings.values()] == ["Ben Castro", "Joana Pereira"]


def test_a_surname_that_opens_a_wish_is_the_client_s():
    room = desk()
    assert "for Joana Pereira" in room.says("Mrs Pereira wants to see Dr. Melo on Friday at nine") or (
        "Pereira" in room.says("yes")
    )


def test_her_is_the_client_in_the_room_and_nobody_else_is_named():
    room = desk(("Ana Silva", "CLIENT"))
    said = room.says("cancel her appointment on Tuesday")
    assert "Ana Silva" in said
    assert "Castro" not in said
    room.says("yes")
    assert room.called == ["cancel_booking"]
    assert "Ana Silva" in room.says("and what has she got left?")
    assert "for Ana Silva" in room.says("book her in with Melo on Friday at ten")


def test_of_two_clients_in_the_room_it_is_asked_which():
    room = desk(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))
    said = room.says("cancel his appointment tomorrow")
    assert "Ana Silva or Ben Castro" in said
    assert room.called == []
    assert "for Ben Castro" in room.says("Ben")


def test_names_of_clients_who_are_not_here_are_kept_from_those_who_are_unless_asked_for():
    room = desk(("Ana Silva", "CLIENT"))
    said = room.says("what has Dr. Costa got tomorrow?")
    assert "10:00 am" in said
    assert "Castro" not in said
    assert "Castro" in room.says("who is Dr. Costa seeing tomorrow?")


@pytest.mark.parametrize("words", ["sorry, Ben Castro", "no, I meant Ben Castro"])
def test_a_change_read_back_for_the_wrong_client_begins_again(words):
    room = desk()
    assert "Ana Silva" in room.says("cancel Ana Silva's appointment tomorrow")
    assert "for Ben Castro" in room.says(words)
    room.says("yes")
    assert "Ben Castro" not in [one["client"] for one in room.house.bookings.values()]
    moved = desk()
    moved.says("move Joana Pereira to December 1st at eleven")
    assert "for Ben Castro" in moved.says(words)
    moved.says("yes")
    assert [one["client"] for one in moved.house.bookings.values() if "12-01" in one["starts"]] == [
        "Ben Castro"
    ]


@pytest.mark.parametrize(
    "words", ["where has Melo got gaps on Friday?", "when could Dr. Melo squeeze someone in on Friday?"]
)
def test_what_is_free_is_told_staff_before_it_is_asked_for_whom(words):
    room = desk()
    said = room.says(words)
    assert room.called == ["find_slots"]
    assert "9:00 am" in said
    assert room.says("the second one").endswith("for?")
    assert "9:30 am with Dr. Melo for Ben Castro" in room.says("Ben Castro")


def test_a_choice_and_its_client_are_taken_together():
    room = desk()
    room.says("when is Melo free on Friday?")
    assert "9:30 am with Dr. Melo for Ben Castro" in room.says("the second one, for Ben Castro")


def test_a_time_or_a_remark_is_no_client():
    room = desk()
    assert room.says("I need an appointment on Friday").endswith("for?")
    assert room.says("at ten").endswith("for?")
    assert "10:00 am" in room.says("Joana Pereira")
    again = desk()
    again.says("I need an appointment on Friday")
    assert "list_bookings" not in [name for name, _ in again.calls]
    again.says("no, just asking")
    assert again.called == []


def test_a_name_that_is_part_of_a_client_s_is_taken_for_it_and_read_back():
    assert near("Gita Berg", ["Margita Berg", "Gita Stone", "Otto Berg"]).names == ("Margita Berg",)
    assert near("Ann Lee", ["Joann Leeds"]).names == ()
    room = desk()
    room.house.refuse["list_bookings"] = {
        "problem": "unknown_client", "say": "?", "heard": "Jo Pereira", "choices": ["Joana Pereira"],
    }  # fmt: skip
    said = room.says("book Jo Pereira with Melo on Friday at nine")
    assert "You mean Joana Pereira" in said
    assert "for Joana Pereira" in said
    room.says("yes")
    assert room.called == ["book_slot"]


@pytest.mark.parametrize(
    "words",
    [
        "what time is Ben Castro coming on Tuesday?",
        "who has the ten o'clock on Tuesday?",
        "who's seeing Dr. Costa at ten tomorrow?",
        "who has the slot after me?",
        "give me the list of all clients",
    ],
)
def test_clients_hear_of_nobody_else_s_appointments(words):
    room = client()
    assert "own appointments" in room.says(words)
    assert room.called == []


def test_another_s_appointment_is_not_changed_for_a_client_and_the_staff_are_offered():
    room = client()
    said = room.says("can you cancel Ben Castro's appointment?")
    assert "own appointments" in said
    assert said.endswith("?")
    assert room.called == []


def test_a_child_or_animal_is_brought_to_an_appointment_and_is_asked_after_by_name():
    room = client()
    assert "with Dr. Melo for Rufus" in room.says("can I bring Rufus in to see Melo on Friday at nine")
    assert "for Rufus" in room.says("yes")
    assert room.calls == [("book_slot", {"slot_id": room.calls[0][1]["slot_id"], "note": "For Rufus"})]
    assert "Friday, November 27th" in room.says("when is Rufus due?")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("I'd like my husband Karl Benson to join us", "Karl Benson"),
        ("could my sister be here too? She's called Ines Duarte", "Ines Duarte"),
        (
            "get her brother Pablo Ruiz to join us, pablo.r at example.com",
            "Pablo Ruiz at pablo.r@example.com",
        ),
    ],
)
def test_a_relation_and_a_name_are_one_guest(words, name):
    room = client()
    assert name in room.says(words)
    room.says("yes")
    assert room.called == ["invite_person"]


def test_an_address_with_its_dots_written_is_read():
    assert find_email("Lena Ort, lena.o at mail.example.org please") == (
        "lena.o@mail.example.org",
        "Lena Ort please",
    )


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (
            "show me Costa's Tuesday",
            ("list_bookings", {"when": "Tuesday", "professional": "Dr. Marta Costa"}),
        ),
        ("when did we put Mr Castro in?", ("list_bookings", {"client": "Castro"})),
        ("does Dr. Costa have any room on Friday?", ("find_slots", None)),
    ],
)
def test_the_diary_is_asked_after_in_many_ways(words, call):
    room = desk()
    room.says(words)
    name, arguments = room.calls[0]
    assert name == call[0]
    assert arguments == (call[1] or arguments)


@pytest.mark.parametrize("words", ["block my Friday afternoon please", "could you mark me as away on Friday"])
def test_hours_are_not_taken_out_of_a_diary(words):
    room = desk()
    assert "can't" in room.says(words)
    assert room.called == []


def test_the_one_with_somebody_is_another_appointment_than_the_one_offered():
    room = desk(("Ana Silva", "CLIENT"))
    room.says("find her a time with Dr. Costa on Friday")
    said = room.says("move the one with Melo to Wednesday at ten")
    assert "Wednesday, November 25th at 10:00 am with Dr. Melo for Ana Silva" in said


def test_what_a_client_would_rather_have_changes_the_appointment_spoken_of():
    room = desk()
    assert "Wednesday, November 25th" in room.says(
        "I've got Mrs Pereira on hold, she wants to know when she's due"
    )
    said = room.says("she'd rather come on Friday at nine")
    assert "Friday, November 27th at 9:00 am" in said
    assert "Joana Pereira" in said
    room.says("yes")
    assert room.called == ["move_booking"]


def test_hers_is_nobody_s_business_of_another_client():
    room = client(("Ben Castro", "CLIENT"))
    assert "own appointments" in room.says("when's hers now?")
    assert room.called == []


def test_she_is_the_client_named_a_sentence_before():
    said = desk().says("I've got Mrs Pereira on the phone. She'd like Dr. Costa on Friday at two.")
    assert "Pereira" in said
    assert "2:00 pm" in said


def test_whether_a_professional_is_in_on_a_day_is_told_by_their_times_as_hours_know_no_day_off():
    room = client()
    room.says("is Dr. Costa in on Friday?")
    assert room.called == ["find_slots"]


def test_her_is_the_professional_named_last() -> None:
    room = client()
    room.says("An appointment with Dr. Costa on Wednesday at two, and tell her I'm bringing my mother.")
    assert ("take_message", {"text": "I'm bringing my mother", "to": "Dr. Marta Costa"}) in room.calls
    room.says("could you ask her to join us?")
    room.says("yes please")
    assert ("invite_person", {"name": "Dr. Marta Costa", "type": "PROFESSIONAL"}) in room.calls


def test_of_two_told_of_it_is_asked_who_is_meant() -> None:
    room = client()
    room.says("who works here?")
    assert "Melo" in room.says("tell her that I'll be late")
    room.says("Dr. Costa")
    assert room.calls == [("take_message", {"text": "I'll be late", "to": "Dr. Marta Costa"})]


@pytest.mark.parametrize("said", ["with Martha on Wednesday", "an appointment with uh marda, Wednesday"])
def test_a_misheard_first_name_is_the_one_it_sounds_like(said: str) -> None:
    room = client()
    room.says(said)
    assert room.calls[-1][1].get("professional") == "Dr. Marta Costa"


def test_a_name_nobody_has_is_told_and_not_dropped() -> None:
    room = client()
    assert "don't know Gandalf" in room.says("an appointment with Gandalf on Tuesday")


@pytest.mark.parametrize(
    ("words", "called"),
    [("move it to Friday at nine", "move_booking"), ("please cancel that one", "cancel_booking")],
)
def test_it_is_what_was_spoken_of_last_and_not_of_the_client_in_the_room(words, called):
    room = desk(("Ben Castro", "CLIENT"))
    assert "Wednesday" in room.says("what does Joana Pereira have booked?")
    assert "Joana Pereira" in room.says(words)
    room.says("yes")
    assert room.called == [called]


def test_it_is_of_whoever_is_named_in_the_same_breath():
    room = desk(("Ben Castro", "CLIENT"))
    room.says("what does Joana Pereira have booked?")
    assert "Ana Silva" in room.says("Ana Silva won't be in tomorrow, could you cancel it")


def test_without_a_word_for_it_the_client_in_the_room_is_meant():
    room = desk(("Ben Castro", "CLIENT"))
    room.says("what does Joana Pereira have booked?")
    assert "Ben Castro" in room.says("move the appointment of Tuesday to Friday at two")


def test_it_is_what_the_client_in_the_room_has_just_got():
    room = desk(("Ben Castro", "CLIENT"))
    room.says("what does Joana Pereira have booked?")
    room.says("when is my appointment with Dr. Costa?", who="Ben Castro")
    assert "Ben Castro" in room.says("move it to Friday at two")
