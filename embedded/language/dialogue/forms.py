"""What a clause is by its form alone, whatever its words are like."""

import re

from embedded.language.understanding.act import Act
from embedded.language.understanding.diary_words import AVAILABLE
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import grammar_act, names_appointment
from embedded.language.understanding.let_go import gives_up
from embedded.language.understanding.patterns import APPOINTMENT
from embedded.language.understanding.professionals import by_trait
from embedded.language.understanding.services import undecided

_WHEN_MINE = re.compile(
    r"(?:(?:and|so|but|sorry|okay|ok)[, ]+)*(?:when|(?:what|which) (?:time|day|date))"
    r"(?:(?:'s| is| are) (?:it|that|mine|(?:my|our)\b)|(?: was| were) (?:it|that|mine|(?:my|our|the|[\w-]+'s)\b))"
    r"[\w' -]*[?. ]*$",
    re.I,
)
"""When something stands that the speaker has."""
_STANDS = re.compile(
    r"(?:(?:and|so|but|oh|well|hello|hi)[, ]+)*(?:i|we)(?:'ve| have)(?: got)? an? (?:\w+ )?"
    + APPOINTMENT
    + r"\b(?!.*\b(?:but|and|move|cancel|change|book|can't|cannot|need|would|could)\b)",
    re.I,
)
"""Somebody tells that they have an appointment, which shall be confirmed."""
_RECAP = re.compile(
    r"(?:(?:and|so|okay|ok|right)[, ]+)*(?:that's|it's|we have|we said|i have|i'm (?:in|down)|you(?:'ve"
    r"| have) (?:got )?me)\b"
    r".*,? (?:right|correct|yes|isn't it|is that right)[?. ]*$",
    re.I,
)
"""What stands is said once more, to be confirmed."""
_HAVE_I = re.compile(
    r"(?:(?:and|so|but|oh|well)[, ]+)*(?:i|we)(?:'ve| have| had|'d)\b.{2,50}?,? (?:didn't|don't|haven't"
    r"|hadn't) (?:i|we)[?. ]*$",
    re.I,
)
"""A tag that asks whether something stands that the speaker has."""
_HOW_LONG = re.compile(
    r"(?:(?:and|so|but|okay|ok|right|hm+)[, ]+)*how long(?:'s| is| does| will| would)(?: (?:it|that|this|one))?"
    r"(?: (?:take|last|be))?[?. ]*",
    re.I,
)
_BLOCKS = re.compile(
    r"(?:(?:please|can you|could you)[, ]+)*(?:(?:block|close|clear) (?:off |out )?(?:my|his|her|our|[\w-]+'s)\b"
    r"|(?:mark|put|book) (?:me|him|her) (?:down )?(?:as )?(?:off|out|away|sick|busy)\b)",
    re.I,
)
"""Hours are to be taken out of a diary, which no tool does."""
_WHOSE = re.compile(r"\b(?:my|our|the) ", re.I)


_OF_CASE = re.compile(
    r"\b(?:no idea|(?:don't|do not) know|not (?:really |quite )?sure|wondering|can you tell me"
    r"|do you know) what(?: all| else)?"
    r" (?:i|we|s?he|it|they|(?:my|our|the) \w+)(?:'d)? (?:needs?|must have|ha(?:s|ve) to (?:have|bring|do))\b.{0,20}"
    r"\bfor (?:that|it|this)[?.! ]*$",
    re.I,
)


def asks_of_case(text: str) -> bool:
    """Whether it is asked what is needed for something that was told before: "I've no idea what she needs for that"."""
    return bool(_OF_CASE.search(text))


def formed(frame: Frame) -> Act | None:
    """The act of a clause of plain form.

    What is free on a day is looked for and not read off the hours. Who does not know which kind to take wishes for an
    appointment; a person wished for by what no tool knows of them is a question where nothing of an appointment is
    named; how long a kind takes is known without documents; when something of the speaker's is asks for the diary.
    """
    if _BLOCKS.match(frame.text):
        return Act.BEYOND
    if frame.act is Act.HOURS and frame.when and AVAILABLE.search(frame.text):
        return Act.BOOK
    if frame.when.days and frame.act in (None, Act.BOOK) and _RECAP.match(frame.text):
        return Act.LIST
    if _HAVE_I.match(frame.text) or (frame.act in (None, Act.BOOK) and _STANDS.match(frame.text)):
        return Act.LIST
    if frame.service and gives_up(frame.text):
        return Act.CANCEL
    if _HOW_LONG.fullmatch(frame.text):
        return Act.DURATION
    if asks_of_case(frame.text) and not (frame.when or frame.service):
        return Act.FACT
    if undecided(frame.text):
        return Act.BOOK
    if frame.act is Act.FACT and frame.service and grammar_act(frame.text) is Act.DURATION:
        return Act.DURATION
    named = frame.details() or names_appointment(frame.text)
    if by_trait(frame.text) and frame.act in (None, Act.BOOK, Act.INVITE) and not named:
        return Act.FACT
    mine = frame.act is not Act.TIME and not frame.when and _WHEN_MINE.match(frame.text)
    return Act.LIST if mine and (frame.service or not _WHOSE.search(frame.text)) else None
