"""Who sounds how, and how a line is read out."""

import pytest

from embedded.rehearsal.audio.voices import PITCHES, as_read, pitch_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Could I come at 2:30?", "Could I come at two thirty?"),
        ("at 14:05", "at fourteen oh five"),
        ("9:00 or 13:00", "nine o'clock or thirteen hundred"),
        ("tomorrow at 10.30", "tomorrow at ten thirty"),
        ("at 2:30 pm, please", "at 2:30 pm, please"),
        ("Tuesday the 14th", "Tuesday the 14th"),
    ],
)
def test_a_time_is_read_as_it_stands_with_no_half_of_the_day_of_its_own(line: str, read: str) -> None:
    assert as_read(line) == read


def test_people_sound_different_while_there_are_voices_left_and_each_always_the_same() -> None:
    taken: list[float] = []
    for name in ("Ana Silva", "Ben Castro", "Dr. Rui Melo"):
        taken.append(pitch_of(name, taken))
    assert sorted(taken) == sorted(PITCHES)
    assert pitch_of("Ana Silva", []) == taken[0]


def test_a_fourth_voice_is_one_of_the_three() -> None:
    assert pitch_of("Carla Dias", PITCHES) in PITCHES
