"""Where somebody stands tells of no danger; what they see there may."""

import pytest

from embedded.language.understanding.acts.placed import without_place
from tests.unit.language.house import Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "words",
    [
        "I'm standing outside your office and the door is locked.",
        "We're, um, standing in the middle of the site and it's all concrete.",
        "I'm sitting in the waiting room and the lights just went out.",
    ],
)
def test_a_place_is_no_emergency(words):
    assert "emergency" not in Room().says(words), words


@pytest.mark.parametrize(
    "words",
    [
        "I'm standing in the stairwell and there's smoke everywhere.",
        "He's sitting on the sofa and he's not waking up.",
        "We're waiting at the bus stop and she's just fainted.",
    ],
)
def test_danger_at_a_place_is_one(words):
    assert "emergency" in Room().says(words), words


def test_a_place_alone_is_left():
    assert without_place("I'm standing on the ledge.") == "I'm standing on the ledge."
