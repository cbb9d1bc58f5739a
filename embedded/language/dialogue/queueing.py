"""Wishes that wait: one more said while another is at hand is kept, and one that waits can be let go."""

import re
from dataclasses import replace

from embedded.language.dialogue import booking, wishes
from embedded.language.dialogue.state import Answered, Ask, Talk, Wish
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent, comments, hedges
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import names_appointment
from embedded.language.understanding.when import When

_OTHER = r"(?:the |that )?(?:other|second|next|last|third)(?: (?:one|appointment|booking|visit))?"
_VERBS = r"\b(?:forget|leave|skip|drop|cancel|scrap|never ?mind|no need for|(?:don't|do not) (?:need|want|book)|not)\b"
_LET_GO = re.compile(
    rf"{_VERBS}(?: about)? {_OTHER}\b|\b(?:just|only) (?:the |that |this )?(?:first )?one(?! (?:on|at|for|with))\b",
    re.I,
)
_LET_THIS_GO = re.compile(
    rf"{_VERBS}(?: about)? (?:the first|this|that)(?: (?:one|appointment|booking|visit))?\b", re.I
)
_ONE_MORE = re.compile(r"\b(?:one|another|second)\b", re.I)
_ADDED = re.compile(r"(?:and|plus|also)(?: then| also)? (?:an?|some|the) ", re.I)
_BOTH = re.compile(
    r"(?:(?:um|oh|well|yes|okay|please|i'd like|i'll (?:take|have)|(?:could|can) i (?:have|take)|let's do)[, ]+)*both"
    r"(?: of (?:them|those))?(?:,? please|,? thanks?(?: you)?)?[.!?]*",
    re.I,
)
_FOR = re.compile(r"\bfor (?:my|our|me|[A-Z])")


def queue(talk: Talk) -> bool:
    """Keep what was said of a further wish until the one at hand is settled; True when nothing else was said."""
    heard, last = talk.heard, talk.side.wish()
    more = [
        one
        for place, one in enumerate(heard.frames)
        if last
        and (
            (one.further and (place or _tells(one, last)))
            or _for_another(talk, one, last)
            or _of_another_kind(one, last)
        )
    ]
    if last is None or talk.side.open is None or not more:
        return False
    place = 1
    while place < len(talk.side.wishes) and talk.side.wishes[place].follows is last:
        last, place = talk.side.wishes[place], place + 1
    for frame in more:
        wish = wishes.make(talk, frame, last if frame.further else None)
        last = wish
        talk.side.wishes.insert(place, wish)
        place += 1
    _without(talk, more)
    if talk.heard.frames or talk.heard.assent is not Assent.NONE:
        return False
    talk.say("noted_next")
    talk.again()
    return True


def both(talk: Talk) -> bool:
    """Take both of two offers: the first is read back, the other waits for it."""
    wish, held = talk.side.wish(), talk.side.open
    if wish is None or held is None or held.ask is not Ask.SLOT or wish.act is not Act.BOOK:
        return False
    if len(wish.offered) != 2 or not _BOTH.fullmatch(talk.heard.text):
        return False
    first, second = wish.offered
    other = replace(
        wish, when=When((second.starts.isoformat(timespec="minutes"),)), professional=second.professional
    )
    other.offered, other.follows, other.text = [], wish, talk.heard.text
    talk.side.wishes.insert(1, other)
    wish.offered, wish.chosen = [first], first
    talk.say("one_by_one")
    booking.confirm(talk, wish)
    return True


def _for_another(talk: Talk, frame: Frame, at_hand: Wish) -> bool:
    """Whether somebody who books for others names an appointment for another client than the one at hand."""
    return bool(
        frame.act in {None, Act.BOOK}
        and frame.person
        and at_hand.client
        and not at_hand.client.startswith(frame.person)
        and (frame.service or frame.when)
        and talk.person.books_for_others
    )


def _of_another_kind(frame: Frame, at_hand: Wish) -> bool:
    """Whether one more appointment of another kind is added: "and a check-up the week after"."""
    added = at_hand.act is Act.BOOK and frame.act in {None, Act.BOOK} and _ADDED.match(frame.text)
    return bool(
        added and frame.service and at_hand.service not in (None, frame.service) and not frame.question
    )


def _tells(frame: Frame, at_hand: Wish) -> bool:
    """Whether a further wish says anything of itself; a mere "another one" asks for another offer."""
    if frame.service and frame.service == at_hand.service and not _ONE_MORE.search(frame.text):
        return False
    told = frame.when or frame.professional or frame.service or frame.person
    return bool(told or _FOR.search(frame.text) or names_appointment(frame.text))


def _without(talk: Talk, frames: list[Frame]) -> None:
    """Take clauses that were dealt with out of what was heard."""
    text = talk.heard.text
    for one in frames:
        text = text.replace(one.text.strip(" ,"), " ")
    text = re.sub(r"[\s,.]*(?:\b(?:and|but|so)[\s,.]*)?$", "", text) or talk.heard.text
    kept = tuple(one for one in talk.heard.frames if one not in frames)
    talk.heard = replace(talk.heard, text=text, frames=kept, hedged=hedges(text) or comments(text))


def let_go(talk: Talk) -> Answered:
    """Drop the wish that waits, or the one that waited and is at hand, when the words say so."""
    at_hand = talk.side.wish()
    waiting = [one for one in talk.side.wishes[1:] if one.follows]
    said = [one for one in talk.heard.frames if _LET_GO.search(one.text)]
    if waiting and said:
        talk.side.wishes = [one for one in talk.side.wishes if one not in waiting]
        _without(talk, said)
        if talk.heard.assent is Assent.YES:
            return False
        talk.say("dropped_other")
        talk.again()
        return True
    if waiting and any(_LET_THIS_GO.search(one.text) for one in talk.heard.frames) and at_hand:
        return (yield from _dropped(talk, at_hand))
    forgets = any(one.act is Act.FORGET for one in talk.heard.frames)
    if at_hand is None or not at_hand.waited or not (said or forgets):
        return False
    return (yield from _dropped(talk, at_hand))


def _dropped(talk: Talk, wish: Wish) -> Answered:
    talk.say("dropped_other")
    talk.done(wish)
    yield from wishes.proceed(talk)
    return True
