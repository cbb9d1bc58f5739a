"""What the local embedder's cosines mean."""

import numpy as np
import pytest

from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.errors import ModelMissing
from embedded.speech.settings import GatewaySettings
from knowledge.document import Passage
from knowledge.ranking import ENOUGH

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    try:
        return find_embedder(GatewaySettings())[0]
    except ModelMissing as error:
        pytest.skip(str(error))


def cosine(embedder: Embedder, question: str, passage: str) -> float:
    """With the nearest of the passage, its title and its sentences."""
    (asked,) = embedder.embed([question], as_query=True)
    one = Passage(*passage.split(". ", 1))
    return float(max(embedder.embed([one.whole, *one.parts], as_query=False) @ asked))


def test_rows_are_of_unit_length_and_the_same_again(embedder: Embedder) -> None:
    rows = embedder.embed(["Where can I park?", "", "Where can I park?"], as_query=True)
    assert rows.shape == (3, embedder.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows[0], rows[2])


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        (
            "will my pension be taxed twice?",
            "Double taxation. Treaties with 40 countries prevent it.",
            "Lift. It is out of order.",
        ),
        (
            "can my greyhound wait inside with me",
            "Animals. Dogs stay on a lead.",
            "Invoices. They are due in June.",
        ),
        ("is it going to hurt", "Injections. You feel a short sting.", "Bus. Line 4 stops outside."),
    ],
)
def test_a_passage_on_the_topic_is_near_and_another_is_not(
    embedder: Embedder, question: str, answering: str, other: str
) -> None:
    assert cosine(embedder, question, answering) >= ENOUGH > cosine(embedder, question, other)
