"""Words that lean on an appointment that stands: what they presuppose, and which of their times is its own."""

import re
from collections.abc import Sequence

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.times.bare_hours import contrasted_hours_timed
from embedded.language.understanding.times.clock import BARE
from embedded.language.understanding.times.relative import leans
from embedded.language.understanding.times.spans import Span, spans
from embedded.language.understanding.times.when import NO_TIME, When, find_when

OWN = rf"(?:{APPOINTMENT}|ones?|things?|time|date)"
_CONTRAST = (
    r"(?:instead of|rather than|in place of|better than|more than|in lieu of"
    r"|i was (?:going to|meant to|supposed to) (?:come|be in))"
)
_PRESUMES = re.compile(
    rf"\b(?:instead\b|{_CONTRAST}|any ?more\b|no longer\b|(?:same|usual|normal|regular) (?:time|hour)\b"
    r"|(?:too|a bit|a little|rather) (?:far (?:off|away|out)|long to wait|late for me|early for me)\b"
    r"|i(?:'d| would) rather .{1,40} than\b|(?:has|have|'s) (?:become|got|gone|turned) (?:difficult"
    r"|impossible|tricky|awkward)"
    r"|(?:i (?:was (?:going|meant|supposed) to|(?:'ve )?booked|(?:'ve| have) got|have)|i'm (?:booked"
    r"|down)) .{0,30}\bbut\b"
    r"|(?:should|ought to|needs to|has to) be (?:at|on)\b"
    rf"|make (?:the|my|our) (?:[~\w-]+ +){{1,2}}(?:at )?(?={BARE}\b|\d)"
    r"|(?:make|do|have|get|put|need) (?:it|that|mine)\b(?! (?:up|back|clear|sure|known|on the)\b)"
    r"|(?:could|can|might|may|would|should) (?:it|that|mine|(?:my|our|the|that|this) (?:[\w'-]+ ){1,3}?)"
    r" ?(?:be|go|happen|start)\b|(?:bring|move|push) (?:me|us|him|her|them) (?:forward|back|up|to)\b"
    r"|(?:another|an? (?:other|different|new)) (?:day|time|date|hour|week) for (?:it|that|this|him|her|us|me|my|the)\b"
    rf"|that (?:{OWN})\b|(?:the|my) \w+day (?:{OWN})\b)",
    re.I,
)
_WHEN_AT_ALL = re.compile(
    r"\b(?:when|how soon|(?:what|which) (?:time|day)s?) (?:could|can|might|would)"
    r" (?:\w+ ){1,2}?(?:do|have|get) (?:it|that)\b",
    re.I,
)
"""It is asked when a thing can be had, and of none that stands."""
_MORE = re.compile(
    r"\b(?:another(?! (?:day|time|date|hour|week)\b)|an? (?:second|further|new|extra|additional)"
    r"|(?:one|two|three|four|five|a couple(?: of)?|a few|some|\d) more(?! (?:things?|questions?|points?|matters?"
    r"|wish(?:es)?|notice|time|minutes?|hours?|days?|weeks?|months?)\b)|as well|too$)\b"
    rf"|\b(?:an?|some) (?!different|other|earlier|later|sooner)(?:[\w-]+ )?{APPOINTMENT}\b"
    r"|\bi(?:'d| would)? (?:like|want|need) (?:an?|some) (?!different|other|earlier|later|sooner|bit)",
    re.I,
)
_FREE_TOO = re.compile(
    r"\b((?:free|available|open|possible|okay|ok|all right|fine|works?|suits?(?: (?:me|us|you))?)"
    r"(?: (?:at|on|for|around|about) (?:(?!an?\b)[\w']+ ?){1,3}?)?) (?:as well|too)\b"
    r"(?! for (?:my|our|his|her|an?)\b)",
    re.I,
)
"""A time is asked for beside another, and no appointment: "would four be free as well?"."""
_STANDS_BEFORE = re.compile(
    rf"(?:\b(?:from|than|booked|{_CONTRAST}|my|our|his|her|their|\w+'s|scrap)"
    rf"|\b(?:{OWN}|got|have|had|booked|down|due|it's|it is|mine is|seeing \w+)(?: [\w'.]+){{0,3}}? (?:on|at|for))"
    r"\s+(?:on |at )?(?:the |this |next )?$"
    r"|(?:^|[,.;?!] |\b(?:and|can|could|may|might|should|would) )(?:mine|ours)(?: [\w'.]+){0,2}?"
    r" (?:(?:on|at|for) )?(?:the |this |next )?$",
    re.I,
)
_PUT_DOWN = re.compile(
    r"\b(?:put|get|pencil|write|mark|set) (?:[\w'.]+ ){1,3}(?:down|in)(?: (?:on|at|for))? *$"
    r"|\b(?:put|move|push|shift|bring|fit|squeeze|slot) her(?: in| down| back)?(?: (?:on|at|for|to))? *$",
    re.I,
)
"""Where somebody is to be entered is no time at which something stands: "put Mr Pym down for nine"."""
_STANDS_AFTER = re.compile(
    rf"^(?:'s)?\s*(?:(?!same |any )[\w-]+ )?(?:{OWN})\b|^s?(?:'s| is| are| has| have| does| do| doesn't| don't"
    rf"| won't)?(?: really| just)?"
    r" ?(?:(?:become|got|gone|turned) )?(?:no good|not good|tricky|awkward|no use|too (?:far|early|late"
    r"|soon|long)|out\b|difficult|impossible"
    r"|(?:not|no longer)? ?(?:work|suit|fit)s?\b.*\b(?:any ?more|after all))"
    r"|^,? (?:could|can|might|may|would) (?:it|that|this) (?:be|go|happen|move|start)\b"
    r"(?=.*\b(?:\w{3,6}day|tomorrow)\b)",
    re.I,
)
_STRETCH = re.compile(r"day (?:to|until|till|through)\b", re.I)
_IN_STRETCH = re.compile(r"\b(?:to|any|between)\b.*\bfrom\b[^,.;]*$", re.I)
_NO_GOOD = re.compile(r"\b(?:any ?more|no longer|after all|too (?:far|long|early|late|soon))\b", re.I)
_GLUE = re.compile(r"[\s,]*(?:(?:on|at|in|the|of|for|say)\s+)*", re.I)
_BARE_AFTER = re.compile(
    r"(?<!quarter )(?<!half )(?<!five )(?<!ten )(?<!twenty )(?<!minutes )"
    rf"\b(than|of|to|from|(?:could|can|might|would|should) (?:it|that|this|mine) be"
    rf"|make (?:it|that|(?:the|my|our) [~\w-]+(?: [\w-]+)?)) +"
    rf"(?={BARE}(?! (?:minute|hour|day|week|month|people|of|times)))",
    re.I,
)


_AT_PRESENT = re.compile(
    r"\b(?:my|the|our|his|her|\w+'s) (?:[\w' ]+? )?(?:appointment|booking|visit|(?<!at )(?<!past )(?<!to )one|slot"
    r"|consultation|check-?up)s?(?: (?:a (?:bit|little) )?(?:earlier|later|forward|back)| \w+)?"
    r"(?: (?:on|at|for|from|that is|with \w+) (?:(?!\b(?:instead|can|could|may|might)\b).)*)?[?.!]*$",
    re.I,
)
_FROM_TO = re.compile(
    r"^(?:(?!\b(?:to|between|any)\b).)*?\bfrom (?P<old>(?:(?!\bto\b).)+)\bto (?P<new>.+)", re.I
)
"""Of a change, where from and where to; what comes after another "to" is a stretch of time."""


def presumes(text: str) -> bool:
    """Whether the words only make sense where an appointment stands that they would change."""
    return alters(text) or (leans(_WHEN_AT_ALL.sub("", text)) and not adds(text))


def alters(text: str) -> bool:
    """Whether what is named is spoken of as standing, wherever its time is told from: "could the fitting be ..."."""
    return bool(_PRESUMES.search(_WHEN_AT_ALL.sub("", text))) and not adds(text)


def adds(text: str) -> bool:
    """Whether one more appointment is wished for, beside those that stand."""
    return bool(_MORE.search(_FREE_TOO.sub(r"\1", text)))


def bare_hours_timed(text: str) -> str:
    """The clause with "at" before bare hours after a word of direction ("to eleven") or put in place of another."""
    return contrasted_hours_timed(_BARE_AFTER.sub(r"\1 at ", text))


def two_times(text: str) -> tuple[When, str]:
    """The time an appointment is at, as the words tell it, and the words for where it shall go."""
    text = bare_hours_timed(text)
    stands: list[str] = []
    rest, last = [], 0
    for start, end in phrases(text, spans(text)):
        before = _STANDS_BEFORE.search(text[:start]) and not _STRETCH.search(text[start:end])
        before = before and not _PUT_DOWN.search(text[:start])
        if not before and not _STANDS_AFTER.match(text[end:]):
            continue
        stands.append(text[start:end])
        rest.append(text[last:start])
        last = end
    rest.append(text[last:])
    return find_when(" ".join(stands))[0] if stands else NO_TIME, " ".join(rest) if stands else text


def phrases(text: str, pieces: Sequence[Span]) -> list[tuple[int, int]]:
    """Neighbouring day and clock pieces as one phrase each: "Wednesday at ten"."""
    found: list[tuple[int, int, set[str]]] = []
    for one in pieces:
        if found and one.kind not in found[-1][2] and _GLUE.fullmatch(text[found[-1][1] : one.start]):
            start, _, kinds = found.pop()
            found.append((start, one.end, kinds | {one.kind}))
        else:
            found.append((one.start, one.end, {one.kind}))
    return [(start, end) for start, end, _ in found]


def ruled_out(text: str) -> bool:
    """Whether a day is ruled out because something that stands there suits no more."""
    return bool(_NO_GOOD.search(text))


def change_times(text: str, act: Act | None, *, leaning: bool) -> tuple[When, str]:
    """Of a change, the time it is at and the words for where it shall go: "my Thursday one to Friday"."""
    if leaning:
        return two_times(text)
    if act is not Act.MOVE:
        return When(), text
    text = bare_hours_timed(text)
    if found := _FROM_TO.search(text):
        there, goes = find_when(found["old"])[0], find_when(found["new"])[0]
        if there and goes:
            return there, text[found.start("new") :]
    stands, left = two_times(text)
    if stands and find_when(left)[0]:
        return stands, left
    for found in reversed(
        list(re.finditer(r"\b(?:to|into|until|till|for|on to|onto|instead)\b", text, re.I))
    ):
        if _IN_STRETCH.search(text[: found.start()]):
            continue
        where_to = text[found.end() :]
        target, _ = find_when(where_to)
        source, _ = find_when(text[: found.start()])
        if source and (target or (leans(where_to) and found[0].lower() != "instead")):
            return source, where_to
        if target:
            return When(), text
    if stands:
        return stands, left
    if _AT_PRESENT.search(text):
        return find_when(text)[0], ""
    return When(), text
