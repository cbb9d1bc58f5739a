"""Verbs of giving up that stand apart or are used of much else: "take my lesson out", "strike the fitting"."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.kinds.services import find_service, services_alike
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.professionals import find_professional

_OBJECT = (
    r"(?P<what>(?:(?:my|our|the|that|this|his|her|their|(?-i:[A-Z])[\w-]+'s|\w+day's|tomorrow's|today's) "
    r"(?:(?!(?:on|at|with|for|in|off|out|by|over|to|from|up|that|which)\b)[\w'~-]+ ?){1,4}"
    r"|(?:mine|ours|\w+day's|tomorrow's)\b ?))"
)
_WHICH = r"(?P<which>(?:(?:on|at|with|for) (?:(?!(?:off|out|and|please)\b)[\w'.:-]+ ?){1,5})*)"
_APART = re.compile(
    r"\b(?:tak(?:e|ing)|strik(?:e|ing)|cross(?:ing)?|scratch(?:ing)?|rub(?:bing)?|call(?:ing)?|cut|wip(?:e|ing)|scrub(?:bing)?"
    r"|pull(?:ing)?|knock(?:ing)?|blow(?:ing)?|leav(?:e|ing)|let(?:ting)?|giv(?:e|ing)) "
    rf"{_OBJECT}{_WHICH}(?:out|off|go|away|on the head|a miss|from (?:the|your|my) (?:books?|list|diary|calendar"
    r"|schedule|system))\b",
    re.I,
)
"""The object between the verb and its particle: "call my inspection on Friday off"."""
_CLOSE = re.compile(
    r"\b(?:(?:take|taking|strike|striking|cross|crossing|scratch|rub|cut) (?:out|off)|call(?:ing)? off"
    r"|(?:pull(?:ing)?|back(?:ing)?|drop(?:ping)?|get(?:ting)?|duck(?:ing)?) out of|free(?:ing)? up"
    r"|giv(?:e|ing) (?:up|back)"
    r"|hand(?:ing)? back|(?:do|doing) away with"
    r"|releas(?:e|ing)|remov(?:e|ing)|drop(?:ping)?|scratch|strik(?:e|ing)|eras(?:e|ing)|void|axe|nix|annul|withdraw"
    r"|scrap|bin|delet(?:e|ing)|undo|los(?:e|ing)) "
    rf"(?:back )?{_OBJECT}{_WHICH}",
    re.I,
)
_ANYONE = re.compile(
    r"\b(?:lesson|class|course|spot|place|seat|treatment|test|tour|trip|round|table|hour)s?$|\bones?$|\bthing$",
    re.I,
)
"""What may be an appointment's name where a time or a person is said of it."""


def takes_out(text: str, meeting: Meeting) -> bool:
    """Whether an appointment is given up in such words; a coat or a tooth that is taken out is none."""
    return any(_is_one(found, meeting) for form in (_APART, _CLOSE) for found in form.finditer(text))


def _is_one(found: re.Match[str], meeting: Meeting) -> bool:
    """Whether the object is an appointment: by its own word, the last of a kind's name, or a time or person beside."""
    what, said = found["what"].strip(), found[0]
    heads = [one.name.replace("-", " ").split()[-1] for one in meeting.services]
    if names_appointment(what) or services_alike(what, heads):
        return True
    told = find_when(said)[0] or find_professional(said, meeting)[0] or find_service(what, meeting)[0]
    return bool(told) and bool(_ANYONE.search(what) or find_when(what)[0])
