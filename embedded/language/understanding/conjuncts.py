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
from embedded.language.understanding.act import Act
from embedded.language.understanding.clock import BARE
from embedded.language.understanding.intents import grammar_act
from embedded.language.understanding.names import find_names
from embedded.language.understanding.patterns import APPOINTMENT
from embedded.language.understanding.repair import EDITING
from embedded.language.understanding.services import find_service
from embedded.language.understanding.standing import phrases
from embedded.language.understanding.when import NOT_BEFORE, Span, find_when, spans

_AND = r"(?:and|plus|as well as|followed by|after that|&)"
_JOINT = re.compile(
    rf"[\s,.;?!]+(?:{_AND}|then)[\s,]+(?:(?:then|also|plus)[\s,]+)*|[,.;?!]+\s+(?:(?:also|oh)[\s,]+)?", re.I
)
_ADDS = re.compile(rf"\b(?:{_AND}|then|also)\b|&", re.I)
_ASKING = (
    r"(?:(?:also|maybe|please|so|(?:can|could|may|would) (?:i|we|you)(?: also)?(?: please)?"
    r"(?: (?:have|get|book|do|make|find|fit in))?(?: (?:me|us))?"
    r"|i(?:'d|'ll| would)?(?: also)? (?:like|need|want|have|take)(?: to (?:book|have|make))?"
    r"|(?:book|get|find|make|give|do|put)(?: (?:me|us)(?: (?:in|down)(?: for)?)?)?|the other|same for) )*"
)
_NEW_HEAD = re.compile(
    rf"{_ASKING}(?:(?:an?|the) (?:second|third|further|extra|additional|separate) (?:one|{APPOINTMENT})?"
    r"|another(?: one)?"
    r"|(?:a \w+ )?one (?=(?:on|at|for|with|in|next|this|the|tomorrow|straight|right|after|before|an?|about"
    r"|around|later|sometime|as)\b|\w+day))",
    re.I,
)
_OPENING = re.compile(
    rf"(?:(?:oh|okay|ok|great|right|good|thanks)[,\s]+)*(?P<adds>(?:(?:{_AND}|also)[,\s]+)+)?", re.I
)
_INSTEAD = re.compile(r"\b(?:instead|rather)\b", re.I)
_ANOTHER_TIME = re.compile(rf"{_ASKING}another (?:day|time|week|date|slot|option)\b", re.I)
_CLOSED = re.compile(
    r"(?:it|that|this|he|she|they|we|i|i'm|you|there|if|whether|because|since|so|who|which|is|are|was|not|no|my last"
    r"|the last time|or|but)\b",
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
_COUNT = re.compile(
    r"\b(?:(?P<n>two|three|four|[234]|a couple of) (?P<what>(?:(?!of|weeks|days|hours)[\w-]+ ){0,3}?[\w-]+s)\b"
    r"|(?P<both>both)(?! (?:work|are|is|suit|fine|good|would|of (?:them|those)))"
    r"|for (?:(?:my|our|the) (?P<whom>two|three|four|[234])|(?P<pair>both)(?: of)? (?:my|our)) [\w-]+"
    r"|(?P<many>(?:book|want|need|like|make|(?:can|could|may) (?:i|we) have)\b.{0,20}?"
    rf"\b(?<!any )(?<!other )(?:{APPOINTMENT})(?<=s))\b)",
    re.I,
)
_TIMES = re.compile(rf"(?:[\w-]+ )*(?:{APPOINTMENT}|times|ones)", re.I)
_NUMBERS = {"three": 3, "3": 3, "four": 4, "4": 4}
_ROW = re.compile(r"\s*(?:,|,?\s*and|,?\s*then|&)\s*(?:(?:on|at|the|one|also)\s+)*", re.I)
_MAY_BE = re.compile(
    r"\b(?:any|what|which|free|available|availability|openings?|works?|suits?|(?:can|could) (?:do|make|manage|come))\b",
    re.I,
)
"""Of a row without a number: it tells when somebody may come, not how often."""
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
    if act is Act.INVITE:
        return _guests(clause, meeting)
    if act not in (None, Act.BOOK):
        return [clause]
    found = _parted(clause, lambda left, right, joint: _is_wish(left, right, joint, meeting))
    found = [found[0], *(f"book {one}" if _GAPPED.match(one) else one for one in found[1:])]
    return found if len(found) > 1 else _shared_out(clause, meeting)


def is_further(clause: str, meeting: Meeting) -> bool:
    """Whether a clause opens as one more wish beside the one at hand: "and one for my son"."""
    lead = _OPENING.match(clause)
    assert lead is not None
    rest = clause[lead.end() :]
    if not (lead["adds"] or re.search(r"\b(?:as well|too|also)\b", rest, re.I)) or _INSTEAD.search(rest):
        return False
    asking = re.match(_ASKING, rest, re.I)
    asked = bool(asking and asking[0] and find_service(rest, meeting)[0])
    return asked or bool(_NEW_HEAD.match(rest) and not _ANOTHER_TIME.match(rest))


def _parted(clause: str, is_own: Callable[[str, str, str], bool]) -> list[str]:
    """The clause parted at each joint whose right side is a wish of its own beside the left.

    The joint is the words between them; "," where it is a comma in a row that ends in "and"; "" where it is none.
    """
    parts, start = [], 0
    marks = [mark for mark in _JOINT.finditer(clause) if not _TITLE.search(clause[: mark.start()])]
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(clause)
        left, right = clause[start : mark.start()].strip(" ,"), clause[mark.end() : end].strip(" ,")
        joint = (
            mark[0]
            if _ADDS.search(mark[0])
            else ","
            if any(_ADDS.search(one[0]) for one in marks[n:])
            else ""
        )
        if left and right and is_own(left, right, joint):
            parts.append(left)
            start = mark.end()
    return [*parts, clause[start:].strip(" ,")]


def _is_wish(left: str, right: str, joint: str, meeting: Meeting) -> bool:
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


def _shared_out(clause: str, meeting: Meeting) -> list[str]:
    """A number of appointments shared out over a row of times, or as often as the number says."""
    count = _COUNT.search(clause)
    if count is None:
        return [clause]
    many = count["n"] or count["whom"] or count["pair"]
    named = count["n"] and (_TIMES.fullmatch(count["what"]) or find_service(count["what"], meeting)[0])
    if (count["n"] and not named) or (not many and _MAY_BE.search(clause)):
        return [clause]
    clause = re.sub(rf"\b(at {BARE}) and (?={BARE})", r"\1 and at ", clause, flags=re.I)
    number = _NUMBERS.get((many or "").lower(), 2)
    row = _row(clause)
    if len(row) < 2:
        return [clause] * (number if many else 1)
    if many and number != len(row):
        return [clause]
    start, end = row[0][0].start, row[-1][-1].end
    return [f"{clause[:start]}{time}{clause[end:]}" for time in _filled(row)]


def _row(clause: str) -> list[list[Span]]:
    """The first row of times joined by commas and "and", each as its pieces."""
    pieces = spans(clause)
    found = phrases(clause, pieces)
    for first in range(len(found)):
        last = first
        while last + 1 < len(found) and _ROW.fullmatch(clause[found[last][1] : found[last + 1][0]]):
            last += 1
        if last > first and not NOT_BEFORE.search(clause[: found[first][0]]):
            return [
                [one for one in pieces if start <= one.start < end] for start, end in found[first : last + 1]
            ]
    return []


def _filled(row: list[list[Span]]) -> list[str]:
    """The times of a row, each with the day said before it and the hour said after it where it has none of its own."""
    days = [next((one.text for one in time if one.kind == "day"), "") for time in row]
    hours = [next((one.text for one in time if one.kind == "clock"), "") for time in row]
    for n in range(1, len(row)):
        days[n] = days[n] or days[n - 1]
        hours[-n - 1] = hours[-n - 1] or hours[-n]
    return [f"{day} {hour}".strip() for day, hour in zip(days, hours, strict=True)]
