"""What was learned of sentences that answer."""

import json

import pytest

from knowledge.document import Passage
from knowledge.judging import FOLDER, HOUSES, WEIGHTS, chances, digest, houses, in_plain_words, table
from knowledge.signs import SIGNS, Asked

pytestmark = pytest.mark.unit

HIRE = Passage("Canoes", "A canoe costs 12 euros an hour. Paddles are in the shed.")
LUNCH = Passage("Lunch", "Soup is served at noon.")


def test_the_weights_are_of_the_houses_there() -> None:
    """Else run `python -m embedded.language.wording.learning`."""
    assert json.loads((FOLDER / WEIGHTS).read_text("utf-8"))["digest"] == digest()


def test_every_answer_stands_in_its_document() -> None:
    for file in HOUSES:
        for house in houses(file):
            texts = {one["title"]: one["text"].lower().replace(",", "") for one in house["documents"]}
            asked = [*house["questions"], *in_plain_words().get(house["house"], ())]
            for one in asked:
                if one["title"] is not None:
                    assert str(one["says"]).lower().replace(",", "") in texts[one["title"]], one["ask"]


@pytest.mark.parametrize("meaning", [True, False])
def test_what_speaks_for_a_sentence_weighs_for_it(meaning: bool) -> None:
    weights = dict(zip(SIGNS, table(meaning=meaning)[0], strict=True))
    assert weights["covered"] > 0 > weights["lacking"]
    assert weights["lead"] > 0
    assert (weights["near"] > 0) == meaning


def test_the_chances_leave_room_for_no_answer_at_all() -> None:
    asked = Asked("what does a canoe cost?", [HIRE, LUNCH])
    found = chances(asked.read([0, 1]), meaning=False)
    assert found.index(max(found)) == 0
    assert sum(found) < 1
    assert chances([], meaning=True) == []


def test_a_sentence_leads_by_what_it_is_nearer_than_the_next() -> None:
    read = Asked("what does a canoe cost?", [HIRE, LUNCH]).read(
        [0, 1], [[0.5, 0.4, 0.6, 0.3], [0.1, 0.1, 0.2]]
    )
    assert [one.signs[SIGNS.index("lead")] for one in read] == pytest.approx([0.3, -0.3, -0.4])
    assert [one.signs[SIGNS.index("lead_passage")] for one in read] == pytest.approx([0.4, 0.4, -0.4])
