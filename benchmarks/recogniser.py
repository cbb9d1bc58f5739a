"""How well and how fast the local recogniser hears a booking dialogue.

    python benchmarks/recogniser.py [--json FILE] [--conditions clean,phone,"noise 15 dB"] [--show]

Prints short answers right (all voices, natural voices, by class), swallowed and confused ones, word error
rate and names of sentences, noises that return text, and CPU seconds per clip (process time, all threads).
"""

import argparse
import json
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

# isort: off
import embedded.speech  # noqa: F401  (limits numeric threads before numpy is imported)
import numpy as np

# isort: on
from benchmarks.recogniser_material import (
    NAMES,
    SENTENCES,
    SHORT,
    Voice,
    in_a_room,
    noises,
    normal,
    voices,
    word_errors,
)
from embedded.models import Kind, find_model
from embedded.speech.recogniser import Recogniser
from embedded.speech.settings import GatewaySettings
from embedded.speech.voice_activity import VoiceActivity

CALLED = ("Nora", "Ada", "Melo", "Okafor", "Castro", "Ben Carter", "Lindqvist")


@dataclass(frozen=True, slots=True)
class Clip:
    """One recognition and what it cost."""

    kind: str
    voice: str
    natural: bool
    condition: str
    said: str
    heard: str
    cpu_s: float


def run(recogniser: Recogniser, conditions: list[str]) -> list[Clip]:
    """Speak and recognise everything."""
    rng = np.random.default_rng(7)
    clips: list[Clip] = []
    texts = [(kind, text) for kind, several in SHORT.items() for text in several]
    texts += [("sentence", text) for text in SENTENCES]
    for voice in voices():
        for kind, text in texts:
            sound = voice.say(text)
            clips += [_hear(recogniser, voice, kind, text, c, in_a_room(sound, c, rng)) for c in conditions]
    return clips


def _hear(
    recogniser: Recogniser, voice: Voice, kind: str, text: str, condition: str, sound: np.ndarray
) -> Clip:
    before = time.process_time()
    heard = recogniser.hear(sound, names=NAMES)
    cpu_s = time.process_time() - before
    return Clip(kind, voice.name, voice.natural, condition, text, heard.text, cpu_s)


def figures(clips: list[Clip]) -> dict[str, object]:
    """The figures of docs/figures.md."""
    short = [clip for clip in clips if clip.kind != "sentence"]
    sentences = [clip for clip in clips if clip.kind == "sentence"]
    by_class: dict[str, list[bool]] = defaultdict(list)
    for clip in short:
        by_class[clip.kind].append(_right(clip))
    return {
        "short_right": _share([_right(clip) for clip in short]),
        "short_right_natural": _share([_right(clip) for clip in short if clip.natural]),
        "short_by_class": {kind: _share(rights) for kind, rights in by_class.items()},
        "short_swallowed": _share([not clip.heard for clip in short]),
        "yes_heard_as_no": sum(clip.kind == "yes" and _means(clip, "no") for clip in short),
        "no_heard_as_yes": sum(clip.kind == "no" and _means(clip, "yes") for clip in short),
        "wer": _wer(sentences),
        "wer_natural": _wer([clip for clip in sentences if clip.natural]),
        "names_exact": _names(sentences),
        "names_exact_natural": _names([clip for clip in sentences if clip.natural]),
        "cpu_short_s": _cpu(short),
        "cpu_sentence_s": _cpu(sentences),
        "clips": len(clips),
    }


def _right(clip: Clip) -> bool:
    return normal(clip.said) == normal(clip.heard)


def _means(clip: Clip, answer: str) -> bool:
    return normal(clip.heard).split()[:1] == [answer]


def _share(rights: list[bool]) -> float:
    return round(sum(rights) / len(rights), 3) if rights else 0.0


def _wer(clips: list[Clip]) -> float:
    errors = [word_errors(clip.said, clip.heard) for clip in clips]
    return round(sum(e for e, _ in errors) / max(1, sum(n for _, n in errors)), 3)


def _names(clips: list[Clip]) -> float:
    return _share([name in clip.heard for clip in clips for name in CALLED if name in clip.said])


def _cpu(clips: list[Clip]) -> dict[str, float]:
    times = [clip.cpu_s for clip in clips] or [0.0]
    return {"mean": round(float(np.mean(times)), 3), "p95": round(float(np.percentile(times, 95)), 3)}


def main() -> None:
    """Run, print, and write the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--conditions", default="clean,phone,noise 15 dB")
    parser.add_argument("--show", action="store_true", help="print every clip that was not right")
    chosen = parser.parse_args()
    model = find_model(Kind.STT, GatewaySettings())
    recogniser = Recogniser(model.path, VoiceActivity())
    clips = run(recogniser, chosen.conditions.split(","))
    if chosen.show:
        for clip in clips:
            if not _right(clip):
                print(f"{clip.voice:22} {clip.condition:12} {clip.said!r:60} {clip.heard!r}")
    found = figures(clips)
    found["noises_with_text"] = sum(
        bool(recogniser.hear(noise, names=NAMES).text) for noise in noises(np.random.default_rng(11))
    )
    print(json.dumps(found, indent=2))
    if chosen.json:
        chosen.json.write_text(json.dumps({**found, "each": [asdict(clip) for clip in clips]}))


if __name__ == "__main__":
    main()
