"""Questions that lead nowhere: put twice at most, let go with what is kept, and still answered later."""

import pytest

from tests.unit.language.rooms import starts
from tests.unit.language.rooms import with_bookings as room

pytestmark = pytest.mark.unit

STANDING = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
OTHER = ("Ana Silva", "Dr. Marta Costa", "2026-11-27T13:00")
BOTH = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))


@pytest.mark.parametrize(
    "remarks",
    [
        ("yes", "yes"),
        ("you know how it goes", "the neighbours were loud again"),
        ("sure", "it was a long journey"),
    ],
)
def test_a_question_nobody_answers_is_put_twice_and_let_go_with_what_is_kept(remarks):
    here = room(STANDING)
    assert "?" in here.says("please move my appointment")
    first, second = remarks
    assert "?" in here.says(first)
    said = here.says(second)
    assert "?" not in said
    assert "new day or time" in said
    assert "Friday" in here.says("Friday at nine")
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_which_of_them_is_not_asked_for_ever():
    here = room(STANDING, OTHER)
    assert "Which" in here.says("I need to move an appointment")
    assert "Which" in here.says("it is so cold today")
    assert "Which" not in here.says("the bus was late as well")
    assert "Which" not in here.says("and the lift is broken")
    said = here.says("the Thursday one")
    assert "Thursday" in said
    assert "?" in said
    assert starts(here) == ["2026-11-26T10:00", "2026-11-27T13:00"]


@pytest.mark.parametrize("words", ["thanks", "fine, thank you", "fine", "great, thanks anyway"])
def test_thanks_end_a_question_for_a_day(words):
    here = room(STANDING)
    here.says("please move my appointment")
    said = here.says(words)
    assert "?" not in said
    assert starts(here) == ["2026-11-26T10:00"]


@pytest.mark.parametrize(
    "words", ["I really don't know yet", "I have to ask my husband", "no idea, I'll let you know"]
)
def test_who_does_not_know_the_day_yet_is_not_asked_again(words):
    here = room(STANDING)
    here.says("please move my appointment")
    assert "?" not in here.says(words)
    assert "?" not in here.says("I need to check with my boss")
    assert "9:00 am" in here.says("Friday at nine then")


def test_thanks_are_no_yes_to_what_is_read_back_and_do_not_end_it():
    here = room(STANDING)
    here.says("please move my appointment to Friday at nine")
    assert "?" in here.says("thank you")
    assert starts(here) == ["2026-11-26T10:00"]
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:00"]


def test_an_open_question_comes_back_once_after_other_matters():
    here = room(STANDING)
    here.says("please move my appointment")
    assert "?" in here.says("where can I park?")
    assert "?" not in here.says("who is in the room?")
    assert "?" not in here.says("tell Dr. Costa that my knee is better")
    assert "take_message" in here.called
    assert "Friday" in here.says("Friday at nine")


def test_an_offer_is_not_said_twice_beside_other_matters_but_a_yes_still_takes_it():
    here = room()
    here.says("an appointment with Dr. Melo on Friday at nine please")
    assert "?" in here.says("where can I park?")
    assert "?" not in here.says("what insurance do you take?")
    here.says("yes, book it")
    assert starts(here) == ["2026-11-27T09:00"]


def test_a_wish_that_came_in_between_is_done_and_the_worn_question_rests():
    here = room(STANDING)
    here.says("please move my appointment")
    here.says("yes")
    assert "?" not in here.says("please tell Dr. Costa that I am late")
    assert "?" not in here.says("and tell Dr. Melo that my knee hurts")
    assert starts(here) == ["2026-11-26T10:00"]


def test_a_new_appointment_is_no_answer_to_a_question_let_go():
    here = room(STANDING)
    here.says("please move my appointment")
    here.says("I don't know yet")
    assert "move" not in here.says("I'd also like another appointment on Friday at nine")


def test_a_statement_about_others_said_to_them_answers_nothing():
    here = room(STANDING, people=BOTH)
    here.says("please move my appointment")
    here.says("where can I park?", who="Ben Castro")
    assert here.says("He never gets up before nine.") == ""
    assert "Friday" in here.says("Ada, Friday at nine")


@pytest.mark.parametrize(
    "words", ["Friday at nine", "he could bring me on Friday at nine", "Ada, they close at nine on Friday?"]
)
def test_what_may_be_an_answer_is_heard_after_others_spoke(words):
    here = room(STANDING, people=BOTH)
    here.says("please move my appointment")
    here.says("I never sleep that long", who="Ben Castro", manner="aside")
    assert here.says(words) != ""


def test_with_nobody_in_between_a_statement_about_others_is_an_answer():
    here = room(STANDING, people=BOTH)
    here.says("please move my appointment")
    assert here.says("He never gets up before nine.") != ""


def test_an_offer_to_look_for_one_is_not_put_for_ever():
    here = room()
    assert "?" in here.says("when is my appointment?")
    here.says("well well well")
    assert "?" not in here.says("so so so")
