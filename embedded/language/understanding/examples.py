"""Sentences that stand for each act, read from `examples.txt`."""

from functools import cache
from importlib.resources import files

from embedded.language.understanding.act import Act


@cache
def flat() -> tuple[list[str], list[Act]]:
    """All sentences with their acts, in one order."""
    texts: list[str] = []
    acts: list[Act] = []
    act = Act.FACT
    for line in (files(__package__) / "examples.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            act = Act(line.strip("[]"))
        elif line and not line.startswith("#"):
            texts.append(line)
            acts.append(act)
    return texts, acts
