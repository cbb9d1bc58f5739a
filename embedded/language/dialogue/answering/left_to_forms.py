"""Replies to an offer that stay with the forms: what is said of more than the offer, or read by them for sure."""

import re

from embedded.language.dialogue.answering.confirming import WHETHER_DONE
from embedded.language.dialogue.deeds.correcting import ALL_OF_IT
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.offers import Reply
from embedded.language.understanding.answers.among import Among
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import find_pick
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.put_off import puts_off

_SLOTTED = frozenset({Act.BOOK, Act.MOVE})
_COURTESY = frozenset({Act.BYE, Act.THANKS, Act.GREET, Act.SMALL_TALK})
_END = re.compile(r"\b(?:earliest|soonest|first|latest|last|as (?:late|early|soon) as)\b", re.I)
_ANOTHER = re.compile(r"\b(?:another|other|different|else)\b", re.I)
_THEM = re.compile(r"\bwith (?:him|her)\b", re.I)
_STANDS = re.compile(
    r"\bcancel(?!l?ation)|\b(?:my|our|existing|old|\w+'s) (?:\w+ ){0,2}(?:appointment|booking|visit)|\b(?:mine"
    r"|ours)\b"
    r"|^and\b.*\b(?:too|also|as well)\b"
    r"|\b(?:move|switch|swap|push|change) (?:it|to|that|this)\b",
    re.I,
)
"""Words about what stands already, or about one more."""


def of_more(talk: Talk, wish: Wish) -> bool:
    """Whether somebody else, another kind or what stands already is spoken of: forms tell those apart."""
    return bool(_STANDS.search(talk.heard.text)) or any(
        ((one.person or one.mentioned) and talk.person.books_for_others)
        or one.service not in (None, wish.service)
        or one.anchor
        or one.further
        or one.email
        for one in talk.heard.frames
    )


def is_plain(talk: Talk) -> bool:
    """Whether nothing but a yes, a no, a noise or a courtesy was said: forms are sure of those."""
    heard = talk.heard
    said = [one for one in heard.frames if one.text.strip(" .,!?")]
    return (heard.assent is not Assent.NONE and not said) or (
        bool(said) and all(one.act in _COURTESY and not one.details() for one in said)
    )


def reads_more(talk: Talk, kind: Reply, meant: Among) -> bool:
    """Whether forms read something in the words that the kind would lose."""
    heard, frames = talk.heard, talk.heard.frames
    of_all = bool(ALL_OF_IT.search(heard.text) and _END.search(heard.text))
    match kind:
        case Reply.NONE:
            ends = any(one.when.latest or one.when.earliest or one.when.soonest for one in frames)
            lost = any(one.refused or one.avoid or _bounded(one) for one in frames) or _THEM.search(
                heard.text
            )
            return bool(of_all or ends or lost or (frames and all(one.question for one in frames)))
        case Reply.QUESTION | Reply.WAIT | Reply.REPEAT | Reply.ASIDE:
            other = (
                of_all
                or _ANOTHER.search(heard.text)
                or find_pick(heard.text).shift
                or any(one.avoid for one in frames)
            )
            if other or (meant.plainly and not meant.beyond) or WHETHER_DONE.search(heard.text):
                return True
            return any(one.act not in {None, *_SLOTTED, Act.CANCEL, Act.ASIDE} for one in frames)
        case Reply.DROP:
            return puts_off(heard.text) or any(one.details() for one in frames)
        case _:
            return of_all


def _bounded(frame: Frame) -> bool:
    """Whether a bound is told: "not before ten"."""
    return frame.when.names_hour() and not frame.when.minutes()


def is_silent(talk: Talk) -> bool:
    """Whether forms found nothing in the words."""
    return talk.heard.assent is Assent.NONE and not any(one.act or one.details() for one in talk.heard.frames)
