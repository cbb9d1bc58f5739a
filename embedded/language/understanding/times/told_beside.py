"""Days and hours that are only told, or ruled out, beside the ones that are wished for.

"The garage wants the van on Wednesday. Could it be Friday?" wishes for Friday alone, "Wednesday I have lab at ten, so
at nine?" for Wednesday at nine: a clause that tells gives up what a clause that wishes names itself. Alternatives are
joined by "or"; they stay.
"""

import re
from dataclasses import dataclass

from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.times.bare_hours import fragments_timed
from embedded.language.understanding.times.clock import PART
from embedded.language.understanding.times.relative import leans
from embedded.language.understanding.times.spans import Span, spans
from embedded.language.understanding.times.when import NOT_AFTER, NOT_BEFORE

_CUT = re.compile(
    r"(?P<stop>[.;?!]+(?:\s+|$))|,\s+(?:(?:so|and|but|because|cos|then)\b[, ]*)*|\s+(?:so|but|because|cos)[, ]+"
    r"|\s+and (?=(?:i|we|he|she|it|they|my|our|his|her|the|can|could|then)\b)",
    re.I,
)
_LEAD = r"(?:(?:and|but|so|well|oh|ah|yes|no|okay|ok|because|cos|since|as|you see|see|only|then|now|also|um)[, ]+)*"
_WHO = (
    r"(?:i|we|s?he|they|you|it|there|(?:my|our|his|her|their|the|an?|some|both|all) [\w'-]+(?: [\w'-]+){0,3}?"
    r"|(?-i:[A-Z])[\w-]+)"
)
_DOES = rf"{_WHO}(?:'s|'m|'re|'ve|'ll|'d| (?!(?:on|at|in|for|with|please|then|after|before|or|and)\b)[a-z])"
_TELLS = re.compile(
    rf"{_LEAD}(?:(?:on |in |at )?(?:# ?)?,? ?{_DOES}|(?:on |at )?#(?:'s| is| are)(?: already)?"
    r" (?:the|my|our|his|her|an?) (?!best|earliest|latest|soonest|only|time|day|one|better|good"
    r"|ideal|perfect|first|last|next|nearest|bit"
    r"|little)"
    r"|(?:on )?#'s(?: already)? (?!all ?right|alright|lovely|grand|brilliant|nice|cool|when|where|what|why|who|how|open"
    r"|early|late|too|not|no|out|full|first|last|it|that|this|here|there|when)[a-z]{3,}(?: [a-z]+)?$)",
    re.I,
)
"""What tells: what somebody does, or what a day is taken by ("tomorrow's bowls", "Friday is my choir")."""
_CHECKS = re.compile(
    rf"{_LEAD}(?:(?:wait|hang on|hold on)[, ]+)*(?:is|was) (?:that|it|this) (?:on |at )?#", re.I
)
"""It is asked what was meant, and nothing wished for."""
_WISHES = re.compile(
    r"# works?$"
    r"|\b(?:can|could|would|should|shall|may|might|'?d (?:like|love|prefer|rather)|i'd|we'd|like|want|need|prefer\w*"
    r"|rather|hop(?:e|ing)|wonder\w*|looking|think\w*|thought|book\w*|schedul\w*|please|let's|free|available|able|suits?"
    r"|fine|good|best|better|great|ideal\w*|perfect|possible|convenient|ok|okay|easier|any\w*|something|sometime|say|try"
    r"|fit|squeeze|make it|put|take|come|coming|arrive|works? (?:for|best|better|well|fine|great)|only day|off"
    r"|around|in town|here|home|back|mean\w*|meant|chose|choose|go(?:es)? for|how about|what about|when|which|instead"
    r"|move|push|change|keep|see you|do (?:it|that)|to be|is it|is that|would be)\b",
    re.I,
)
_OTHERS_WISH = re.compile(
    r"\b(?:the|my|our|his|her|their) (?!son|daughter|child|kid|wife|husband|mother|father|mum|mom|dad|boy|girl)[\w'-]+"
    r"(?: [\w'-]+)? (?:wants?|needs?|expects?|keeps?) (?:the|my|our|his|her|its|me|us|him|them|everyone)\b",
    re.I,
)
"""What others want done with something else is told."""
_HELD = re.compile(r"(?:(?:have|has|got|'ve|'s|is|it's|that's|this is|am|'m|are|'re) (?:on |at )?)#", re.I)
_LET_GO = re.compile(r"\b(?:leave|skip|forget|scrap|drop|lose|never ?mind)(?: about)? (?:the |on )?$", re.I)
_OWN = re.compile(rf"~|\b(?:{APPOINTMENT})\b", re.I)
_LEANS = re.compile(
    r"\b(?:before|after|until|till|by|from|than) (?:that|then|it|this)\b|\b(?:before|after)hand\b|\bafterwards?\b"
    r"|\b(?:that|the same|the very) (?:same )?(?:day|week|morning|afternoon|evening)\b"
    r"|\b(?:day|week|month|weekend) (?:before|after)\b|\b(?:next|following) (?:day|week|one)\b|\bsame time\b"
    r"|\b\w*day (?:before|after)\b|\bthen\?",
    re.I,
)
"""Words that count from what is told."""
_ALSO = re.compile(r"\b(?:or|too|either|also|as well|both|alternatively|otherwise|else)\b", re.I)
_STRETCH = re.compile(
    r"\b(?:weeks?|month|weekends?|weekdays?|before|after|from|by|until|till|in|between|through|to|early|late|later)\b"
    r"|days$",
    re.I,
)
"""Days that another may lie in."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, where it starts, its times, and the sentence it belongs to."""

    text: str
    start: int
    times: tuple[Span, ...]
    asks: bool

    def of(self, kind: str) -> list[Span]:
        return [one for one in self.times if one.kind == kind]

    def bare(self) -> str:
        """The words with a "#" for each time."""
        said = self.text
        for one in reversed(self.times):
            said = f"{said[: one.start - self.start]}#{said[one.end - self.start :]}"
        return said

    def tells(self) -> bool:
        """Whether it only tells."""
        said = self.bare().strip(" ,")
        if _CHECKS.match(said):
            return True
        if self.asks or _OWN.search(said) or _HELD.search(said):
            return False
        return bool(_TELLS.match(said) and (not _WISHES.search(said) or _OTHERS_WISH.search(said)))

    def rules_out(self) -> bool:
        """Whether every time of it is ruled out."""
        return bool(self.times) and all(self.is_out(one) for one in self.times)

    def is_out(self, one: Span) -> bool:
        """Whether that time is ruled out."""
        before, after = self.text[: one.start - self.start], self.text[one.end - self.start :]
        return bool(NOT_BEFORE.search(before) or NOT_AFTER.match(after) or _LET_GO.search(before))

    def wishes(self) -> bool:
        """Whether a time of it is wished for."""
        return bool(self.times) and not self.tells() and not self.rules_out()


def wished_only(text: str) -> str:
    """The words without the days and hours that are only told, or ruled out, where others are wished for."""
    timed = fragments_timed(text) if spans(text) or leans(text) else text
    alike = 2 if " or at " in timed else 1
    if timed != text and len(_hours(found := _wished_only(timed))) == alike:
        return found
    return _wished_only(text)


def without_told_times(text: str) -> str:
    """The words without the times of clauses that only tell, whether or not another is wished for."""
    told = [one for clause in _clauses(text) if clause.tells() for one in clause.times]
    for span in reversed(told):
        text = f"{text[: span.start].rstrip()} {text[span.end :].lstrip()}"
    return text.strip()


def without_unfit_days(text: str) -> str:
    """The words without the days that are said not to suit: "Friday's a bit soon"."""
    for one in reversed([one for one in spans(text) if one.kind == "day"]):
        if unfit := NOT_AFTER.match(text[one.end :]):
            text = f"{text[: one.start]} {text[one.end + unfit.end() :]}"
    return text


def _hours(text: str) -> list[Span]:
    return [one for one in spans(text) if one.kind == "clock" and not re.fullmatch(PART, one.text, re.I)]


def _wished_only(text: str) -> str:
    parts = _clauses(text)
    wished = [one for one in parts if one.wishes()]
    if not wished or (len(parts) == 1) or any(_LEANS.search(one.text) for one in wished):
        return text
    own_day = any(one.of("day") for one in wished)
    own_hour = any(one.of("clock") for one in wished)
    out: list[Span] = []
    for one in parts:
        if one in wished or not one.times:
            continue
        if own_day:
            before = one.start < wished[-1].start
            out += [day for day in one.of("day") if one.tells() or (before and one.is_out(day))]
        if own_hour or (own_day and one.of("day")):
            out += one.of("clock")
    out += [*_superseded(wished), *_taken_back(wished, out)]
    for span in sorted(out, key=lambda one: one.start, reverse=True):
        lead = re.sub(
            r"\b(?:on|at|in|for|by|this|not|not on|leave|skip|forget|scrap) $", "", text[: span.start]
        )
        text = f"{lead.rstrip()} {text[span.end :].lstrip()}"
    return text.strip()


def _taken_back(wished: list[_Clause], out: list[Span]) -> list[Span]:
    """Days wished for that are ruled out right after: "the twelfth? No, the twelfth is a holiday. The thirteenth"."""
    days = [one for clause in wished for one in clause.of("day")]
    gone = [one for one in days if any(_same(one, other) and other.start > one.start for other in out)]
    return gone if len(gone) < len(days) else []


def _same(one: Span, other: Span) -> bool:
    names = {re.sub(r"^(?:on |the |this |at |for )+", "", span.text.lower()) for span in (one, other)}
    return one.kind == other.kind and len(names) == 1


def _superseded(wished: list[_Clause]) -> list[Span]:
    """Days of statements that a later question puts another single day in place of."""
    last = wished[-1]
    days = [one for one in last.of("day") if not _STRETCH.search(one.text)]
    if not last.asks or not days or _ALSO.search(last.text):
        return []
    return [
        day
        for one in wished[:-1]
        if not one.asks and _DOES_SAY.match(one.text)
        for day in one.of("day")
        if not _STRETCH.search(day.text)
    ]


_DOES_SAY = re.compile(rf"{_LEAD}{_DOES}", re.I)


def _clauses(text: str) -> list[_Clause]:
    times, found, start = spans(text), [], 0
    marks = [
        one
        for one in _CUT.finditer(text)
        if not any(t.start < one.end() and one.start() < t.end for t in times)
    ]
    for mark in [*marks, None]:
        end = mark.start() if mark else len(text)
        asks = text[start:end].rstrip().endswith("?") or text[end : end + 1] == "?"
        there = tuple(one for one in times if start <= one.start < end)
        if text[start:end].strip():
            found.append(_Clause(text[start:end], start, there, asks))
        start = mark.end() if mark else end
    return found
