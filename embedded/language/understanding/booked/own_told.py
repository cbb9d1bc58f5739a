"""What tells of an appointment that stands: "I have a fitting on Friday", "I'm the one with the wheel".

Whether one stands there only the diary knows; here the words that tell are parted from what is wished for.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.booked.given_up import LEAD, unfit_time
from embedded.language.understanding.times.spans import spans

_WE = r"(?:i|we)"
_ADV = r"(?: (?:already|still|actually|also|just|currently|\w+ly))*"
_HAS = (
    rf"{_WE}{_ADV}(?:(?:'ve| have|'m having| am having| had){_ADV}(?: got)?| got){_ADV}"
    r" (?!to\b|got\b|been\b|n't|not\b|no\b|some\b|any\b|time\b|\w+ed\b|(?:forgotten|lost|heard|thought|seen|found|come"
    r"|gone|had)\b)"
)
_IS_ONE = (
    r"(?:i'm|i am|it's|this is) (?:the (?:one|woman|man|guy|lady|person|client|customer|patient)\b"
    r"|(?:the|your)(?= \w))"
)
_IS_DOWN = (
    rf"(?:i'm|i am|we're|we are){_ADV} (?:booked|scheduled|down|due|expected|seeing|coming(?: in)?|up|on|with"
    r"|in(?= (?:on|at|for|with|tomorrow|today|next|this|\w+day)\b)|(?:meant|supposed|going) to"
    r" (?:come|be|see|have))\b"
)
_COMES = rf"{_WE}{_ADV} (?:come|see|meet)(?: in)?\b"
_DOWN = (
    r"you(?:'ve| have| had)?(?: got)? (?:me|us|my [\w-]+)(?: (?:down|in|booked(?: in)?|on))?\b"
    r"|you(?:'ve| have)? (?:gave|given|put|booked) (?:me|us)\b"
)
_WAS_GIVEN = (
    rf"{_WE}(?:'ve| have| was| were|'d| had)?{_ADV} (?:been )?(?:given|booked(?: in)?|made|arranged"
    r"|put (?:down|in)|signed up"
    r"|(?:meant|supposed) to (?:come|be|see|have))\b"
)
_ABOUT = (
    r"(?:i(?:'ve| have)(?: got)? )?(?:an? )?(?:quick |small |short )?(?:one|question|thing|word|call)"
    r" about(?= (?:my|our)\b)|"
    r"(?:(?:it's|it is|this is|i'm|i am|we're|i)?(?: just)? ?(?:calling|ringing|phoning|here|call|ring|phone"
    r"|wanted to (?:talk|ask)|want to talk)? ?(?:about|regarding|concerning|because of))\b"
    r"(?! (?:an?|another|some|any|\w+ing)\b)"
)
_OF_MINE = (
    r"(?:my|our)\b(?: \w+'s)?(?= )|(?:mine|ours)(?= (?:on|at|this|next|tomorrow|today)\b)"
    r"|(?=(?:today|tomorrow|\w+day)'s \w)"
)
_DOES_MINE = (
    r"(?=(?:[\w'.]+ ){0,2}?[\w.]+(?:'s| is) (?:doing|seeing|giving|having|meeting|looking at|checking|treating|teaching"
    r"|fixing|taking) (?:me|us|my|our)\b)"
)
_DIARY = r"(?:diary|calendar|planner|schedule|agenda|phone|app|notes?|wall|fridge|card|letter|reminder|e-?mail|text)"
_WRITTEN = rf"(?:it says here|(?:my|our) {_DIARY} (?:says|has|shows|reads|tells me)(?: that)?)\b"
"""What somebody has noted of an appointment."""
_IS_NOT = (
    r"(?:(?:don't|didn't) (?:i|we) have|haven't (?:i|we)(?: got)?|aren't (?:i|we) (?:booked|scheduled"
    r"|down|due|seeing|in|on)"
    r"|isn't there\b(?=.*\bfor (?:me|us|my|our)\b)) (?!to\b)"
)
"""What somebody takes to stand, asked with a not: "don't I have something on Friday?"."""
_THERE = (
    r"there(?:'s| is| was| should be| must be| ought to be)\b"
    r"(?=.*\b(?:for (?:me|us|my|our)|(?:in|under|on) my name)\b)"
)
_THE_THING = (
    r"(?=(?:the|that|this)"
    r" (?:(?:[\w-]+ )?(?:thing|appointment|booking|visit|session)s?\b|one (?:on|at|with|in)\b))"
)
_STILL = r"(?:it|that|mine|ours)(?:'s| is)(?: still)?\b"
_IN_PLACE = (
    r"(?:instead of|in place of|rather than|(?P<rather>rather\b.{2,40}? )than)"
    r" (?:(?:my|our|the|that)\b|(?=(?:today|tomorrow|\w+day)'s\b))"
)
_FORMS = tuple(
    (name, re.compile(rf"^{LEAD}(?:{form})", re.I))
    for name, form in (
        ("one", _IS_ONE),
        ("down", rf"{_IS_DOWN}|{_COMES}|{_DOWN}|{_WAS_GIVEN}|{_THERE}|{_DOES_MINE}|{_WRITTEN}|{_IS_NOT}"),
        ("has", _HAS),
        ("about", _ABOUT),
        ("mine", _OF_MINE),
        ("it", _STILL),
        ("thing", _THE_THING),
    )
)
_BREAK = re.compile(
    r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.;!?]+\s+|,\s+|\s+(?=(?:but|so|and|because|cos|only)\s+(?:(?:yeah|um|like|well|now|then|also"
    r"|maybe|please)\s+)*(?:i|i'm|i've|i'd|i'll|we|we're|we've|we'd|it|it's|that|that's|this|there|my|our|he|she|they"
    r"|the|can|could|would|will|do|does|is|are|what|when|how|where|who|which|please|move|cancel|change|any|won't"
    r"|maybe|something)\b)",
    re.I,
)
_TAG = re.compile(
    r"[, ]+(?:yeah|yes|yep|right|correct|no|is that right|am i not|are we not|do i not|have i not|okay|ok|innit"
    r"|(?:is|was|are|do|did|have|had|am|were)(?:n't)? (?:it|that|there|i|we|you|he|she|they)(?: right)?"
    r"|i (?:think|believe|guess|hope|suppose|reckon)(?=\?)|if i(?:'m| am) not mistaken|or (?:not|was it|is it)"
    r"|if i (?:remember|recall)(?: (?:it )?(?:right|rightly|correctly))?)[?.! ]*$",
    re.I,
)
_WORDS = re.compile(
    rf"{APPOINTMENT}|(?:some)?things?|ones?|slots?|times?|dates?|class(?:es)?|lessons?|jobs?|treatments?",
    re.I,
)
_SMALL = frozenset(
    "a an the my our your this that it it's at on in for with of to by from is was be 's me us mine ours still again"
    " and or here there then now just already down up booked due coming come see seeing one next this so same day"
    " about around still new yeah okay ok little quick short usual planned i'm i am we we're do doing have having got"
    " been first second last other tomorrow today week afternoon morning evening night noon date o'clock am pm"
    " s can will think believe well please thing go going are were has had not yet all right morning's".split()
)
"""Words that name nothing beside the appointment."""
_FOR_WHOM = re.compile(r"\bfor (?:my|our|the|his|her) \w+", re.I)
_ELSEWHERE = re.compile(
    rf"\b(?:at|in|with|from) (?:the|my|our|his|her|a|an)(?! {_DIARY}\b)(?! (?:same|usual|afternoon|morning"
    r"|evening|week|ones?|day|end"
    r"|visits?\b|[~ ]*~))\s+\w+|\ba(?:n)?(?: \w+)? meeting\b",
    re.I,
)
"""Another place or person: the appointment is not of this house."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words for an appointment, and what else was said; `form` is how it is told, `tag` whether to confirm it."""

    words: str
    rest: str
    form: str
    tag: bool = False


_NAMED_FIRST = re.compile(r"\b((?:my|our) [^,.;?!]{2,40}), (?:that|it)(?:'s| is| was)(?= )", re.I)
"""It is named and then spoken of: "my fitting, that's tomorrow"."""


@lru_cache(1024)
def own_told(text: str) -> tuple[Told, ...]:
    """The pieces of a text that have the form of telling an appointment, each with all that was said beside it."""
    if found := _in_place(text):
        return (found,)
    tag = _TAG.search(text)
    body = _NAMED_FIRST.sub(r"\1 is", text[: tag.start()] if tag else text)
    pieces = _pieces(body)
    told: list[Told] = []
    for place, (start, end) in enumerate(pieces):
        piece = body[start:end]
        form, words = _form(piece)
        asks = body[end : end + 1] == "?" or piece.endswith("?")
        if (
            not form
            or (asks and form == "about")
            or (form == "it" and not (tag or " still " in f" {piece} "))
        ):
            continue
        rest = f"{body[:start].rstrip()} {body[end:].lstrip(' ,.;!?')}".strip(" ,")
        asked = asks or (bool(tag) and (place == len(pieces) - 1 or not rest))
        told.append(Told(words.strip(" ,.;!?"), rest, form, asked))
    return tuple(told)


def _form(piece: str) -> tuple[str, str]:
    """How a piece tells of an appointment, and its words for it."""
    found = next(((name, hit) for name, one in _FORMS if (hit := one.match(piece))), None)
    if found:
        return found[0], piece[found[1].end() :]
    return _after_time(piece) or _unfit(piece)


def _after_time(piece: str) -> tuple[str, str] | None:
    """The same where its time stands first: "on Friday I have the fitting"."""
    first = next(iter(spans(piece)), None)
    if first is None or not re.fullmatch(rf"{LEAD}(?:(?:on|at|in|the) )*", piece[: first.start], re.I):
        return None
    left = piece[first.end :].lstrip(" ,")
    hit = next(((name, hit) for name, one in _FORMS[1:3] if (hit := one.match(left))), None)
    return (hit[0], f"{left[hit[1].end() :]} {first.text}") if hit else None


def _in_place(text: str) -> Told | None:
    """An appointment that something else is wished for instead of: "instead of the bath on Saturday"."""
    found = re.search(rf"(?:\b(?:so|and|but)\b[, ]+)?\b{_IN_PLACE}", text, re.I)
    if found is None:
        return None
    ends = _WISHES.search(text, found.end())
    end = ends.start() if ends else len(text)
    rest = f"{text[: found.start()]}{found['rather'] or ''}".rstrip(" ,")
    return Told(text[found.end() : end].strip(" ,"), f"{rest} {text[end:].lstrip(' ,')}".strip(), "instead")


_WISHES = re.compile(
    r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)[,.;!?]|\s+(?=(?:i|i'd|we|we'd|can|could|would|may|please)\b)",
    re.I,
)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text stand, each a statement or question of its own."""
    found, start = [], 0
    for mark in [*_BREAK.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[start:end].strip():
            found.append((start, end))
        start = mark.end() if mark else end
    return found


_HEAD = re.compile(r"^[^~]*?\b([a-z]+) (?:about|with|for|from|of|on)\b", re.I)


def _of_other_things(left: str, kinds: Collection[str]) -> bool:
    """Whether what is had is a thing of another name: "a question about the fitting"."""
    found = _HEAD.match(left)
    own = found is None or found[1].lower() in {*_SMALL, *kinds} or _WORDS.fullmatch(found[1])
    return not own


def _unfit(piece: str) -> tuple[str, str]:
    """A day and hour that are said not to suit: "Monday at ten is impossible for us"."""
    words, kinds = unfit_time(piece)
    return ("unfit", words) if kinds == {"day", "clock"} else ("", "")


def names_one(left: str, kinds: Collection[str] = (), *, named: bool, plain: bool) -> bool:
    """Whether told words, those for time, kind and person taken out, can be of an appointment here.

    Args:
        left: The words that are left.
        kinds: The words the house names its kinds of appointment by.
        named: Whether a kind of appointment or a professional was named in them.
        plain: Whether nothing else may be in them, whatever was named.
    """
    if _ELSEWHERE.search(left) or _of_other_things(left, kinds):
        return False
    if named and not plain:
        return True
    left = _FOR_WHOM.sub(" ", _WORDS.sub(" ", left))
    said = re.findall(r"[a-z']+", left.lower())
    return all(word in _SMALL for word in said)
