"""How a reply to offered times is likely meant and which of them, where its forms alone say too much or too little.

What was learned of such replies (`acts/offers.py`) names the kind; which one is told by what is mentioned and refused
(`answers/among.py`). The words are then heard as a plain reply of that kind, and taken as any other.
"""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.agreeing import differs
from embedded.language.dialogue.answering.calling_off import drop
from embedded.language.dialogue.answering.confirming import WHETHER_DONE
from embedded.language.dialogue.answering.lapsing import resumed
from embedded.language.dialogue.answering.refusing import days_refused
from embedded.language.dialogue.deeds.correcting import ALL_OF_IT
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.offers import Reply, replied
from embedded.language.understanding.acts.replies import Taken, taken
from embedded.language.understanding.answers.among import Among, among
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import NO_PICK, Offer, Pick, find_pick
from embedded.language.understanding.answers.mentions import OFFERED
from embedded.language.understanding.answers.reserve import is_firm, withholds
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.sentences.put_off import puts_off
from embedded.language.understanding.sentences.text import mend, without_call
from embedded.language.understanding.times.relative import at_moment
from embedded.language.understanding.times.when import NO_TIME
from embedded.language.wording.spoken import spoken_offers

SURE = 0.6
"""Probability from which a reply is of a kind. Learned from one author and tried on the replies of another, both ways
round, .96 of those that take one have it, .81 to .85 of refusals, .83 of other wishes, .91 to .97 of questions."""
LEAST = 0.4
"""The same where forms say nothing at all, so that it would be asked to be said again."""
LIKELY = 0.7
"""The same for any of them, where the first is read back."""
MAY_BE = 0.3
"""The same for the one that is left where all others were refused."""
FIRM = 0.9
"""The same for a yes to the one time there is, which is written."""
HARDLY = 0.1
"""Probability up to which a yes by form to the one time is asked back."""
_SLOTTED = frozenset({Act.BOOK, Act.MOVE})
_TOLD = frozenset(
    {Act.FACT, Act.MEDICAL, Act.HOURS, Act.DURATION, Act.WHO_WORKS, Act.SERVICES, Act.ADDRESS, Act.CONTACT}
)
_BESIDE = frozenset({Act.MESSAGE, Act.HUMAN, Act.INVITE, *_TOLD})
"""What may be asked or wished for in the same breath as a time is taken."""
_COURTESY = frozenset({Act.BYE, Act.THANKS, Act.GREET, Act.SMALL_TALK})
_END = re.compile(r"\b(?:earliest|soonest|first|latest|last)\b", re.I)
_THEM = re.compile(r"\bwith (?:him|her)\b", re.I)
_STANDS = re.compile(
    r"\bcancel(?!l?ation)|\b(?:my|our|existing|old|\w+'s) (?:\w+ ){0,2}(?:appointment|booking|visit)|\b(?:mine|ours)\b"
    r"|\b(?:move|switch|swap|push|change) (?:it|to|that|this)\b",
    re.I,
)
"""Words about what stands already."""


def as_offered(talk: Talk) -> Answered:
    """Hear a reply to offered times as it is likely meant; true where nothing is left to be answered."""
    held, wish = talk.side.open, talk.side.wish()
    row = _row(held, wish)
    if held is None or wish is None or not row or _of_more(talk, wish) or _plain(talk):
        return False
    words = without_call(mend(talk.utterance.text), talk.meeting.agent)
    today = talk.meeting.now.date() if talk.meeting.now else None
    others = tuple(one.name for one in talk.meeting.professionals)
    odds = replied(words, row, others, today)
    if not odds:
        return False
    meant = among(words, row, others, today)
    kind = _likeliest(odds, meant, least=LEAST if _silent(talk) else SURE)
    if kind is None or _sure(talk, kind, meant):
        return False
    if held.ask is Ask.CONFIRM and _yes_or_none(talk, wish, words, kind, odds, meant):
        return False
    match kind:
        case Reply.TAKE | Reply.WHICH if held.ask is Ask.SLOT:
            return _take(talk, wish, row, meant)
        case Reply.ANY if held.ask is Ask.SLOT or talk.heard.assent is not Assent.YES:
            talk.heard = Heard("any", Assent.ANY, go=False)
        case Reply.NONE:
            return _none(talk, wish, row, meant, days_refused(words, row, others, today))
        case Reply.OTHER:
            _elsewhere(talk)
        case Reply.QUESTION:
            _as_question(talk)
        case Reply.DROP:
            kept = (one for one in talk.heard.frames if one.act in {Act.MESSAGE, Act.HUMAN})
            talk.heard = replace(talk.heard, frames=tuple(kept))
            yield from drop(talk, wish)
            return True
        case Reply.WAIT:
            talk.say("wait")
            return True
        case Reply.REPEAT:
            talk.again()
            return True
        case Reply.ASIDE:
            talk.say("remark")
            yield from resumed(talk)
            return True
    return False


def _likeliest(odds: dict[Reply, float], meant: Among, least: float) -> Reply | None:
    """The kind a reply likely is of; None where none is likely enough, WHICH where any of them may be meant.

    What one of the row is left by, when the others were refused, looks like a refusal of all.
    """
    kind = max(odds, key=lambda one: odds[one])
    if meant.beyond and (kind is Reply.NONE or (kind is Reply.QUESTION and odds[Reply.OTHER] >= HARDLY)):
        return Reply.OTHER
    one_left = len(meant.taken) == 1 and meant.plainly and not meant.beyond
    if kind is Reply.NONE and one_left and odds[Reply.TAKE] >= MAY_BE:
        return Reply.TAKE
    if kind in {Reply.TAKE, Reply.DROP}:
        return kind if odds[kind] >= (SURE if kind is Reply.TAKE else LIKELY) else None
    if kind is Reply.ANY and LEAST <= odds[kind] < LIKELY:
        return Reply.WHICH
    return kind if odds[kind] >= least else None


def _row(held: Question | None, wish: Wish | None) -> tuple[Offer, ...]:
    """What is on offer: the row to choose from, or the one time the house found by itself."""
    if held is None or wish is None or wish.act not in _SLOTTED or not held.spoken or held.overtaken:
        return ()
    if held.ask is Ask.SLOT:
        return tuple(wish.offered)
    alone = wish.act is Act.BOOK and held.ask is Ask.CONFIRM and held.key.startswith("offer_")
    return (wish.chosen,) if alone and wish.chosen else ()


def _of_more(talk: Talk, wish: Wish) -> bool:
    """Whether somebody else, another kind or what stands already is spoken of: forms tell those apart."""
    return bool(_STANDS.search(talk.heard.text)) or any(
        ((one.person or one.mentioned) and talk.person.books_for_others)
        or one.service not in (None, wish.service)
        or one.anchor
        or one.email
        for one in talk.heard.frames
    )


def _plain(talk: Talk) -> bool:
    """Whether nothing but a yes, a no, a noise or a courtesy was said: forms are sure of those."""
    heard = talk.heard
    said = [one for one in heard.frames if one.text.strip(" .,!?")]
    return (heard.assent is not Assent.NONE and not said) or (
        bool(said) and all(one.act in _COURTESY and not one.details() for one in said)
    )


def _sure(talk: Talk, kind: Reply, meant: Among) -> bool:
    """Whether forms read something in the words that the kind would lose."""
    heard, frames = talk.heard, talk.heard.frames
    of_all = bool(ALL_OF_IT.search(heard.text) and _END.search(heard.text))
    match kind:
        case Reply.NONE:
            ends = any(one.when.latest or one.when.earliest or one.when.soonest for one in frames)
            lost = any(one.refused or one.avoid or _bounded(one) for one in frames) or _THEM.search(heard.text)
            return bool(ends or lost or (frames and all(one.question for one in frames)))
        case Reply.QUESTION | Reply.WAIT | Reply.REPEAT | Reply.ASIDE:
            other = of_all or find_pick(heard.text).shift or any(one.avoid for one in frames)
            if other or (meant.plainly and not meant.beyond) or WHETHER_DONE.search(heard.text):
                return True
            return any(one.act not in {None, *_SLOTTED, Act.CANCEL, Act.ASIDE} for one in frames)
        case Reply.DROP:
            return puts_off(heard.text) or any(one.details() for one in frames)
        case Reply.TAKE:
            return of_all
        case _:
            return False


def _bounded(frame: Frame) -> bool:
    """Whether a bound is told: "not before ten"."""
    return frame.when.names_hour() and not frame.when.minutes()


def _silent(talk: Talk) -> bool:
    """Whether forms found nothing in the words."""
    return talk.heard.assent is Assent.NONE and not any(one.act or one.details() for one in talk.heard.frames)


def _beside(talk: Talk) -> tuple[Frame, ...]:
    """What is asked or wished for beside the choice."""
    return tuple(
        one
        for one in talk.heard.frames
        if one.act in _BESIDE or (one.question and judged(one, held=True).act in _TOLD)
    )


def _take(talk: Talk, wish: Wish, row: tuple[Offer, ...], meant: Among) -> bool:
    """Take the one that is meant, or ask which of those that are left."""
    heard, left = talk.heard, [row[place] for place in sorted(meant.taken)]
    if meant.beyond or not left:
        return False
    if len(left) == 1:
        there = at_moment(left[0].starts)
        chosen = Frame(OFFERED, when=there, professional=left[0].professional or None)
        plain = heard.go and meant.plainly and len(heard.frames) == 1
        talk.heard = replace(heard, go=plain, frames=(chosen, *_beside(talk)))
        return False
    if len(left) < len(row) and (meant.out or _silent(talk)):
        wish.seen, wish.offered = [*wish.seen, *(one for one in row if one not in left)], left
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(left))
        return True
    if not any(one.details() for one in heard.frames):
        talk.heard = Heard("yes", Assent.YES, go=False, frames=_beside(talk))
    return False


def _yes_or_none(
    talk: Talk, wish: Wish, words: str, kind: Reply, odds: dict[Reply, float], meant: Among
) -> bool:
    """Hear a yes to the one time there is, or take back one that is none; true where that was settled.

    A yes is written: both what was learned of offers and what was learned of read-backs must call it one.
    """
    heard = talk.heard
    if heard.go and heard.assent is not Assent.YES:
        return True
    if heard.assent is Assent.YES:
        if odds[Reply.TAKE] + odds[Reply.ANY] <= HARDLY and not is_firm(heard.text):
            talk.heard = replace(heard, assent=Assent.NONE, go=False)
            return False
        if odds[Reply.TAKE] >= FIRM and not meant.beyond and any(one.pick.shift for one in heard.frames):
            talk.heard = Heard(words, Assent.WEAK, go=False)
        return True
    if kind is not Reply.TAKE:
        return False
    if meant.beyond or any(differs(talk, wish, one) for one in heard.frames):
        return True
    named = meant.plainly or taken(words).get(Taken.YES, 0.0) >= SURE
    withheld = heard.assent is Assent.NO or heard.hedged or withholds(words)
    if odds[kind] >= FIRM and named and not withheld:
        talk.heard = Heard(words, Assent.YES, go=heard.go, frames=_beside(talk))
    elif not _beside(talk):
        talk.heard = Heard(words, Assent.WEAK, go=False)
    return True


def _none(
    talk: Talk, wish: Wish, row: tuple[Offer, ...], meant: Among, days: frozenset[int]
) -> bool:
    """Let all that is offered go, and the days that were refused as a whole."""
    if days:
        wish.when = replace(wish.when.in_pieces(), days=(), avoid=wish.when.avoid | days)
    talk.heard = Heard("no", Assent.NO, go=False)
    return False


def _elsewhere(talk: Talk) -> None:
    """Hear what is wished for instead as that: nothing of the row is chosen by it."""
    if _silent(talk):
        talk.heard = replace(talk.heard, assent=Assent.NO)
        return
    talk.elsewhere = True
    frames = (
        replace(one, act=None if one.act in {Act.FACT, Act.BEYOND} and one.when else one.act, pick=_shift(one.pick))
        for one in talk.heard.frames
    )
    talk.heard = replace(talk.heard, frames=tuple(frames))


def _shift(pick: Pick) -> Pick:
    """A choice without the place it names: "something in the middle of the day"."""
    return replace(pick, place=None)


def _as_question(talk: Talk) -> None:
    """Hear a question as one that is answered, and that neither chooses nor looks for anything."""
    heard = talk.heard
    text = " ".join(one.text for one in heard.frames) or heard.text
    asked = Frame(text, act=Act.FACT, question=True, when=NO_TIME, pick=NO_PICK)
    talk.heard = replace(heard, assent=Assent.NONE, go=False, frames=(asked,))
