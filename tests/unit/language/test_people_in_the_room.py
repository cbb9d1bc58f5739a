"""Who is spoken to, who is spoken of, and what is a place: the people of a meeting told apart."""

import pytest

from embedded.language.dialogue.state import Side
from embedded.language.dialogue.who.spoken_of import side_of
from embedded.language.meeting import Meeting, Person, Professional
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.named_after import named_after
from embedded.language.understanding.who.names import find_names
from embedded.language.understanding.who.turned import without_others
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

NAMES = ["Elsbeth Graf", "Matthias Hollin", "Rui Melo"]
SERVICES = {"Passport Counter": 30, "Filling": 30}
HERS = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T09:00", "Passport Counter")
TWO = Meeting(agent="Ada", people=(Person("Ana Silva"), Person("Ben Castro")))


@pytest.mark.parametrize(
    "text",
    ["ach, in Graz", "he is in Grav then", "I come from Graz", "we live near Molin", "she went into Graz"],
)
def test_a_place_that_sounds_like_a_name_is_nobody(text: str) -> None:
    assert not find_names(text, NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("with Mrs. Graf", "Elsbeth Graf"),
        ("from Graf to Hollin", "Elsbeth Graf"),
        ("with Graff on Monday", "Elsbeth Graf"),
        ("with Mellow please", "Rui Melo"),
        ("is Holin in on Monday", "Matthias Hollin"),
    ],
)
def test_a_misheard_name_is_still_heard(text: str, name: str) -> None:
    assert find_names(text, NAMES)[0].name == name


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("yes, ten please, Ben", "yes, ten please"),
        ("is that fine, Ben Castro?", "is that fine?"),
        ("Ben, ten o'clock please", "ten o'clock please"),
        ("book it for Ben Castro, please", "book it for Ben Castro, please"),
        ("Ben Castro", "Ben Castro"),
        ("the one with Ben, on Friday", "the one with Ben, on Friday"),
    ],
)
def test_who_is_spoken_to_is_not_who_it_is_about(text: str, left: str) -> None:
    assert without_others(text, TWO, "Ana Silva") == left


@pytest.mark.parametrize(
    "text",
    [
        "who else has Dr. Melo got on Thursday? I might swap with somebody.",
        "who is Dr. Melo seeing at five?",
        "who does Dr. Melo see on Tuesday?",
        "who's she seeing before me?",
    ],
)
def test_whom_a_professional_sees_is_not_told_to_a_client_and_starts_nothing(text: str) -> None:
    said = with_bookings(services=SERVICES).says(text)
    assert "your own" in said
    assert not said.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "What's Thursday got, after nine?",
        "What's Tomorrow got?",
        "who does the fillings?",
        "who can I see on Friday?",
    ],
)
def test_a_day_is_nobody_whose_diary_is_asked_for(text: str) -> None:
    assert "your own" not in with_bookings(HERS, services=SERVICES).says(text)


def test_what_is_told_and_cannot_be_kept_is_moved_to_what_the_day_has() -> None:
    room = with_bookings(HERS, services=SERVICES)
    room.says(
        "I've got that passport thing on Wednesday and I can't, the truck's in the shop. What's Thursday got?"
    )
    room.says("ten thirty")
    room.says("yes")
    assert starts(room) == ["2026-11-26T10:30"]


@pytest.mark.parametrize(
    "text",
    [
        "My passport thing on Wednesday, drop it, I'll do it online.",
        "where were we. My passport thing on Wednesday, drop it, I'll do it online.",
        "my passport counter on Wednesday, please scrap it",
        "our passport thing on Wednesday, skip it",
    ],
)
def test_what_is_named_as_ones_own_and_dropped_is_cancelled_after_a_yes(text: str) -> None:
    room = with_bookings(HERS, services=SERVICES)
    room.says("there's a man in the hallway, he's not breathing!")
    said = room.says(text)
    assert "cancel it" in said
    assert "emergency" not in said
    assert starts(room)
    room.says("yes, cancel it")
    assert not starts(room)


@pytest.mark.parametrize(
    "text",
    ["drop it", "my passport counter on Wednesday, I can't drop it", "say that again"],
)
def test_what_names_no_appointment_to_drop_cancels_nothing(text: str) -> None:
    room = with_bookings(HERS, services=SERVICES)
    room.says(text)
    room.says("yes")
    assert starts(room)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lovely. And it is Friday now, not Wednesday?", "Yes"),
        ("so it's on Friday now?", "Yes"),
        ("and it is Thursday, not Friday?", "No"),
    ],
)
def test_what_was_settled_is_made_sure_of_though_other_things_were_asked(text: str, first: str) -> None:
    room = with_bookings(services=SERVICES)
    room.says("I'd like a filling with Dr. Melo on Friday at ten")
    room.says("yes")
    room.says("and what do I need for insurance?")
    said = room.says(text)
    assert said.startswith(first)
    assert "Friday" in said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tell him I'll be late. Melo, I mean.", "tell Melo I'll be late."),
        ("could I see her on Monday? Dr. Costa, I mean.", "could I see Dr. Costa on Monday?"),
        ("ask her if she's in, I mean Costa", "ask Costa if she's in."),
        ("let him know I'm ill. Melo, that is.", "let Melo know I'm ill."),
        ("tell her I'm late, I mean", "tell her I'm late, I mean"),
        ("tell him I'm coming. I mean it.", "tell him I'm coming. I mean it."),
        ("tell him it is Friday, Saturday I mean", "tell him it is Friday, Saturday I mean"),
        ("I want Friday. Saturday, I mean.", "I want Friday. Saturday, I mean."),
    ],
)
def test_a_name_said_behind_is_whom_the_pronoun_means(text: str, read: str) -> None:
    house = (Professional("Dr. Rui Melo"), Professional("Dr. Marta Costa"))
    assert named_after(text, Meeting(people=TWO.people, professionals=house)) == read


@pytest.mark.parametrize(
    "text",
    [
        "can mine on Wednesday go to Thursday at eleven?",
        "could mine on Wednesday be on Thursday at eleven?",
        "can ours on Wednesday be moved to Thursday at eleven?",
    ],
)
def test_the_day_of_mine_is_where_it_is(text: str) -> None:
    said = with_bookings(HERS, services=SERVICES).says(text)
    assert "Thursday, November 26th at 11:00 am" in said
    assert "replace Wednesday" in said or "from Wednesday" in said


def test_who_speaks_late_has_heard_of_whom_was_spoken() -> None:
    sides = {"Ana Silva": Side("Ana Silva", about=("Dr. Rui Melo",))}
    assert side_of(sides, "Ben Castro").about == ("Dr. Rui Melo",)
    assert side_of(sides, "Ana Silva") is sides["Ana Silva"]
    assert side_of({}, "Ben Castro").about == ()


@pytest.mark.parametrize("text", ["yes, please book mine", "yes please, book that for me", "yes, do book it"])
def test_an_order_to_book_is_never_one_to_cancel(text: str) -> None:
    room = with_bookings(services=SERVICES)
    room.says("I'd like a filling with Dr. Melo on Friday at ten")
    assert "cancel" not in room.says(text)
    room.says("yes")
    assert starts(room) == ["2026-11-27T10:00"]


@pytest.mark.parametrize("text", ["please cancel mine", "please drop mine on Wednesday"])
def test_an_order_to_cancel_stays_one(text: str) -> None:
    assert "cancel it" in with_bookings(HERS, services=SERVICES).says(text)


@pytest.mark.parametrize("day", ["what about Thursday?", "Thursday then"])
def test_a_day_that_all_offers_are_on_is_the_day_of_the_hour_said_next(day: str) -> None:
    room = with_bookings(services=SERVICES)
    room.says("I'd like a filling with Dr. Melo on Saturday")
    room.says("what have you got on Thursday?")
    room.says(day)
    assert "Thursday, November 26th at 11:30 am" in room.says("half past eleven")


@pytest.mark.parametrize(
    ("text", "clock", "old"),
    [
        ("I must move my lesson, can I do it at eleven instead, the same day?", "at eleven", ""),
        ("move my check-up at ten instead to the same day, at eleven", "at eleven", "at ten"),
    ],
)
def test_the_time_right_before_instead_is_where_it_goes(text: str, clock: str, old: str) -> None:
    frame = understand(text, TWO).frames[0]
    assert frame.when.clock == clock
    assert frame.source.clock == old
