"""What is written down, cut into passages. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
MOST = 600
"""Characters of a passage, at most, unless one sentence is longer."""


@dataclass(frozen=True, slots=True)
class Document:
    """An uploaded or typed text; without a department it is the whole entity's."""

    id: UUID
    title: str
    text: str
    department_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, or a fact known from elsewhere.

    Attributes:
        title: what people are shown as its source.
        text: the words.
        is_document: whether somebody wrote it down.
        is_record: whether it is the line made of a service or a professional: it says who, what and how many minutes,
            and is near any question that names one.
        asked_by: of a fact that is near whatever names its subject, an expression for the words it is asked for in;
            any question may be answered by one without.
        sure: of one that was found for a question: whether it answers, or is only the nearest there is.
    """

    title: str
    text: str
    is_document: bool = True
    is_record: bool = False
    asked_by: str = ""
    sure: bool = True

    @property
    def whole(self) -> str:
        """Title and text: a passage is found far better with its title in front."""
        return f"{self.title}. {self.text}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The title and each sentence: one of them may answer where the whole speaks of more."""
        return (self.title, *_SENTENCE_END.split(self.text))


def passages(document: Document) -> list[Passage]:
    """The document cut at blank lines, long paragraphs at sentences, short neighbours joined."""
    pieces: list[str] = []
    for paragraph in re.split(r"\n\s*\n", document.text.strip()):
        for piece in _cut(" ".join(paragraph.split())):
            if pieces and len(pieces[-1]) + len(piece) < MOST // 3:
                pieces[-1] = f"{pieces[-1]} {piece}"
            elif piece:
                pieces.append(piece)
    return [Passage(document.title, p) for p in pieces]


def _cut(paragraph: str) -> list[str]:
    if len(paragraph) <= MOST:
        return [paragraph]
    pieces = [""]
    for sentence in _SENTENCE_END.split(paragraph):
        if pieces[-1] and len(pieces[-1]) + len(sentence) > MOST:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {sentence}".strip()
    return pieces
