"""What we send, in step with a microphone: whichever of the two comes first, and when one of them stops."""

from __future__ import annotations

import pytest

from agent.pipelines.far_side import CUSHION, FLOWS_S, MOST, WATCHED, FarSide

pytestmark = pytest.mark.unit

SILENCE = b"\0"


def step(number: int) -> bytes:
    return bytes([1 + number % 250])


def put(far: FarSide, first: int, count: int, now: float) -> None:
    for number in range(first, first + count):
        far.put(step(number), now)


def take(far: FarSide, count: int, now: float) -> list[bytes]:
    return [far.take(now) for _ in range(count)]


def test_a_burst_of_ours_waits_for_the_microphone() -> None:
    far = FarSide(SILENCE)
    put(far, 0, 40, 0.4)
    assert take(far, 40, 0.4) == [SILENCE] * CUSHION + [step(number) for number in range(40 - CUSHION)]


def test_what_a_microphone_had_to_go_without_is_passed_over_when_it_comes() -> None:
    far = FarSide(SILENCE)
    put(far, 0, 10, 0.1)
    take(far, 10 + CUSHION, 0.1)
    assert far.lacks(1, 0.2)
    assert take(far, 5, 0.2) == [SILENCE] * 5
    put(far, 10, 10, 0.3)
    assert take(far, 5, 0.3) == [step(number) for number in range(15, 20)]


def test_nothing_is_awaited_or_passed_over_while_we_send_nothing() -> None:
    far = FarSide(SILENCE)
    put(far, 0, 10, 0.1)
    later = 0.1 + FLOWS_S
    assert not far.lacks(50, later)
    take(far, 50, later)
    put(far, 10, 5, later + 1)
    assert take(far, 5, later + 1) == [step(number) for number in range(10, 15)]


def test_what_waited_while_a_microphone_was_muted_is_let_go_within_two_seconds() -> None:
    far = FarSide(SILENCE)
    put(far, 0, 5 * MOST, 5.0)
    for number in range(2 * WATCHED):
        far.put(step(5 * MOST + number), 5.0)
        newest = far.take(5.0)
    assert newest == step(5 * MOST + 2 * WATCHED - CUSHION)
