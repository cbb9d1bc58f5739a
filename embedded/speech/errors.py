"""What can go wrong with speech.

SpeechError
    ModelMissing         a model was found in none of its places
    ModelDamaged         a file is there and is not the pinned one
    AudioUnreadable      the bytes are no audio we can decode
    AudioTooLong         more seconds than the gateway takes in one request
    RecogniserBusy       too many wait, or the wait was too long
"""

from pathlib import Path


class SpeechError(Exception):
    """Base of all errors of embedded.speech."""


class ModelMissing(SpeechError):
    """A model was found in none of the places it may be."""

    def __init__(self, kind: str, advice: str) -> None:
        super().__init__(f"no {kind} model: {advice}")
        self.kind, self.advice = kind, advice


class ModelDamaged(SpeechError):
    """A model file exists and its hash is not the pinned one."""

    def __init__(self, path: Path, expected: str, found: str) -> None:
        super().__init__(
            f"{path}: sha256 is {found[:16]}, expected {expected[:16]}; remove it and start again"
        )
        self.path, self.expected, self.found = path, expected, found


class AudioUnreadable(SpeechError):
    """The bytes are no audio that can be decoded."""


class AudioTooLong(SpeechError):
    """The audio is longer than one request may be."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"longer than {limit_s:.0f} s")
        self.limit_s = limit_s


class RecogniserBusy(SpeechError):
    """The recogniser has too much waiting for it."""
