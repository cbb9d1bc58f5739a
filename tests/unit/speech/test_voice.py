"""How a reply is cut into pieces that are made one after the other."""

import numpy as np
import pytest

from embedded.speech.voice import sentences, without_lead

pytestmark = pytest.mark.unit


def test_each_sentence_is_a_piece() -> None:
    assert list(sentences("Hello Ana. Dr. Melo is free at 14:30. Shall I book it?")) == [
        "Hello Ana.",
        "Dr. Melo is free at two thirty PM.",
        "Shall I book it?",
    ]


def test_a_long_first_sentence_is_begun_at_its_first_comma() -> None:
    long = (
        "On Tuesday the third of March, I have half past nine, ten, or a quarter past eleven in the morning."
    )
    assert next(iter(sentences(long))) == "On Tuesday the third of March,"
    assert " ".join(sentences(long)) == long


def test_only_the_first_sentence_is_hurried() -> None:
    later = (
        "On Tuesday the third of March, I have half past nine, ten, or a quarter past eleven in the morning."
    )
    assert list(sentences("Certainly. " + later)) == ["Certainly.", later]


def test_an_address_does_not_end_a_sentence() -> None:
    assert len(list(sentences("Write to ana@clinic.example or see www.clinic.example for more."))) == 1


def test_nothing_is_said_for_nothing() -> None:
    assert list(sentences(" \n ")) == []


def test_silence_before_the_first_sound_is_dropped() -> None:
    sound = np.concatenate([np.zeros(7440), np.full(2400, 0.5), np.zeros(2400)]).astype(np.float32)
    assert len(without_lead(sound)) == pytest.approx(2400 + 2400 + 480, abs=2)
    assert len(without_lead(np.zeros(100, np.float32))) == 100
