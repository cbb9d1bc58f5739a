"""What there is for somebody who is not sure of the whole thing: the kinds that take less, told and chosen by name."""

from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.questions.describing import ask_kind, kinds
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.likely import likenesses
from embedded.language.understanding.kinds.lesser import wants_less
from embedded.language.understanding.kinds.services import find_service

MOST = 3
"""How many smaller kinds are told."""
_OPEN = frozenset({Ask.SLOT, Ask.CONFIRM, Ask.WHEN, Ask.SERVICE})


def thinks_smaller(talk: Talk, question: Question, wish: Wish) -> bool:
    """Whether who doubts what is offered was told the smaller kinds; no time is chosen by it."""
    said = talk.heard.text
    if wish.act is not Act.BOOK or question.ask not in _OPEN or not wants_less(said):
        return False
    if find_service(said, talk.meeting)[0] not in (None, wish.service):
        return False
    if tell_smaller(talk, wish, said):
        return True
    if own := talk.meeting.service(wish.service or next((one.service for one in wish.offered), None)):
        talk.say("service_minutes", service=own.name, minutes=own.minutes)
    talk.again()
    return True


def tell_smaller(talk: Talk, wish: Wish, said: str) -> bool:
    """Say which kinds take less time than the one at hand, and ask for one; False where there are none."""
    fits = _smaller(talk, wish, said)
    if not fits:
        return False
    wish.text = ""
    for kind in (one for one in talk.meeting.services if one.name in fits):
        talk.say("service_minutes", service=kind.name, minutes=kind.minutes)
    choices = [*fits, *([wish.service] if wish.service else [])]
    wish.chosen, wish.offered = None, []
    if len(choices) > 1:
        ask_kind(talk, wish, choices)
    else:
        talk.again()
    return True


def _smaller(talk: Talk, wish: Wish, said: str) -> list[str]:
    """The kinds that take less than the one at hand, or than the longest; of many those the words are likest to."""
    own = talk.meeting.service(wish.service)
    most = own.minutes if own else max((one.minutes for one in talk.meeting.services), default=0)
    allowed = kinds(talk, wish)
    there = [one.name for one in talk.meeting.services if one.minutes < most]
    there = [one for one in there if one in allowed] or there
    if len(there) <= MOST:
        return there
    near = likenesses(said, there)
    best = sorted(range(len(there)), key=near.__getitem__, reverse=True)[:MOST]
    return [there[n] for n in sorted(best)]
