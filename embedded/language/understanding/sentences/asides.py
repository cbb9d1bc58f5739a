"""A question of the house beside a wish or a choice: two clauses, though one breath."""

import re

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question
from embedded.language.understanding.acts.learned import SILENT, chances
from embedded.language.understanding.answers.choice import find_pick
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.told import is_background, only_told
from embedded.language.understanding.times.when import find_when

ASKED = frozenset({Act.FACT, Act.DURATION, Act.ADDRESS, Act.CONTACT, Act.HOURS})
"""What a question of the house is by grammar."""
PLAINLY = 0.6
"""Probability from which words that only have the form of a question are one of the house."""
SURELY = 0.8
"""The same where the words have the form of a wish: "can I have a loan bike meanwhile?"."""
_CHOOSES = re.compile(
    r"\b(?:is|are|suits?|works?|better|fine|good|great|okay|please|then|take|go with)\b|'s\b", re.I
)
_PREDICATE = re.compile(r"\b(?:i|i'm|i've|we|my|our|it|is|am|are|was|were|have|has|had|do|does|can)\b", re.I)
_TAG = re.compile(
    r"(?:(?:and|but|so)\b[, ]*)*(?:is|was|would|will|does|could|can) (?:that|this|it)\b(?: (?:still|then|be))*"
    r" (?:okay|ok|possible|all ?right|fine|right|correct|good|a problem|free|available|work|suit|do|done)\b.{0,16}",
    re.I,
)
"""A question whether what was just said will do."""
_ORDERED = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL})
LEAST_WORDS = 4
"""Words of a question that is none about the one before it."""
_ENDS = re.compile(
    r"\b(?:fine|good|great|okay|ok|perfect|please|then|works?|suits?)(?: (?:me|us|for me))?$", re.I
)
_THING = (
    r"(?:(?:and|but|so|now|okay|ok|oh|then)[, ]+)*(?:this|that|these|those|the|your|an?"
    r"|one of (?:the|those|these|your)) (?!one\b|same\b)[a-z]"
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these|he|she)\b", re.I)
_WHAT_IF = re.compile(r"\b(?:if|unless|otherwise)\b", re.I)


def bare_wish(text: str) -> bool:
    """Whether words without a predicate name a time: "Tuesday at ten, please"."""
    return not _PREDICATE.search(text) and bool(find_when(text)[0])


def beside_question(last: tuple[str, Act | None], new: tuple[str, Act | None]) -> bool:
    """Whether one clause wishes or chooses and the other asks something of the house: "Friday then, and …?".

    What only tells the case stays with the question: "we fly on Friday, does she need a passport?".
    """
    if _fronted(last[0], new[0]):
        return False
    if last[0].endswith("?") and _of_its_own(new[0]) and _of_the_house(*new):
        return True
    return any(_of_the_house(*asked) and wishes(*wished) for wished, asked in ((last, new), (new, last)))


def _fronted(topic: str, question: str) -> bool:
    """Whether a thing is named in front of the question about it: "one of those boxes, what would that be?"."""
    named = re.match(_THING, topic, re.I) and not (
        _PREDICATE.search(topic) or find_when(topic)[0] or find_pick(topic)
    )
    return bool(named and _POINTS_BACK.search(question)) and is_question(question)


def runs_on(before: str, after: str) -> bool:
    """Whether a question of the house follows a choice without a mark: "nine is good do you have parking"."""
    chosen = find_when(before)[0] or bare_hours(before)
    ends = bare_wish(before) or _ENDS.search(before)
    return bool(chosen and ends and not is_question(before)) and _of_the_house(after, grammar_act(after))


def _of_its_own(text: str) -> bool:
    """Whether a question is long enough to be none about the one before it."""
    return len(text.split()) >= LEAST_WORDS


def _of_the_house(text: str, act: Act | None) -> bool:
    if act not in {None, Act.BOOK, *ASKED} or not is_question(text) or find_when(text)[0]:
        return False
    if _TAG.fullmatch(text):
        return False
    return act in ASKED or chances(text).get(Act.FACT, 0.0) >= (PLAINLY if act is None else SURELY)


def wishes(text: str, act: Act | None) -> bool:
    """Whether a clause wishes for an appointment or chooses one, by its form or surely by its likeness."""
    if act in _ORDERED:
        return not (_WHAT_IF.search(text) or _of_the_house(text, act))
    if act is not None or is_background(text) or only_told(text):
        return False
    if find_when(text)[0] and (bare_wish(text) or (_CHOOSES.search(text) and not is_question(text))):
        return True
    found = chances(text)
    chosen = find_pick(text).place or (
        bare_hours(text) and (_CHOOSES.search(text) or len(text.split()) < LEAST_WORDS)
    )
    if chosen and not is_question(text):
        return found.get(Act.ANSWER, 0.0) + found.get(Act.BOOK, 0.0) >= SILENT
    return found.get(Act.BOOK, 0.0) >= SILENT
