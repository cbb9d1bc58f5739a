"""What was read back and is not wished for after all: all stays as it is, and what else was wished for is done."""

import re

from embedded.language.dialogue.answering.agreeing import is_theirs
from embedded.language.dialogue.answering.naming import bare_name
from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.questions import facts
from embedded.language.dialogue.state import Answered, Steps, Talk
from embedded.language.understanding.acts.act import OF_HOUSE, Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.booked.keeping import keeps, orders_to_keep, wishes_new
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.let_go import puts_by
from embedded.language.understanding.times.relative import at_moment
from embedded.language.wording.spoken import short_name

_LEFT = frozenset({Ask.CONFIRM, Ask.SLOT, Ask.WHEN, Ask.BOOKING, Ask.MOVE_OR_CANCEL, Ask.SERVICE})
_ADDS = re.compile(r"(?:and|also|plus|then)\b", re.I)


def left_alone(talk: Talk, wish: Wish) -> bool:
    """Whether what stands shall stay: "leave him where he is", "no, don't"; a time or a name beside it says more."""
    heard = talk.heard
    if heard.assent is Assent.YES or any(_corrects(talk, wish, one) for one in heard.frames):
        return False
    lets_go = any(one.act is Act.FORGET for one in heard.frames)
    refuses = heard.assent is Assent.NO and wish.act is Act.CANCEL
    return keeps(heard.text) or lets_go or refuses


def _corrects(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a clause puts something in place of what was read back."""
    who = frame.person and talk.person.books_for_others and not is_theirs(wish, frame.person)
    if wish.act is Act.INVITE:
        return bool(frame.professional or frame.person or bare_name(frame.text))
    return bool(frame.details() or who or frame.presumes or frame.act is Act.MOVE)


def drop(talk: Talk, wish: Wish) -> Steps:
    """Let the matter go, and do and tell what else was wished for and asked in the same breath."""
    talk.say("dropped")
    rest = [one for one in talk.heard.frames if one.act in {Act.MESSAGE, Act.INVITE, Act.HUMAN} - {wish.act}]
    talk.done(wish)
    for frame in talk.heard.frames:
        asked = judged(frame, held=False)
        if asked.act is Act.LIST or (asked.act in {*OF_HOUSE, Act.PEOPLE} and asked.question):
            yield from facts.tell(talk, asked, busy=bool(rest))
    talk.side.wishes[0:0] = [wishes.make(talk, one) for one in rest]
    yield from wishes.proceed(talk)


def gives_way(talk: Talk) -> bool:
    """Let a question that waits for a yes go where a whole new wish is said in place of the answer.

    A yes after that would be to the newer words, and must not do what was asked about before.

    Returns:
        Whether nothing else was said than that the matter rests.
    """
    held, old, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or old is None:
        return False
    if held.ask in _LEFT and len(talk.side.wishes) < 2 and puts_by(talk.utterance.text):
        talk.say("dropped")
        talk.done(old)
        return True
    if _stays(talk, old):
        talk.say("dropped")
        talk.done(old)
        return False
    if held.ask is not Ask.CONFIRM or heard.assent is Assent.YES:
        return False
    if any(_is_whole(talk, old, one) for one in heard.frames):
        talk.say("dropped_other" if old.act is Act.BOOK else "left_as_is", what=_what(talk, old))
        talk.done(old)
    return False


def one_more(talk: Talk) -> Answered:
    """“No, a second one” to a change that was read back: what stands is left, and the time is offered for one more."""
    held, old, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or held.ask is not Ask.CONFIRM or old is None or old.act is not Act.MOVE:
        return False
    there, plain = old.chosen, all(one.act in (None, Act.BOOK) and not one.when for one in heard.frames)
    if there is None or heard.assent is Assent.YES or not plain or not adds(heard.text):
        return False
    talk.done(old)
    kind = next((one.service for one in heard.frames if one.service), old.service)
    new = Wish(
        Act.BOOK, at_moment(there.starts), professional=there.professional, service=kind, text=heard.text
    )
    talk.side.wishes.insert(0, new)
    yield from wishes.proceed(talk)
    return True


def _stays(talk: Talk, old: Wish) -> bool:
    """Whether what was to be changed is kept, whatever is called fine or passed on beside: "fine, keep it"."""
    heard = talk.heard
    if old.act not in {Act.MOVE, Act.CANCEL}:
        return False
    beside = [one for one in heard.frames if one.act in {Act.MESSAGE, Act.INVITE}]
    others = [one for one in heard.frames if one not in beside]
    kept = orders_to_keep(heard.text) if heard.assent is Assent.YES else bool(beside) and keeps(heard.text)
    return kept and not any(_corrects(talk, old, one) for one in others)


def _is_whole(talk: Talk, old: Wish, frame: Frame) -> bool:
    """Whether a clause names all an appointment needs, of another client or kind than what was read back."""
    if frame.act not in (None, Act.BOOK) or not (frame.when.days and frame.when.minutes()):
        return False
    if frame.presumes or not (frame.act is Act.BOOK or wishes_new(frame.text)):
        return False
    name = frame.person or frame.mentioned
    if talk.person.books_for_others and name and not is_theirs(old, name):
        if old.act is Act.BOOK and _ADDS.match(frame.text):
            return False
        return bool(frame.service) or old.act is Act.CANCEL
    return old.act in {Act.CANCEL, Act.INVITE} and bool(frame.service or frame.professional)


def _what(talk: Talk, old: Wish) -> str:
    """What is left as it is, in short."""
    there = old.booking or old.chosen
    whose = (there.client if there else "") or old.client or ""
    if whose and talk.person.books_for_others:
        first = short_name(whose)
        return f"{first}'{'' if first.endswith('s') else 's'}"
    return f"the {there.service}" if there and there.service else "that"
