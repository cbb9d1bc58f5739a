"""What a question asks for, and whether words give it."""

import pytest

from knowledge.sought import asks_amount, gives_amount

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what do I pay if I damage it?", "The driver pays the first eight thousand kronor."),
        ("how much is the deposit?", "The deposit is fifty euros in cash."),
        ("what does a room run?", "A room costs $40."),
        ("is it cheaper for three weeks?", "From fourteen nights on we give a discount."),
        ("how long do you keep it?", "We keep it for six weeks."),
        ("how soon may I eat?", "Do not eat until midnight."),
    ],
)
def test_a_price_or_length_that_is_asked_for_is_found(question, text):
    assert asks_amount(question)
    assert gives_amount(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what does a course cost?", "A certificate is given for 80 percent attendance."),
        ("how long is it?", "Bring your own pillow."),
        ("how much is it?", "A course runs ten weeks."),
        ("may I bring my dog?", "A dog costs 180 dollars."),
    ],
)
def test_what_was_not_asked_for_or_is_not_there_is_not_given(question, text):
    assert not gives_amount(question, text)
