"""People the house cannot reach: the speaker's own, and whoever shall be phoned or written to outside of it."""

import re
from collections.abc import Iterable

from embedded.language.understanding.who.names import find_names
from embedded.language.understanding.who.relations import CALLING, CHILDREN, KIN, OTHERS, PARENTS, PARTNERS

_OWN = (
    r"(?:my|our|his|her|their) (?:[\w-]+ )??"
    rf"(?:{PARTNERS}|{PARENTS}|{CHILDREN}|{KIN}|{OTHERS}|parents|grand\w+|family|folks|relatives?|in-laws"
    r"|employers?|office|work|workplace|school|carers?|nanny|babysitter|sitter|driver|lift)(?!'s)\b"
)
_TELLS_OWN = re.compile(
    rf"(?<!\bi )(?<!\bwe )(?<!'ll )\b(?:tell|let|inform|warn|notify|ask|remind|message) {_OWN}(?! (?:to )?join)",
    re.I,
)
_ASKED = (
    r"(?:(?:and|so|then|but|also|please|just|maybe|now|okay|ok|well|oh|hello|hi)[, ]+)*"
    r"(?:(?:can|could|would|will) you(?: please| just| maybe| possibly| kindly)*"
    r"|(?:would|do) you mind|i(?:'d| would) like you to|i (?:want|need) you to)? ?(?:please |just |go and )*"
)
_VERB = (
    r"(?:(?:tele)?phon(?:e|ing)|ring(?:ing)?|call(?:ing)?|dial|text(?:ing)?|sms|whatsapp|e-?mail(?:ing)?|fax)"
)
_NOBODY = (
    r"(?!(?:me|us|you|it|that|this|these|those|him|her|them|back|off|for|to|on|in|out|up|at|round|around|again|an?"
    r"|my (?:name|number)|the (?:police|fire))\b(?!'s)|(?:[\w']+ ){1,3}off\b)"
)
_STOP = (
    r"(?:that|and|to|if|whether|saying|about|with|when|for|from|in|into|over|here|on|now|please|first|then|so|because|as"
    r"|at|by|before|after|today|tomorrow|i|i'm|i'll|i've|we|we'll|or|but|would|will|can|could|an?|the|up|later|right)"
)
_A_PERSON = r"(?=(?:my|our|his|her|their|your|the|some\w*|mrs?|ms|miss|dr|doctor)\b|(?-i:[A-Z]))"
_WHOM = rf"{_A_PERSON}[\w'.-]+(?: (?!{_STOP}\b)[\w'-]+){{0,3}}"
_CALLS = r"(?:ring|call|bell|buzz|shout)"
_LINES = r"(?:text|e-?mail|line|letter|message|note)"
_REACHES = re.compile(
    rf"(?:^|[.;,] |\band ){_ASKED}(?:(?P<by>{_VERB})(?: up)? {_NOBODY}(?P<whom>{_WHOM})"
    rf"|(?:give|send|drop|shoot) {_NOBODY}(?P<given>{_WHOM}) (?:an? )?(?:quick )?"
    rf"(?:(?P<ring>{_CALLS})|{_LINES})\b(?! (?:of|back)\b)"
    rf"|(?:send|write) (?:an? )?(?:quick )?{_LINES} to (?P<written>{_NOBODY}{_WHOM}))",
    re.I,
)
_IN_HERE = re.compile(
    r" (?:in|into|over|here|up here|on (?:the|this) (?:call|line|phone)|to (?:this|the|our) (?:call|meeting|room|join)"
    r"|to join)\b(?! case\b)",
    re.I,
)
_OFF = re.compile(r"^[^,.;?!]* off\b(?! (?:work|sick|duty)\b)", re.I)
"""What is called off is nobody who is called."""
_OF_HOUSE = re.compile(
    rf"(?:(?:the |your |one of (?:the|your) |a )?(?:front |help )?(?:desk|reception\w*|staff|team|secretary|manager"
    rf"|boss|colleagues?|some(?:one|body)|any(?:one|body))|(?:the |your |my |an? )?{CALLING})\b",
    re.I,
)
_PHONED = re.compile(r"(?:tele)?phon|ring|call|dial", re.I)


def _reached(clause: str) -> re.Match[str] | None:
    found = _REACHES.search(clause)
    after = clause[found.end() :] if found and found["whom"] else ""
    return None if _IN_HERE.match(after) or _OFF.search(after) else found


def reaches(clause: str) -> str:
    """Whom the agent is ordered to phone or write to; "" where nobody is, or they are called into the meeting."""
    found = _reached(clause)
    return found["whom"] or found["given"] or found["written"] if found else ""


def phones(clause: str) -> bool:
    """Whether somebody shall be called on the phone."""
    found = _reached(clause)
    return bool(found and (found["ring"] or (found["by"] and _PHONED.match(found["by"]))))


def outside(clause: str, house: Iterable[str]) -> bool:
    """Whether what shall be passed on is for somebody who is none of the `house`, its people by name."""
    if _TELLS_OWN.search(clause):
        return True
    whom = reaches(clause)
    return bool(whom) and not (_OF_HOUSE.match(whom) or find_names(whom, house))
