"""Whether somebody may be in danger, which goes before all else."""

import re

from embedded.language.dialogue.judging import SURE
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.placed import without_place
from embedded.language.understanding.frame import Frame, Heard

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


def tells_danger(heard: Heard) -> bool:
    """Whether one clause of an utterance tells of danger, or one sentence alone of those a clause was read of.

    What asks or wishes by its form is left out, as each sentence weighed costs a look at its meaning.
    """
    if any(is_urgent(one) for one in heard.frames):
        return True
    weighed = {_bare(one.text) for one in heard.frames}
    alone = [one for one in re.split(r"(?<=[.?!])\s+", heard.text) if _bare(one) not in weighed]
    told = (
        one
        for one in alone
        if len(one.split()) > LEAST_WORDS and not is_question(one) and not grammar_act(one)
    )
    return len(alone) > 1 and any(chances(one).get(Act.EMERGENCY, 0.0) >= SURE for one in told)


def _bare(text: str) -> str:
    return text.strip(" ,.?!").lower()
