"""Questions whether and when somebody of the house is in."""

import re

_LEAD = (
    r"(?:(?:and|so|but|okay|ok|um|uh|hi|hello|hey|sorry|fine|right|tell me|do you know"
    r"|can you tell me)[, ]+)*(?:(?:what|how) about [^,?]+[,?] )?(?:if |whether )?"
)
_AT_WORK = (
    r"(?:in(?= (?:at all|on|today|tomorrow|this (?:week|month|morning|afternoon|evening|\w+day)|next|every|\w+days?"
    r"|mornings?|afternoons?|evenings?)\b|[?. ]*$"
    r"|,| then| too| as well| at (?:all|weekends?|the weekend|\w+day))"
    r"|(?:there|around|about|here)(?=(?: at all)? (?:on|today|tomorrow|this|next|every|\w+days?|in the"
    r"|at \w+)\b)|at work|working|on duty|teaching|on shift)"
)
_AWAY = (
    r"(?:off(?= (?:on|today|tomorrow|this|next|\w+day|sick)\b|[?. ]*$)|away|on (?:holidays?|leave|vacation)"
    r"|out of (?:the )?office)"
)
_FILL = r"(?:(?:be|usually|normally|still|actually|even|also|back|ever|always|going to be) )*"
_WORKS = (
    r"(?:work|teach|come in|practi[cs]e|see (?:people|patients|clients|customers|pupils)|do (?=\w+days?\b))"
)
_WHO = (
    r"(?:who(?: all| else)?|which (?:of (?:you|them)|\w+)|any(?:one|body)|some(?:one|body)|nobody|no one"
    r"|everyone|everybody)"
)
_IS_IN = re.compile(
    rf"{_LEAD}(?:(?:is|are|will|would|isn't|aren't|won't|was) (?P<of>.{{2,40}}?) {_FILL}(?:{_AT_WORK}|{_AWAY})"
    rf"|(?:does|do|doesn't|don't|will) (?P<by>.{{2,40}}?) {_FILL}{_WORKS}\b)",
    re.I,
)
_FROM_WHEN = re.compile(
    rf"{_LEAD}(?:(?:when|(?:what|which) (?:time|days?|hours)|on (?:what|which) days?|from when|until when"
    rf"|till when|how (?:late|early|long))"
    rf"(?:'s| does| do| is| are| will) (?P<of>.{{2,40}}?) {_FILL}(?:{_AT_WORK}|{_WORKS}|start|begin|finish|stop"
    rf"|leave|arrive|get in|open|close|in\b)"
    r"|what(?:'s| is| are) (?P<by>.{2,30}?)(?:'s?)? (?:working |usual |normal )?hours\b)",
    re.I,
)
_WHETHER = re.compile(
    rf"(?:^|.*\b(?:know|tell (?:me|us)|see|check|asking|wonder(?:ing)?) )(?:if|whether) (?P<of>.{{2,30}}?)"
    rf"(?: {_FILL}works(?= (?:on|at|this|next|today|tomorrow))|(?: is| are|'s| will be) {_FILL}(?:{_AT_WORK}"
    rf"|{_AWAY}))(?P<by>)",
    re.I,
)
_WHO_IS_IN = re.compile(
    rf"{_LEAD}(?:(?:is|are) there (?:any|some)(?:one|body)(?: (?:there|at all))? (?:(?:who(?:'s"
    rf"| is)? )?(?:{_AT_WORK}|works|teaches))"
    r"|do you have (?:any|some)(?:one|body) (?:in|working|there)\b"
    rf"|(?:who|which of (?:you|them))(?:'s| is| are| will be)(?: all| else)? (?:{_AT_WORK})|who(?: all"
    rf"| else)? (?:works|teaches)"
    r"(?= (?:on|this|next|at|\w+day|today|tomorrow)))",
    re.I,
)
_NO_ONE_OF_THE_HOUSE = re.compile(
    r"^(?:it|that|this|there|what|i|we|you|my|our|your|the (?:clinic|office|shop|place|practice|house|school"
    r"|studio|lift|building|room))\b"
    r"|\b(?:appointment|booking|visit|lesson|session|meeting|party)s?$",
    re.I,
)
_PLURAL = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)days|weekends|mornings|afternoons|evenings"
    r"|every \w+|usually|normally|regularly)\b",
    re.I,
)
_ANYBODY = re.compile(rf"^{_WHO}$", re.I)
_CALLED_OFF = re.compile(rf"\b{_AWAY}", re.I)


def asks_presence(clause: str) -> bool:
    """Whether a clause asks if, when or until when somebody of the house is in."""
    found = _yes_or_no(clause) or _FROM_WHEN.match(clause)
    if found is None:
        return bool(_WHO_IS_IN.match(clause))
    return not _NO_ONE_OF_THE_HOUSE.search((found["of"] or found["by"]).strip())


def asks_anybody(clause: str) -> bool:
    """Whether it is asked who of all is in."""
    found = _yes_or_no(clause)
    return bool(_WHO_IS_IN.match(clause) or (found and _ANYBODY.match((found["of"] or found["by"]).strip())))


def asks_yes_or_no(clause: str) -> bool:
    """Whether the question is to be answered by yes or no."""
    return bool(_yes_or_no(clause))


def _yes_or_no(clause: str) -> re.Match[str] | None:
    return _IS_IN.match(clause) or _WHETHER.match(clause)


def asks_absence(clause: str) -> bool:
    """Whether it is asked if somebody is away."""
    return bool(_CALLED_OFF.search(clause))


def of_every_week(clause: str) -> bool:
    """Whether the day named is one of every week: "on Fridays", "at weekends"."""
    return bool(_PLURAL.search(clause))
