"""People who correct themselves in mid-sentence: what was meant, without what was taken back.

A repair has three parts (Levelt, "Monitoring and self-repair in speech", 1983): the reparandum ("Tuesday"), an editing
term ("no, wait"), and the repair ("Wednesday"). A repair is well formed where it could be joined to what it mends by
"or", so it starts with a constituent of the reparandum's kind; a day replaces a day, an hour an hour, and what it does
not touch stays. A bare number after an editing term is what it replaces: the "eleven" of "at ten, sorry, eleven" is an
hour. Names and services are left in place; `severed` parts them, and the frame takes the newer of each kind.
"""

import re

from embedded.language.understanding.times.clock import BARE, EXACT
from embedded.language.understanding.times.days import MONTH, NTH
from embedded.language.understanding.times.spans import Span, spans
from embedded.language.understanding.times.time_let_go import without_let_go
from embedded.language.understanding.times.when import NOT_AFTER, NOT_BEFORE

_STRONG = (
    r"(?:or rather|or better|i (?:mean|meant)(?: to say)?|i should (?:say|have said)|no,? wait|wait,? no"
    r"|scratch that|strike that|correction|my mistake|let's say|what am i saying|silly me)"
)
_WEAK = (
    r"(?:no(?! (?:later|earlier|sooner|more|less|one|idea|problem"
    r"|(?:morning|afternoon|evening|night|weekend|\w+day)s)\b)|nope|(?<!can't )(?<!cannot )wait|sorry|pardon"
    r"|excuse me|actually|rather(?! than)|oh|ah|oops|well|hang on|hold on)"
)
_MAKE = r"make (?:that|it)\b"
_EDIT = rf"(?:{_STRONG}|{_WEAK}|(?<!\w ){_MAKE})(?:[\s,.;]+(?:{_STRONG}|{_WEAK}|{_MAKE}|but|or|that's))*"
EDITING = re.compile(rf"[\s,.;]*(?<![\w'])(?P<term>(?:or )?{_EDIT})(?![\w'])[\s,.;]*", re.I)
_IS_STRONG = re.compile(rf"\b(?:{_STRONG}|{_MAKE})(?![\w'])", re.I)
_GLUE = re.compile(
    r"[\s,]*(?:(?:on|at|in|for|my|the|to|from|until|till|it's|it is|it was|that's|say|make it|make that"
    r"|please|let's|i mean|i meant"
    r"|do|have|i want|i need|i'd (?:like|prefer|rather)|(?:can|could) (?:we|i|you) (?:do|have|make it))\b[\s,]*)*",
    re.I,
)
_DIRECTED = re.compile(r"\b(to|from|until|till)\b(?:[\s,]+(?:on|at|the))*[\s,]*$", re.I)
_NUMBER = re.compile(rf"({BARE})(?! ?(?:minutes?|hours?|days?|weeks?|people|%|st|nd|rd|th)\b)", re.I)
_JOINS = re.compile(r"\b(?:and|then|plus)\b", re.I)
_NEGATED = re.compile(r"n't\b|\b(?:not|cannot|never|no good|away|busy|instead of|rather than)\b", re.I)
_COUNTED = re.compile(r"\b(?:after|before|following)$", re.I)
"""A day told from the one it mends ("or rather the Friday after"): that one must stay to count from."""
_TOLD = re.compile(r"(?:^|[,.;] *)(?:i'm|we're|i've|we've|i have|we have|my|our)\b[^,.;]*$", re.I)
"""A clause that tells: the day it names is kept, and "let's say" opens the wish."""
_BESIDE_ANOTHER = re.compile(r"\b(?:and|plus|then) (?:also )?(?:an?|the|another|one)\b[^.;?!]*$", re.I)
"""Another wish of the same breath, whose own time "let's say" opens."""
_EXCUSE = re.compile(
    r"(?:(?:because|cos|then)[, ]+)?(?:that's|that is|it's|i'm|i've|there's"
    r"|(?:i|we|s?he|they|my|our|his|her|the) [\w'-]+)\b[^,.;?!]{0,40}[,.;] +",
    re.I,
)
"""Why something is taken back, between the editing term and what is put in its place."""
_IS_NONE = re.compile(r"\s*(?:is|'s|are|was) (?:an?|the|my|our|too|no|out|bad|full|not)\b", re.I)
"""What is said of a time that is none to come at: "no, the twelfth is a holiday"."""
_REFUSED = re.compile(
    r"(?:^|(?<=[\s,]))(?:(?:no|sorry|oh),? )*not (?:on |at |the )*"
    r"(?P<out>[^,.;]{2,24}?)(?:[,;.!] (?:but )?| but )(?=\S)",
    re.I,
)
_NOT = re.compile(r"\bnot (?:on |at |the )*", re.I)
_OPENS = re.compile(
    r"(?i:with|for|on|at|an?|the|my|dr|doctor|prof|professor|next|half|quarter|\w+day)\b|\d|(?!I\b)[A-Z]"
)
"""What a repair that follows a weak editing term can open with."""


def repaired(text: str) -> str:
    """The words with every repair of a day or an hour put in place of what it replaces."""
    text = _without_refused(text)
    at = 0
    while found := EDITING.search(text, at):
        mended = _mended(text[: found.start()], text[found.end() :], found["term"])
        at = found.end() if mended is None else found.start()
        text = mended if mended is not None else text
    return text


def resumed(text: str) -> str:
    """The words without an editing term they open with, where what is put right stands in an earlier turn."""
    lead = EDITING.match(text)
    rest = text[_end(lead) :] if lead else text
    return rest if lead and (_leading(rest)[0] or _OPENS.match(rest)) else text


def _end(found: re.Match[str]) -> int:
    """Where the words after an editing term start; "make it" belongs to them, as it takes for granted what "it" is."""
    make = re.search(_MAKE, found["term"], re.I)
    return found.start("term") + make.start() if make else found.end()


def severed(clause: str) -> list[str]:
    """A clause parted at the editing terms left in it: what was said first, and each thing said in its place."""
    parts, last = [], 0
    for found in EDITING.finditer(clause):
        if _IS_STRONG.search(found["term"]) or _OPENS.match(clause, found.end()):
            parts.append(clause[last : found.start()])
            last = _end(found)
    return [*parts, clause[last:]]


def _mended(before: str, after: str, term: str) -> str | None:
    """Both sides of an editing term as one, or None where the right one repairs no time of the left one."""
    strong = bool(_IS_STRONG.search(term))
    if not strong and _NEGATED.search(re.split(r"[.;?!]", before)[-1]):
        return None
    if term.lower() == "let's say" and (_TOLD.search(before) or _BESIDE_ANOTHER.search(before)):
        return None
    pieces, rest = _leading(after)
    if not pieces and (excuse := _EXCUSE.match(after)) and not spans(excuse[0]):
        pieces, rest = _leading(after[excuse.end() :])
    if _counted(pieces, rest) or (pieces and _IS_NONE.match(rest)):
        return None
    at: int | None = None
    for piece in pieces:
        old = _counterpart(before, piece, strong=strong)
        if old and at is not None and _JOINS.search(before[min(at, old.end) : max(at, old.start)]):
            old = None
        if old is None and at is None:
            return None
        if old is None:
            before = f"{before[:at].rstrip(' ,')} {piece.text}{before[at:]}"
            continue
        tail = before[old.end :].strip(" ,")
        rest = re.sub(rf"^[\s,]*{re.escape(tail)}\b", "", rest, flags=re.I) if tail else rest
        new = _in_place(old.text, piece)
        before, at = before[: old.start] + new + before[old.end :], old.start + len(new)
    return None if at is None else f"{before}{rest}"


def _counted(pieces: list[Span], rest: str) -> bool:
    """Whether a day is told from the one it stands beside: "the Friday after"."""
    days = [one for one in pieces if one.kind == "day"]
    beside = (
        bool(days)
        and pieces[-1] is days[-1]
        and bool(re.match(r"\s*(?:after|before)\b(?! \w+day)", rest, re.I))
    )
    return beside or any(_COUNTED.search(one.text) for one in days)


def _leading(after: str) -> tuple[list[Span], str]:
    """The times a repair opens with, each with where its words of direction stand, and what follows them."""
    found: list[Span] = []
    last = 0
    there = spans(after)
    while True:
        start = _GLUE.match(after, last).end()  # type: ignore[union-attr]
        piece = next((one for one in there if last <= one.start <= start < one.end), None)
        if piece is None and not found and (number := _NUMBER.match(after, start)):
            piece = Span(start, number.end(), "number", number[1])
        if piece is None or piece.kind in {one.kind for one in found}:
            return found, after[last:]
        lead = _DIRECTED.search(after[last : piece.start])
        found.append(
            Span(piece.start, piece.end, piece.kind, f"{lead[1]} {piece.text}" if lead else piece.text)
        )
        last = piece.end


def _counterpart(before: str, piece: Span, *, strong: bool) -> Span | None:
    """The last constituent of the same kind that was not itself refused."""
    there = [*spans(before)]
    hours = [one for one in there if one.kind == "clock"]
    if piece.kind != "day" and not hours:
        numbers = [Span(m.start(), m.end(), "clock", m[0]) for m in _NUMBER.finditer(before)]
        there += numbers[-1:]
    kind = "day" if piece.kind == "day" else "clock"
    old = next((one for one in reversed(there) if one.kind == kind), None)
    if old is None:
        return None
    if NOT_AFTER.match(before[old.end :]) or (not strong and NOT_BEFORE.search(before[: old.start])):
        return None
    told, lead = _DIRECTED.search(before[: old.start]), _DIRECTED.match(f"{piece.text.split()[0]} ")
    if lead and (told is None or told[1].lower() != lead[1].lower()):
        return None
    start = told.start() if told and lead else old.start
    return Span(start, old.end, old.kind, old.text)


def _in_place(old: str, piece: Span) -> str:
    """The phrase with its repair; a month, or where a range begins, stays as it was said."""
    if piece.kind == "number":
        return _hour_in(old, piece.text)
    if piece.kind == "day" and (span := re.match(r".*\b(?:to|until|till|through) ", old, re.I)):
        return f"{span[0]}{piece.text}"
    if piece.kind == "day" and re.fullmatch(rf"the {NTH}", piece.text, re.I) and re.search(MONTH, old, re.I):
        return re.sub(rf"(?:\bthe )?\b{NTH}\b", piece.text, old, count=1, flags=re.I)
    return piece.text


def _hour_in(old: str, hour: str) -> str:
    """An hour phrase with another hour: "at ten" with eleven is "at eleven"."""
    hours = list(re.finditer(rf"{EXACT}|{BARE}", old, re.I))
    if not hours or re.fullmatch(BARE, old, re.I):
        return f"at {hour}" if not hours else hour
    half = re.search(r" ?(?:[ap]m|in the (?:morning|afternoon|evening))$", hours[-1][0], re.I)
    return f"{old[: hours[-1].start()] or 'at '}{hour}{half[0] if half else ''}"


def _without_refused(text: str) -> str:
    """What is refused right before another of its kind says no more than that other: "not Monday, Tuesday"."""
    for found in reversed(list(_REFUSED.finditer(text))):
        out, after = found["out"], text[found.end() :]
        pieces, rest = _leading(after)
        kinds = {one.kind for one in spans(f"the {out}")} or ({"number"} if _NUMBER.fullmatch(out) else set())
        row = re.match(r"[\s,]*(?:,|or|and|nor)\s", rest)
        if _counted(pieces, rest):
            continue
        if pieces and pieces[0].kind in kinds | ({"clock"} if "number" in kinds else set()) and not row:
            text = f"{text[: found.start()].rstrip()} {after}".strip()
    return _run_on(without_let_go(text))


def _run_on(text: str) -> str:
    """What is refused right before another of its kind without a pause: "Friday no not Friday Monday"."""
    for found in reversed(list(_NOT.finditer(text))):
        row = [one for one in spans(text) if one.start >= found.end()][:2]
        if (
            len(row) > 1
            and row[0].start == found.end()
            and row[0].kind == row[1].kind
            and re.fullmatch(r" (?:on |at |the )*", text[row[0].end : row[1].start])
            and not _counted(row[1:], text[row[1].end :])
        ):
            before = text[: found.start()]
            text = f"{before}{'no ' if before.strip() else ''}{text[row[1].start :]}"
    return text
