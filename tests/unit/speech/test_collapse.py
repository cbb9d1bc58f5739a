"""Loops of the recogniser become one round."""

import pytest

from embedded.speech.collapse import collapse

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("looped", "once"),
    [
        ("Morning. Morning. Morn", "Morning."),
        ("The first one. The first one. The first", "The first one."),
        ("I mean Tuesday. Tuesday. Tuesday. Tues", "I mean Tuesday."),
        ("Yes, yes.", "Yes,"),
    ],
)
def test_a_loop_is_said_once(looped: str, once: str) -> None:
    assert collapse(looped) == once


@pytest.mark.parametrize(
    "text",
    ["", "Yes.", "Half past two.", "2 2", "5 5 5 1 2 3 4", "No, not Wednesday, Thursday.", "The the end"],
)
def test_speech_that_does_not_loop_is_kept(text: str) -> None:
    assert collapse(text) == text
