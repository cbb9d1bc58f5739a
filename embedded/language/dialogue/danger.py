"""Whether somebody may be in danger, which goes before all else."""

import re

from embedded.language.dialogue.judging import SURE
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.placed import without_place
from embedded.language.understanding.frame import Frame

DANGER = 0.3
"""How likely danger must be to be heard: one false alarm in a hundred is the price of four more heard."""
LEAST_WORDS = 3
"""Words up to which a sentence tells no danger of its own."""


def is_urgent(frame: Frame) -> bool:
    """Whether somebody may be in danger: by grammar, or by a likeness, be another even likelier."""
    if frame.act is Act.EMERGENCY:
        return True
    if frame.further:
        return False
    return chances(without_place(frame.text)).get(Act.EMERGENCY, 0.0) >= DANGER


def tells_danger(text: str) -> bool:
    """Whether one of several sentences alone tells of danger, whatever is said around it."""
    said = re.split(r"(?<=[.?!])\s+", text.strip())
    return len(said) > 1 and any(
        chances(one).get(Act.EMERGENCY, 0.0) >= SURE for one in said if len(one.split()) > LEAST_WORDS
    )
