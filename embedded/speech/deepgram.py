"""Deepgram's live protocol as nouns: what a client may ask in the URL, and the messages it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from embedded.speech.problems import Problem
from embedded.speech.recogniser import Heard

SHORTEST_END_S, USUAL_END_S = 0.25, 0.3


class Query(Protocol):
    """The part of a query string that is read here."""

    def get(self, key: str, default: str) -> str:
        """First value of a key."""

    def getlist(self, key: str) -> Sequence[str]:
        """All values of a key."""


@dataclass(frozen=True, slots=True)
class ListenWish:
    """What the client asked for.

    Attributes:
        end_s: quiet after which an utterance has ended. Never under 0.25 s: the recogniser hears whole
            phrases, and Deepgram's usual 10 or 25 ms would tear them.
        utterance_end_s: quiet after which UtteranceEnd is sent, if asked for.
        names: the keywords or key terms, for the recogniser's prompt.
    """

    sample_rate: int
    channels: int
    language: str
    interim_results: bool
    vad_events: bool
    end_s: float
    utterance_end_s: float | None
    names: tuple[str, ...]

    @classmethod
    def read(cls, query: Query, languages: frozenset[str]) -> "ListenWish":
        """Read the query string.

        Raises:
            Problem: 400 with the name of the parameter that cannot be honoured.
        """
        if query.get("encoding", "linear16") != "linear16":
            raise Problem(400, "unknown_encoding", "encoding must be linear16", "encoding")
        language = query.get("language", "en").split("-")[0].lower()
        if language not in languages:
            raise Problem(400, "unknown_language", f"language {language[:20]!r} is not known", "language")
        terms = [*query.getlist("keyterm"), *(k.split(":")[0] for k in query.getlist("keywords"))]
        quiet = query.get("utterance_end_ms", "")
        return cls(
            sample_rate=_whole(query, "sample_rate", 16000, 8000, 48000),
            channels=_whole(query, "channels", 1, 1, 2),
            language=language,
            interim_results=_yes(query, "interim_results"),
            vad_events=_yes(query, "vad_events"),
            end_s=_end_s(query),
            utterance_end_s=_whole(query, "utterance_end_ms", 1000, 100, 60_000) / 1000 if quiet else None,
            names=tuple(term.strip() for term in terms if term.strip()),
        )


def _yes(query: Query, key: str) -> bool:
    return query.get(key, "false").lower() == "true"


def _whole(query: Query, key: str, usual: int, least: int, most: int) -> int:
    try:
        value = int(query.get(key, str(usual)))
    except ValueError:
        value = least - 1
    if not least <= value <= most:
        raise Problem(400, "invalid_parameter", f"{key} must be a whole number from {least} to {most}", key)
    return value


def _end_s(query: Query) -> float:
    if query.get("endpointing", "true").lower() in ("true", "false"):
        return USUAL_END_S
    return max(SHORTEST_END_S, _whole(query, "endpointing", 300, 0, 10_000) / 1000)


def speech_started(at_s: float) -> dict[str, Any]:
    """Somebody begins to speak."""
    return {"type": "SpeechStarted", "channel": [0, 1], "timestamp": round(at_s, 3)}


def utterance_end(last_word_end_s: float) -> dict[str, Any]:
    """It has been quiet for as long as the client wanted to know."""
    return {"type": "UtteranceEnd", "channel": [0, 1], "last_word_end": round(last_word_end_s, 3)}


def metadata(request_id: str, duration_s: float) -> dict[str, Any]:
    """The last message before closing."""
    return {"type": "Metadata", "request_id": request_id, "duration": round(duration_s, 3), "channels": 1}


def results(
    heard: Heard, *, request_id: str, from_s: float, voice_to_s: float, to_s: float, facts: Mapping[str, bool]
) -> dict[str, Any]:
    """A transcript.

    Args:
        heard: what was understood.
        request_id: the stream's id.
        from_s: start of the stretch in the stream.
        voice_to_s: its last voice; words are spread up to it by their length, the recogniser has no clock for them.
        to_s: its end.
        facts: is_final, speech_final and, after Finalize, from_finalize.
    """
    words = _words(heard, from_s, voice_to_s)
    alternative = {"transcript": heard.text, "confidence": heard.confidence, "words": words}
    return {
        "type": "Results",
        "channel_index": [0, 1],
        "start": round(from_s, 3),
        "duration": round(max(0.0, to_s - from_s), 3),
        "channel": {"alternatives": [alternative]},
        "metadata": {"request_id": request_id, "model_info": {"name": "whisper-base"}},
        **facts,
    }


def _words(heard: Heard, from_s: float, to_s: float) -> list[dict[str, Any]]:
    spoken = heard.text.split()
    total = sum(len(word) + 1 for word in spoken) or 1
    per_letter = max(0.0, to_s - from_s) / total
    words, at = [], from_s
    for word in spoken:
        end = at + (len(word) + 1) * per_letter
        bare = word.strip(".,;:!?\"'").lower()
        times = {"start": round(at, 3), "end": round(end, 3)}
        words.append({"word": bare, "punctuated_word": word, "confidence": heard.confidence, **times})
        at = end
    return words
