"""Words that react to what was just told, and are no yes to what is on offer behind it: "perfect, we'll walk then".

"Great", "that's fine" and "no problem" say that something is well; what it is tells the answer before. A yes, an order
or the time named again is one whatever was told. A question beside a mere reaction is answered first.
"""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds.rather import names_other_hour
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.diary.taking_up import hear, matters
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent, find_assent
from embedded.language.understanding.answers.reserve import asks_its_price, is_firm
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.utterance import understand

_OWN_WORDS = frozenset({"service_taken", "again", "be_sure", "wait", "all_right", "not_yet"})
"""Lines beside an offer that tell nothing else."""
_NO_MATTER = re.compile(r"(?:(?:oh|ah|okay|ok|well|right|and)[, ]+)*no (?:problem|worries|matter)\b", re.I)
_NO_NEED = re.compile(
    r"(?:(?:oh|ah|okay|ok|well|right|and|no)[, ]+)*"
    r"(?:(?:that|it)(?:'s| is) (?:ok|okay|fine|all ?right)|no (?:problem|worries|matter))\b",
    re.I,
)
"""What lets an offer to pass something on go."""
_MOVES_IT = re.compile(r"\b(?:move|shift|push|put|change|make) (?:it|that|this)\b", re.I)
_POINTS = re.compile(
    r"(?:(?:oh|well|and|so|yeah|okay|ok)[, ]+)*(?:that|this|it|all that|either|both)\b", re.I
)
_ASKS = frozenset(
    {
        None,
        Act.FACT,
        Act.MEDICAL,
        Act.HOURS,
        Act.DURATION,
        Act.WHO_WORKS,
        Act.SERVICES,
        Act.LIST,
        Act.PEOPLE,
        Act.ADDRESS,
        Act.CONTACT,
        Act.BEYOND,
    }
)
_COURTESY = frozenset({Act.THANKS, Act.BYE, Act.GREET})


def remember(talk: Talk) -> None:
    """Keep what the last answer said beside the open question, and whether it put it."""
    held = talk.side.open
    if held is None:
        return
    own = {talk.keys[key] for key in _OWN_WORDS & talk.keys.keys()}
    others = [one for one in talk.out if not (held.text and held.text in one) and one not in own]
    held.aside = any(len(one.split()) > 2 for one in others)
    held.put_last = any(held.text in one for one in talk.out)


def weigh(talk: Talk) -> None:
    """Take what only reacts to the last answer for what it is, so that nothing is written for it."""
    held, wish = talk.side.open, talk.side.wish()
    if held is None or wish is None:
        return
    if held.ask is Ask.LEAVE_MESSAGE:
        _lets_go(talk)
        return
    if held.ask is Ask.CONFIRM and wish.act is Act.BOOK:
        _puts_right(talk)
    if held.ask is Ask.CONFIRM and (_contradicts(talk, wish) or names_other_hour(talk, wish)):
        talk.heard = replace(talk.heard, hedged=True)
    elif held.ask in {Ask.CONFIRM, Ask.SLOT} and not _is_answer(talk, wish):
        _weigh_offer(talk, held)


def _puts_right(talk: Talk) -> None:
    """Take "yes, can you move it to eleven?" for another time of what is not booked yet."""
    frames = tuple(
        replace(one, act=None) if one.act is Act.MOVE and one.when and _MOVES_IT.search(one.text) else one
        for one in talk.heard.frames
    )
    talk.heard = replace(talk.heard, frames=frames)


def _contradicts(talk: Talk, wish: Wish) -> bool:
    """Whether what a yes agrees to is let go in the same breath: "yes, forget it"."""
    gone = any(one.act is Act.FORGET and not (one.details() or one.person) for one in talk.heard.frames)
    return talk.heard.assent is Assent.YES and wish.act is not Act.CANCEL and gone


def _is_answer(talk: Talk, wish: Wish) -> bool:
    """Whether the words answer the offer: by a yes, an order or its time; a change may cost what is asked for first."""
    if wish.act in {Act.CANCEL, Act.MOVE} and asks_its_price(talk.heard.text):
        return False
    return is_firm(talk.heard.text) or any(one.when and not one.question for one in talk.heard.frames)


def _weigh_offer(talk: Talk, held: Question) -> None:
    heard = talk.heard
    if heard.assent not in {Assent.YES, Assent.WEAK}:
        return
    if any(one.question and judged(one, held=True).act in _ASKS for one in heard.frames):
        rest = _without_reaction(talk, heard.text)
        if heard.assent is Assent.YES or rest != heard.text:
            hear(talk, rest)
            talk.heard = replace(talk.heard, assent=Assent.NONE, go=False)
        return
    if held.ask is not Ask.CONFIRM:
        return
    beside, put = held.aside or held.overtaken, held.put_last and not held.overtaken
    remarks = [one for one in heard.frames if one.act not in _COURTESY]
    if remarks and (beside or _NO_MATTER.match(heard.text)):
        talk.heard = replace(heard, hedged=True)
    elif not beside or remarks:
        return
    elif not put or _NO_MATTER.match(heard.text) or (heard.assent is Assent.WEAK and heard.frames):
        talk.heard = replace(heard, assent=Assent.WEAK, frames=(), hedged=True)


def likes_offer(question: Question, frame: Frame) -> bool:
    """Whether what is called good is the offer, and no thing that was told of beside it: "two hours is fine"."""
    return bool(not question.aside or frame.when or frame.professional or _POINTS.match(frame.text))


def _without_reaction(talk: Talk, text: str) -> str:
    """The words without the opening that reacts and the sentences before a question that neither ask nor wish."""
    rest = find_assent(text)[1] or text
    kept = [
        one
        for one in re.split(r"(?<=[.?!])\s+", rest)
        if one.rstrip().endswith("?")
        or any(matters(frame) for frame in understand(one, talk.meeting, (), talk.utterance.speaker).frames)
    ]
    return " ".join(kept) or rest


def _lets_go(talk: Talk) -> None:
    """“No problem” and “that's okay, I'll ring them” ask for nothing to be passed on."""
    heard = talk.heard
    if heard.assent is Assent.YES and _NO_NEED.match(heard.text) and not is_firm(heard.text):
        asks = [one for one in heard.frames if matters(one)]
        talk.heard = replace(heard, assent=Assent.NO, frames=tuple(asks))
