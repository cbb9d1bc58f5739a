"""One clause that wishes for several things: where its conjuncts part, and what they share.

An appointment has one service, one person it is for and one professional, but may suit several days: "Monday and
Wednesday" are alternatives, "a cleaning and a check-up" are two appointments. So a conjunct is a wish of its own where
"and" joins to what went before

- a new head: "and one on Friday", "and another for my son" (one-anaphora, Webber 1979);
- another filler of a role that has room for one: a service, a professional, "for" somebody;
- for a change, a second pair of times: "Monday's to Tuesday and Thursday's to Friday" (gapping);

and where a number is shared out over a row of times: "two visits, Monday and Wednesday". "Or" never parts.
"""

import re
from collections.abc import Callable

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, is_question
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.kinds.services import find_service, services_alike
from embedded.language.understanding.sentences.repair import EDITING
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.relative import straight_after
from embedded.language.understanding.times.rows import shared_out
from embedded.language.understanding.times.spans import spans
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.names import find_names

_AND = (
    r"(?:and|plus|as well as|followed by"
    r"|(?<!straight )(?<!right )(?<!directly )(?<!immediately )(?<!just )after that|&)"
)
_JOINT = re.compile(
    rf"[\s,.;?!]+(?:{_AND}|then(?!(?<=\w then),))[\s,]+(?:(?:then|also|plus)[\s,]+)*|[,.;?!]+\s+(?:(?:also|oh)[\s,]+)?",
    re.I,
)
_CONCLUDES = re.compile(r"\s+then,\s+", re.I)
"""The "then" that ends a clause: in "Thursday at six then, to talk mortgages" nothing is added."""
_ADDS = re.compile(rf"\b(?:{_AND}|then|also)\b|&", re.I)
_ASKING = (
    r"(?:(?:also|maybe|please|so|(?:can|could|may|would) (?:i|we|you)(?: also)?(?: please)?"
    r"(?: (?:have|get|book|do|make|find|fit in))?(?: (?:me|us))?"
    r"|(?:i|we)(?:'d|'ll| would)?(?: also)? (?:like|need|want|have|take)(?: to (?:book|have|make))?"
    r"|(?:book|get|find|make|give|do|put)(?: (?:me|us)(?: (?:in|down)(?: for)?)?)?|same for) )*"
)
_NEW_HEAD = re.compile(
    rf"{_ASKING}(?:(?:an?|the) (?:second|third|further|extra|additional|separate) (?:one|{APPOINTMENT})?"
    r"|another(?: one)?|one more(?! (?:day|week|month|hour|minute|thing|question|time|try)s?\b)"
    r"|the other(?: one)?(?=[ ,])(?! (?:day|week|time|evening|morning|is|was)\b)"
    r"|(?:a \w+ )?one (?=(?:on|at|for|with|in|next|this|the|tomorrow|straight|right|after|before|an?|about"
    r"|around|later|sometime|as)\b|\w+day))",
    re.I,
)
_FRONTED = re.compile(
    r"[\s,]*(?:(?:on|at|in|then|and|also|about|around|maybe)\b[\s,]*)*"
    r"((?:the same (?:day|morning|afternoon|evening|week)|that (?:same )?(?:day|morning|afternoon|evening|week)"
    r"|(?:half an?|an?|one|two|three|a couple of) (?:hours?|days?|weeks?) (?:later|after(?: that)?"
    r"|before(?: that)?|earlier)"
    r"|(?:straight|right|directly|just|immediately) after(?:wards)?(?: (?:that|it|this))?|afterwards|after that"
    r"|the (?:day|week) (?:after|before)(?: that)?|the (?:next|following) (?:day|week))\b[\s,]*"
    r"(?:(?:on|at|in|then|about|around)\b[\s,]*)*)?",
    re.I,
)
"""A time told from the wish before, in front of the next one."""
_OPENING = re.compile(
    rf"(?:(?:oh|okay|ok|great|right|good|thanks)[,\s]+)*(?P<adds>(?:(?:{_AND}|also)[,\s]+)+)?", re.I
)
_AS_WELL = re.compile(r"\b(?:as well|too|also)\b", re.I)
_INSTEAD = re.compile(r"\b(?:instead|rather)\b", re.I)
_ANOTHER_TIME = re.compile(rf"{_ASKING}another (?:day|time|week|date|slot|option)\b", re.I)
_CLOSED = re.compile(
    r"(?:it|that|this|he|she|they|we|i|i'm|you|there|if|whether|because|since|so|who|which|is|are|was|not|no|my last"
    r"|the last time|or|but|to (?!(?:the|my|our|an?|\w*day)\b)[a-z]+)\b",
    re.I,
)
"""What opens a clause about the wish, or a refusal, and no wish of its own."""
_NOT_THERE = re.compile(
    r"\b(?:i (?:already )?(?:had|did|saw|booked)|i've (?:had|got|seen|been|booked)|after (?:a|my|the)|if|otherwise)\b",
    re.I,
)
"""What a left side says of the past or of a condition: what follows adds nothing to a wish."""
_BETWEEN = re.compile(r"\b(?:between|from)(?: \w+){1,4}$", re.I)
_FOR = re.compile(r"(?:one )?for (?:me|myself|him|her|us|my|our|[A-Z])")
_HEAD = re.compile(rf"\b(?:{APPOINTMENT}|one)\b", re.I)
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|prof)$", re.I)
_GAPPED = re.compile(r"(?!\w+day\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:an?|the|for|on|at|with|\w+day)\b")
"""What follows the verb that is understood from the first conjunct: "book Ana a visit and Ben a check-up"."""
_GUEST = re.compile(
    r"(?:my \w+ )?(?:(?:Dr|Mr|Mrs|Ms)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
    r"(?=$|,| (?:in|too|as|please|into|to|here)\b)"
)


def conjuncts(clause: str, act: Act | None, meeting: Meeting) -> list[str]:
    """The clause as one text per wish; itself alone where it holds only one."""
    if act is Act.MOVE:
        return _parted(clause, _is_other_change)
    if act is Act.CANCEL:
        return _parted(clause, lambda _, right, joint: bool(joint) and _is_asked_for(right, meeting))
    if act is Act.INVITE:
        return _guests(clause, meeting)
    if act not in (None, Act.BOOK):
        return [clause]
    found = _parted(clause, lambda left, right, joint: _is_wish(left, right, joint, meeting))
    found = [found[0], *(f"book {one}" if _GAPPED.match(one) else one for one in found[1:])]
    return found if len(found) > 1 else shared_out(clause, meeting)


def is_further(clause: str, meeting: Meeting) -> bool:
    """Whether a clause opens as one more wish beside the one at hand: "and one for my son"."""
    lead = _OPENING.match(clause)
    assert lead is not None
    rest = clause[lead.end() :]
    if not (lead["adds"] or _AS_WELL.search(rest)) or _INSTEAD.search(rest):
        return False
    asking = re.match(_ASKING, rest, re.I)
    told = bool(_AS_WELL.search(rest)) and not is_question(clause)
    asked = bool(((asking and asking[0]) or told) and find_service(rest, meeting)[0])
    return asked or bool(_NEW_HEAD.match(rest) and not _ANOTHER_TIME.match(rest))


def _parted(clause: str, is_own: Callable[[str, str, str], bool]) -> list[str]:
    """The clause parted at each joint whose right side is a wish of its own beside the left.

    The joint is the words between them; "," where it is a comma in a row that ends in "and"; "" where it is none.
    """
    parts, start = [], 0
    marks = [mark for mark in _JOINT.finditer(clause) if not _TITLE.search(clause[: mark.start()])]
    for n, mark in enumerate(marks):
        ends = [*(one.start() for one in marks[n + 1 :]), len(clause)]
        left, right = clause[start : mark.start()].strip(" ,"), clause[mark.end() : ends[0]].strip(" ,")
        for end in ends[1:]:
            if _without_time(right):
                break
            right = clause[mark.end() : end].strip(" ,")
        joint = (
            mark[0]
            if _ADDS.search(mark[0]) and not _CONCLUDES.fullmatch(mark[0])
            else ","
            if any(_ADDS.search(one[0]) for one in marks[n:])
            else ""
        )
        if left and right and is_own(left, right, joint):
            parts.append(left)
            start = mark.end()
    return [*parts, clause[start:].strip(" ,")]


def _is_asked_for(right: str, meeting: Meeting) -> bool:
    """Whether the words ask for an appointment: "give me a check-up", after another was given up."""
    right = _without_time(right)
    lead = re.match(_ASKING, right, re.I)
    rest = right[lead.end() :] if lead else right
    return bool(lead and lead[0] and (find_service(rest, meeting)[0] or _NEW_HEAD.match(rest)))


def _without_time(right: str) -> str:
    """What follows a time that stands in front: "the same day at nine, a scan"; nothing where there is only a time."""
    pieces, at = spans(right), 0
    while True:
        glue = _FRONTED.match(right, at)
        assert glue is not None
        piece = next((one for one in pieces if one.start <= glue.end() < one.end), None)
        if piece is None:
            return right[glue.end() if at or glue[1] else 0 :]
        at = piece.end


def _is_wish(left: str, right: str, joint: str, meeting: Meeting) -> bool:
    right = _without_time(right)
    lead = re.match(_ASKING, right, re.I)
    assert lead is not None
    body = right[lead.end() :]
    if _CLOSED.match(body) or _NOT_THERE.search(left) or EDITING.match(right) or _edits(left):
        return False
    service = find_service(left, meeting)[0]
    adds = bool(_ADDS.search(joint) or _ADDS.search(lead[0]))
    if not (
        service
        or _HEAD.search(left)
        or grammar_act(left) is Act.BOOK
        or find_when(left)[0]
        or bare_hours(left)
        or _FOR.search(left)
    ):
        return False
    if _NEW_HEAD.match(right) and not _ANOTHER_TIME.match(right) and not _BETWEEN.search(left):
        return adds or body.startswith("another") or bool(re.search(r"\bone\b", left, re.I))
    if not joint and not lead[0]:
        return False
    if (_FOR.match(body) and _FOR.search(left)) or _is_gapped(left, body):
        return True
    other = find_service(body, meeting)[0]
    if service is None and other and adds and not _without_time(left).strip(" ,.;?!"):
        return True  # "half past nine. And the check-up straight after"
    if service is None and other in services_alike(left, [one.name for one in meeting.services]):
        return adds and bool(_FOR.search(left))  # "a cut for me and a kids cut for my son"
    if service is None and adds and other and (find_when(left)[0].clock or bare_hours(left)):
        return bool(
            find_when(right)[0] or straight_after(right)
        )  # "Half past nine. And the filling straight after"
    return (service is not None and other not in (None, service)) or _other_professional(left, body, meeting)


def _is_gapped(left: str, body: str) -> bool:
    """Whether a name with a time of its own follows a wish with a time: "book Ana on Monday and Ben on Friday"."""
    times = spans(body)
    return bool(times and times[0].start and _GAPPED.match(body) and find_when(left)[0])


def _edits(left: str) -> bool:
    """Whether an editing term stands at the end: what follows corrects and adds nothing."""
    return any(found.end() == len(left) and found.start() for found in EDITING.finditer(left))


def _other_professional(left: str, body: str, meeting: Meeting) -> bool:
    known = [one.name for one in meeting.professionals]
    there, here = find_names(left, known), find_names(body, known)
    refused = any(hit.refused for hit in [*there, *here])
    return bool(there and here) and not refused and there[-1].name != here[0].name


def _is_other_change(left: str, right: str, joint: str) -> bool:
    return (bool(joint) or grammar_act(right) is Act.MOVE) and _is_change(left) and _is_change(right)


def _is_change(text: str) -> bool:
    """Whether two times stand around a "to"."""
    return any(
        find_when(text[: found.start()])[0] and find_when(text[found.end() :])[0]
        for found in re.finditer(r"\b(?:to|until|till|onto)\b", text, re.I)
    )


def _guests(clause: str, meeting: Meeting) -> list[str]:
    """An invitation for each of the people named in a row."""
    known = [one.name for one in meeting.professionals]
    first, *more = _parted(
        clause, lambda _, right, joint: bool(joint) and bool(_GUEST.match(right) or find_names(right, known))
    )
    return [first, *(f"invite {one}" for one in more)]
