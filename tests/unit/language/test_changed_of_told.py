"""An appointment that was told or asked after is changed by what is said next, and no second one is made."""

import pytest

from embedded.language.understanding.sentences.text import mend
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

KINDS = {"Cut": 30, "Colour": 30, "Wedding Hair": 30}
CUT = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T14:00", "Cut")


def room(*bookings):
    return with_bookings(*(bookings or (CUT,)), services=KINDS)


@pytest.mark.parametrize(
    "words",
    [
        "I've got a haircut tomorrow, I think?",
        "We've something tomorrow with Dr. Melo, haven't we?",
        "I'm down for tomorrow at two, am I not?",
        "There's a cut for my son tomorrow, isn't there?",
        "I had something tomorrow, hadn't I?",
        "My calendar says tomorrow at two, is that right?",
        "You've got me tomorrow, if I recall correctly?",
        "Isn't there something for my son tomorrow with Dr. Melo?",
        "Don't I have something tomorrow?",
        "My cut, that's tomorrow, right?",
        "My dog's cut is tomorrow, isn't it?",
    ],
)
def test_what_is_taken_to_stand_is_told_from_the_diary(words):
    here = room()
    said = here.says(words)
    assert here.called == ["list_bookings"]
    assert "Tuesday, November 24th at 2:00 pm" in said


@pytest.mark.parametrize(
    "words",
    [
        "Would three be free as well? I'd rather have that.",
        "Is there something at, um, three, same day?",
        "Is three possible too?",
        "Anything at three that day?",
    ],
)
def test_another_hour_is_a_change_of_what_was_just_confirmed(words):
    here = room()
    here.says("I've a cut tomorrow at two, don't I?")
    assert "Tuesday, November 24th at 3:00 pm" in here.says(words)
    here.says("Yes, move me there.")
    assert starts(here) == ["2026-11-24T15:00"]


@pytest.mark.parametrize("words", ["Is there anything at three?", "And would three be free?"])
def test_an_hour_asked_for_right_after_the_diary_was_told_is_of_that_day(words):
    here = room()
    here.says("What time am I in tomorrow?")
    assert "Tuesday, November 24th at 3:00 pm" in here.says(words)
    here.says("No, I need a second one.")
    here.says("Yes.")
    assert starts(here) == ["2026-11-24T14:00", "2026-11-24T15:00"]


def test_one_more_for_somebody_else_is_no_change():
    here = room()
    here.says("I've a cut tomorrow at two, don't I?")
    here.says("Is Dr. Melo free at three as well for my son?")
    assert "moving" not in dict(here.calls).get("find_slots", {})


def test_one_more_of_another_kind_is_no_change():
    here = room()
    here.says("I've a cut tomorrow at two, don't I?")
    here.says("I also need a colour with Dr. Melo on Thursday at nine.")
    here.says("Yes, please.")
    assert starts(here) == ["2026-11-24T14:00", "2026-11-26T09:00"]


@pytest.mark.parametrize(
    "words",
    ["Yes, please move it.", "Yes, swap it.", "Yes, instead of the one tomorrow.", "Please change mine."],
)
def test_what_shall_take_the_place_of_one_that_stands_is_read_back_as_a_move(words):
    here = room()
    here.says("I'd like a cut with Dr. Melo on Thursday at nine.")
    said = here.says(words)
    assert "book_slot" not in here.called
    assert "Tuesday, November 24th at 2:00 pm" in said
    here.says("Yes.")
    assert starts(here) == ["2026-11-26T09:00"]


def test_the_one_picked_among_several_takes_its_place():
    here = room()
    here.says("Is there anything for a cut with Dr. Melo on Thursday?")
    here.says("Half past nine would be better, yes, swap it.")
    here.says("Yes.")
    assert starts(here) == ["2026-11-26T09:30"]


def test_where_none_stands_it_is_offered_again():
    here = with_bookings(services=KINDS)
    here.says("I'd like a cut with Dr. Melo on Thursday at nine.")
    assert "book the Cut?" in here.says("Yes, change it.")
    here.says("Yes.")
    assert starts(here) == ["2026-11-26T09:00"]


@pytest.mark.parametrize("words", ["Yes, instead of the one with Dr. Melo.", "Yes, in place of tomorrow's."])
def test_a_yes_that_names_what_is_moved_is_a_yes(words):
    here = room()
    here.says("Could Dr. Costa do my cut instead, on Wednesday at two?")
    here.says(words)
    assert here.called == ["move_booking"]


def test_the_kind_named_as_one_that_stands_is_moved():
    here = room()
    here.says("Is there something on Thursday?")
    here.says("So the cut, could we make it Thursday at nine?")
    here.says("Yes.")
    assert starts(here) == ["2026-11-26T09:00"]


@pytest.mark.parametrize(
    "words",
    [
        "I'm so forgetful, when is it again now?",
        "My head's like a sieve, what time was that?",
        "I never write things down, when is it then?",
        "So that's when now?",
    ],
)
def test_when_it_is_can_be_asked_behind_what_is_told_of_oneself(words):
    here = room()
    here.says("Could you move my cut to Thursday at nine?")
    here.says("Yes, please.")
    assert "Thursday, November 26th at 9:00 am" in here.says(words)
    assert "find_slots" not in here.called


@pytest.mark.parametrize(
    "words",
    [
        "What do I have to do before, something with a diary?",
        "My boss put a thing in my calendar.",
        "My schedule is a mess these days.",
    ],
)
def test_a_diary_that_is_only_spoken_of_asks_for_no_appointments(words):
    here = room()
    here.says(words)
    assert here.called != ["list_bookings"]


@pytest.mark.parametrize(
    "opening", ["Hm. Thing is, it's late.", "Ugh. Monday mornings.", "Phew. Good. Nice."]
)
def test_interjections_are_nobodys_name(opening):
    here = room()
    here.says("I've a cut tomorrow at two, don't I?")
    here.says(f"{opening} Could we go to Dr. Costa instead, Wednesday at two?")
    assert "for " not in here.says("Yes, please.").partition("with")[2]


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("is there one at, um, eight", "is there one at eight"),
        ("could we, hm, make it Friday", "could we make it Friday"),
        ("No, um, Friday", "No, Friday"),
    ],
)
def test_a_filler_parts_no_small_word_from_its_own(said, mended):
    assert mend(said) == mended
