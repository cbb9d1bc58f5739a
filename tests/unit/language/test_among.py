"""Which of the offers longer words mean: what is refused against what is taken."""

from datetime import date, datetime

import pytest

from embedded.language.understanding.answers.among import among
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.answers.mentions import ELSEWHERE, OFFERED, masked

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 23)
WITH = ("Dr. Rui Melo", "Dr. Marta Costa")
DAY = tuple(
    Offer("", datetime.fromisoformat(f"2026-11-24T{at}"), WITH[0]) for at in ("08:30", "12:45", "17:30")
)
WEEK = (
    Offer("", datetime.fromisoformat("2026-11-25T09:15"), WITH[1]),
    Offer("", datetime.fromisoformat("2026-11-26T15:00"), WITH[0]),
    Offer("", datetime.fromisoformat("2026-11-27T11:00"), WITH[1]),
)
TWO = DAY[:1] + DAY[2:]


@pytest.mark.parametrize(
    ("words", "row", "place"),
    [
        ("half eight is far too early, quarter to one I'm in a meeting, so half five", DAY, 2),
        ("the one in between suits me", DAY, 1),
        ("The p.m. one, thanks", TWO, 1),
        ("eight-thirty, please", DAY, 0),
        ("seventeen thirty is good", DAY, 2),
        ("I have choir in the evening so the other one", TWO, 0),
        ("Wednesday... no, sorry, I'm at the dentist. Thursday.", WEEK, 1),
        ("I can't do Wednesday and I can't do Friday", WEEK, 1),
        ("not Costa, please", WEEK, 1),
        ("the later Costa one", WEEK, 2),
        ("the second, and is there parking?", WEEK, 1),
        ("on the 27th then", WEEK, 2),
        ("Thursday's fine, I can catch the five past two bus", WEEK, 1),
        ("I'm on earlies this week so the latest works best", DAY, 2),
    ],
)
def test_one_is_meant(words, row, place):
    found = among(words, row, WITH, TODAY)
    assert found.taken == {place}
    assert not found.beyond


@pytest.mark.parametrize(
    "words", ["Wednesday no, Thursday no, Friday no", "not Wednesday, not Thursday and not Friday either"]
)
def test_all_may_be_refused(words):
    found = among(words, WEEK, WITH, TODAY)
    assert not found.taken
    assert found.out == {0, 1, 2}


@pytest.mark.parametrize(
    "words", ["Friday would be good, but at four", "Monday suits me better", "six, please"]
)
def test_a_time_that_is_not_on_offer_is_none_of_them(words):
    assert among(words, WEEK, WITH, TODAY).beyond


def test_nothing_mentioned_leaves_all():
    found = among("yes, go on then", DAY, WITH, TODAY)
    assert found.taken == {0, 1, 2}
    assert not found.plainly


def test_what_is_on_offer_is_one_token_and_what_is_not_another():
    assert masked("half five, not six o'clock", DAY, WITH, TODAY) == f"{OFFERED}, not {ELSEWHERE}"
    assert masked("Dr. Melo rather than Dr. Costa", DAY, WITH, TODAY) == f"{OFFERED} rather than {ELSEWHERE}"
