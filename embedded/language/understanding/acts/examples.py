"""Sentences that stand for what people do with them, read from text files: `[kind]`, then a sentence a line."""

import hashlib
from functools import cache
from importlib.resources import files

from embedded.language.understanding.acts.act import Act


@cache
def labelled(file: str) -> tuple[list[str], list[str]]:
    """All sentences of a file of this folder with their kinds, in one order."""
    texts: list[str] = []
    kinds: list[str] = []
    kind = ""
    for line in (files(__package__) / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            texts.append(line)
            kinds.append(kind)
    return texts, kinds


@cache
def digest_of(file: str) -> str:
    """What the weights learned from a file must belong to."""
    texts, kinds = labelled(file)
    return hashlib.sha256("\n".join([*texts, *kinds]).encode()).hexdigest()


@cache
def flat() -> tuple[list[str], list[Act]]:
    """All sentences of `examples.txt` with their acts, in one order."""
    texts, kinds = labelled("examples.txt")
    return texts, [Act(kind) for kind in kinds]
