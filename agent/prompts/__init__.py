"""Authored language: one file per role, read once."""

from functools import cache
from importlib.resources import files


@cache
def prompt(name: str) -> str:
    """The text of `<name>.md` in this folder, without the last line break."""
    return (files(__name__) / f"{name}.md").read_text("utf-8").rstrip("\n")
