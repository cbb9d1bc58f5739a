"""What is let go: a thing by its name, the wish that waits, the one at hand, or all that was said before."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.when import find_when

_VERBS = r"(?:forget|skip|drop|scrap|leave out|never ?mind)"
"""What is said of whatever is let go; each way to say it adds its own."""
_NEEDLESS = r"(?:no need for|(?:don't|do not) (?:need|want))"
_WHICH = r"(?: (?:one|appointment|booking|visit))?"
_NAMED = re.compile(
    rf"\b(?:{_VERBS}|{_NEEDLESS}|leave(?! (?:me|us|a|the message)))"
    r" (?:about )?(?:the|that|my|our|his|her)\b(?!.*\b(?:until|till|at|on|for|as)\b)",
    re.I,
)
_POINTED = rf"\b(?:{_VERBS}|{_NEEDLESS}|leave|cancel|(?:don't|do not) book|not)(?: about)?"
_OTHER = re.compile(
    rf"{_POINTED} (?:the |that )?(?:other|second|next|last|third){_WHICH}\b"
    r"|\b(?:just|only) (?:the |that |this )?(?:first )?one(?! (?:on|at|for|with))\b",
    re.I,
)
_THIS = re.compile(rf"{_POINTED} (?:the first|this|that){_WHICH}\b", re.I)
_OPENS = re.compile(
    rf"(?:(?:no|actually|oh|ok(?:ay)?|well|sorry|you know what)[,. ]+)*(?:{_VERBS}|don't bother"
    r"|leave (?:it|that|the message)(?! (?:with|to|on|at|in|by|for)\b))\b",
    re.I,
)
_DEEDS = {Act.BOOK, Act.MOVE, Act.CANCEL}
_NEVER_MIND = re.compile(
    r"(?:(?:oh|no|ok|okay|well|actually|right|sorry)[, ]+)*(?:never ?mind(?: (?:that|it|then))?"
    r"|(?:forget|scratch|scrap|skip|drop) (?:it|that|about (?:it|that))"
    r"|leave it|don't (?:worry|bother)(?: (?:about|with) (?:it|that))?)"
    r"(?:[,.;:!]+|,? then[,.]?)\s*(?:(?:then|so|and|just|but)\b[, ]*)*",
    re.I,
)
_ON_MY_OWN = re.compile(
    r"i(?:'ll| will|'d| can|'m going to)? (?:just )?(?:call|ring|phone|try|think|see|do|leave|ask"
    r"|come back|let|get|wait|sort|manage|check)\b",
    re.I,
)
"""What who lets a wish go will do without the agent."""

_PUT_BY = re.compile(
    r"(?:(?:h+m+|um|er|no|nah|oh|well|actually|okay|ok|right|sorry|just|then|let's|so|and|but|please)\b[,.! ]*)*"
    r"(?:leave (?:it|that|this)(?: (?:be|alone|for now|then|open|please))*|never ?mind(?: (?:that|it))?"
    r"|(?:forget|skip|drop) (?:it|that|this)(?: for now)?)"
    r"(?:,? (?:then|please|for now|thanks?|thank you))*"
    r"(?:[ ]*[,.;!-]+\s*(?:(?:and|so|because|cos)\b[, ]*)?(?:i|we)(?:'ll| will|'d better| have to| need to|'m going to"
    r"| want to| should| must) (?:just |first |rather |better )*(?:call|ring|phone|text|mail|write|think|see|ask|talk"
    r"|speak|tell|discuss|decide|come back|let|get back|wait|check|sleep|look|walk|drive|do)\b[^?]*)?[.! ]*",
    re.I,
)
"""The matter at hand put by, with at most what the speaker will do about it without the agent."""


def puts_by(text: str) -> bool:
    """Whether all that is said is that the matter rests: "hm, no. Leave that, I'll ask my wife tonight"."""
    return bool(_PUT_BY.fullmatch(text.strip()))


def gives_up(text: str) -> bool:
    """Whether something that is named shall not be: "forget the cleaning"."""
    return bool(_NAMED.search(text))


def gives_up_other(text: str) -> bool:
    """Whether of two things the other one shall not be: "skip the second one", "just the one"."""
    return bool(_OTHER.search(text))


def gives_up_this(text: str) -> bool:
    """Whether the one at hand shall not be: "forget this one"."""
    return bool(_THIS.search(text))


def opens_by_letting_go(text: str) -> bool:
    """Whether words begin by letting go what was asked for, whatever comes after: "forget Greta, just move it"."""
    return bool(_OPENS.match(text))


def instead_of_let_go(text: str, meeting: Meeting) -> str:
    """The words without "never mind" before what is wished for in its place."""
    found = _NEVER_MIND.match(text)
    rest = text[found.end() :] if found else text
    wished = grammar_act(rest) in _DEEDS or find_when(rest)[0] or find_service(rest, meeting)[0]
    return rest if wished and not _ON_MY_OWN.match(rest) else text
