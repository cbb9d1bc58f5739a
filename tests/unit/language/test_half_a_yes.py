"""Half a yes: what is liked, known, put off or asked about writes nothing; a yes beside it still does."""

import pytest

from embedded.language.understanding.answers.reserve import is_firm, withholds
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, starts, with_bookings

pytestmark = pytest.mark.unit

KINDS = {"Massage": 30, "Pedicure": 30}
READ_BACK = "A massage with Dr. Melo on Thursday at ten, please."
WRITES = {"book_slot", "move_booking", "cancel_booking", "invite_person", "take_message"}


def offered(wish=READ_BACK):
    room = Room(House(services=KINDS), tools=MOVING)
    assert room.says(wish).endswith("?")
    return room


def wrote(room):
    return WRITES & {*room.called}


@pytest.mark.parametrize(
    "words",
    [
        "No problem, we'll leave the scooter outside.",
        "Perfect, then my sister can drive me.",
        "That's fine, I live round the corner.",
        "Lovely, that's more than I hoped for.",
        "Great, the tram it'll be. And what should I wear?",
        "Two hours is plenty, that's nice.",
        "The garage is fine.",
        "Fine, thank you.",
        "Yes, I know that street.",
    ],
)
def test_a_remark_on_what_was_told_is_no_yes_to_the_offer_behind_it(words):
    room = offered()
    assert "garage" in room.says("Is there parking?")
    room.says(words)
    assert not wrote(room), words
    room.says("Yes, book it.")
    assert room.called[:1] == ["book_slot"], words


@pytest.mark.parametrize(
    "words",
    [
        "Great. Yes, please.",
        "Perfect, book it.",
        "Okay, thanks. Then Thursday at ten, please.",
        "Good. Go ahead.",
    ],
)
def test_a_yes_behind_a_remark_is_one(words):
    room = offered()
    room.says("Is there parking?")
    room.says(words)
    assert wrote(room) == {"book_slot"}, words


def test_what_is_liked_after_an_answer_without_the_offer_is_asked_back():
    room = offered()
    room.says("Is there parking?")
    room.says("Do you take the insurance?")
    assert "?" in room.says("Wonderful.")
    assert not wrote(room)
    room.says("Yes.")
    assert wrote(room) == {"book_slot"}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Sounds good, is it dear?", True),
        ("Works for me. How much would that be?", True),
        ("No problem, I'll bring my own towel. What do you charge?", True),
        ("Yes please, and what do you charge?", False),
        ("Great, book it, and how do I get there?", False),
    ],
)
def test_a_question_beside_mere_liking_is_answered_first(words, asked):
    room = offered()
    room.says(words)
    assert "entity_facts" in room.called
    assert ("book_slot" not in room.called) is asked, words


@pytest.mark.parametrize(
    "words",
    [
        "Yes, as soon as my shift is settled.",
        "Yes, once my boss has agreed.",
        "Sure, after I've talked to my husband.",
        "Great, I'll let you know.",
        "Yes, I'll ring you back.",
        "Good, I have to check with my mother first.",
        "Yes, probably.",
        "Yes, I thought as much.",
        "Yeah, that's the trouble.",
        "Yes, we did that before Christmas, so they said.",
        "Yes, Dad, coming.",
        "Yes, sweetheart, put your shoes on.",
        "Sure, why would anybody pay that?",
        "Yes, forget it.",
        "No problem, I'll ask her myself.",
    ],
)
def test_a_yes_that_waits_owns_to_something_or_is_for_others_writes_nothing(words):
    room = offered()
    room.says(words)
    assert not wrote(room), words


@pytest.mark.parametrize(
    "words",
    [
        "Yes please, darling.",
        "Yes, I know, book it.",
        "Yes, I'd love that, I'll tell my sister.",
        "Yes, that's what I want.",
        "Yes, I'll come by myself.",
        "Yes, and once a week would be great.",
    ],
)
def test_what_only_sounds_held_back_is_a_yes(words):
    assert not withholds(words), words


@pytest.mark.parametrize(
    "words", ["we'll take the stairs", "Great, is it far?", "perfect", "let's leave the dog"]
)
def test_liking_is_not_firm(words):
    assert not is_firm(words)


@pytest.mark.parametrize(
    "words",
    [
        "Hm, no. Leave that, I'll talk to my partner tonight.",
        "Oh, leave it for now, we'll see.",
        "Actually, forget it, I'll phone them on Friday.",
    ],
)
@pytest.mark.parametrize(
    "wish", [READ_BACK, "A massage with Dr. Melo on Wednesday.", "Can you invite Dr. Costa?"]
)
def test_who_puts_the_matter_by_is_left_alone(wish, words):
    room = offered(wish)
    room.says(words)
    assert room.called == [], words
    room.says("Yes.")
    assert not wrote(room), words


@pytest.mark.parametrize(
    "words", ["No problem, I'll look it up.", "That's okay, we'll ask around.", "Yes, I thought so."]
)
def test_an_unanswered_question_is_passed_on_for_a_clear_yes_only(words):
    room = Room()
    assert "?" in room.says("Do you have a crèche?")
    room.says(words)
    assert not wrote(room), words


@pytest.mark.parametrize(
    "words",
    [
        "Yes, is there a fee?",
        "Yes, is half past eleven free?",
        "Yes, eleven.",
        "Yes, unless he has time on Friday.",
        "Sure, but could it be later?",
        "No worries, it was only a pedicure. What's the charge?",
    ],
)
def test_a_cancelling_is_not_done_for_a_yes_with_a_doubt(words):
    room = with_bookings(("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Massage"), services=KINDS)
    room.says("Please cancel my massage on Thursday.")
    room.says(words)
    assert not wrote(room), words
    assert starts(room) == ["2026-11-26T10:00"]


@pytest.mark.parametrize("words", ["Yes, cancel it.", "Yes, never mind."])
def test_a_move_is_not_done_for_a_yes_to_something_else(words):
    room = with_bookings(("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Massage"), services=KINDS)
    assert "move" in room.says("Can you move my massage on Thursday to Friday at eleven?")
    room.says(words)
    assert not wrote(room), words


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Yes, but leave Friday.", ["2026-11-27T10:00"]),
        ("Sure, only keep Friday.", ["2026-11-27T10:00"]),
        ("Yes, well, Thursday.", ["2026-11-26T10:00", "2026-11-27T10:00"]),
        ("Yes, or is Monday at eleven free?", ["2026-11-26T10:00", "2026-11-27T10:00"]),
        ("Yes, both.", []),
    ],
)
def test_of_all_only_what_was_agreed_to_is_cancelled(words, left):
    both = [("Ana Silva", "Dr. Rui Melo", f"2026-11-{day}T10:00", "Massage") for day in (26, 27)]
    room = with_bookings(*both, services=KINDS)
    room.says("Please cancel both my appointments.")
    room.says(words)
    assert starts(room) == left, words


@pytest.mark.parametrize(
    ("words", "made"), [("Great.", 0), ("Lovely, we'll go together then.", 0), ("Yes, please.", 1)]
)
def test_what_is_liked_after_others_spoke_is_no_yes_to_the_agent(words, made):
    people = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))
    room = Room(House(services=KINDS, people=people), tools=MOVING)
    room.says(READ_BACK)
    room.says("I could give you a lift.", who="Ben Castro", manner="aside")
    room.says(words)
    assert len(room.house.bookings) == made, words
