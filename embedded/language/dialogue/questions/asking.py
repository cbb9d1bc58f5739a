"""What is looked up for a question of the house: as it was asked, and with what it leaves to other words."""

import re
from dataclasses import replace

from embedded.language.dialogue.questions import antecedent, matter
from embedded.language.dialogue.questions.following import Lookup, leaning, of_the_case
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.age import age_of
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.wording.passage import telling

GROWN, OLD = 18, 60
"""Ages below and from which documents speak of children and of seniors."""
_HAILS = re.compile(r"^(?:(?:hey|hi|hello|hiya|sorry|excuse me|um+|uh+)\b[, ]*)+(?=\w)", re.I)
_OF_IT = re.compile(r"\b(?:it|that|this|one|for (?:him|her|them))\b", re.I)
_TELL_FIRST = re.compile(
    r",? (?:(?:but |just )?(?:please )?tell (?:me|us)(?: that)?(?: first)?"
    r"|(?:first|before (?:that|you (?:do|book)(?: \w+)?)))[.! ]*$",
    re.I,
)
"""An order to answer before what is at hand goes on; it is no part of the question."""


_COMES_ALONG = re.compile(r"\b(?:come|be there|sit in|stay|join|watch|go in|be in|along|bring|take)\b", re.I)
"""Somebody else shall be there."""


def lookup_of(talk: Talk, frame: Frame) -> Lookup:
    """What is looked up for a question, with what was told before it, the kind at hand or the question before."""
    said = _TELL_FIRST.sub("", _HAILS.sub("", frame.text)).strip(" ,")
    said = antecedent.without_reaction(said, f"{talk.told.words} {talk.topic}")
    wish = talk.side.wish()
    service = frame.service or (wish.service if wish else _same_breath(talk))
    question, before = antecedent.told_before(talk, said)
    unnamed = service and service.lower() not in question.lower() and len(telling(question)) <= 1
    if unnamed and _OF_IT.search(question) and not before:
        question = f"{question} ({service})"
    question = _of_anybody(talk, frame, matter.of_whom(talk, frame, question))
    if before:
        asked = Lookup(f"{question} ({before})", new=before, topic=f"{question} ({before})")
    else:
        asked = leaning(talk, frame, question) if talk.topic else of_the_case(talk, question)
    about = asked.about or matter.pointed_at(talk, frame, asked.question)
    about = about or matter.told_of(talk, asked.question)
    return replace(asked, about=about, new=asked.new or said, bare=question)


def _of_anybody(talk: Talk, frame: Frame, question: str) -> str:
    """The question without the name of somebody no document can know: "can a companion come along?"."""
    name = frame.person if frame.person and not talk.person.books_for_others else ""
    found = _COMES_ALONG.search(question)
    if not name or not found or find_professional(name, talk.meeting)[0]:
        return question
    return re.sub(rf"\b{re.escape(name)}\b", "a companion", question)


def _same_breath(talk: Talk) -> str | None:
    """The kind of appointment wished for beside the question: "a massage on Friday, and how much is that?"."""
    return next((one.service for one in talk.heard.frames if one.service), None)


def arguments(asked: Lookup) -> dict[str, str]:
    """What the tool is asked with; an age is said in the words of documents."""
    age = age_of(asked.question)
    group = " (a child)" if age and age < GROWN else " (a senior)" if age and age >= OLD else ""
    more = {"about": asked.about, "told": asked.told}
    return {"question": f"{asked.question}{group}", **{key: said for key, said in more.items() if said}}
