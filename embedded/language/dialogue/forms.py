"""What a clause is by its form alone, whatever its words are like."""

import re

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, names_appointment
from embedded.language.understanding.acts.no_tool import blocks
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.acts.seeking import seeks
from embedded.language.understanding.booked.diary_words import AVAILABLE
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.lesser import wants_less
from embedded.language.understanding.kinds.services import undecided
from embedded.language.understanding.sentences.let_go import gives_up
from embedded.language.understanding.sentences.things import asks_of_house, of_yours
from embedded.language.understanding.who.age import tells_age
from embedded.language.understanding.who.professionals import by_trait
from embedded.language.understanding.who.relations import ANYBODY

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
_STAYS = re.compile(
    r"\b(?:stays?|stands?|remains?)(?: (?:as it (?:is|was)|put|there|on))?(?:,? (?:yeah|yes|right|then|okay))?[?. ]*$",
    re.I,
)
"""Whether an appointment named by its kind or day is left as it is."""
_LENGTH = re.compile(r"\bhow long\b", re.I)
_INTRODUCES = re.compile(
    r"(?:(?:hi|hello|hey|so|and|well|oh|okay|ok|good \w+|there|\w+)[,!. ]+){0,3}?"
    r"(?:this is|meet|i(?:'ve| have) brought(?: along)?) "
    rf"(?:(?:my|our) (?:\w+ )?(?:{ANYBODY})\b"
    r"|(?:my|our) [\w-]+ (?-i:[A-Z])[\w'-]+|(?-i:[A-Z])[\w'-]+(?=[,.!]|$))",
    re.I,
)
"""Somebody is introduced to the room."""
_AGE_TOLD = re.compile(
    r"\b(?:the|my|our|his|her|their) [\w-]+(?: [\w-]+)? (?:is|was|are|were)(?:,? [a-z]+){0,3},? "
    r"(?:(?:from|of) (?:19|20)\d\d|[\w-]+ years old|ancient|ages old)[.!, ]*$",
    re.I,
)
"""How old a thing is, as all that is said in the end."""
_WANTS = re.compile(
    r"\b(?:wants?|needs?|like|love|hop(?:es?|ing)|for (?:an?|the|his|her|their)|come to|came to|please|book\w*"
    r"|looking|after an?|gets?|getting|due|have|has|do)\b|'d\b",
    re.I,
)
_WHAT_I_HAVE = re.compile(
    r"\bwhat (?:(?:appointments?|bookings?) )?(?:(?:i|we)(?:'ve| have|'m| am| are)"
    r"|have (?:i|we)|do (?:i|we) have)\b(?! (?:\w+ )?to\b)"
    r"(?: (?:got|booked|down for|in for|coming|now|planned|here|all|with you|this week"
    r"|next week|today|tomorrow|on \w+day|and when))*"
    r"(?:,? (?:once more|again|please|now))*[?. ]*$",
    re.I,
)
"""The end of a request to be told one's appointments."""
_PRICE = re.compile(
    r"\b(?:how much (?:was|is|did|does)|what (?:did|was) .*\b(?:costs?|price|fee))\b(?! you)", re.I
)
"""What something costs, in the past tense of who asks for it again."""
_HOW_LONG = re.compile(
    r"(?:(?:and|so|but|okay|ok|right|hm+)[, ]+)*how long(?:'s| is| does| will| would)(?: (?:it|that|this|one))?"
    r"(?: (?:take|last|be))?[?. ]*",
    re.I,
)
_DOES_LONG = re.compile(
    r"^(?:(?:and|so|but|okay|ok|um)\b[, ]*)*how long (?:do|does|did|will|would|can|could|may|must|should)"
    r" (?:i|we|you|they|he|she|one|(?:my|our|your|the) [\w-]+) (?:have to |need to )?"
    r"(?!takes?\b|lasts?\b|be\b|needs?\b|has\b|have\b|allow\b|plan\b|stay\b|run\b|go\b|goes\b|spend\b"
    r"|book\b"
    r"|appointment|visit|session|meeting|lesson|[\w-]+ (?:take|last|be|run|go)\b)[\w-]+ \w",
    re.I,
)
"""How long somebody keeps, holds or leaves something."""
_COSTS_NOTHING = re.compile(
    r"(?:(?:and|so|but|okay|ok|oh)[, ]+)*(?:is|are|was|will) .{3,50}?\bfree(?: of charge| for \w+)?[?. ]*",
    re.I,
)
"""Whether a kind of appointment is free, which is a price where no time and no person is named."""
_BEGINS = re.compile(
    r"(?:(?:and|so|but|okay|ok|oh)[, ]+)*(?:when|(?:at )?what time) (?:do|does|will) (?:the|your|an?) "
    r"[\w' -]{2,40} (?:start|begin)[?. ]*",
    re.I,
)
"""When a kind of appointment begins of which the asker has none."""
_GETS = re.compile(
    r"(?:(?:and|so|but|okay|ok|oh|hi|hello)[, ]+)*(?:can|could|may|might) (?:i|we|he|she|they|my [\w-]+|[A-Z]\w+)"
    r" (?:get|have|come (?:in )?for|(?:bring|drop|take|send|leave) .{2,40}?\b(?:for|to have|to get)"
    r" (?:an?|its|his|her)\b)",
    re.I,
)
"""Somebody asks to have a thing."""
_WHO_WORKS = re.compile(
    r"(?:(?:and|so|but|okay|ok)[, ]+)*who (?:else )?(?:works|teaches|practi[cs]es) (?:here|there|in)\b", re.I
)
_WHO_FOR_IT = re.compile(
    r"\bwho (?:do|should|can|could|would|must|may) (?:i|we|s?he) (?:have to |need to )?see\b"
    r"(?= (?:about|for|with|regarding)\b|[?.!, ]*$)",
    re.I,
)
"""Whoever is the right one for what was told shall be seen."""
_WHOSE = re.compile(r"\b(?:my|our|the) ", re.I)
_WITH_WHOM = re.compile(
    r"(?:(?:and|so|okay|ok|now|then|right)[, ]+)*(?:(?:i'm|i am|we're|we are|it's|it is|that's) (?:now |then )?with"
    r"(?: who| whom)?\?|with who(?:m)?(?: (?:am i|is (?:it|that)))?(?: now| then)?\?)",
    re.I,
)
_MAY_THEY = re.compile(
    r"\b(?:can|could|may|is|would) (?:s?he|they) (?:be allowed to |allowed to )?(?:get|have|do|use|take|try|join"
    r"|come along|take part|ride|go|swim|play|drive|climb)\b(?: (?:one|it|that|this|along|in))?(?: too| as well"
    r"| already| yet| now| with (?:us|me))*[?. ]*$",
    re.I,
)
"""Whether somebody of an age that was told may do as well; no kind of appointment, no time and no person is named."""
_TOLD_OF = re.compile(
    r"\b(?:was|were|did|has (?:always )?been|have been|is (?:always |so |very |really |just )*(?:kind|nice"
    r"|lovely|wonderful|great|good"
    r"|brilliant|amazing|patient|gentle|rude|slow|late|fantastic|excellent|the best)|gave|told|said|helped"
    r"|showed|made|fixed|looked)\b",
    re.I,
)


def only_told_of(frame: Frame) -> Act | None:
    """The act of who is introduced ("this is my friend Jo, first haircut ever") and of how old a thing is."""
    if frame.when or frame.professional or frame.question or _WANTS.search(frame.text):
        return None
    if frame.act in (None, Act.ASIDE, Act.GREET) and _INTRODUCES.match(frame.text):
        return Act.GREET
    return Act.ASIDE if frame.act is None and _AGE_TOLD.search(frame.text) else None


def told_of_them(frame: Frame) -> bool:
    """Whether it is only told how somebody was or what they did: no wish for them."""
    wished = frame.act or frame.question or frame.when or frame.service or seeks(frame.text)
    return bool(frame.professional and not wished and _TOLD_OF.search(frame.text))


def formed(frame: Frame) -> Act | None:
    """The act of a clause of plain form.

    What is free on a day is looked for and not read off the hours. Who does not know which kind to take wishes for an
    appointment; a person wished for by what no tool knows of them is a question where nothing of an appointment is
    named; how long a kind takes is known without documents; when something of the speaker's is asks for the diary.
    """
    if act := _of_the_house(frame):
        return act
    if act := only_told_of(frame):
        return act
    if _WHO_FOR_IT.search(frame.text):
        return Act.BOOK
    if frame.when.days and frame.act in (None, Act.BOOK) and _RECAP.match(frame.text):
        return Act.LIST
    which = frame.service or (frame.when.days and not frame.when.clock)
    if (
        which
        and frame.act in (None, Act.FACT)
        and _STAYS.search(frame.text)
        and not _LENGTH.search(frame.text)
    ):
        return Act.LIST
    if _HAVE_I.match(frame.text) or (frame.act in (None, Act.BOOK) and _STANDS.match(frame.text)):
        return Act.LIST
    if frame.act in (None, Act.FACT, Act.CANCEL, Act.FORGET) and wants_less(frame.text):
        return Act.BOOK
    if frame.service and gives_up(frame.text):
        return Act.CANCEL
    if _HOW_LONG.fullmatch(frame.text):
        return Act.DURATION
    if undecided(frame.text):
        return Act.BOOK
    if frame.act is Act.FACT and frame.service and grammar_act(frame.text) is Act.DURATION:
        return Act.DURATION
    named = frame.details() or names_appointment(frame.text)
    if by_trait(frame.text) and frame.act in (None, Act.BOOK, Act.INVITE) and not named:
        return Act.FACT
    mine = frame.act is not Act.TIME and not frame.when and _WHEN_MINE.match(frame.text)
    return Act.LIST if mine and (frame.service or not _WHOSE.search(frame.text)) else None


def of_a_deed(text: str) -> bool:
    """Whether it is asked how long somebody does a thing, which no appointment's length answers."""
    return bool(_DOES_LONG.match(text))


def _of_a_thing(frame: Frame) -> bool:
    """Whether what the house does, has or gives is asked, and no appointment is named or sought."""
    named = frame.service or frame.professional or frame.pick or names_appointment(frame.text)
    if (
        named
        or not frame.question
        or seeks(frame.text)
        or frame.act not in {None, Act.BOOK, Act.REPEAT, Act.ASIDE}
    ):
        return False
    return of_yours(frame.text) or (not frame.when and asks_of_house(frame.text))


def _of_the_house(frame: Frame) -> Act | None:
    """What is asked of the house: who works there, what is free, what costs nothing, what one has or pays again."""
    named = frame.details() or names_appointment(frame.text)
    if _of_a_thing(frame):
        return Act.FACT
    if frame.act is Act.FACT and of_a_deed(frame.text):
        return Act.FACT
    if tells_age(frame.text) and _MAY_THEY.search(frame.text) and not named:
        return Act.FACT
    if _WITH_WHOM.fullmatch(frame.text):
        return Act.LIST
    if blocks(frame.text):
        return Act.BEYOND
    if frame.act is Act.REPEAT:
        return (
            Act.LIST if _WHAT_I_HAVE.search(frame.text) else Act.FACT if _PRICE.search(frame.text) else None
        )
    if _WHO_WORKS.match(frame.text) and not frame.when:
        return Act.WHO_WORKS
    if frame.act is Act.HOURS and frame.when and AVAILABLE.search(frame.text):
        return Act.BOOK
    if frame.act in (None, Act.BOOK, Act.HOURS) and frame.service and _BEGINS.fullmatch(frame.text):
        return Act.FACT
    timeless = frame.service and not (frame.when or frame.professional)
    if timeless and frame.act is Act.BOOK and _COSTS_NOTHING.fullmatch(frame.text):
        return Act.FACT
    gets = frame.act is Act.FACT and frame.service and frame.when.days and _GETS.match(frame.text)
    return Act.BOOK if gets else None
