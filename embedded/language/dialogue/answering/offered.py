"""How a reply to offered times is likely meant and which of them, where its forms alone say too much or too little.

What was learned of such replies (`acts/offers.py`) names the kind; which one is told by what is mentioned and refused
(`answers/among.py`). The words are then heard as a plain reply of that kind, and taken as any other.
"""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.agreeing import differs, naming_it
from embedded.language.dialogue.answering.calling_off import drop
from embedded.language.dialogue.answering.lapsing import resumed
from embedded.language.dialogue.answering.left_to_forms import is_plain, is_silent, of_more, reads_more
from embedded.language.dialogue.answering.refusing import days_refused
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.state import Answered, Steps, Talk
from embedded.language.understanding.acts.act import OF_HOUSE, Act
from embedded.language.understanding.acts.intents import exclaims
from embedded.language.understanding.acts.offers import Reply, replied
from embedded.language.understanding.acts.replies import Taken, taken
from embedded.language.understanding.answers.among import Among, among
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import NO_PICK, Offer, Pick
from embedded.language.understanding.answers.mentions import OFFERED
from embedded.language.understanding.answers.reserve import is_firm, withholds
from embedded.language.understanding.frame import Frame, Heard
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
CERTAIN = 0.97
"""Probability from which a yes to a read-back is one to the one time too, where that likely is taken."""
HARDLY = 0.1
"""Probability up to which a yes by form to the one time is asked back."""
_SLOTTED = frozenset({Act.BOOK, Act.MOVE})
_TOLD = OF_HOUSE | {Act.MEDICAL}
_BESIDE = frozenset({Act.MESSAGE, Act.HUMAN, Act.INVITE, *_TOLD})
"""What may be asked or wished for in the same breath as a time is taken."""

_WELL = re.compile(r"\b(?:ok|okay|fine|all ?right|possible)[ ?.!]*$", re.I)
"""A question whether what was chosen will do: reading it back answers it."""


def as_offered(talk: Talk) -> Answered:
    """Hear a reply to offered times as it is likely meant; true where nothing is left to be answered."""
    held, wish = talk.side.open, talk.side.wish()
    row = _row(held, wish)
    if held is None or wish is None or not row or of_more(talk, wish) or is_plain(talk):
        return False
    words = without_call(mend(talk.utterance.text), talk.meeting.agent)
    today = talk.meeting.now.date() if talk.meeting.now else None
    others = tuple(one.name for one in talk.meeting.professionals)
    odds = replied(words, row, others, today)
    if not odds:
        return False
    meant = among(words, row, others, today)
    kind = _likeliest(odds, meant, least=LEAST if is_silent(talk) else SURE)
    kind = Reply.ASIDE if kind is Reply.QUESTION and exclaims(words) else kind
    if kind is None or reads_more(talk, kind, meant):
        return False
    if held.ask is Ask.CONFIRM and _yes_or_none(talk, wish, words, kind, odds, meant):
        return False
    match kind:
        case Reply.TAKE | Reply.WHICH if held.ask is Ask.SLOT:
            return _take(talk, wish, row, meant)
        case Reply.ANY if held.ask is Ask.SLOT or talk.heard.assent is not Assent.YES:
            talk.heard = Heard("any", Assent.ANY, go=False)
        case Reply.NONE:
            _none(talk, wish, days_refused(words, row, others, today))
        case Reply.OTHER:
            _elsewhere(talk)
        case Reply.QUESTION:
            _as_question(talk)
        case Reply.DROP | Reply.WAIT | Reply.REPEAT | Reply.ASIDE:
            yield from _put_by(talk, wish, kind)
            return True
    return False


def _put_by(talk: Talk, wish: Wish, kind: Reply) -> Steps:
    """Let the wish go, wait, say the offer again, or leave words to somebody else for what they are."""
    if kind is Reply.DROP:
        kept = (one for one in talk.heard.frames if one.act in {Act.MESSAGE, Act.HUMAN, Act.LIST, *_TOLD})
        talk.heard = replace(talk.heard, frames=tuple(kept))
        yield from drop(talk, wish)
    elif kind is Reply.WAIT:
        talk.say("wait")
    elif kind is Reply.REPEAT:
        talk.again()
    else:
        talk.say("remark")
        yield from resumed(talk)


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


def _beside(talk: Talk) -> tuple[Frame, ...]:
    """What is asked or wished for beside the choice."""
    return tuple(
        one
        for one in talk.heard.frames
        if not _WELL.search(one.text)
        and (one.act in _BESIDE or (one.question and judged(one, held=True).act in _TOLD))
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
    if len(left) < len(row) and (meant.out or is_silent(talk)):
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

    A yes is written: beside what was learned of offers, the time must be called good or what was learned of read-backs
    call it a yes; and `taken.py` weighs it once more.
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
    as_read_back = taken(words).get(Taken.YES, 0.0)
    if as_read_back <= MAY_BE and taken(naming_it(talk, wish) or words).get(Taken.YES, 0.0) <= MAY_BE:
        return True
    agreed = as_read_back >= SURE
    named = meant.plainly or agreed
    withheld = heard.assent in {Assent.NO, Assent.UNSURE} or heard.hedged or withholds(words)
    if (odds[kind] >= FIRM or as_read_back >= CERTAIN) and named and not withheld:
        talk.heard = Heard(words, Assent.YES, go=heard.go, frames=_beside(talk))
    elif not _beside(talk) and (agreed or heard.assent is not Assent.NO):
        talk.heard = Heard(words, Assent.WEAK, go=False)
    return True


def _none(talk: Talk, wish: Wish, days: frozenset[int]) -> None:
    """Let all that is offered go, and the days that were refused as a whole."""
    if days:
        wish.when = replace(wish.when.in_pieces(), days=(), avoid=wish.when.avoid | days)
    talk.heard = Heard("no", Assent.NO, go=False)


def _elsewhere(talk: Talk) -> None:
    """Hear what is wished for instead as that: nothing of the row is chosen by it."""
    if is_silent(talk):
        talk.heard = replace(talk.heard, assent=Assent.NO)
        return
    talk.elsewhere = True
    frames = (
        replace(
            one,
            act=None if one.act in {Act.FACT, Act.BEYOND} and one.when else one.act,
            pick=_shift(one.pick),
        )
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
