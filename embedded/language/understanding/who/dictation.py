"""What of a request is to be passed on: the words without whom they are for and without the asking."""

import re

from embedded.language.understanding.acts.notes import notes
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.outsiders import reaches

_ONE = r"(?!(?:me|us|you|it|i|we|that|this|if|whether|what|when|where|who|why|how|about|for|to|an?)\b)"
_TITLE = r"(?:(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mister|nurse)\b\.? )"
_WHERE = r"(?: (?:there|else|over there|(?:from|at|in|on) (?:the |your )[\w-]+|of (?:you|them)))?"
WHO = (
    rf"{_ONE}(?:(?:him|her|them)\b|(?:someone|somebody|anyone|anybody|everyone)\b{_WHERE}"
    rf"|(?:the|your|my) (?:(?:front|back|whole) )?[\w-]+(?:'s [\w-]+)?"
    rf"|{_TITLE}?[\w-]+(?: (?!I\b)(?-i:[A-Z])[\w-]+\b(?!')){{0,2}})"
)
"""Whom a message is for: a pronoun, a post of the house, a name with or without title."""
_TELLS = (
    rf"(?:{notes(WHO)})|\b(?:tell(?:ing)? {WHO}|inform(?:ing)? {WHO}|remind(?:ing)? {WHO}"
    rf"|warn {WHO}|notify {WHO}|say to {WHO}"
    rf"|(?:text|sms|whatsapp) {WHO}|(?:write|e-?mail|message) (?:to )?{WHO}(?=,? (?:that|saying)\b|:)"
    rf"|(?:get|send) word to {WHO}|drop {WHO} a (?:line|note)|forward to {WHO}"
    rf"|let(?:ting)? {WHO} know|let(?:ting)? the (?:(?!know )[\w-]+ ){{2,4}}know"
    rf"|(?:want|like|need|wish) {WHO} to know|make sure (?:that )?{WHO} (?:knows?|(?:is"
    rf"|are) told)"
    r"|(?:leave|take|pass|send|give|write|have|got)\b.{0,30}?\b(?:message|note|word)\b"
    rf"(?:(?: on| along)? (?:for|to|with) {WHO})?(?: (?:on|along))?"
    rf"|\b(?:one|another|something) (?:(?:more|else|thing|other) )*for {WHO}(?=:)"
    rf"|(?:message|note) (?:for|to) {WHO}|{WHO} (?:should|must|needs to|has to|ought to) know"
    rf"|pass (?:it |this |that |a word |something )?(?:on|along)(?: to {WHO})?)"
)
_ASKS = rf"\b(?:ask(?:ing)? {WHO}|check with {WHO}|ask(?= (?:if|whether)\b))"
_GETS = (
    rf"\b(?:(?:have|get) {WHO} (?:to )?|(?:need|want|like) {WHO} to "
    rf"|(?:can|could|will|would) (?:he|she|they|some(?:one|body)"
    rf"|{WHO}) (?:please |perhaps |maybe |possibly |just )*)"
    r"(?=(?:call|ring|phone|text|email|e-mail|write|send|get back|contact|come back|give (?:me|us) a)\b)"
)
_COMMAND = re.compile(rf"(?P<tells>{_TELLS})|(?P<asks>{_ASKS})|(?P<gets>{_GETS})", re.I)
_FROM_ME = re.compile(r"[\s,]*(?:from me\b|please\b|for me\b)", re.I)
_JOINT = re.compile(
    r"[\s,:.]*(?:(?:and )?(?:to say|saying|say|telling \w+|letting \w+ know)(?: that)?\b|that\b(?! (?:is|was"
    r"|works)\b))?[\s,:]*",
    re.I,
)
_TO = re.compile(r"(?:not )?to (?!be honest)(?=\w)", re.I)
_ABOUT = re.compile(r"(?:about|of|regarding) (?=\w)", re.I)
_WONDERS = re.compile(r"(?:if|whether|what|when|where|who|which|why|how)\b", re.I)
_POLITE = r"please|thanks|thank you|(?:would|could|will|can) you|and let me know"
_END = re.compile(rf"(?:[\s,]*\b(?:{_POLITE}|for me))*[\s,.?!:;]*$", re.I)
_END_OF_DEED = re.compile(rf"(?:[\s,]*\b(?:{_POLITE}))*[\s,.?!:;]*$", re.I)
"""The same after what somebody is asked to do, which may be for the speaker: "to keep the blue one for me"."""
_THAT = re.compile(r"[\s,]*that\b(?! for\b)", re.I)
_FOR_WHOM = re.compile(rf" to (?:the |{_TITLE})(?:(?!to\b)[\w-]+ ?){{1,2}}$", re.I)
"""Whom it is for, at the end: "pass on my thanks to Dr. Haas"."""
_TO_NOBODY_YET = re.compile(
    r"(?:leave|take|pass|send|give|write|have|got|forward)\b(?!.*\b(?:to|for|with) )", re.I | re.S
)
"""A command that does not say whom the words are for."""
_EMPTY = re.compile(
    r"(?:please|then|too|as well|(?:about )?(?:it|that|this)|for (?:me|us)|from me|know)?", re.I
)
_ASKING = re.compile(
    r"(?:[\s,.;]*\b(?:and|so|but|please|just|maybe|also|then|someone|somebody|anyone|you|(?:can|could|would"
    r"|will|should) (?:you|i|someone"
    r"|somebody)|would you mind|do you mind|i(?:'d| would) (?:like|want)(?: you)?(?: to)?|i (?:want"
    r"|need)(?: you)?(?: to)?"
    r"|(?:can|could|may) i|to|um|uh|oh|well|yes|no|okay|ok|hi|hello))*[\s,.;]*$",
    re.I,
)
"""The words of asking right before a command; what stands before them may be the message."""
_CALL_ME = re.compile(
    r"^(?:please |can |could |would |will |you |have |just )*(?:(?:someone|somebody|anyone|anybody|one of you)"
    r"(?: (?:from|at|in|on) (?:the |your )?\w+(?: \w+)??)? )?(?:please )?(?:give me a (?:ring|call|bell|buzz)\b"
    r"|(?:call|ring|phone|get back to) me\b)",
    re.I,
)


_NOTES = re.compile(notes(WHO), re.I)
_BY_ONESELF = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will| can| could| might| may|'m going to|'re going to| am going to| are going to"
    r"|'d better| had better| should)|let me)(?: \w+){0,2}? ?$",
    re.I,
)


def writes(said: str) -> bool:
    """Whether something shall be put in writing."""
    return bool(_NOTES.search(said))


_MORE_FOR = re.compile(
    rf"(?:(?:and|oh|also|then)[, ]+)*(?:one|another|something) (?:(?:more|else|thing|other) )*for {WHO}:",
    re.I,
)
"""One more message to the same: "and one more for her: we'll be late"."""
_INQUIRES = re.compile(
    r"(?:(?:also|then|and|please|just|(?:can|could|would|will) you)[, ]+)*(?:ask|check with) (?!me\b|you\b)"
    rf"{WHO} (?:if|whether|what|when|where|who|why|how)\b",
    re.I,
)


def hands_on(said: str) -> bool:
    """Whether something shall be put in writing, or somebody asked, phoned or written to, whatever its form."""
    return writes(said) or bool(reaches(said) or _MORE_FOR.match(said) or _INQUIRES.match(said))


def by_oneself(said: str) -> bool:
    """Whether the speaker only tells what they will pass on themselves: "I'll ask my wife", "let me tell him"."""
    found = _command(said)
    return bool(found and _BY_ONESELF.search(said[: found.start()]))


def _command(said: str) -> re.Match[str] | None:
    """The first words that ask to pass something on, and not those of somebody who does it themselves."""
    found = [*_COMMAND.finditer(said)]
    theirs = [one for one in found if not _BY_ONESELF.search(said[: one.start()])]
    return next(iter(theirs or found), None)


_ORDERS = re.compile(
    r"(?:(?:also|then|and|please|just|(?:can|could|would|will) you)[, ]+)*(?:tell|let|ask|remind|inform|leave"
    r"|pass|send)"
    r" (?!me\b|us\b|it\b)",
    re.I,
)


_CUT_SHORT = re.compile(
    r"\b(?P<word>is|are|was|were|am|be|to|the|an?|my|our|your|his|her|their|of|for|with|at|in|on|that|and|but|or"
    r"|very|so|really),(?= \w)",
    re.I,
)
"""A comma left where a filler was: "my hip is, um, stiff"."""
_POLITE_WITHIN = re.compile(
    r",? please,(?= \w)|(?<=\w), please(?= (?:for|to|on|at|with|in|by|before|after)\b)", re.I
)


def tidy(text: str) -> str:
    """A message without what only held its sentence together while it was spoken."""
    return _CUT_SHORT.sub(r"\g<word>", _POLITE_WITHIN.sub("", text))


def orders(said: str) -> bool:
    """Whether a clause begins with the order to pass something on."""
    return bool((_ORDERS.match(said) and _COMMAND.search(said)) or _NOTES.match(said) or reaches(said))


def addressed(said: str) -> str:
    """The words that say who is to be told or asked something: "let Dr. Kraus know"; "" where there are none."""
    found = _command(said)
    return found[0] if found else ""


def message_text(said: str) -> str:
    """What is to be passed on, without the words that ask for it; "" when nothing remains."""
    said = said.strip()
    found = _command(said)
    if found is None:
        return _called_back(said)
    rest = said[_past(_FROM_ME, said, found.end()) :]
    whole = (found["asks"] and _TO.match(rest.lstrip())) or (found["tells"] and _THAT.match(rest))
    rest = (_END_OF_DEED if whole else _END).sub("", rest)
    if found["gets"]:
        return f"Please {rest}"
    joint, rest = rest[: _past(_JOINT, rest, 0)], rest[_past(_JOINT, rest, 0) :]
    if _TO_NOBODY_YET.match(found[0]) and not joint.strip(" ,:."):
        rest = _FOR_WHOM.sub("", rest)
    if _EMPTY.fullmatch(rest):
        before = _ASKING.sub("", said[: found.start()]).strip(" ,.;")
        return before if len(before.split()) > 2 else ""
    if wish := _TO.match(rest):
        rest = re.sub(r"\b(and|or) to (?=\w)", r"\1 ", rest[wish.end() :])
        rest = re.sub(r"\b(?:his|her|their) own\b", "your own", rest)
        return f"Please {'do not ' if wish[0].lower().startswith('not') else ''}{rest}"
    if about := _ABOUT.match(rest):
        return f"It is about {rest[about.end() :]}"
    return _asked(rest) if found["asks"] else rest


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _asked(rest: str) -> str:
    rest = re.sub(r"^(?:would|could|can|will) (?:he|she|they) (?:please )?", "", rest, flags=re.I)
    if _WONDERS.match(rest):
        return f"I would like to know {rest}"
    return f"I would like {rest.removeprefix('for ')}" if rest.startswith("for ") else f"Please {rest}"


def _called_back(said: str) -> str:
    found = _CALL_ME.match(said)
    if found is None:
        return ""
    return "Please call me back" + re.sub(r"^ back\b", "", _END.sub("", said[found.end() :]))


_AMENDS = "Correction: "
_NO = re.compile(r"(?:(?:no|oh|sorry|wait|actually|i mean|rather|not that|make (?:it|that))[, ]+)+", re.I)


def amended(noted: str, said: str, text: str) -> str:
    """A message that corrects the one taken right before: "no, tell her Thursday" keeps the rest of that."""
    if not noted or not _NO.match(said):
        return text
    noted = noted.removeprefix(_AMENDS)
    new, old = find_when(text)[0], find_when(noted)[0]
    short = len(text.split()) < 5
    for piece, before in ((new.days, old.days), ((new.clock,), (old.clock,))):
        if short and len(piece) == len(before) == 1 and piece[0] and before[0] and before[0] in noted:
            text = noted.replace(before[0], piece[0])
    return _AMENDS + text
