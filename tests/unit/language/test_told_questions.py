"""Questions that are told and not asked, and what only sounds like one."""

import pytest

from embedded.language.meeting import read_meeting
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.sentences.indirect import direct
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

FACTS = {
    "Parking": "There is a yard behind the shop.",
    "Norway": "For Norway a horse needs a tapeworm treatment.",
    "Bring": "Bring your old shoes.",
}


def room(**facts):
    return Room(House(facts=dict(FACTS), **facts))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("if I can park there", "can I park there"),
        ("whether you take cards", "do you take cards"),
        ("what she needs", "what does she need"),
        ("how he would get in", "how would he get in"),
        ("what to wear", "what should I wear"),
        ("whether my son has to pay", "does my son have to pay"),
    ],
)
def test_a_told_question_is_put_in_the_order_of_an_asked_one(told, asked):
    assert direct(told) == asked


@pytest.mark.parametrize(
    "words",
    [
        "my aunt comes by van and I'm wondering where she can find parking",
        "no clue what parking would cost",
        "I was wondering about parking",
        "I've no idea whether you have parking",
    ],
)
def test_what_somebody_says_not_to_know_of_the_house_is_looked_up(words):
    here = room()
    assert "yard" in here.says(words)
    assert here.called == ["entity_facts"]


@pytest.mark.parametrize(
    "words",
    [
        "I don't know if I can make Thursday",
        "I'm not sure if that works",
        "I don't know when I'm free",
        "I wonder if Dr. Melo has time on Friday",
        "not sure what day suits me",
    ],
)
def test_what_only_the_speaker_can_know_is_no_question_of_the_house(words):
    here = room()
    here.says("an appointment with Dr. Melo on Wednesday please")
    here.says(words)
    assert "entity_facts" not in here.called


def test_a_question_points_at_the_case_told_before_it_which_was_no_wish():
    here = room()
    here.says("we're taking the horse to Norway in March")
    assert "tapeworm" in here.says("and I've no idea what she needs for that")
    here.says("an appointment with Dr. Melo on Thursday at ten please")
    here.says("yes")
    assert [one["starts"] for one in here.house.bookings.values()] == ["2026-11-26T10:00"]


def test_a_yes_with_a_but_stays_held_back():
    here = room()
    here.says("an appointment with Dr. Melo on Thursday at ten please")
    here.says("yes but I don't know where I can find parking")
    assert here.house.bookings == {}


def test_no_idea_is_no_refusal():
    meeting = room()
    heard = understand("no clue if I must fast before", read_meeting(meeting.messages[0]["content"]))
    assert heard.assent is Assent.NONE
