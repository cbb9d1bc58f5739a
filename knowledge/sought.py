"""The kind of fact a question asks for (a price, a length, a place, what to bring) and whether words give it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.words import english

_COUNTED = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand"
)
_NUMBER = rf"(?:\d[\d.,]*|an?|{_COUNTED}|half|couple of|few|several)"
_MONEY = (
    r"dollars?|euros?|pounds?|pence|cents?|francs?|kr[oó]n(?:or|er|e|ur|a)|crowns?|korun\w*|pesos?|rupees?|rupiahs?|yen"
    r"|yuan|renminbi|lira|dirhams?|rand|quid|reais|riyals?|rials?|dinars?|shillings?|naira|cedis?|birr|kwacha"
    r"|bahts?|ringgit|dong|taka|z[lł]oty(?:ch)?|forints?|leva|lei|hryvnias?|rubles?|roubles?|tenge|soles|bolivianos?"
    r"|colones|quetzal(?:es)?|lempiras?|guaran[ií]e?s?|meticais|pula|dalasi|ariary|shekels?|kyats?|tugriks?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter"
)
_ASKER = r"(?:i|we|he|she|they|one|you|my [\w'-]+|our [\w'-]+|the [\w'-]+)"
_PAPERS = r"(?:papers?|paperwork|documents?|forms?|ids?)"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact: the words it is asked for in, and those that give it.

    Attributes:
        of_record: whether the line made of a service or a professional may hold it.
        plain: whether its words are so sure that a text without them gives none.
    """

    asked: re.Pattern[str]
    given: re.Pattern[str]
    of_record: bool = False
    plain: bool = False


def _kind(asked: str, given: str, *, of_record: bool = False, plain: bool = False) -> Kind:
    return Kind(re.compile(asked, re.I), re.compile(given, re.I), of_record, plain)


PRICE = _kind(
    r"\b(?:how much (?:is|are|was|does|do|did|would|will|for|money)|how much(?=[?.! ]*(?:$|\())|costs?"
    r"|pric(?:es?|ey)|charged?|charges?|fees?"
    r"|what (?:do|does|would|will|must|did) (?:\w+ ){1,3}(?:pay|charge|come to|run)\b"
    r"|pays? (?:less|more|full|half)|(?:would|will|does|do) (?:he|she|they|we|i) pay|expensive|cheap\w*"
    r"|what do (?:you|they) (?:take|ask) for|set(?:s|ting)? (?:me|us|you|him|her|them) back|for free|free of charge"
    r"|what(?:'s| is| was| would| will) (?:it|that|this|one|those|they)(?: be)?"
    r" (?:per|each|a (?:head|person|piece)))\b",
    r"[$€£¥₹₦₱₩₫฿₺₽₴₪]\s?\d|\d[\d,.]* ?[$€£¥₹₦₱₩₫฿₺₽₴₪]|\b" + _NUMBER + r"[ -]?(?:[a-z]+ )?"
    rf"(?:{_MONEY})\b|\d ?(?:won|reals?)\b"
    r"|\b(?:free|nothing|discount|half (?:the )?(?:price|fee)|costs? half|charged|in full|refund\w*)\b"
    r"|\b(?:chf|eur|usd|gbp|kr) ?\d"
    rf"|\b(?:costs?|fees?|prices?|pay|rate)\b (?:\w+ ){{0,4}}{_NUMBER}",
    plain=True,
)
LENGTH = _kind(
    r"\b(?:how (?:long|soon|fast|quick(?:ly)?|much (?:time|longer))|how many (?:days|weeks|months|hours))\b",
    rf"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|a week|term|midnight)\b|\b{_WEEKDAY}\b",
    of_record=True,
)
BRING = _kind(
    r"\bwhat\b.{0,40}\b(?:bring|take along|pack|have with (?:me|us)|need (?:to have )?with)\b"
    r"|\bbring (?:along )?(?:anything|something|what|which)\b"
    r"|\b(?:anything|something)\b.{0,20}\b(?:bring|pack|with me)\b"
    rf"|\b(?:which|what) (?:\w+ )?{_PAPERS}\b",
    r"\b(?:bring|brings|show|shows|with you|needs?|needed|requires?|required|provided?|provides|lend|lent|carry|wear"
    r"|hired?|come (?:with|barefoot)|passports?|identification|identity cards?|proof)\b",
    plain=True,
)
PLACE = _kind(
    r"\b(?:where(?!as)|which (?:\w+ )?(?:entrance|door|gate|floor|room|building|street|desk|counter|side|stop))\b",
    r"\b(?:at|in|into|on|to|by|behind|beside|near|next to|opposite|outside|inside|under|above|from|through)"
    rf" (?!(?:the )?(?:{_MONTH}|{_WEEKDAY}|day|days|morning|evening|end|same|time|first day)\b)"
    r"(?:the|an?|our|your|room|level|floor|\d+ [A-Z]|[A-Z]\w)|\b(?:entrance|gate|floor|street|address|road)\b"
    r"|\b\d{3}[ -]\d{3,4}\b"
    r"|\b(?:within|across|throughout|outside|inside) (?:the|all|[A-Z]\w)|\b(?:abroad|overseas|worldwide|nationwide)\b",
)
TIME = _kind(
    r"\b(?:when|what time|(?:which|what) (?:day|days|evening|date|morning)|until what|till what|how (?:late|early))\b",
    r"\b(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d|o'clock|noon|midnight|morning|evening|afternoon|hours?|days?"
    rf"|weeks?|months?|years?|nights?|minutes?|before|after|until|{_WEEKDAY}|{_MONTH}|\d+(?:st|nd|rd|th))\b",
    of_record=True,
)
NUMBER = _kind(r"\bhow many\b", rf"\b(?:\d+|{_COUNTED}|an?|no limit|several|single)\b", plain=True)
AGE = _kind(
    r"\b(?:how old|what age|which age|how young)\b",
    r"\b(?:aged?|years?|old|older|younger|under \d+|from \d+|over \d+|adults?|any age|all ages)\b",
    plain=True,
)
SIZE = _kind(
    r"\bhow (?:deep|thick|wide|tall|high)\b",
    rf"\b{_NUMBER}(?:-| )?(?:square |cubic )?(?:mm|cm|m|metres?|meters?|(?:centi|milli|kilo)met(?:re|er)s?|feet|foot|ft"
    r"|inch(?:es)?|yards?|storeys?|stories|floors?)\b|\b(?:deep|thick|wide|tall|high)\b",
    plain=True,
)
HEAT = _kind(r"\bhow (?:hot|warm|cold|cool)\b", r"\bdegrees?\b|°|\b(?:heated|unheated)\b", plain=True)
WEIGHT = _kind(
    r"\bhow (?:heavy|much (?:\w+ ){1,4}weigh)\b",
    r"\b(?:kilos?|kilograms?|kg|grams?|pounds?|lbs?|stone|tons?|tonnes?|ounces?|weigh\w*|weight)\b",
    plain=True,
)
WHO = Kind(
    re.compile(
        r"^(?:(?:and|so|but|or|also|by|with|to|for|from) )*whom?\b|[,.;?!] (?:and |but |so )?whom?\b", re.I
    ),
    re.compile(
        r"\b(?:[Ww]e|[Oo]ur|[Yy]ou|[Tt]eam|[Ss]taff|[Dd]octors?|[Nn]urses?|[Tt]eachers?|[Dd]esk|[Oo]ffice|[Pp]arents?"
        r"|[Pp]artners?|[Ee]veryone|[Aa]nyone|[Cc]all|[Aa]sk)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b"
    ),
    of_record=True,
)
NEED = _kind(
    rf"\b(?:do|does|must|should|will|would|don't|doesn't) {_ASKER} (?:really |also |still )?(?:have to|need)\b"
    r"|\b(?:is|are) .{1,40}\b(?:needed|required|necessary|compulsory|mandatory)\b"
    r"|\b(?:must|should) (?:i|we|he|she|they)\b",
    r"\b(?:needs?|needed|must|requires?|required|necessary|brings?|no|not|has to|have to|only|without|may|can|cannot"
    r"|please|provided?|everyone|always|allowed|in person|welcome|lend|lent|shows?|wear)\b|n't\b",
)
BEST = _kind(
    r"\b(?:best|nicest|safest|fastest|worst|recommend|prefer|should i (?:buy|choose|take|get))\b",
    r"\b(?:best|better|safest|fastest|recommend\w*|prefer\w*|advise|suggest|favou?rite|works? well)\b",
    plain=True,
)
KINDS = (PRICE, LENGTH, BRING, PLACE, TIME, NUMBER, AGE, SIZE, HEAT, WEIGHT, WHO, NEED, BEST)


@lru_cache(256)
def asked_kinds(question: str) -> tuple[Kind, ...]:
    """The kinds of fact asked for, by the question itself where it says so and else by what stands behind it."""
    own = question.partition(" (")[0]
    return _kinds(own) or _kinds(question)


def _kinds(text: str) -> tuple[Kind, ...]:
    found = tuple(kind for kind in KINDS if kind.asked.search(text))
    if BEST in found:
        return (BEST,)
    return tuple(kind for kind in found if kind is not NEED or len(found) == 1)


def gives(question: str, text: str) -> bool:
    """Whether a kind of fact is asked for, and the text holds one of that kind."""
    return any(kind.given.search(text) for kind in asked_kinds(question))


def lacks(question: str, text: str) -> bool:
    """Whether a kind of fact is asked for of which the text holds none; only English is read."""
    return bool(asked_kinds(question)) and english(text) and not gives(question, text)


def gives_amount(question: str, text: str) -> bool:
    """Whether a price or a length is asked for, and the text holds one."""
    return any(kind.given.search(text) for kind in asked_kinds(question) if kind in (PRICE, LENGTH))


def of_one(kinds: tuple[Kind, ...]) -> bool:
    """Whether that kind of fact is of one thing and no other, as what it costs is."""
    return any(kind in (PRICE, LENGTH, NUMBER, AGE) for kind in kinds)


def unasked(question: str) -> str:
    """The question without the words that say which kind of fact it asks for."""
    for kind in asked_kinds(question):
        question = kind.asked.sub(" ", question)
    return question
