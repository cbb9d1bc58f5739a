"""The canceller on made sound: what we send comes back later and quieter, and is gone; a person stays."""

from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest
from livekit import rtc
from numpy.typing import NDArray

from agent.pipelines.own_voice import COMES_BACK_S, SAMPLE_RATE, STEP, WAITS_S, Canceller
from agent.pipelines.residue import STAYS_OPEN, Residue

pytestmark = pytest.mark.unit

Samples = NDArray[np.int16]
LATER = int(0.25 * SAMPLE_RATE)
LOUD = 0.5
"""A leak of which no part is quiet enough to be taken for a rest: what is gone of it the canceller took."""


def syllables(seed: int, seconds: float) -> Samples:
    """Noise that swells and ebbs a few times a second, as speech does, at a pace of its own per seed."""
    count = int(seconds * SAMPLE_RATE)
    swell = np.abs(np.sin(np.arange(count) * np.pi * (2 + seed) / SAMPLE_RATE))
    noise = np.random.default_rng(seed).normal(0, 4000, count)
    return (noise * swell).clip(-32000, 32000).astype(np.int16)


def frame(samples: Samples) -> rtc.AudioFrame:
    return rtc.AudioFrame(samples.tobytes(), SAMPLE_RATE, 1, len(samples))


def cleaned(sent: Samples, heard: Samples) -> Samples:
    """The microphone's sound after the canceller, step by step."""
    canceller, out = Canceller(), []
    for at in range(0, len(heard), STEP):
        now = at / SAMPLE_RATE
        ours = sent[at : at + STEP]
        canceller.sent(frame(ours), audible=bool(ours.any()), now=now)
        out.append(np.frombuffer(canceller.clean(frame(heard[at : at + STEP]), now).data, np.int16))
    return np.concatenate(out)


def loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def test_what_comes_back_of_us_is_gone() -> None:
    sent = syllables(1, 4.0)
    leak = np.concatenate([np.zeros(LATER, np.int16), (sent[:-LATER] * LOUD).astype(np.int16)])
    assert loudness(leak) > 100
    assert loudness(cleaned(sent, leak)[SAMPLE_RATE:]) < 0.1 * loudness(leak)


def test_a_person_who_talks_meanwhile_stays() -> None:
    sent, person = syllables(1, 4.0), syllables(2, 4.0)
    leak = np.concatenate([np.zeros(LATER, np.int16), (sent[:-LATER] * 0.1).astype(np.int16)])
    mixed = np.where(np.arange(len(leak)) < 2 * SAMPLE_RATE, leak, leak + person).astype(np.int16)
    assert loudness(cleaned(sent, mixed)[2 * SAMPLE_RATE :]) > 0.5 * loudness(person)


def test_a_microphone_is_untouched_when_we_have_been_silent() -> None:
    person = syllables(2, COMES_BACK_S + 1)
    assert np.array_equal(cleaned(np.zeros_like(person), person), person)


async def test_a_microphone_that_is_early_waits_for_what_we_sent_and_no_longer_than_that() -> None:
    canceller, ours = Canceller(), frame(syllables(1, 0.05))
    canceller.sent(ours, audible=True, now=time.monotonic())
    for _ in range(2):
        canceller.clean(frame(syllables(2, 0.05)), time.monotonic())
    waiting = asyncio.create_task(canceller.ours_of(ours))
    await asyncio.sleep(WAITS_S / 4)
    assert not waiting.done()
    for _ in range(2):
        canceller.sent(ours, audible=True, now=time.monotonic())
    await asyncio.wait_for(waiting, WAITS_S / 2)
    for _ in range(2):
        canceller.clean(frame(syllables(2, 0.05)), time.monotonic())
    await asyncio.wait_for(canceller.ours_of(ours), 2 * WAITS_S)


def test_what_comes_back_is_gone_though_the_process_is_held_up_again_and_again() -> None:
    sent, canceller, out = syllables(1, 8.0), Canceller(), []
    leak = np.concatenate([np.zeros(LATER, np.int16), (sent[:-LATER] * LOUD).astype(np.int16)])
    held_up, at = np.random.default_rng(1), 0
    while at < len(sent):
        until = at + STEP * int(held_up.integers(5, 60))
        for start in range(at, min(until, len(sent)), STEP):
            canceller.sent(frame(sent[start : start + STEP]), audible=True, now=at / SAMPLE_RATE)
        out.append(np.frombuffer(canceller.clean(frame(leak[at:until]), at / SAMPLE_RATE).data, np.int16))
        at = until
    assert loudness(np.concatenate(out)[SAMPLE_RATE:]) < 0.1 * loudness(leak)


def test_a_quiet_leak_is_nothing_from_the_first_sound_on() -> None:
    sent = syllables(1, 2.0)
    leak = np.concatenate([np.zeros(LATER, np.int16), (sent[:-LATER] * 0.1).astype(np.int16)])
    assert loudness(cleaned(sent, leak)) < 0.02 * loudness(leak)


def test_who_speaks_half_as_loud_as_we_is_heard_to_the_end_of_the_word() -> None:
    ours, soft = syllables(1, 0.5).tobytes(), (syllables(2, 0.5) * 0.5).astype(np.int16).tobytes()
    residue, size = Residue(), STEP * 2
    heard = [residue.silenced(ours[at : at + size], soft[at : at + size]) for at in range(0, len(soft), size)]
    fades = [residue.silenced(ours[:size], bytes(size - 2) + b"\x01\x00") for _ in range(STAYS_OPEN + 1)]
    assert loudness(np.frombuffer(b"".join(heard), np.int16)) > 0.9 * loudness(np.frombuffer(soft, np.int16))
    assert any(fades[0])
    assert not any(fades[-1])
