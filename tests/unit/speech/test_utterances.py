"""Beginnings, pauses and ends of speech."""

import pytest

from embedded.speech.utterances import LONG_S, LONGEST_S, Happening, Kind, Utterances
from embedded.speech.voice_activity import FRAME_S

pytestmark = pytest.mark.unit


def told(utterances: Utterances, *stretches: tuple[float, float]) -> list[Happening]:
    """Feed (probability, seconds) stretches and collect what happened."""
    found: list[Happening] = []
    for probability, seconds in stretches:
        for _ in range(round(seconds / FRAME_S)):
            found += utterances.push(probability)
    return found


def kinds(found: list[Happening]) -> list[Kind]:
    return [happening.kind for happening in found]


def test_speech_begins_pauses_and_ends() -> None:
    found = told(Utterances(end_s=0.3), (0.0, 1.0), (0.9, 1.0), (0.0, 1.0))
    assert kinds(found) == [Kind.BEGAN, Kind.PAUSED, Kind.ENDED]


def test_the_clip_has_a_lead_in_and_ends_with_the_voice() -> None:
    ended = told(Utterances(end_s=0.3), (0.0, 1.6), (0.9, 0.96), (0.0, 1.0))[-1]
    assert ended.from_s == pytest.approx(1.2, abs=0.04)
    assert ended.voice_to_s == pytest.approx(2.56, abs=0.04)


def test_a_click_is_no_speech() -> None:
    assert told(Utterances(end_s=0.3), (0.0, 0.5), (0.9, 0.032), (0.0, 1.0)) == []


def test_who_goes_on_in_time_is_in_the_same_utterance() -> None:
    found = told(Utterances(end_s=0.5), (0.9, 0.5), (0.0, 0.3), (0.9, 0.5), (0.0, 1.0))
    assert kinds(found) == [Kind.BEGAN, Kind.PAUSED, Kind.WENT_ON, Kind.PAUSED, Kind.ENDED]


def test_two_utterances_share_no_sound() -> None:
    found = told(Utterances(end_s=0.25), (0.9, 0.5), (0.0, 0.3), (0.9, 0.5), (0.0, 0.5))
    first, second = (happening for happening in found if happening.kind is Kind.ENDED)
    assert second.from_s >= first.to_s


def test_a_long_speech_is_handed_over_at_a_pause_or_at_the_latest_at_24_seconds() -> None:
    at_pause = told(Utterances(end_s=0.5), (0.9, LONG_S + 1), (0.0, 0.2), (0.9, 1.0), (0.0, 1.0))
    assert kinds(at_pause) == [Kind.BEGAN, Kind.CUT, Kind.PAUSED, Kind.ENDED]
    without = told(Utterances(end_s=0.5), (0.9, LONGEST_S + 1))
    assert kinds(without) == [Kind.BEGAN, Kind.CUT]


def test_staying_quiet_is_told_once() -> None:
    found = told(Utterances(end_s=0.3, quiet_s=1.0), (0.9, 0.5), (0.0, 5.0))
    assert kinds(found) == [Kind.BEGAN, Kind.PAUSED, Kind.ENDED, Kind.STAYED_QUIET]


def test_closing_ends_what_is_open_and_nothing_else() -> None:
    utterances = Utterances(end_s=0.3)
    told(utterances, (0.9, 0.5))
    assert kinds(list(utterances.close())) == [Kind.ENDED]
    assert list(utterances.close()) == []
