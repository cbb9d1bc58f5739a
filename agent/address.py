"""Whether a name in an utterance calls its bearer or only speaks of them. Pure.

A name calls when it opens its sentence ("Ada, is Thursday free?"), stands after a comma ("What do you think,
Ada?") or, for the agent, ends it without being anybody's object ("One more thing Ada."). It speaks of its bearer
when a verb or preposition governs it ("I trust Ada", "with Dr. Melo") or when it is the subject of what follows
("Ada always forgets").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.names import short_for, sounds_like

_TITLES = frozenset("dr mr mrs ms prof st doctor mister missus miss professor".split())
_TITLE_DOT = re.compile(r"\b(dr|mr|mrs|ms|prof|st)\.", re.I)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-zÀ-ÿ]+)?|[^\sA-Za-zÀ-ÿ]")
_INFLECTED = re.compile(r"['’]?s$|['’]$")

_ANSWERS = frozenset(
    "yes no ok okay oh well um uh so and but then right now please actually yeah aye true".split()
)
_OPENERS = _ANSWERS | frozenset(
    "hey hi hello thanks thank you good morning afternoon evening sorry excuse me listen dear".split()
)
_CLOSERS = frozenset("please thanks thank you ok okay then now very much will right".split())
_GOVERNS = frozenset(
    "with to for by about like than from of off on in at without against as the our this that my an a your his "
    "her their is was be and or said says told who's he's she's it's that's named let when while".split()
)
_PERSON_VERBS = frozenset(
    "ask tell call need trust like love hate want see saw seen meet met know knew invite use try hear heard thank "
    "understand understood believe get got bring brought remember miss mute remove replace ignore forget forgot "
    "blame watch mean meant make made find found pay paid mention prefer choose pick visit contact join include "
    "follow fear disturb interrupt".split()
)
"""Verbs whose object is a person."""
_AUXILIARY = frozenset(
    "is are was were am do does did has have had can could will would shall should may might must isn't aren't "
    "wasn't weren't don't doesn't didn't hasn't haven't can't couldn't won't wouldn't shouldn't".split()
)
_MODAL = frozenset("can could will would shall should may might must do".split())
_HAVE_OR_BE = frozenset("is are was were has have did does do".split())
_OWNED = frozenset("the my our your his her their a an this that these those any some".split())
_PREDICATE = frozenset(
    "very so too not no such quite rather pretty being getting going doing saying making trying here there right "
    "wrong great good helpful nice back gone been had made said told given done better best clever smart slow".split()
)
"""Words that begin what is said of somebody, not whom a question is about."""
_ASKING = frozenset("what when where who whom whose which how why what's when's where's who's how's".split())
_SUBJECT = frozenset("you we i there it he she they dr doctor my anyone anybody anything someone".split())
_ORDERS = frozenset("tell ask book cancel move please also let send remind invite".split())
_CHOSEN = frozenset("book cancel move let send have take put add give do just only not maybe".split())
"""Words before the name of whoever is wanted, not of whoever is spoken to."""
_HANGS_ON = frozenset(
    "me you it us them then too though again already yet now there here please well fine".split()
)
"""Words that end what is said, so that a name behind them can only call."""
_ADVERB = frozenset(
    "always never often usually sometimes just already still also really only probably even ever soon".split()
)
_PAST = frozenset(
    "said told knew thought heard gave got went came did made found forgot left took wrote sent kept meant felt "
    "showed brought bought called held paid lost ran rang saw sat spoke stood taught understood won began "
    "chose drew drove fell flew grew led met rose sold threw woke wore".split()
)
_NO_VERB = frozenset(
    "yes thanks this us its plus perhaps less need red bed indeed besides always does".split()
)


@dataclass(frozen=True, slots=True)
class Address:
    """What the names looked for do in an utterance.

    Attributes:
        called: one of them is spoken to.
        mentioned: one of them occurs.
    """

    called: bool = False
    mentioned: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence; `heard_marks`: whether whoever wrote it down sets punctuation at all."""

    tokens: tuple[str, ...]
    asked: bool
    heard_marks: bool

    def word(self, at: int) -> str:
        return self.tokens[at].lower() if 0 <= at < len(self.tokens) else ""

    def words(self, since: int, until: int | None = None) -> list[str]:
        return [t.lower() for t in self.tokens[since:until] if t[0].isalpha()]


def to_agent(text: str, name: str, others: Sequence[str] = ()) -> Address:
    """Whether the agent of that name is called or spoken of; a word that is the name of one of `others` is theirs."""
    theirs = frozenset(part.lower() for other in others for part in _parts(other)) - {name.lower()}
    return _judge(text, name, theirs, agent=True)


def to_person(text: str, name: str) -> Address:
    """Whether that person is called or spoken of, by any part of their name."""
    return _judge(text, name, frozenset(), agent=False)


def sentences(text: str) -> list[str]:
    """The sentences of an utterance, each with its mark; a title's full stop ends none."""
    return [one.strip() for one in _SENTENCE.findall(_TITLE_DOT.sub(r"\1", text))]


def _parts(name: str) -> list[str]:
    return [w for w in re.findall(r"[A-Za-zÀ-ÿ]+", name) if w.lower() not in _TITLES]


def _judge(text: str, name: str, theirs: frozenset[str], *, agent: bool) -> Address:
    parts, mentioned = _parts(name), False
    for part in sentences(text):
        tokens = tuple(_TOKEN.findall(part.rstrip(".?!")))
        names = ["" if _INFLECTED.sub("", t.lower()) in theirs else _as_name(t, parts, agent) for t in tokens]
        for at in (i for i, found in enumerate(names) if found):
            mentioned = True
            end = next((i for i in range(at, len(names)) if not names[i]), len(names))
            sentence = _Sentence(tokens, "?" in part, heard_marks=bool(re.search(r"[,.?!;:]", text)))
            if (names[end - 1] == "plain" or sentence.word(end) in {",", ":"}) and _calls(
                sentence, at, end, agent
            ):
                return Address(called=True, mentioned=True)
    return Address(mentioned=mentioned)


def _as_name(token: str, parts: Sequence[str], agent: bool) -> str:
    """How a token is the name: "plain", "inflected" ("Ada's", or a call heard so), or "" when it is not.

    An `s` a recogniser wrote apart may belong to the name itself ("Mack's" for Max); people have short forms, too.
    """
    if not agent and any(short_for(token, part) for part in parts):
        return "plain"
    bare = _INFLECTED.sub("", token)
    if bare != token and any(sounds_like(bare, part) for part in parts):
        return "inflected" if token.lower() not in map(str.lower, parts) else "plain"
    return "plain" if any(sounds_like(re.sub("['’]", "", token), part) for part in parts) else ""


def _calls(sentence: _Sentence, at: int, end: int, agent: bool) -> bool:
    """Whether the name from token `at` to before `end` is an address, not a mention."""
    start = at - 1 if sentence.word(at - 1) in _TITLES else at
    before, after = sentence.word(start - 1), sentence.word(end)
    opening = all(w in _OPENERS for w in sentence.words(0, start))
    closes = all(w in _CLOSERS for w in sentence.words(end))
    bids = before == "on" and sentence.word(start - 2) in {"come", "hold", "hang", "go"}
    governed = not (opening or bids) and (before in _GOVERNS or _takes_a_person(before))
    if after in {"'", "’"} or (governed and not (agent and closes and _is_whole(sentence, start))):
        return False
    doubles = sentence.word(at) in _AUXILIARY  # an agent called Will
    if (doubles or not agent) and not _set_off(sentence, end, before, after):
        return False
    if not agent and opening and _nothing_said(sentence, start, end):
        return False
    if opening and after in {",", ":"}:
        return True
    if opening or before in {",", ";", ":"}:
        return not _subject_of(sentence, end)
    if not agent:
        return _hangs_on(sentence, start, end)
    goes_on = after in _ASKING or (after == "," and not _subject_of(sentence, end))
    return closes or goes_on


def _hangs_on(sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a person's name set off behind other words calls: "true Tom, two days", "ten's fine by me Tom"."""
    before, after = sentence.word(start - 1), sentence.word(end)
    owned = sentence.word(start - 2) in _OWNED and before not in _HANGS_ON
    if before in _CHOSEN or owned or sentence.word(start) in _TITLES or _subject_of(sentence, end):
        return False
    asks = sentence.asked and "you" in sentence.words(0, start)
    return after == "," or before in _HANGS_ON or asks


def _is_whole(sentence: _Sentence, start: int) -> bool:
    """Whether the word before the name is an object of its own: "invite her Ada", "the price for that Ada"."""
    before, governor = sentence.word(start - 1), sentence.word(start - 2)
    return (before == "her" and governor not in _AUXILIARY) or (
        before in {"that", "this"}
        and governor in {"for", "about", "of", "with", "on", "after", "before", "to", "in"}
    )


def _takes_a_person(word: str) -> bool:
    stems = (word, *(word.removesuffix(ending) for ending in ("s", "d", "ed", "ing")))
    return any(form in _PERSON_VERBS for stem in stems for form in (stem, f"{stem}e"))


def _subject_of(sentence: _Sentence, since: int) -> bool:
    """Whether what follows the name says something about its bearer."""
    words = sentence.words(since)
    plain = [w for w in words if w not in _ADVERB]
    if not plain or "please" in words:
        return False
    first, second = plain[0], plain[1] if len(plain) > 1 else ""
    if first in _AUXILIARY:
        return not sentence.asked and (words[0] in _ADVERB or not _asks(sentence, plain))
    if first in {"who", "whose"}:
        return not sentence.asked and sentence.heard_marks and _goes_on_after_relative(plain)
    if first in {"and", "or"}:
        return not (sentence.asked or second in _ASKING or second in _AUXILIARY or second in _ORDERS)
    return first in _PAST or _third_person(first)


def _goes_on_after_relative(words: Sequence[str]) -> bool:
    """Whether "who …" is followed by a predicate of its own; alone it is a question: "Ada who is in the room"."""
    since = 3 if words[1:2] and words[1] in _AUXILIARY else 2
    return any(word in _AUXILIARY | _PAST for word in words[since:])


def _asks(sentence: _Sentence, words: Sequence[str]) -> bool:
    """Whether words that begin with an auxiliary are a question rather than a predicate.

    A subject follows it, of its own ("is it far", "can my wife come") or, where no marks were written, a noun with
    its predicate ("is parking free").
    """
    second, left = words[1] if len(words) > 1 else "", words[2:]
    if second in _SUBJECT or (second in _OWNED and (words[0] in _MODAL or len(left) > 2)):
        return True
    begins = second in _PREDICATE | _OWNED or second in _ADVERB or second in _GOVERNS
    goes_on = bool(left) and left[0] not in _GOVERNS | _CLOSERS | _ADVERB | _PREDICATE
    return not sentence.heard_marks and not begins and goes_on and words[0] in _HAVE_OR_BE


def _third_person(word: str) -> bool:
    return len(word) > 3 and word not in _NO_VERB and "'" not in word and word.endswith(("s", "ed"))


def _set_off(sentence: _Sentence, end: int, before: str, after: str) -> bool:
    """Whether a pause or a question to "you" sets the name apart ("May I" has neither)."""
    asks = after in _AUXILIARY or after in _ASKING
    return before == "," or after in {"", ","} or (asks and "you" in sentence.words(end))


def _nothing_said(sentence: _Sentence, start: int, end: int) -> bool:
    """Whether the bearer is told nothing, as in "Dr. Melo, please"; "true, Hugo" tells him that he is right."""
    return all(w in _ANSWERS - {"true"} for w in [*sentence.words(0, start), *sentence.words(end)])
