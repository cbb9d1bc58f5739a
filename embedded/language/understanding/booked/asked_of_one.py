"""What is asked of one appointment: when, with whom, how long, what kind, for whom, whether it stands or is as said.

Only the form is read here: whether there is such an appointment the diary knows, or what was just said.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.booked.one_forms import ASKED, LEAD, NAMED, OF, STATED, TAIL, Want
from embedded.language.understanding.times.spans import spans
from embedded.language.understanding.who.whose_name import asks_whom


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an appointment.

    `of` are the words for it, "" where it is only pointed at; `bare`: not even that, "who with?"; `said` is what it is
    taken to be ("Friday, not Wednesday"); `of_clock`: it may as well be the time of day that is asked for;
    `sure`: it is said and only to be agreed with, "Friday at ten, right?".
    """

    want: Want
    of: str = ""
    bare: bool = False
    said: str = ""
    of_clock: bool = False
    sure: bool = False


_COMPILED = tuple((want, re.compile(rf"(?:{form}){TAIL}", re.I)) for want, form in ASKED)
_OPENING = re.compile(LEAD, re.I)
_AS_SAID = re.compile(
    rf"(?:is|was|isn't|wasn't) {OF}(?: (?:still|now|really|definitely|actually|going to be|supposed to be|not))*"
    rf" (?:(?:on|at|for|in|with) )?(?P<said>.+?){TAIL}",
    re.I,
)
_HAVE_SAID = re.compile(
    rf"(?:do|did|have) (?:i|we) (?:have|got|book|make) {OF} (?:on|at|for|with) (?P<said>.+?){TAIL}", re.I
)
_STATED = re.compile(
    rf"(?:(?:we|you) said |(?P<of>it|that|mine|ours|{NAMED})(?:'s| is| was| stays| starts)"
    r"(?: (?:still|now|really|definitely|going to be|then))*)"
    r" ?(?:(?:on|at|for|in|with) )?(?P<said>.+?)"
    r"(?:[, ]+(?:right|yeah|yes|correct|isn't it|wasn't it|didn't we|didn't you|is it|is that right))?[? ]*",
    re.I,
)
_ASKING = re.compile(
    r"\?\s*$|[, ]+(?:right|yeah|correct|isn't it|didn't we|didn't you|is that right)[?.! ]*$", re.I
)
_STATED_ELSE = tuple((want, re.compile(form, re.I)) for want, form in STATED)
_NO_VERB = (
    r"(?!(?:can|could|may|will|would|should|do|does|did|is|are|was|were|have|has|what|where|when|who|how|why|which|whose"
    r"|i|we|you|he|she|they|there|it|if|any|some)\b)"
)
_BARE = re.compile(
    rf"(?:at |on )?{_NO_VERB}(?P<said>[\w' :.-]+?)"
    r"(?:[, ]+(?:yeah|yes)|(?P<sure>[, ]+(?:right|correct|is that right)))?[? ]*",
    re.I,
)
_POINTED = re.compile(r"(?:it|that|this|me|us)", re.I)
_OF_CLOCK = re.compile(rf"{LEAD}what (?:time|day|date) is it[?. ]*", re.I)
_OWN = frozenset({"", "mine", "ours"})
_NP = re.compile(
    rf"{LEAD}(?:(?:it's|it is|this is) about )?"
    rf"(?P<of>(?:mine|ours|(?:the )?one (?:with|on|at) [\w' -]+|{NAMED})(?:, (?:with|on|at|for) [\w' -]+)*)"
    r"[,.:;? ]*",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|does|do|did|must|should|may)\b|n't\b", re.I
)
_PART = re.compile(r"(?:with|on|at|for|in|this|next|tomorrow) ?[\w' -]{0,25}[,.:;? ]*", re.I)
_PIECES = re.compile(
    r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.?!;:]+\s+"
    r"|,?\s+and\s+(?=(?:at |on |with |for )?(?:what|which|when|who|whom|how)\b)"
    r"|,\s+(?=(?:and |so )?(?:at |on |with )?(?:what|which|when|who|whom|how|is it|is that|is this)\b)"
    r"|,\s+(?=(?:my|our|the) [\w' -]+[?.]*$)",
    re.I,
)
_SMALL_TALK = re.compile(
    rf"{LEAD}(?:(?:that's|it's|is) (?:great|good|fine|lovely|perfect)"
    r"|(?:very )?(?:nice|good|much obliged|cheers|super))?[,.! ]*",
    re.I,
)


@lru_cache(1024)
def asked_of_one(text: str) -> tuple[Asked, ...]:
    """The questions about an appointment, where the words hold nothing else."""
    if of := asks_whom(text):
        return (Asked(Want.WHOM, of),)
    found: list[Asked] = []
    named = ""
    for piece in _pieces(text):
        asked = _asked(piece)
        if asked is None and _SMALL_TALK.fullmatch(piece):
            continue
        if asked is None and (np := _NP.fullmatch(piece)) and not _VERB.search(piece):
            named = np["of"].replace(",", "")
            found = [replace(one, of=named) if one.of in _OWN else one for one in found]
        elif asked is None and named and not found and _PART.fullmatch(piece):
            named = f"{named} {piece.strip(' ,.:;?')}"
        elif asked is None:
            return ()
        else:
            of = named if named and asked.of in _OWN else asked.of
            found.append(replace(asked, of=of, bare=asked.bare and not (named or found)))
    return tuple(found)


_APART = re.compile(
    r"(?<!\bdr\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bmrs\.)(?<=[.?!])\s+"
    r"|,?\s+and\s+(?=(?:what|which|when|who|whom|how|where|can|could|do|does|is|are)\b)",
    re.I,
)


@lru_cache(1024)
def asked_among(text: str) -> tuple[tuple[Asked, ...], str]:
    """The same where other things are said beside them, and what else is said."""
    pieces = [part for piece in _APART.split(text) for part in _without_telling(piece)]
    asked = [asked_of_one(one) for one in pieces]
    rest = " ".join(piece for piece, found in zip(pieces, asked, strict=True) if not found)
    return tuple(each for found in asked for each in found), rest


_TELLS = re.compile(
    r"(?P<told>.*\b(?:i|i'm|i've|i'd|we|we've|we're|my|our|me)\b[^.?!]*),\s+"
    r"(?P<asked>(?:so |and |but )?(?:at |on )?(?:when|what (?:time|day|date)|which (?:day|time)|who(?:m|'s)?"
    r"|how long)\b.*)",
    re.I,
)


_IS_SO = re.compile(r"'s (?:like|an?|so|such|not|gone|very|really|all|full)\b", re.I)


def _without_telling(piece: str) -> tuple[str, ...]:
    """A question without what is told of oneself before it: "I'm so forgetful, when is it again?"."""
    found = _TELLS.fullmatch(piece)
    if found is None or spans(found["told"]):
        return (piece,)
    named = _NP.fullmatch(found["told"]) and not (_VERB.search(found["told"]) or _IS_SO.search(found["told"]))
    if named:
        return (piece,)
    return (found["asked"],) if grammar_act(found["told"]) is None else (found["told"], found["asked"])


def _pieces(text: str) -> list[str]:
    """The text in its sentences and questions, each with its mark."""
    found, start = [], 0
    for mark in [*_PIECES.finditer(text), None]:
        end = mark.end() if mark else len(text)
        piece = text[start:end].strip()
        start = end
        if re.search(r"\w", piece):
            found.append(re.sub(r"(?:,|,?\s+and)$", "", piece))
    return found


def _asked(piece: str) -> Asked | None:
    opening = _OPENING.match(piece)
    start = opening.end() if opening else 0
    for want, form in _COMPILED:
        if hit := form.fullmatch(piece, start):
            return _of_hit(want, hit)
    if hit := _AS_SAID.fullmatch(piece, start) or _HAVE_SAID.fullmatch(piece, start):
        return replace(_of_hit(Want.AS_SAID, hit), said=hit["said"])
    named = _NP.fullmatch(piece) and not _VERB.search(piece)
    return None if named or not _ASKING.search(piece) else _stated(piece, start)


def _stated(piece: str, start: int) -> Asked | None:
    """What is asked in the order of a statement: "it's fixed then?", "it's Friday, right?"."""
    for want, form in _STATED_ELSE:
        if hit := form.fullmatch(piece, start):
            return _of_hit(want, hit)
    hit = _STATED.fullmatch(piece, start) or _BARE.fullmatch(piece, start)
    if hit is None:
        return None
    sure = "sure" in hit.re.groupindex and hit["sure"] is not None
    return replace(_of_hit(Want.AS_SAID, hit), said=hit["said"], sure=sure)


def _of_hit(want: Want, hit: re.Match[str]) -> Asked:
    of = (hit["of"] or "") if "of" in hit.re.groupindex else ""
    pointed = bool(_POINTED.fullmatch(of))
    return Asked(
        want, "" if pointed else of.strip(), bare=not of, of_clock=bool(_OF_CLOCK.fullmatch(hit[0].strip()))
    )
