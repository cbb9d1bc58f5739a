"""Small words, habits of speech and false starts around what is asked."""

import pytest

from tests.unit.language.house import TOOLS, House, Room
from tests.unit.language.rooms import desk, looked_for

pytestmark = pytest.mark.unit
KINDS = {"Trial lesson": 30, "Theory class": 45}


def a_room(**facts):
    return Room(House(services=dict(KINDS), **facts))


@pytest.mark.parametrize("yes", ["Hapana, yes, book it", "Jaldi! Yes please"])
def test_a_word_of_another_language_ahead_of_a_yes_takes_nothing_from_it(yes):
    here = a_room()
    here.says("a trial lesson with Dr. Melo on Thursday at ten, please")
    here.says(yes)
    assert here.called == ["book_slot"]


@pytest.mark.parametrize("said", ["Maybe, yes", "Friday, yes", "Costa, yes"])
def test_a_doubt_a_day_or_a_name_ahead_of_a_yes_is_heard(said):
    here = a_room()
    here.says("a trial lesson with Dr. Melo on Thursday at ten, please")
    here.says(said)
    assert "book_slot" not in here.called


@pytest.mark.parametrize(
    "asked",
    [
        "My tooth was out on Monday, and I wonder, is there a waiting period for divers after that?",
        "We are quite a crowd. How many of us fit on the terrace?",
        "If I take the theory class, the notes, how long do they stay up?",
    ],
)
def test_a_question_behind_a_story_goes_to_the_documents(asked):
    here = a_room()
    here.says(asked)
    assert here.called == ["entity_facts"]


def test_how_many_minutes_is_how_long():
    here = a_room()
    assert "45 minutes" in here.says("how many minutes is the theory class?")


def test_a_false_start_hides_no_invitation():
    here = a_room()
    said = here.says("my aunt keeps asking me, could she, well, could you get Min-jun Lee in here with us?")
    assert "Min-jun Lee" in said


def test_everything_somebody_has_is_told():
    house = House(services=dict(KINDS))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Trial lesson")
    assert "November 26" in Room(house).says("right, read me back all that I've got with you")


def test_what_staff_say_it_is_for_is_no_client():
    here = desk(services={"Hoof trim": 30})
    assert "Ben Castro" in here.says("Ben Castro needs a hoof trim for his pony, on Thursday at eleven")


def test_doc_is_a_doctor():
    here = desk()
    said = here.says("Mornin'. Who does Doc Melo have on Tuesday?")
    assert "Ana Silva" in said
    assert "Ben Castro" in said


def test_a_part_of_the_day_goes_with_its_day():
    house = House(services=dict(KINDS))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Trial lesson")
    here = Room(house)
    here.says(
        "there is a storm from Wednesday night. The trial lesson on Thursday, put it on Friday at nine."
    )
    assert looked_for(here)["when"] == "Friday at nine"


def test_hours_of_the_house_are_no_times_of_an_appointment():
    here = a_room()
    here.says("what are the feeding hours on a Saturday?")
    assert here.called == ["entity_facts"]


def test_who_is_refused_is_not_taken_for_being_named_again():
    here = a_room()
    here.says(
        "a trial lesson on Wednesday, with Costa, not Melo, Melo never stops talking. Two in the afternoon?"
    )
    assert looked_for(here)["professional"] == "Dr. Marta Costa"


def test_what_it_is_for_is_no_other_wish_behind_a_yes():
    here = a_room()
    here.says("a trial lesson with Dr. Melo on Thursday at ten, please")
    assert "staff" not in here.says("yes, book the old banjo")
    assert here.called == ["book_slot"]


def test_what_is_not_written_yet_is_moved_by_its_wish():
    here = a_room()
    here.says("a trial lesson with Dr. Melo on Thursday at ten, please")
    here.says("Oh! On Thursday my son sits an exam. Please move my trial lesson to Friday at nine.")
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-27T09:00"]


def test_who_died_is_no_late_hour():
    here = a_room()
    here.says("It was my late uncle's banjo, I would like a trial lesson on Friday")
    assert looked_for(here)["when"] == "Friday"


def test_a_weekday_with_its_date_is_that_day():
    here = a_room()
    here.says("a trial lesson with Dr. Melo, please")
    here.says("Wednesday. Wednesday the second, at ten.")
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-12-02T10:00"]


def test_who_may_only_look_is_told_so_at_once():
    here = Room(House(rights=()))
    said = here.says("book Ben Castro on Friday at nine")
    assert "look" in said
    assert here.called == []


def test_what_is_done_with_an_appointment_names_no_kind_of_it():
    house = House(services={"Wheel alignment": 30, "Tyre change": 30})
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Wheel alignment")
    here = Room(house, tools=(*TOOLS, "move_booking"))
    here.says("could you move it to eleven on Thursday?")
    here.says("yes, change it for me")
    assert [one["starts"] for one in house.bookings.values()] == ["2026-11-26T11:00"]


def test_a_greeting_ahead_of_a_question_is_no_morning():
    here = desk()
    here.says("Morning. What does Dr. Melo have on Tuesday?")
    assert dict(here.calls)["list_bookings"]["when"] == "Tuesday"


@pytest.mark.parametrize(
    "said",
    [
        "No, forget it. What appointments do I have?",
        "No, leave it then. When is my next appointment?",
    ],
)
def test_what_is_asked_behind_a_no_is_told(said):
    house = House(services=dict(KINDS))
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Trial lesson")
    here = Room(house, tools=(*TOOLS, "move_booking"))
    here.says("could you move it to eleven on Thursday?")
    assert "10:00 am" in here.says(said)
    assert [one["starts"] for one in house.bookings.values()] == ["2026-11-26T10:00"]
