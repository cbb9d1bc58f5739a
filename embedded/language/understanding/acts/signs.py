"""What grammar sees in a clause, as numbers: the part of a clause's description that is not its meaning."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question, names_appointment
from embedded.language.understanding.answers.assent import Assent, find_assent
from embedded.language.understanding.answers.choice import find_pick
from embedded.language.understanding.times.when import find_when

ACTS = tuple(Act)
WEIGHT = 0.3
"""Length of one sign beside a meaning of length 1; chosen on sentences of other people."""


def signs(clause: str, *, staff: bool = False) -> NDArray[np.float32]:
    """One row: the act grammar would name (one of `ACTS`, or none), and eight yes-or-no signs of form."""
    act = grammar_act(clause, staff=staff)
    when, _ = find_when(clause)
    words = len(clause.split())
    return (
        np.array([*_one_of(act), *_form(clause, bool(when.days), bool(when.clock), words)], np.float32)
        * WEIGHT
    )


def _one_of(act: Act | None) -> Iterable[bool]:
    return (act is None, *(act is one for one in ACTS))


def _form(clause: str, day: bool, clock: bool, words: int) -> Iterable[bool]:
    return (
        is_question(clause),
        names_appointment(clause),
        day,
        clock,
        find_assent(clause)[0] is not Assent.NONE,
        bool(find_pick(clause)),
        words <= 3,
        words > 8,
    )
