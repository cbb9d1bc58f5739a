"""Questions of what may be done, which only look as if they leaned on an appointment: "when may it be tuned?"."""

import re

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import is_question, names_appointment
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.when import find_when

PLAIN = 0.77
"""Probability of a question to the documents from which its "that day" or "can it be" tells of no change."""
_WHEN_MAY = re.compile(
    r"^(?:(?:and|so|but|okay|ok|um|now)\b[, ]*)*(?:when|how soon|from when) (?:may|must|should|ought)\b"
    r"(?! (?:i|we|he|she|they) (?:come|be|arrive|see|visit)\b)",
    re.I,
)
_HABIT = re.compile(
    r"\b(?:i|we|you|he|she|it|they|(?:my|our|his|her) [\w-]+|(?-i:[A-Z])[\w-]+)"
    r"(?: (?:do|does|did|always|usually|often|normally|mostly|still|sometimes|really|just))*"
    r" (?:likes?|loves?|takes?|wears?|eats?|drinks?|uses?|smokes?|chews?|enjoys?|is used to|are used to)\b",
    re.I,
)
"""What somebody is wont to have or do."""
_MAY_HAVE = re.compile(
    r"^(?:(?:and|so|but|well|um|now)\b[, ]*)*(?:can|may|could|should|must|will) (?!you\b)[\w' -]{1,20}?"
    r" (?:still |just )?(?:have|take|eat|drink|wear|use|keep|bring|get|smoke|do|chew)"
    r" (?:that|it|this|them|those|these|one)\b",
    re.I,
)

_BEFORE_IT = re.compile(
    r"\b(?:on )?(?:the|that) (?:same |very )?(?:day|night|evening|morning|afternoon|week)"
    r"(?: (?:before(?:hand)?|after(?:wards)?|itself|of (?:it|that)))?(?![\w-])",
    re.I,
)
"""A time told from the appointment that is spoken of."""


def asks_leave(frame: Frame) -> bool:
    """Whether a question asks what may be done, and no appointment is to be changed or made by it.

    When something may be done is a rule; so is what a habit told right before is asked leave for: "she likes her
    supper. Can she have that, the night before?".
    """
    if not frame.question or frame.act not in (None, Act.BOOK) or names_appointment(frame.text):
        return False
    *told, last = re.split(
        r"(?<=[,.;!?])\s+(?=(?:can|may|could|should|must|will|when)\b)", frame.text, flags=re.I
    )
    when = find_when(_BEFORE_IT.sub("", last))[0]
    if when.days or when.clock or not is_question(last):
        return False
    if _WHEN_MAY.match(last):
        return True
    if told and _MAY_HAVE.match(last):
        return bool(_HABIT.search(told[-1]))
    return frame.presumes and not frame.when and chances(frame.text).get(Act.FACT, 0.0) >= PLAIN
