"""Orders that no tool carries out: to be given a thing, to have hours taken out of a diary."""

import re

_FETCHES = re.compile(
    r"(?:please |so |and |maybe )*(?:can|could|would|will) you (?:please )?"
    r"(?:order|call|get|fetch|buy|bring|hail|lend|make)"
    r" (?:me|us|him|her|them) (?:an?|some) (?!message|note|time|place|chance|moment|minute|bit\b)",
    re.I,
)
"""Somebody is to be given a thing, which no tool does."""
_BLOCKS = re.compile(
    r"(?:(?:please|can you|could you)[, ]+)*(?:(?:block|close|clear) (?:off |out )?(?:my|his|her|our|[\w-]+'s)\b"
    r"|(?:mark|put|book) (?:me|him|her) (?:down )?(?:as )?(?:off|out|away|sick|busy)\b)",
    re.I,
)
"""Hours are to be taken out of a diary, which no tool does."""


def fetches(text: str) -> bool:
    """Whether somebody is ordered to be given a thing."""
    return bool(_FETCHES.match(text))


def blocks(text: str) -> bool:
    """Whether hours shall be taken out of a diary, which no tool does."""
    return bool(_BLOCKS.match(text))
