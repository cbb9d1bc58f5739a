"""The answer to "what is it for?": a kind by name, place, part or description, and what is told beside it."""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.naming import anybody
from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.correcting import correct, timed
from embedded.language.dialogue.deeds.wish import Question, Wish
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.questions.describing import ask_kind, kinds
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.likely import near
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import at_place
from embedded.language.understanding.booked.standing import alters
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.kind_meant import denies, kind_meant
from embedded.language.understanding.kinds.refused import refused
from embedded.language.understanding.kinds.services import services_alike
from embedded.language.understanding.sentences.put_off import puts_off
from embedded.language.understanding.times.clock import number
from embedded.language.understanding.who.names import first_named

_GOES_ON = frozenset({None, Act.BOOK, Act.THANKS, Act.WAIT, Act.ASIDE, Act.SMALL_TALK})


def answer_kind(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """Take the kind that was said and keep all else; what holds neither is asked again in another way."""
    if _of_what_stands(wish, frame):
        talk.done(wish)
        return False
    if frame.further or (frame.act not in _GOES_ON and frame.act is not wish.act):
        return False
    meant = _meant(talk, question, frame, wish.asked)
    if meant and frame.pick.place:
        frame = replace(frame, when=frame.beside_place())
    elif frame.when or not meant:
        frame = timed(talk, wish, frame)
    if not (meant or frame.details() or frame.person or _stays(talk, frame)):
        return False
    if puts_off(talk.heard.text):
        talk.say("wait")
        return True
    if not meant and talk.heard.assent is Assent.NO and talk.heard.only_assent():
        if left := _others(talk, question, wish):
            ask_kind(talk, wish, left)
            return True
        talk.say("dropped")
        talk.done(wish)
        yield from wishes.proceed(talk)
        return True
    before = wish.professional
    correct(wish, frame, talk.meeting.now)
    wish.professional = frame.professional if anybody(talk.heard.text) else wish.professional
    left = meant or kinds(talk, wish)
    wish.service = left[0] if len(left) == 1 else None
    if wish.service or (wish.professional not in (None, before) and set(left) - set(question.choices)):
        talk.side.open = None
        yield from wishes.proceed(talk)
    else:
        there = [] if question.key == "ask_service_one" else question.choices
        ask_kind(talk, wish, [one for one in there if one in left] or left)
    return True


_THE_ONE = re.compile(
    r"\b(?:the|that|my|our)\b(?! (?:same|\w+day|first|next|week|morning|afternoon|evening|\w+(?:th|st|nd|rd))\b)",
    re.I,
)


def _of_what_stands(wish: Wish, frame: Frame) -> bool:
    """Whether the kind is named as one that stands and shall be at another time: "so the fitting, make it Friday"."""
    named = frame.service and frame.when and _THE_ONE.search(frame.text)
    return bool(named and wish.act is Act.BOOK and frame.act in (None, Act.BOOK) and alters(frame.text))


def _others(talk: Talk, question: Question, wish: Wish) -> list[str]:
    """The kinds left where the only one that was asked for is none."""
    only = question.key == "ask_service_one"
    return [one for one in kinds(talk, wish) if one not in question.choices] if only else []


def _stays(talk: Talk, frame: Frame) -> bool:
    """Whether words that name nothing are still about the question: a yes, a shrug, or nothing else that is known."""
    return not frame.question and judged(frame, held=True).act in _GOES_ON and bool(talk.heard.text)


def _meant(talk: Talk, question: Question, frame: Frame, asked: int) -> list[str]:
    """The kinds the words can mean; of those that are refused ("not the first") the others."""
    out, text = refused(talk.heard.text, alone=True)
    gone = at_place(question.choices, frame.pick.refused) or services_alike(out, question.choices)
    left = replace(frame, service=None) if frame.service in gone else frame
    meant = [] if out and not text.strip(" .,!?") else _wished(talk, question, left, text, asked)
    return meant or ([one for one in question.choices if one not in gone] if gone else [])


def _wished(talk: Talk, question: Question, frame: Frame, text: str, asked: int) -> list[str]:
    """The kinds words can mean by name, by place (a bare number where places were told), or by description."""
    choices, assent = question.choices, talk.heard.assent
    if alike := services_alike(text, choices):
        return alike
    if named := first_named(text, choices):
        return [named]
    if frame.service:
        return [frame.service]
    place = frame.pick.place or (number(text.strip(" .,!?")) if asked > 1 else None)
    if there := at_place(choices, place):
        return there
    if question.spoken and (assent is Assent.ANY or (assent is Assent.YES and len(choices) == 1)):
        return choices[:1]
    denied = denies(text)
    if not denied and (kind := kind_meant(text, choices, talk.meeting)):
        return [kind]
    bare = (
        denied
        or frame.question
        or frame.details()
        or (talk.heard.only_assent() and assent is not Assent.NONE)
    )
    return [] if bare or puts_off(text) else near(text, choices)
