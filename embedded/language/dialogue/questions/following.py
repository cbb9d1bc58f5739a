"""A question that goes on from the one before, put together from what was asked then and what is new."""

import re
from dataclasses import dataclass

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.questions.going_on import adds_bare, continues, supposes
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question, names_appointment
from embedded.language.understanding.acts.learned import SILENT, chances
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.text import mend, without_call
from embedded.language.understanding.who.age import AGE
from embedded.language.wording.passage import gives, telling

_LEAD = re.compile(
    r"^(?:(?:and|but|so|or|then|also|okay|ok|right|great|fine|well|thanks|no|yes)\b[, ]+)*"
    r"(?:(?:what|how) about[, ]+)?(?:(?:and|or|maybe|then)[, ]+)*",
    re.I,
)
_ADDED = re.compile(
    r"(?:for|with|without|on|at|in|to|if|when|after|before|during|per|by|from|under|over|instead of|until|till|as"
    r"|including|excluding|plus) ",
    re.I,
)
"""What begins words that are added to a question, where others take the place of what it asked about."""
_IF = re.compile(
    r",? ?\b(?:if|when) (?:i|we|you|he|she|it|they|my|our|somebody|nobody|the) .+$|\bwhat if\b.+$", re.I
)
_WHAT_IF = re.compile(r"(?:(?:and|but|so|ok|okay)[, ]+)*what (?:happens )?if (?:\w+ ){2}", re.I)
"""A case with what it asks: looked up alone first, whatever it points back at."""
_STANDS = re.compile(r"\b(?:how|when|where|why|who|what(?! about))\b", re.I)
"""Words of a clause that asks something of its own, though it begins with "and"."""
_GOES_ON = re.compile(r"^(?:and|but|so|or|then|also)\b", re.I)
_OF_NOUN = (
    r"(?! (?!(?:costs?|takes?|lasts?|works?|includes?|means?|helps?|happens?|hurts?|goe?s?|opens?|starts?|ends?|be"
    r"|comes?|stays?|needs?|counts?|appl(?:y|ies)|fits?|too|then|there|here|now|again|already|all|ones?|things?|places?|way|mine)\b)"
    r"[\w-]+[?.! ]*$)"
)
"""Not before a noun that ends the question and names its own thing: "how much is that paddle"."""
_BACK = re.compile(
    rf"^(?=.{{0,60}}$).*(?:\b(?:it|they|them|ones|then|otherwise|(?:that|this|those|these){_OF_NOUN})\b|\bone[?.! ]*$)",
    re.I,
)
"""A short question that points back at what was talked of."""
_DAY = re.compile(r"(?:\w+ )?(?:\w+days?|weekends?|tomorrow|today|christmas|easter)(?: \w+)?", re.I)
_THING = (
    r"(?P<thing>(?:(?:an?|the|my|our|your|any|some) )?[\w'-]+"
    r"(?: (?!(?:takes?|lasts?|costs?|needs?|have|has|be|come|stay"
    r"|wait|go|open|included|free|for|at|in|on|with|from|to|of|before|after|per|if|when|while|as|over|during|here|there|then)\b)"
    r"[\w'-]+)?)"
)
_OF_THINGS = (
    re.compile(rf"\bhow \w+ (?:is|are|does|do|will|would) {_THING}", re.I),
    re.compile(
        r"\bwhat (?:does|do|would|will) (?P<thing>.{2,40}?)(?= (?:cost|come to|include|take)\b)", re.I
    ),
    re.compile(rf"\b(?:price|cost|fee) (?:of|for) {_THING}", re.I),
    re.compile(
        rf"\b(?:do|can|could|may|must|should|have|did) (?:i|you|we|they|one) (?:have to )?(?!open|close)\w+ {_THING}",
        re.I,
    ),
    re.compile(rf"^\W*(?:is|are) (?:there )?{_THING}", re.I),
    re.compile(rf"\bwho (?:gives?|does|do|teach(?:es)?|offers?|makes?|has|sees?) {_THING}", re.I),
)
"""Where a question names what it is asked of, for the next such thing: "how much is {a crown}"."""
_OF_SOMEBODY = re.compile(
    r"^\W*(?:can|could|may|must|should|does|is) (?P<thing>(?:my|our|the|an?) [\w'-]+)", re.I
)
_SOMEBODY = re.compile(r"(?:my|our) [\w'-]+$", re.I)
_OF_THAT = re.compile(
    r"\b(?:for|with|about|to|of|in|before|after|on) (?:that|it|this|there)\b|\b(?:then|there)[?. ]*$", re.I
)
_CASE = 2
"""Telling words from which what somebody told says what a question after it is about."""
_OF_ITS_OWN = 4
"""Telling words of a question that leaves nothing to the one before, though it begins with "and"."""
_SPOKEN_OF = 3
"""Telling words up to which somebody's age says nothing of what is asked."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked up: the question, what it may go on from, what of it is new, and what the next may go on from.

    `told` was read out right before, and is no answer where it is only near; `bare` is the question as it was asked.
    """

    question: str
    about: str = ""
    new: str = ""
    topic: str = ""
    told: str = ""
    bare: str = ""


def of_the_case(talk: Talk, question: str) -> Lookup:
    """What is looked up for a question nothing was asked before: with what the speaker told, where it points there.

    "We fly to Portugal with the dog." "And what does she need for that?" What was taken for a wish there lapses.
    """
    told = without_call(mend(talk.side.asked), talk.meeting.agent).strip(" .,!")
    points = _OF_THAT.search(question) and len(telling(question)) <= 1
    if not points or is_question(told) or len(telling(told)) < _CASE or grammar_act(told):
        return Lookup(question, topic=question)
    wish = talk.side.wish()
    if wish and wish.act is Act.BOOK and wish.text.strip(" .,!") in told and only_by_time(wish):
        talk.done(wish)
    return Lookup(f"{question} ({told})", new=told, topic=f"{question} ({told})")


def only_by_time(wish: Wish) -> bool:
    """Whether nothing but the time it names made words a wish for an appointment."""
    named = wish.service or wish.professional or names_appointment(wish.text)
    return not named and chances(wish.text).get(Act.BOOK, 0.0) < SILENT


def leaning(talk: Talk, frame: Frame, question: str) -> Lookup:
    """What is looked up for a question after another one.

    "And for children?" adds to the question before, "and a crown?" takes the place of what it asked about, "and if it
    rains?" is the same question in another case. What points back ("what does that cost") is looked up with the
    question before. Any other that goes on is looked up alone first, as it may have turned to something else.
    """
    topic = talk.topic
    if (continues(frame) or adds_bare(frame)) and not _STANDS.search(question):
        new = _LEAD.sub("", question).strip(" ?.!")
        whole = composed(topic, new)
        if whole or not telling(new):
            return Lookup(whole or f"{new}? ({topic})", new=new, topic=whole or topic)
        return Lookup(question, topic, topic=topic)
    if case := supposes(question):
        whole = composed(topic, case)
        return Lookup(whole, new=case, topic=whole)
    if _WHAT_IF.match(question):
        return Lookup(question, topic if talk.told.title else "", topic=question, told=talk.told.words)
    if len(telling(question)) <= (_SPOKEN_OF if AGE.search(question) else 1 if _BACK.search(question) else 0):
        before = topic.partition(" (")[0]
        if gives(question, talk.told.words):
            topic = f"{talk.told.title}, {topic}"
        return Lookup(
            f"{question} ({topic})",
            new=question,
            topic=f"{question} ({before})" if telling(question) else topic,
        )
    of_its_own = len(telling(question)) >= _OF_ITS_OWN
    goes_on = _BACK.search(question) or (_GOES_ON.search(question) and not of_its_own)
    return Lookup(
        question, topic if goes_on and talk.told.title else "", topic=question, told=talk.told.words
    )


def composed(topic: str, new: str) -> str:
    """The question before with what is new in it; empty where it names nothing the new could stand for."""
    base = topic.strip(" ?.!")
    new = f"on {new}" if _DAY.fullmatch(new) and not _ADDED.match(new) else new
    if AGE.search(new):
        return f"{base}? ({new})"
    if added := _ADDED.match(new):
        word = re.escape(added[0].strip().removesuffix("out"))
        if word.lower() in {"if", "when"}:
            base = _IF.sub("", base).strip(" ,") or "what"
        else:
            base = re.sub(rf" {word}(?:out)? (?:(?!\b(?:{word})\b)[\w'-]+ ?){{1,4}}$", "", base, flags=re.I)
        return f"{base} {new}?"
    for pattern in (_OF_SOMEBODY,) if _SOMEBODY.match(new) else _OF_THINGS:
        if found := pattern.search(base):
            return f"{base[: found.start('thing')]}{new}{base[found.end('thing') :]}?"
    return ""
