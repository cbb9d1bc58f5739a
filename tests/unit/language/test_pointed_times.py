"""Times and appointments that are pointed at: counted from what was asked, what stands, or what others have got."""

import pytest

from scheduling_tools.spoken_words import normalise
from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

EVERY_DAY = {"Dr. Rui Melo": {n: [(9, 16)] for n in range(5)}}


def sought(here):
    """The times looked for in the last turn."""
    return [arguments["when"] for name, arguments in here.calls if name == "find_slots"]


def taken_at_ten():
    house = House(hours=EVERY_DAY)
    house.add("Ben Castro", "Dr. Rui Melo", "2026-11-25T10:00")
    return Room(house)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("and an hour later?", "Wednesday, November 25th at 11:00 am"),
        ("could it be two hours later", "Wednesday, November 25th at 12:00 pm"),
        ("half an hour earlier then", "Wednesday, November 25th at 9:30 am"),
    ],
)
def test_an_hour_beside_a_time_that_is_taken_is_counted_from_it(words, when):
    here = taken_at_ten()
    here.says("Wednesday at ten please")
    assert when.removeprefix("Wednesday, ") in f"{sought(here)} {here.says(words)}"


def test_where_the_day_was_asked_an_hour_is_counted_from_the_offer():
    here = Room(House(hours=EVERY_DAY))
    here.says("an appointment on Wednesday please")
    assert "10:00 am" in here.says("an hour later?")


@pytest.mark.parametrize(
    "words",
    [
        "the last one she has",
        "what's the last one she's got?",
        "the last slot there is that day",
        "the last one he can do, please",
    ],
)
def test_the_last_one_there_is_is_looked_up(words):
    here = Room(House(hours=EVERY_DAY))
    here.says("an appointment on Wednesday please")
    here.says(words)
    assert sought(here)[0].startswith("as late as possible Wednesday")


@pytest.mark.parametrize("words", ["the last one", "the last one you said", "the last one he offered"])
def test_the_last_one_of_those_told_is_among_them(words):
    here = Room(House(hours=EVERY_DAY))
    here.says("an appointment on Wednesday please")
    assert "10:00 am" in here.says(words)
    assert "lastmost" not in normalise(words)


TWO = {"Fitting": 30, "Colour advice": 30}


def two_here(kinds=TWO):
    """Ana has got a fitting on Wednesday at ten; Ben is here too and has nothing."""
    house = House(hours=EVERY_DAY, services=kinds, people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    here = Room(house, tools=(*TOOLS, "move_booking"))
    here.says("I'd like a fitting on Wednesday at ten")
    assert "10:00 am" in here.says("yes please")
    return here


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Could I have the colour advice straight after hers?", "Colour advice"),
        ("And colour advice for me right after Ana, please.", "Colour advice"),
        ("I'd take the one directly after that.", "Fitting"),
        ("For me the slot after, a fitting as well.", "Fitting"),
        ("I'd like the colour advice right after her fitting.", "Colour advice"),
        ("Fit me in directly after Ana for a fitting, please.", "Fitting"),
        ("Could I book a colour advice for when she's finished?", "Colour advice"),
    ],
)
def test_a_time_is_told_from_what_somebody_else_here_has_just_got(words, kind):
    here = two_here()
    here.says(words, "Ben Castro")
    wanted = [arguments for name, arguments in here.calls if name == "find_slots"]
    assert [(one["when"], one["service"]) for one in wanted] == [
        ("Wednesday, November 25th at 10:30 am", kind)
    ]


def test_the_kind_is_the_same_for_the_next_where_it_was_wished_for_both():
    house = House(hours=EVERY_DAY, services=TWO, people=(("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT")))
    here = Room(house)
    here.says("we both need a fitting, Wednesday at ten")
    here.says("yes")
    assert "10:30" in here.says("Can I come straight after?", "Ben Castro")


@pytest.mark.parametrize(
    "words",
    [
        "I'd like a fitting right after work.",
        "I need a fitting, just after lunch.",
        "A fitting straight after my shift, please.",
        "A fitting the day after my daughter's birthday.",
        "Can I swim right after that?",
        "We're having lunch straight after.",
    ],
)
def test_what_comes_after_something_else_is_told_from_nobodys_appointment(words):
    here = two_here()
    here.says(words, "Ben Castro")
    assert "Wednesday, November 25th at 10:30 am" not in sought(here)


def test_where_the_kind_is_not_told_it_is_asked_and_the_time_kept():
    here = two_here()
    assert "Colour advice" in here.says("Can I come straight after her?", "Ben Castro")
    here.says("colour advice", "Ben Castro")
    assert sought(here) == ["Wednesday, November 25th at 10:30 am"]


def test_said_of_offers_it_corrects_their_time():
    here = two_here()
    here.says("I'd like a colour advice tomorrow", "Ben Castro")
    here.says("hmm, rather straight after hers", "Ben Castro")
    assert sought(here) == ["Wednesday, November 25th at 10:30 am"]


def both_stand():
    """A fitting on Friday at eleven, and colour advice on Tuesday at nine which was made after it."""
    here = Room(House(hours=EVERY_DAY, services=TWO), tools=(*TOOLS, "move_booking"))
    here.says("I'd like a fitting on Friday at eleven")
    here.says("yes please")
    here.says("and colour advice tomorrow at nine")
    here.says("yes")
    return here


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Could the fitting be on Wednesday instead, same time?", "Wednesday at 11:00 am"),
        ("Can my fitting go to Thursday, same time?", "Thursday at 11:00 am"),
        ("The fitting, make it an hour later.", "Friday, November 27th at 12:00 pm"),
        ("Could we make the fitting half an hour earlier?", "Friday, November 27th at 10:30 am"),
    ],
)
def test_what_is_named_by_its_kind_goes_from_its_own_time(words, when):
    here = both_stand()
    here.says(words)
    wanted = [arguments for name, arguments in here.calls if name == "find_slots"]
    assert [(one["when"], bool(one.get("moving"))) for one in wanted] == [(when, True)]


def test_another_kind_that_does_not_stand_is_a_new_one_beside_the_last():
    here = Room(House(hours=EVERY_DAY, services=TWO), tools=(*TOOLS, "move_booking"))
    here.says("I'd like a fitting on Wednesday at eleven")
    here.says("yes please")
    here.says("could the colour advice be the day after, same time?")
    wanted = [arguments for name, arguments in here.calls if name == "find_slots"]
    assert [(one["when"], one.get("moving")) for one in wanted] == [
        ("Thursday, November 26th at 11:00 am", None)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Tomorrow he has the choir. Ada, mine is when?",
        "On Friday my wife is in Boston. When is my appointment?",
        "Peter's got football on Friday, so when am I booked in?",
    ],
)
def test_a_day_told_of_somebody_else_is_not_the_day_asked_for(words):
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    assert "November 25th at 10:00" in Room(house).says(words)


def test_a_day_told_of_the_appointment_asked_for_narrows_it():
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T11:00")
    assert "11:00" in Room(house).says("I'm in on Thursday. When is my appointment?")


def told_two():
    """A fitting on Tuesday at nine and colour advice on Friday at eleven, just told."""
    house = House(hours=EVERY_DAY, services=TWO)
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00", "Fitting")
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-27T11:00", "Colour advice")
    here = Room(house, tools=(*TOOLS, "move_booking"))
    assert "two appointments" in here.says("what have I got this week?")
    return here


@pytest.mark.parametrize(
    ("words", "moving", "when"),
    [
        ("The first one is too early. Can I come at eleven?", "b1", "Tuesday, November 24th at eleven"),
        ("The second one doesn't suit me, could we do two?", "b2", "Friday, November 27th at two"),
        ("Could the last one be an hour later?", "b2", "Friday, November 27th at 12:00 pm"),
        ("Can you move the second one to Thursday?", "b2", "Thursday"),
        ("Could I have the latter on Thursday?", "b2", "Thursday"),
        ("The first is a bit early.", "b1", "Tuesday, November 24th after 9:00 am"),
    ],
)
def test_a_place_in_the_row_just_told_says_which_one_is_changed(words, moving, when):
    here = told_two()
    here.says(words)
    wanted = next(arguments for name, arguments in here.calls if name == "find_slots")
    assert (wanted.get("moving"), wanted["when"]) == (moving, when)


def test_the_one_at_a_place_that_suits_no_more_is_asked_about():
    said = told_two().says("The second one is impossible for me.")
    assert "November 27th" in said
    assert "cancel" in said


@pytest.mark.parametrize(
    "words",
    ["The first one is fine, thanks.", "What was the second one again?", "The first one, who is that with?"],
)
def test_a_place_in_the_row_that_is_only_spoken_of_changes_nothing(words):
    here = told_two()
    here.says(words)
    assert "find_slots" not in here.called


def test_later_on_a_place_is_none_of_the_row():
    here = told_two()
    here.says("where do I park?")
    here.says("I need a fitting, the first one is always best in the morning")
    assert not any(arguments.get("moving") for _, arguments in here.calls)


def test_a_day_put_in_front_is_the_one_an_appointment_stands_on():
    here = told_two()
    here.says("On Friday, could it be Thursday instead, also at eleven?")
    wanted = next(arguments for name, arguments in here.calls if name == "find_slots")
    assert (wanted.get("moving"), wanted["when"]) == ("b2", "Thursday at eleven")


def test_another_kind_named_and_shifted_is_the_one_that_stands_and_none_of_the_offers():
    here = told_two()
    here.says("I need colour advice on Wednesday")
    here.says("And the fitting, make it an hour later.")
    wanted = [arguments for name, arguments in here.calls if name == "find_slots"]
    assert [(one.get("moving"), one["when"]) for one in wanted] == [
        ("b1", "Tuesday, November 24th at 10:00 am")
    ]


def test_the_kind_on_offer_is_shifted_among_the_offers():
    here = told_two()
    here.says("I need colour advice on Wednesday at nine")
    here.says("Make it an hour later.")
    assert not any(arguments.get("moving") for _, arguments in here.calls)


def test_of_the_one_at_a_place_the_diary_is_asked():
    here = told_two()
    assert "November 27th" in here.says("And the second one is with whom?")
    assert "find_slots" not in here.called
