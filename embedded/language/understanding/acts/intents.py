"""What a clause asks for, by grammar; None where grammar is silent and likeness to examples may judge."""

import re
from functools import lru_cache

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import phatic
from embedded.language.understanding.acts.house_forms import of_house
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.acts.patterns import GRAMMAR, POLICY, QUESTION_FORM
from embedded.language.understanding.booked.diary_words import AVAILABLE, STATUS, asks_diary, asks_free
from embedded.language.understanding.booked.keeping import cancels_nothing, drops_own
from embedded.language.understanding.kinds.lesser import wants_less
from embedded.language.understanding.sentences.things import without_books
from embedded.language.understanding.who.dictation import (
    addressed,
    by_oneself,
    hands_on,
    message_text,
    orders,
    writes,
)

_FACT_TOPIC = re.compile(
    r"\b(?:park(?:ing)?|insur(?:ance|ed)|prices?|pricing|costs?|fees?|pay(?:ment|ing)?|cards?|cash"
    r"|directions?|located|opening|open|close[sd]?|closing|holidays?"
    r"|bring(?! [\w' -]*\bforward\b)|prepar(?:e|ation)|fast(?:ing)?|eat|drink|wheelchair|accessib\w+|lift"
    r"|elevator|languages?|spanish|portuguese|referral|prescription|results|children|kids|pets?|wi-?fi|toilets?|bathroom"
    r"|polic(?:y|ies)|late(?! (?:mornings?|afternoons?|evenings?|nights?|in the|on|next|this)\b)"
    r"|refund|visitors?|bus|train|metro|garage|street|charge|interpreter|documents?"
    r"|forms?|masks?|vaccin\w+|companion|come with me|come along|accompany\w*|how much|expensive|free of charge)\b",
    re.I,
)
_BOOK = re.compile(
    r"\b(?:book(?! club)(?:ed|ing)?(?! (?:number|reference))|schedule|reserve|arrange|set (?:me )?up"
    r"|fit (?:me|us|her|him|\w+) in|squeeze (?:me|us|\w+) in|sign me up|put (?:me|us|\w+|\w+ \w+) (?:down"
    r"|in(?! (?:my|our|his|her|their|your|an?)\b))\b|pencil"
    r"|(?:make|get|need|want|like|have|take|find|give me|looking for|look for|after|request"
    r"|try for)\b.{0,40}?\b(?:(?:it|that|them|mine) back|"
    + APPOINTMENT
    + r"|a (?:time|place|spot|doctor|specialist)|something(?! (?:up|from|about|to)\b)"
    r"|to (?:see|come|visit|meet with)|an opening"
    r"|in with)"
    r"|(?:can|could|may|shall) (?:i|we|you|\w+) (?:come|see|visit|be seen|get in|have the|have a)\b(?! (?:my"
    r"|the)? ?(?:calendar|screen))|i(?:'d| would) (?:like|rather|prefer) (?:(?:to )?(?:see|come|have)"
    r"|the)\b|(?:need|want"
    r"|have) to (?:see|visit|come)\b"
    r"|" + APPOINTMENT + r",? please|^(?:an |another |a )?(?:new |first )?" + APPOINTMENT + r"\b)",
    re.I,
)
_APPOINTMENT = re.compile(APPOINTMENT, re.I)
_FREE = re.compile(
    r"\b(?:availab(?:le|ility)|free(?! of\b| for (?!an?\b)| park)|open(?:ings?| slots?)|any (?:time|times|slots?"
    r"|space|room|spots?|chance|gaps?|thing)|(?<!do you do )(?<!do you )anything|(?<!up to )something"
    r"(?! (?:up|from|about|to)\b)|gaps?|what (?:times?|days?|slots?|do you have"
    r"|have you got|about)|when (?:is|are|can|could)|when (?:would|do you|does)\b.{0,30}\b(?:free|have|see|come|seen"
    r"|fit|time|in|suit|work)|when's|latest (?:one|slot|time|you|possible|that|on)|who(?:'s| is) (?:free"
    r"|available)|got (?:any|some|anything)|do you have (?:any|time|something|space|anything)|earliest"
    r"|soonest|next (?:slot|opening|available|free))\b",
    re.I,
)
_SOCIAL: tuple[tuple[Act, str], ...] = (
    (Act.BYE,
        r"^(?:(?:okay|ok|thanks?|thank you|great|alright|all right|well|no|very much|so much|perfect"
        r"|that's all|for now)[,.! ]+)*(?:good ?bye|bye(?:[- ]bye)?|see you(?: \w+)?|talk (?:to you )?later"
        r"|have a (?:nice|good|great) (?:day|one|evening|weekend|afternoon)|that(?:'s| is) (?:all|it"
        r"|everything)(?: for (?:now|today))?|i(?:'m| am) (?:done|leaving|off)(?= now|[ ,.!]*$)"
        r"|(?:i )?(?:have|got) to go(?= now|[ ,.!]*$)"
        r"|take care)\b"),
    (Act.THANKS, r"\b(?:thanks?|thank you|cheers|much appreciated|appreciate it|obrigad[oa]|gracias)\b"),
    (Act.GREET,
        r"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|hiya|howdy)\b[\w ,.!]{0,20}$"),
    (Act.SMALL_TALK,
        r"\b(?:how are you|how's it going|how are things|nice (?:to meet|weather))\b"),
)  # fmt: skip
_COMPILED = tuple((act, re.compile(pattern, re.I)) for act, pattern in GRAMMAR)
_BY_ACT = dict(_COMPILED)
_BEFORE_DIARY = (
    Act.EMERGENCY, Act.MESSAGE, Act.INVITE, Act.MOVE, Act.CANCEL, Act.CANNOT_COME, Act.DURATION,
)  # fmt: skip
_GIVEN_UP = (Act.CANCEL, Act.CANNOT_COME)
_ASKS = re.compile(QUESTION_FORM, re.I)
_ASKS_WITHIN = re.compile(
    r"(?:[,;]|\b(?:and|so|but|or)) (?:can|could|do(?! (?:that|this|it)[ ,.!]*$)|does|did|is|are|was|will|would"
    r"|should|may|must|have|has)"
    r" (?:i|we|you|he|she|it|they|there|the|my|our|your|this|that|one)\b"
    r"|\b(?:what|where|when|why|how)(?:'s| is| are| do| does| did| can| could| should| would| will| much| many"
    r"| long)\b",
    re.I,
)
"""The inverted verb or question word of a question whose mark was not heard, behind other words."""
_COMPILED_SOCIAL = tuple((act, re.compile(pattern, re.I)) for act, pattern in _SOCIAL)
_ASKS_RULES = re.compile(POLICY, re.I)
_ONLY_BOUNDS = re.compile(
    r"^(?!.*\b(?:any ?more|after all|no longer|instead)\b).*?(?:n't|cannot|not able to|unable to) (?:be (?:able to )?)?"
    r"(?:(?:make|do|get|come|manage|there|here|stay|in)\b ?(?:it|there|here)? ?)+\b(?:before|until|till|past|any"
    r" (?:earlier|later|sooner)|earlier|sooner|later) (?:than )?(?=\w)"
    r"|(?:n't|cannot) \w+ .{0,40}[,;.] ?(?:but )?(?:other than|apart from|besides) that\b",
    re.I,
)
"""A refusal that only bounds a wish: from when on, until when, or all but one day."""
_SUPPOSES = re.compile(
    r"^(?:(?:and|but|so|um|okay)[, ]+)*(?:if|when|suppose|say) (?:i|we|you|my \w+|somebody|someone)\b.{3,60}?[, ]"
    r"(?:do|does|will|would|is|are|what|who|how|where"
    r"|when (?:must|should|do|would))\b(?! (?:you )?(?:book|move|cancel|find))"
    r"|\bwhat (?:happens )?if (?:i|we|it|something|somebody|someone|my|the|he|she)\b",
    re.I,
)
"""A case that is only thought of, and what follows from it; no wish in it is meant."""
_ONLY_IF = re.compile(
    r"^(?:(?:and|but|so|oh|well|um)[, ]+)*if (?:i|we|he|she|it|my \w+|some\w+|this|that)\b[^,;]*$", re.I
)
"""A case without what follows from it: "and if I can't make it after all?"."""
_BRINGS_IN = re.compile(
    r"\bbring (?!it\b|that\b|this\b|forward\b)[\w' ]{2,30}? in (?:to (?:see|be seen|have|get)\b|for (?:an?|his"
    r"|her|their|its)\b"
    r"|(?:on |this |next )?(?:\w+day|tomorrow|today)\b|at \w+)",
    re.I,
)
"""Somebody who cannot book for themselves is brought to an appointment, nobody into the meeting."""
_NEEDS = re.compile(
    r"\b(?:(?:do|does|should|must|can|may|would|will) (?:i|we|one|patients?|clients?|people"
    r"|visitors?) (?:need|have to|bring|take|get|eat|drink|pay|park|come early)"
    r"|(?:do|does|can|will) (?:you|they|the \w+) (?:need|accept|offer|take|have|speak|validate|charge))\b"
    r"|\bwhat (?:should|do|must) (?:i|we) (?:bring|do|need|wear|prepare|expect)\b",
    re.I,
)

_AROUND = re.compile(
    r"\b(?:can|could|may|should|must|is|am|are|will) (?:i|we|you|he|she|it|they|the|my|our|his|her|(?-i:[A-Z])\w+)\b"
    r"[^.;]*\b(?:the (?:night|evening) before(?:hand)?|(?:on )?the (?:morning|night) of (?:it|that|the \w+)"
    r"|beforehand)\b",
    re.I,
)
_OF_SLOTS = re.compile(
    r"\b(?:book|move|change|come|see|seen|fit|squeeze|put|push|shift|get in|free|available)\b", re.I
)
"""What is done with an appointment, and not beside it."""


_EXCLAIMS = re.compile(
    r"^(?:(?:and|but|so|oh|ah|wow|my)[, ]+)*what an? (?!(?:time|day|week|moment|place)\b)[a-z]", re.I
)
"""Wonder, which asks nothing: "what a lovely office you have"."""


def exclaims(clause: str) -> bool:
    """Whether a clause only wonders at something."""
    return bool(_EXCLAIMS.match(clause)) and not clause.endswith("?")


def is_question(clause: str) -> bool:
    """Whether a clause has the form of a question."""
    if exclaims(clause):
        return False
    return bool(_ASKS.search(clause)) or clause.endswith("?") or bool(_ASKS_WITHIN.search(clause))


def inquires(clause: str) -> bool:
    """Whether a clause only asks what is free, and no word in it asks for an appointment."""
    return bool(_FREE.search(clause)) and not _BOOK.search(without_books(clause))


def only_bounds(clause: str) -> bool:
    """Whether a "can't" says from when or until when somebody may come, or which one day is not wished."""
    return bool(_ONLY_BOUNDS.search(clause))


def names_appointment(clause: str) -> bool:
    """Whether a word for an appointment is in it."""
    return bool(_APPOINTMENT.search(clause))


def _asks_needs(clause: str) -> bool:
    """Whether it is asked what is needed for a visit or allowed around it, or what must be done or left alone."""
    around = is_question(clause) and _AROUND.search(clause) and not _OF_SLOTS.search(clause)
    return bool(around or of_house(clause))


def _supposes(clause: str) -> bool:
    """Whether a case is only thought of, and nothing in it wished for."""
    given_up = _ONLY_IF.match(clause) and any(_BY_ACT[act].search(clause) for act in _GIVEN_UP)
    return bool(given_up or (_SUPPOSES.search(clause) and not AVAILABLE.search(clause)))


@lru_cache(4096)
def grammar_act(clause: str, *, staff: bool = False) -> Act | None:
    """The act grammar is sure of, or None; `staff` may ask for anybody's diary."""
    return phatic(clause) or _wished(clause, staff=staff)


def _after_all(act: Act, clause: str) -> Act:
    """The act of a pattern, or what else it is where the words name a topic, or want less and give nothing up."""
    if act in {Act.CANCEL, Act.FORGET} and wants_less(clause):
        return Act.BOOK
    if act is Act.CANCEL and cancels_nothing(clause):
        return Act.FORGET
    if act is Act.FORGET and drops_own(clause):
        return Act.CANCEL
    return Act.FACT if act is Act.PEOPLE and _FACT_TOPIC.search(clause) else act


def _passes_on(clause: str) -> bool:
    """Whether something shall be put in writing, or somebody phoned or written to; a mere notice of absence is none."""
    command = addressed(clause)
    noticed = any(_BY_ACT[act].search(clause) for act in _GIVEN_UP) and not re.search(
        r" (?:for|to|with) ", command
    )
    return hands_on(clause) and not (noticed and writes(clause))


def _wished(clause: str, *, staff: bool) -> Act | None:
    question = is_question(clause)
    if _BRINGS_IN.search(clause) or _passes_on(clause):
        return Act.BOOK if _BRINGS_IN.search(clause) else Act.MESSAGE
    of_rules = question and _ASKS_RULES.search(clause) and not _BY_ACT[Act.DURATION].search(clause)
    if of_rules or _asks_needs(clause) or _supposes(clause):
        return Act.FACT
    if question and _NEEDS.search(clause) and (_FACT_TOPIC.search(clause) or "do i need" in clause.lower()):
        return (
            Act.MEDICAL
            if _BY_ACT[Act.MEDICAL].search(clause) and not _FACT_TOPIC.search(clause)
            else Act.FACT
        )
    if STATUS.search(clause) or (
        asks_diary(clause, staff=staff) and not any(_BY_ACT[act].search(clause) for act in _BEFORE_DIARY)
    ):
        return Act.LIST
    if asks_free(clause) and not _FACT_TOPIC.search(clause):
        return Act.BOOK
    for act, pattern in _COMPILED:
        if act is Act.CANNOT_COME and only_bounds(clause):
            return Act.BOOK
        if pattern.search(clause) and not (act is Act.MESSAGE and by_oneself(clause)):
            return _after_all(act, clause)
    if orders(clause) and message_text(clause):
        return Act.MESSAGE
    if (
        question
        and _FACT_TOPIC.search(clause)
        and not re.search(r"\b(?:book|appointment|slot|see (?:dr|doctor))", clause, re.I)
    ):
        return Act.FACT
    if _BOOK.search(without_books(clause)) or (
        _FREE.search(clause) and (question or len(clause.split()) < 9)
    ):
        return Act.BOOK
    if _FACT_TOPIC.search(clause) and len(clause.split()) <= 4:
        return Act.FACT
    return next((act for act, pattern in _COMPILED_SOCIAL if pattern.search(clause)), None)
