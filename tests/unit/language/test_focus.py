"""Which sentence of a passage is said: the one that gives what was asked for."""

import pytest

from embedded.language.understanding.sentences.text import without_call
from embedded.language.wording.passage import best_sentences, telling

pytestmark = pytest.mark.unit

LENS = {"title": "Lens fitting", "text": "A lens fitting is done by Dr. Costa and takes 40 minutes."}
TILL = {"title": "Paying", "text": "Cards are fine. A lens fitting costs 60 dollars. Cash is fine too."}


def test_a_price_is_asked_for_and_given() -> None:
    assert "60 dollars" in best_sentences("how much is a lens fitting", [LENS, TILL])


def test_a_length_is_asked_for_and_given() -> None:
    text = (
        "A lens fitting is done by Dr. Costa, who also trains those who fit lenses elsewhere in the city and its "
        "suburbs. A lens fitting takes 40 minutes. Bring the lenses you wear now, and the box they came in if you can."
    )
    said = best_sentences("how long is a lens fitting", [{"title": "Lens fitting", "text": text}])
    assert said.startswith("A lens fitting takes 40 minutes")


def test_pointing_words_tell_nothing() -> None:
    assert telling("and how much is that then?") == []
    assert telling("how much is a crown?") == ["crown"]


def test_a_call_at_the_end_is_taken_off_and_an_object_stays() -> None:
    assert without_call("is there a fee for that Ada", "Ada") == "is there a fee for that"
    assert without_call("please say hello to Ada", "Ada") == "please say hello to Ada"
