"""Statements that tell how things are and hold nothing a wish is made of: "the ferry only goes on Thursdays"."""

import re

from embedded.language.understanding.acts.intents import is_question
from embedded.language.understanding.sentences.verbs import PASTS

_LEAD = (
    r"(?:(?:hi|hello|hey|hiya|so|and|but|well|oh|ah|yes|yeah|no|because|cos|since|now|then|anyway|actually|you see"
    r"|you know|see|okay|ok|right|(?:the )?thing is|dear)[,.! ]+)*"
)
_ADVERBS = r"(?: (?:only|just|always|never|already|still|also|usually|often|really|both|all|even|ever|not))*"
_HELPS = r"(?:'s|'re|'ve|'ll|n't| is| are| was| were| has| have| had| does| do| did| will)"
_PAST = rf"(?: \w{{2,}}ed| (?:{'|'.join([*PASTS, 'thought', 'knew', 'kept', 'began'])}))\b"
_OBJECT = (
    r"(?= (?:on|at|in|to|from|for|with|by|out|off|up|back|home|there|here|it|him|her|me|us|them|an?|the|my|our|his|her"
    r"|their|every|not|so|very|like)\b|[,.!]|$)"
)
_PRESENT = rf" (?!\w+ss\b)[a-z]{{2,}}s\b{_OBJECT}"
_PRONOUN = rf"(?:s?he|it|they|that|this|there|everybody|everyone|somebody|someone|nobody)(?:{_HELPS}\b|{_ADVERBS} \w+)"
_NOUN = (
    r"(?:my|our|his|her|their|the|an?|this|that|these|those|some|one of (?:my|our|the)|both (?:my|our|the))"
    r" [\w'-]+?(?: [\w'-]+?){0,3}?"
)
_NAME = r"(?:(?:dr|mrs?|ms|prof)\.? )?(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_THIRD = re.compile(
    rf"{_LEAD}(?:{_PRONOUN}|{_NOUN}(?:{_HELPS}\b|{_ADVERBS}{_PAST}|(?<=[^s]){_ADVERBS}{_PRESENT})"
    rf"|{_NAME}(?:{_HELPS}\b|{_ADVERBS}(?:{_PAST}|{_PRESENT})))",
    re.I,
)
"""Somebody else or a thing with what it does or is."""
_WAS = re.compile(
    rf"{_LEAD}(?:i|we|he|she|they|{_NOUN})(?:{_ADVERBS} (?:was|were)(?:n't)?{_ADVERBS} (?!to\b|due\b|down\b|booked\b)\w"
    rf"|{_ADVERBS}{_PAST})",
    re.I,
)
"""What was, or what somebody did."""
_WISHES = re.compile(
    r"\b(?:can|could|may|might|shall|should|ought|must|needs?|wants?|wish(?:es)?|hop(?:es?|ing)|prefers?|please|let's"
    r"|look(?:s|ing)? (?:for|at)|wonder(?:s|ing)?|try(?:ing)?|due|interested|available|free|suits?|fits?|fine|better"
    r"|best|ideal|perfect|earliest|soonest|instead|another|asks?|asked|asking|sent (?:me|us)"
    r"|supposed to (?:come|see|have|get|be (?:in|here|there|seen))|recommend\w*"
    r"|suggest\w*|(?:has|have|had|got) to|works? (?:for|best|better|well|fine|too)|day off|book(?:s|ed|ing)?"
    r"|would (?:be|like|love|rather|suit|work|do)|(?:told|advised) (?:me|us) to|last (?:one|chance)|only one)\b"
    r"|'d (?:like|love|rather|be|better)\b",
    re.I,
)
"""What a wish is made of: a request, a need, what suits, or what somebody else says shall be done."""
_THERE_WHO = re.compile(
    r"^(?P<main>.*?\b(?:there(?:'s|'re| is| are| was| were| will be)|it(?:'s| is| was)|we(?:'re| are|'ve got| have))\b"
    r"[^,.;]*?) (?:who|which|that)(?:'s|'d|'ll|'ve|'re)? \w.*$",
    re.I,
)
"""What there is, with a clause that only says more of it."""


def main_clause(text: str) -> str:
    """What is said there is, without what is said of it: "there's five of us who want to come" - "… five of us"."""
    found = _THERE_WHO.match(text)
    return found["main"] if found else text


def wishful(text: str) -> bool:
    """Whether words hold what a wish is made of."""
    return bool(_WISHES.search(text))


def is_tale(text: str) -> bool:
    """Whether a text tells of somebody else or of a thing, and neither asks nor wishes for anything."""
    said = main_clause(text)
    return bool(_THIRD.match(said)) and not wishful(said) and not is_question(said)


def tells_past(text: str) -> bool:
    """Whether a text tells what was, and neither asks nor wishes for anything: "we were in Spain for two weeks"."""
    return bool(_WAS.match(text)) and not wishful(text) and not is_question(text)
