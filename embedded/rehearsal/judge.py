"""Whether a turn was as expected. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from embedded.rehearsal.digits import in_digits
from embedded.rehearsal.format import ExpectForm
from embedded.rehearsal.happened import Happened

NO_SOUND_S = 0.1
"""Seconds of sound that are still silence: a click."""
LETTER_S = (0.02, 0.3)
"""Seconds a letter or figure sounds: in the quickest words, and in a number that is read out figure by figure."""
SPARE_S = 2.0


def readings(words: str) -> tuple[str, str]:
    """The agent's words as they were spoken and with digits, spaces made even."""
    spoken = " ".join(words.split())
    return spoken, in_digits(spoken)


def matches(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the expression is found in either reading."""
    return any(pattern.search(reading) for reading in readings(words))


def judge(expect: ExpectForm, happened: Happened) -> Iterator[str]:
    """What is not as expected, a sentence each."""
    yield from _trouble(happened)
    yield from _replies(expect, happened)
    for pattern in expect.says:
        if not matches(pattern, happened.words):
            yield f"expected words like /{pattern.pattern}/"
    for pattern in expect.never_says:
        if matches(pattern, happened.words):
            yield f"expected no words like /{pattern.pattern}/"
    yield from _calls(expect, [call.name for call in happened.calls])
    yield from _cites(expect, happened.cited)
    if happened.sound_s is not None:
        yield from _sound(" ".join(happened.spoken), happened.sound_s)


def _trouble(happened: Happened) -> Iterator[str]:
    if happened.trouble:
        yield f"the agent had trouble ({', '.join(dict.fromkeys(happened.trouble))})"


def _replies(expect: ExpectForm, happened: Happened) -> Iterator[str]:
    if expect.replies is True and not happened.replied:
        yield f"expected a reply, the agent stayed silent ({happened.floor or 'nobody spoke'})"
    if expect.replies is False and happened.replied:
        yield f"expected silence, the agent replied ({happened.floor or 'nobody spoke'})"


def _sound(spoken: str, sound_s: float) -> Iterator[str]:
    """What was said must have sounded about as long as words take, and silence must have been silent."""
    letters = sum(letter.isalnum() for letter in spoken)
    if not letters and sound_s > NO_SOUND_S:
        yield f"there were {sound_s:.1f} s of sound from the agent, and no words"
    shortest, longest = letters * LETTER_S[0], letters * LETTER_S[1] + SPARE_S
    if letters and not shortest <= sound_s <= longest:
        yield f"expected {shortest:.1f} to {longest:.1f} s of sound for the agent's words, there were {sound_s:.1f} s"


def _calls(expect: ExpectForm, called: Sequence[str]) -> Iterator[str]:
    rest = iter(called)
    if not all(name in rest for name in expect.calls):
        yield f"expected the calls {', '.join(expect.calls)} in this order, got {', '.join(called) or 'none'}"
    for name in dict.fromkeys(expect.never_calls):
        if name in called:
            yield f"expected no call of {name}"


def _cites(expect: ExpectForm, cited: Sequence[str]) -> Iterator[str]:
    """The titles named must be among the sources; an empty list means that there is no source."""
    if expect.cites is None:
        return
    missing = [title for title in expect.cites if title not in cited]
    if missing:
        yield f"expected the sources {', '.join(missing)}, got {', '.join(cited) or 'none'}"
    if not expect.cites and cited:
        yield f"expected no sources, got {', '.join(cited)}"
