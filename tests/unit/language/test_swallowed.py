"""What is wished for next is no answer to what was open, and what is let go does not come back."""

import pytest

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit


def salon(*, told="Dr. Rui Melo", bookings=()):
    """A house with three kinds, of which Dr. Costa alone gives one and Dr. Melo the others."""
    house = House(services={"Perm": 60, "Haircut": 30, "Beard trim": 30})
    for client, who, starts, kind in bookings:
        house.add(client, who, starts, service=kind)
    able = {"Dr. Rui Melo": ["Haircut", "Beard trim"], "Dr. Marta Costa": ["Perm", "Beard trim"]}
    staff = [{"name": name, "department": "Cardiology", "services": kinds} for name, kinds in able.items()]
    find = house.find_slots

    def find_slots(when="", service=None, professional=None, **rest):
        if service and professional and service not in able[professional]:
            return {
                "problem": "not_offered_by",
                "say": "No.",
                "professional": professional,
                "service": service,
            }
        return find(when, service, professional, **rest)

    house.find_slots = find_slots
    return Room(house, tools=(*TOOLS, "move_booking"), professionals=staff)


def test_another_kind_goes_back_to_whom_was_wished_for_first():
    here = salon()
    assert "doesn't offer" in here.says("a perm with Melo on Thursday at ten")
    said = here.says("oh, right. just a haircut then")
    assert here.calls[-1][1]["professional"] == "Dr. Rui Melo"
    assert "Shall" in said or "Would" in said
    assert "Haircut" in said


def test_another_kind_with_another_time():
    here = salon()
    here.says("a perm with Melo on Thursday at ten")
    said = here.says("fine, I'll take a beard trim instead, Thursday at eleven")
    assert here.calls[-1][1] == {**here.calls[-1][1], "professional": "Dr. Rui Melo", "service": "Beard trim"}
    assert "11:00 am" in said


def test_a_yes_to_the_other_professional_stays_one():
    here = salon()
    here.says("a perm with Melo on Thursday at ten")
    here.says("yes please")
    assert here.calls[0][1]["professional"] == "Dr. Marta Costa"
    assert here.calls[0][1]["service"] == "Perm"


BOTH = "I'd like a perm on Wednesday at two and a haircut on Thursday at ten"


@pytest.mark.parametrize(
    "words",
    [
        "hm, the haircut, no, forget the haircut. Just the perm.",
        "actually just the perm",
        "only the perm, please. Skip the haircut.",
        "oh, drop the haircut",
        "oh, leave out the haircut, I'll do that another time",
    ],
)
def test_of_two_wishes_the_one_named_is_let_go(words):
    here = salon()
    assert "Perm" in here.says(BOTH)
    said = here.says(words)
    assert "the Perm?" in said
    assert "Haircut" not in said
    here.says("yes")
    assert [one["service"] for one in here.house.bookings.values()] == ["Perm"]


def test_the_one_at_hand_is_let_go_and_the_other_stays():
    here = salon()
    here.says(BOTH)
    said = here.says("no, forget the perm, just the haircut")
    assert "the Haircut?" in said


def test_a_yes_beside_what_is_let_go_stays_a_yes():
    here = salon()
    here.says(BOTH)
    here.says("yes, and forget the haircut")
    assert [one["service"] for one in here.house.bookings.values()] == ["Perm"]


TRIM = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00", "Beard trim")


def test_the_first_slot_beside_a_day_is_read_back():
    here = salon(bookings=[TRIM])
    said = here.says("my trim tomorrow, can I come on Thursday instead? The first slot.")
    assert "Thursday, November 26th at 9:00 am" in said
    assert "9:30" not in said
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-26T09:00"]


def test_the_first_slot_of_a_new_one():
    said = salon().says("a haircut on Thursday please, the first one you've got")
    assert "Thursday, November 26th at 9:00 am" in said
    assert "9:30" not in said


def test_a_first_visit_is_no_first_slot():
    said = salon().says("I'd like a haircut on Thursday, it's my first time here")
    assert "9:30" in said


def test_another_kind_beside_a_move_waits_and_is_not_moved_to():
    here = salon(bookings=[TRIM])
    here.says("can you move my beard trim to Thursday?")
    said = here.says("and a haircut for me on Friday at ten")
    assert "Haircut" not in str(here.calls)
    assert "Thursday" in said
    here.says("nine o'clock")
    said = here.says("yes")
    assert "Friday, November 27th at 10:00 am" in said
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-26T09:00"]


def test_what_was_just_told_is_put_off_and_not_what_is_offered():
    here = salon(bookings=[TRIM])
    here.says("I'd like a haircut on Thursday")
    here.says("when is my beard trim?")
    said = here.says("push it to eleven, please")
    assert here.calls[-1][1]["moving"] == "b1"
    assert "Beard trim" in said


def test_what_is_offered_is_put_off_where_nothing_else_was_told():
    here = salon(bookings=[TRIM])
    here.says("I'd like a haircut on Thursday at ten")
    said = here.says("push it to eleven, please")
    assert "the Haircut?" in said


def test_a_message_about_that_carries_the_question():
    here = salon()
    here.says("Do you also sell old mirrors?")
    here.says("Okay, could you ask Melo about that for me? It's for a theatre.")
    assert here.house.messages == [("Dr. Rui Melo", "Do you also sell old mirrors? It's for a theatre")]


def test_a_yes_with_a_message_about_that_carries_the_question_once():
    here = salon()
    here.says("Can you dye a wig?")
    here.says("yes, and ask Melo about that, I want it green")
    assert here.house.messages == [("Dr. Rui Melo", "Can you dye a wig? I want it green")]


def test_a_message_about_a_thing_that_is_named_stays_as_it_is():
    here = salon()
    here.says("Do you also sell old mirrors?")
    here.says("could you ask Melo about that stool I saw?")
    assert "stool I saw" in here.house.messages[0][1]


def test_a_price_asked_in_the_past_tense_is_looked_up_beside_an_offer():
    here = salon()
    here.says("a haircut on Thursday")
    here.says("how much was that?")
    assert here.called == ["entity_facts"]
    assert "Haircut" in here.calls[0][1]["question"]


def test_what_was_that_is_said_again():
    here = salon()
    said = here.says("a haircut on Thursday")
    assert "9:30" in said
    assert "9:30" in here.says("sorry, what was that?")
    assert here.called == []


def test_an_order_for_one_of_several_is_asked_which_and_keeps_the_wish():
    here = salon()
    here.says("a haircut on Thursday")
    said = here.says("phew, right then, book it")
    assert here.called == []
    assert "9:30" in said
    assert here.says("the second one").endswith("the Haircut?")
