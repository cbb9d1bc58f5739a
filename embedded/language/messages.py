"""Chat-completions messages as rounds: what was said to the agent, what it did, what it said."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from embedded.language.meeting import Meeting, read_meeting

_LINE = re.compile(r"\[(?P<name>[^\]]+?)(?:,\s*(?P<manner>typed|tapped|aside))?\]\s*(?P<text>.*)", re.S)

_FOR = re.compile(r"\bfor ([A-Z][\w'-]+(?: (?:[A-Z](?:[\w'-]+|\.)|de|da|dos|van|von|del))+)(?=[ .,?:])")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of talk; `manner` is spoken, typed, tapped or aside."""

    speaker: str
    text: str
    manner: str = "spoken"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A tool call of the past with what came back."""

    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]


@dataclass(slots=True)
class Round:
    """What people said since the agent last answered, and its calls and words in answer to that.

    `asides` are those who spoke to others meanwhile.
    """

    utterances: list[Utterance] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)
    exchanges: list[Exchange] = field(default_factory=list)
    said: str = ""

    def client(self) -> str:
        """The client the words of the answer named; "" where they named none."""
        told = _FOR.search(self.said)
        return told[1] if told else ""


def read_messages(messages: list[dict[str, Any]]) -> tuple[Meeting, list[Round]]:
    """Fold a request's messages into the meeting and its rounds; round 0 stands before anyone spoke."""
    system: list[str] = []
    rounds = [Round()]
    calls: dict[str, tuple[str, dict[str, Any]]] = {}
    for message in messages:
        match message.get("role"):
            case "system" | "developer":
                system.append(_text(message))
            case "user":
                _hear(rounds, read_line(_text(message)))
            case "assistant":
                for call in message.get("tool_calls") or ():
                    function = call.get("function") or {}
                    calls[str(call.get("id"))] = (
                        str(function.get("name")),
                        _object(function.get("arguments")),
                    )
                rounds[-1].said = f"{rounds[-1].said} {_text(message)}".strip()
            case "tool":
                name, arguments = calls.get(str(message.get("tool_call_id")), (str(message.get("name")), {}))
                rounds[-1].exchanges.append(Exchange(name, arguments, _result(_text(message))))
    return read_meeting("\n".join(system)), rounds


def read_line(text: str) -> Utterance:
    """Read `[Name, manner] words`. Only the start counts: a bracket later in the text is somebody's words."""
    found = _LINE.fullmatch(text.strip())
    if not found:
        return Utterance("", text.strip())
    return Utterance(found["name"].strip(), found["text"].strip(), found["manner"] or "spoken")


def _hear(rounds: list[Round], heard: Utterance) -> None:
    if heard.manner == "aside":
        rounds[-1].asides.add(heard.speaker)
        return
    if rounds[-1].said or rounds[-1].exchanges:
        rounds.append(Round())
    mine = rounds[-1].utterances
    if mine and mine[-1].speaker == heard.speaker and heard.manner == mine[-1].manner != "tapped":
        joined = f"{mine[-1].text} {heard.text}".strip()
        mine[-1] = Utterance(heard.speaker, joined, heard.manner)
    else:
        mine.append(heard)


def _text(message: dict[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _object(text: Any) -> dict[str, Any]:
    if isinstance(text, dict):
        return text
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _result(text: str) -> dict[str, Any]:
    found = _object(text)
    return found or {"problem": "unavailable", "say": ""}
