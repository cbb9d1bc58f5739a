"""When somebody begins to speak, pauses, goes on and ends; pure, one voice probability at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from embedded.speech.voice_activity import FRAME_S

VOICE = 0.5
STILL_VOICE = 0.35
BEGIN_S = 0.064
PAUSE_S = 0.13
LEAD_S = 0.4
LONG_S = 15.0
LONGEST_S = 24.0


class Kind(Enum):
    """What happened in a frame."""

    BEGAN = auto()
    PAUSED = auto()
    WENT_ON = auto()
    CUT = auto()
    ENDED = auto()
    STAYED_QUIET = auto()


@dataclass(frozen=True, slots=True)
class Happening:
    """One change, with the stretch of sound it is about.

    Attributes:
        from_s: where the utterance begins in the stream, lead-in included.
        to_s: the end of the frame in which it happened.
        voice_to_s: end of the last voiced frame.
    """

    kind: Kind
    from_s: float
    to_s: float
    voice_to_s: float


class Utterances:
    """Cuts a stream into utterances.

    Args:
        end_s: quiet after which an utterance has ended.
        quiet_s: further quiet after the last voice at which STAYED_QUIET is told; None never.
    """

    def __init__(self, *, end_s: float, quiet_s: float | None = None) -> None:
        self._end_s, self._quiet_s = end_s, quiet_s
        self._now = self._from = self._voice_to = 0.0
        self._voiced_run = 0.0
        self._not_before = 0.0
        self.speaking = self.paused = self._owes_quiet = False

    @property
    def voice_now(self) -> bool:
        """Whether the newest frame belongs to an utterance and has voice in it."""
        return self.speaking and self._voice_to == self._now

    def so_far(self) -> Happening:
        """The open utterance, as it stands."""
        return self._happening(Kind.BEGAN)

    def push(self, probability: float) -> Iterator[Happening]:
        """Take the voice probability of the next 32 ms."""
        self._now += FRAME_S
        if self.speaking:
            yield from self._in_speech(probability)
        else:
            yield from self._in_quiet(probability)

    def close(self) -> Iterator[Happening]:
        """The stream ends here, or is told to: an open utterance ends with it."""
        if self.speaking:
            yield self._end(Kind.ENDED)

    def _in_quiet(self, probability: float) -> Iterator[Happening]:
        self._voiced_run = self._voiced_run + FRAME_S if probability > VOICE else 0.0
        if self._voiced_run >= BEGIN_S:
            self.speaking, self.paused, self._owes_quiet = True, False, False
            self._from = max(self._not_before, self._now - self._voiced_run - LEAD_S)
            self._voice_to = self._now
            yield self._happening(Kind.BEGAN)
        elif self._owes_quiet and self._quiet_s is not None and self._now - self._voice_to >= self._quiet_s:
            self._owes_quiet = False
            yield self._happening(Kind.STAYED_QUIET)

    def _in_speech(self, probability: float) -> Iterator[Happening]:
        if probability > STILL_VOICE:
            self._voice_to = self._now
            if self.paused:
                self.paused = False
                yield self._happening(Kind.WENT_ON)
        quiet_s = self._now - self._voice_to
        if quiet_s >= self._end_s:
            yield self._end(Kind.ENDED)
        elif self._too_long(quiet_s):
            yield self._cut()
        elif quiet_s >= PAUSE_S and not self.paused and self._voice_to > self._from:
            self.paused = True
            yield self._happening(Kind.PAUSED)

    def _too_long(self, quiet_s: float) -> bool:
        length_s = self._now - self._from
        return length_s >= LONGEST_S or (length_s >= LONG_S and quiet_s >= PAUSE_S)

    def _cut(self) -> Happening:
        """A speech that does not end is handed over in pieces; it is still the same utterance."""
        happening = self._happening(Kind.CUT)
        self._from, self.paused = self._now, False
        return happening

    def _end(self, kind: Kind) -> Happening:
        happening = self._happening(kind)
        self.speaking = self.paused = False
        self._voiced_run, self._not_before, self._owes_quiet = 0.0, self._now, True
        return happening

    def _happening(self, kind: Kind) -> Happening:
        return Happening(kind, self._from, self._now, self._voice_to)
