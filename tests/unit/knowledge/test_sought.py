"""What a question asks for, and whether words give it."""

import pytest

from knowledge.sought import asked_kinds, gives, lacks, unasked

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what do I pay if I damage it?", "The driver pays the first eight thousand kronor."),
        ("how much is the deposit?", "The deposit is fifty euros in cash."),
        ("what does a room run?", "A room costs $40."),
        ("where do you send parcels?", "Parcels go out within Norway, not overseas."),
        ("what does it cost to hire skates?", "Skates can be hired at the rink for 900 krónur."),
        ("how much is a cup?", "A cup is forty ringgit."),
        ("how much is a bowl?", "A bowl is 9000 won."),
        ("is it cheaper for three weeks?", "From fourteen nights on we give a discount."),
        ("how long do you keep it?", "We keep it for six weeks."),
        ("how soon may I eat?", "Do not eat until midnight."),
        ("how deep is the basin?", "The basin is 1.4 metres deep at one end."),
        ("how warm is the hall?", "The hall is kept at nineteen degrees."),
        ("how heavy may a parcel be?", "We take parcels of up to 20 kg."),
    ],
)
def test_a_price_or_length_that_is_asked_for_is_found(question, text):
    assert asked_kinds(question)
    assert gives(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what does a course cost?", "A certificate is given for 80 percent attendance."),
        ("how long is it?", "Bring your own pillow."),
        ("how much is it?", "A course runs ten weeks."),
        ("may I bring my dog?", "A dog costs 180 dollars."),
        ("what does it cost?", "It was a case won in court."),
        ("how much is an evening?", "There is a real fire in the hall."),
        ("how deep is the basin?", "The basin is open until nine; children under ten swim with an adult."),
        ("how warm is the hall?", "The hall opens at seven."),
        ("how heavy may a parcel be?", "Parcels cost four euros."),
    ],
)
def test_what_was_not_asked_for_or_is_not_there_is_not_given(question, text):
    assert not gives(question, text)


@pytest.mark.parametrize(
    ("question", "given", "other"),
    [
        ("What do I bring to the fitting?", "Bring the shoes you will wear.", "A fitting costs 30 pounds."),
        ("Do I need anything with me?", "Please show your staff card.", "A fitting takes half an hour."),
        ("Which papers does the notary want?", "Passports of both sides are needed.", "We open at nine."),
        ("Where do I go in?", "Visitors come in by the side door.", "The tour is loud."),
        ("Which floor is it?", "We are on the fourth floor.", "Bring a cushion."),
        ("When may she fly again?", "No flights until two weeks after the operation.", "Flying is loud."),
        ("How many of us may watch?", "Each skater may bring three guests.", "Guests sit upstairs."),
        ("How old must he be?", "Divers must be 12 or older.", "Divers get a towel for free."),
        ("Who checks the boat?", "The harbour staff check it.", "A check costs 90 euros."),
        ("Do I need a licence?", "No licence is needed.", "Boats cost 90 euros and are kept for ages."),
        ("Is a deposit required?", "Guests must leave a deposit.", "The boats are blue and built of oak."),
        ("What's it per head?", "Tickets cost 9 francs.", "Tickets are at the door."),
        ("How much?", "Tickets cost 9 francs.", "Tickets are at the door."),
        ("Which wax do you recommend?", "We recommend beeswax.", "Wax is sold for cars."),
    ],
)
def test_a_kind_of_fact_is_given_by_its_own_words(question: str, given: str, other: str) -> None:
    assert gives(question, given)
    assert lacks(question, other)


def test_what_stands_behind_the_question_says_its_kind_only_where_it_does_not_itself() -> None:
    assert gives("And what does it cost? (Do I need a licence?)", "It costs 90 euros.")
    assert not gives("And what does it cost? (Do I need a licence?)", "No licence is needed.")
    assert gives("on Sunday? (how much is a boat?)", "It costs 90 euros.")


def test_what_a_text_in_another_language_lacks_is_not_told() -> None:
    assert not lacks("What do I bring?", "Bitte bringen Sie Ihren Ausweis mit.")


def test_what_is_left_of_a_question_is_what_it_asks_of() -> None:
    assert unasked("how much is the kayak?").split() == ["the", "kayak?"]
