"""Which of the offers longer words mean: clause by clause, what is refused against what is taken, the newest last.

"Nine's too early, half eleven I've a meeting, so four": an hour with a reason against it, or one that something else
stands at, is let go; what is left of the row is what "the other one" and "the later" are of.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.answers.mentions import Mention, mentions, spoken_plainly

_CLAUSES = re.compile(
    r"(?<![ap]\.m)[.?!;:]+\s*|,\s*|\s*\.\.+\s*|\s(?=(?:but|so+|because|'cause|cos|since|as|though|although|while|if)\b(?! (?:long|soon|early|far)\b))"
    r"|\s+(?=and (?!(?:a )?(?:half|quarter|thirty)\b))|\s(?=then\b)",
    re.I,
)
_NO = (
    r"too (?:early|late|soon|far|tight|short|close|dark|long)|no (?:good|use|go|way|chance)|out(?: of the question|'s)?$|\bout(?: because| for|$)"
    r"|(?:is|are|was|'s|'re|be) out\b|not (?:good|great|possible|ideal|suitable|convenient|really|for me|on)|impossible|hopeless|worse|awkward|bad(?: for)?\b"
    r"|tricky|difficult|tight|a stretch|a push|mad\b|(?:won't|doesn't|don't|wouldn't|can't|cannot|couldn't|isn't|aren't|never|not|n't)(?: really)?"
    r" (?:work|do|suit|make|manage|happen|be|fit|want|like|fancy|going|free|available|swing|come|up|know|get)|(?:i|we) (?:just )?(?:can't|cannot|couldn't|won't)[ ,.!]*$|joking|\bbit (?:early|late)|god no|useless"
)
_REFUSES = re.compile(rf"(?:{_NO})", re.I)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:any(?:one|body|thing|where)? but|not|(?<!yeah )(?<!yes )no|nor|never|isn't|without|than|instead of|avoid|except|can't|cannot|couldn't|won't|don't|hate|skip|forget|neither)"
    r"(?: (?:the|at|on|in|do|make|manage|want|like|up|really|be|free|fond of|a|that|with|see|wait|until|till|come|any|for|good|to|it|you|care for|think))*)"
    r" ?$",
    re.I,
)
_NO_AFTER = re.compile(r"^(?:'s|s| is| are)?,? (?:no|nope|nah|out|gone|neither)\b(?! (?:problem|bother|trouble|worries|later|idea))", re.I)
_TAKES = re.compile(
    r"\b(?:please|plz|tak(?:e|ing)|book|go(?:ing)? (?:with|for)|grab|(?:put|stick|pop|pencil|squeeze|get|fit|throw|sign) (?:me|us)|give (?:me|us)|gimme"
    r"|(?:make|making) it|lock|prefer|rather|suits?|fine|good|great|grand|lovely|perfect|ideal|best|better|okay|ok|brilliant|happy|happier|love"
    r"|nice|nicer|free|manage|choos(?:e|ing)|pick(?= ~)|definitely|deal|will do|'ll do|safer|safest|handy|handier|handiest|sound|sweet"
    r"|easier|easiest|confirm|reserve|settle|winner|it is|(?:it|that)(?:'ll| will| should)? be|it's(?= ~)|has to be|cool|super|class|deadly|thanks|cheers"
    r"|com(?:e|ing)|instead|leaves|means|convenient|(?:(?:'ll|can i|could i|may i|to|i'd|will) )?have (?:the |that )?~|want(?:ing)? (?:the )?~|need (?:the )?~"
    r"|(?:like|get|getting|be having|be taking|say|says|said) (?:the )?~|(?:that|it|would|will|'ll|'d|does|~(?:'s)?) works?|~'?s? works?|(?:can|could|'ll|let's|i) (?:do|make) (?:the )?~)(?![\w])",
    re.I,
)
_BUSY = re.compile(
    r"\b(?:i|we|he|she|they)(?:'ve|'m|'d|'re|'s|'ll)?(?: got)? [a-z]|\b(?:my|our) \w+|~(?:'?s| is)? (?:the|my|when|an?) |\b(?:school|work|gym|bins?|bingo|physio)\b",
    re.I,
)
"""A clause that tells what somebody does then."""
_AT_IT = re.compile(r"\b(?:i|we)(?:'m| am|'re| are| works?) (?:on |at |in )?~", re.I)
_ASKS = re.compile(
    r"(?:(?:and|but|so|oh|also)[, ]+)*(?:is|are|was|does|do|did|what|how|who|who's|where|when|which|will|would there|should|am|isn't|why|what's)\b",
    re.I,
)
_SMALL = frozenset(
    "a an the one ones i'll i'd i'm i it it's its that that's this then so and but or oh ah um uh er hmm mm well okay ok yes yeah yep yah aye no"
    " right look sure now just at on in for of with to me my us we we'll us you your you're is be was 's s would will could can let's let"
    " go going do done doing please thanks thank plz cheers slot time day appointment option dr doctor doctor's take have book love dear hon sir madam"
    " maybe think guess suppose say definitely actually honestly probably sounds works suits fine good great grand lovely perfect"
    " best better okay make put give pick choose said mentioned offered have got if may bit as all really very about around"
    " goodness alright mate pet what only don't mind bother two three those them these there mean meant sharp both kinda".split()
)
_AGAIN = re.compile(r"\b(?:no,? wait|wait|actually|sorry|hang on|hold on|i mean|i meant|scratch that|on second thoughts?|no)\b", re.I)
_BOUND_TO = re.compile(r" (?:on|at|with|in)(?: (?:an?|the))? ", re.I)
"""What joins two mentions into one: "five on a Friday"."""
_WORD = re.compile(r"[a-z']+")


@dataclass(frozen=True, slots=True)
class Among:
    """What the words leave of a row of offers, by their place from 0.

    `taken` can be meant; `out` is refused; `plainly`: what is taken was named and called good, or stands alone;
    `beyond`: a time or person not on offer is named where something is taken or asked for; `busy`: something else is
    told to stand there.
    """

    taken: frozenset[int]
    out: frozenset[int]
    plainly: bool = False
    beyond: bool = False
    busy: frozenset[int] = frozenset()


_ASKED, _REFUSED, _BUSY_THEN, _TOLD, _LIKED = range(5)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause with what it mentions, and how: refused, taken up by something else, told, or liked."""

    text: str
    of: tuple[Mention, ...]
    how: int


@lru_cache(512)
def among(text: str, offers: tuple[Offer, ...], others: tuple[str, ...] = (), today: date | None = None) -> Among:
    """What is meant and what is refused of `offers`; everything is left where nothing is said of any."""
    ready = spoken_plainly(text)
    said = _clauses(ready, mentions(ready, offers, others, today))
    row = frozenset(range(len(offers)))
    if any(m.order == "other" for one in said for m in one.of):
        said = [replace(one, how=_BUSY_THEN) if one.how == _TOLD else one for one in said]
    out: frozenset[int] = frozenset()
    for one in (one for one in said if one.how == _REFUSED):
        out |= _pointed(one.of, offers, row - out, row)[0]
    busy = frozenset[int]().union(
        *(
            _pointed([m for m in one.of if m.kind not in {"bound", "order"}], offers, row, row)[0]
            for one in said
            if one.how == _BUSY_THEN and any(m.kind not in {"bound", "order"} for m in one.of)
        )
    )
    for least in (_LIKED, _TOLD):
        taken, beyond = _taken([one for one in said if one.how >= least], offers, row, out, busy)
        if taken or beyond:
            return Among(taken, out - taken, least == _LIKED, beyond, busy)
    left = row - out
    if any(_pointed(one.of, offers, row, row)[1] for one in said if one.how == _ASKED):
        return Among(left, out, beyond=True, busy=busy)
    if out and left and left <= busy:
        return Among(frozenset(), row, busy=busy)
    left = left - busy if len(left - busy) == 1 < len(left) and (len(row) > 2 or out) else left
    if left == row and len(busy) == 1:
        left = busy
    return Among(left, out, busy=busy)


def _taken(
    said: Sequence[_Said], offers: Sequence[Offer], row: frozenset[int], out: frozenset[int], busy: frozenset[int]
) -> tuple[frozenset[int], bool]:
    """What clauses that take something mean together, and whether the last of them names what is not on offer."""
    chosen: frozenset[int] = frozenset()
    beyond = False
    before: tuple[Mention, ...] = ()
    for one in said:
        left = row - out - busy or row - out
        if any(m.order and m.order != "other" for m in one.of) and len(chosen) > 1:
            left = chosen
        pointed, off = _pointed(one.of, offers, left, row)
        if off or (chosen and pointed and not chosen & pointed and _apart(before, one.of)):
            beyond = True
        elif pointed:
            chosen, beyond, before = (chosen & pointed) or pointed, False, (*before, *one.of)
    return (chosen - out or chosen, beyond)


def _apart(before: Iterable[Mention], now: Iterable[Mention]) -> bool:
    """Whether other things are named than before, which go together and so are both wished: "Friday, but early"."""
    first, second = ({m.kind for m in each} for each in (before, now))
    return not first & second and not (first | second) & {"order", "place"}


def _clauses(text: str, found: Sequence[Mention]) -> list[_Said]:
    """The clauses that mention something, each with how it takes it."""
    ends = [0]
    for one in _CLAUSES.finditer(text):
        if not any(m.start < one.start() < m.end for m in found):
            ends.append(one.end())
    ends.append(len(text))
    said: list[_Said] = []
    asking = False
    for low, high in zip(ends, ends[1:], strict=False):
        mine = tuple(m for m in found if low <= m.start < high)
        clause = text[low:high]
        asking = (asking and not re.search(r"[.?!]\s*$", text[:low])) or bool(
            _ASKS.match(clause) and re.match(r"[^.?!]*\?", text[low:])
        )
        if asking and mine:
            said.append(_Said(clause, mine, _ASKED))
        elif asking:
            continue
        elif mine:
            listed = said and re.fullmatch(r"(?:and|or|nor) (?:the |on |at )*~[ ,.]*", _bare(clause, low, mine), re.I)
            said += [_Said(clause, mine, said[-1].how)] if listed else _parted(clause, low, mine)
        elif said and _whole_no(clause):
            said[-1] = _Said(said[-1].text, said[-1].of, _REFUSED)
    return said


def _whole_no(clause: str) -> bool:
    low = clause.strip(" ,.!?").lower()
    return bool(re.fullmatch(r"(?:so |god |oh |ah )?(?:no|nope|nah|no way|no chance|no good|you're (?:joking|kidding)|absolutely not|not a chance|too (?:early|late|soon))", low))


def _parted(clause: str, low: int, mine: tuple[Mention, ...]) -> Iterable[_Said]:
    """A clause as one, or parted where it refuses one and takes another: "not the first, the second"."""
    refused = tuple(
        m for m in mine if _NOT_BEFORE.search(clause[: m.start - low]) or _NO_AFTER.match(clause[m.end - low :])
    )
    for m in mine:
        if refused and m.start > refused[-1].end and _BOUND_TO.fullmatch(clause[refused[-1].end - low : m.start - low]):
            refused = (*refused, m)
    kept = tuple(m for m in mine if m not in refused)
    if refused:
        yield _Said(clause, refused, _REFUSED)
    if kept and refused and kept[0].start > refused[-1].end:
        at = refused[-1].end
        yield _Said(clause, kept, _how(_bare(clause[at - low :], at, kept)))
    elif kept and refused:
        yield _Said(clause, kept, _how(_bare(clause[: refused[0].start - low], low, kept)))
    elif kept:
        yield _Said(clause, kept, _how(_bare(clause, low, kept)))


def _bare(clause: str, low: int, mine: Iterable[Mention]) -> str:
    """A clause that begins at `low`, with a tilde for each mention in it."""
    for m in sorted(mine, key=lambda one: -one.start):
        if m.end - low <= len(clause):
            clause = f"{clause[: m.start - low]}~{clause[m.end - low :]}"
    return clause


def _how(bare: str) -> int:
    if _REFUSES.search(bare):
        return _REFUSED
    if _AT_IT.search(bare):
        return _BUSY_THEN
    if not [word for word in _WORD.findall(bare.lower()) if word not in _SMALL] or _TAKES.search(bare):
        return _LIKED
    return _BUSY_THEN if _BUSY.search(bare) else _TOLD


def _pointed(
    of: tuple[Mention, ...], offers: Sequence[Offer], left: frozenset[int], row: frozenset[int]
) -> tuple[frozenset[int], bool]:
    """The offers that mentions of one clause mean together, and whether one of them is of something not on offer."""
    found, off = row, False
    plain = [m for m in of if m.kind not in {"order", "place"}]
    for kind in dict.fromkeys(m.kind for m in plain):
        same = frozenset().union(*(m.fits for m in plain if m.kind == kind))
        off |= not same
        found &= same
    places = [m for m in of if m.kind == "place"]
    if places:
        at = frozenset().union(*(m.fits for m in places))
        if not found & at and plain and found:
            return found, off
        found = found & at
    ends = {m.order for m in of if m.kind == "order"} or {m.order for m in of if m.order and len(found) > 1}
    if len(ends) == 1:
        found = _by_order(ends.pop(), offers, found & left or found, row)
    return found, bool(plain) and not found


def _by_order(order: str, offers: Sequence[Offer], among_: frozenset[int], row: frozenset[int]) -> frozenset[int]:
    if not among_:
        return among_
    by = sorted(among_, key=lambda n: offers[n].starts)
    match order:
        case "min":
            return frozenset(by[:1])
        case "max":
            return frozenset(by[-1:])
        case "mid":
            return frozenset(sorted(row)[1:-1]) & among_
        case _:
            return among_ if len(among_) == 1 else frozenset()
