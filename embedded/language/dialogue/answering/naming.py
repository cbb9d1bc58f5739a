"""Answers that are a name: a client, a professional, a guest, or one of two dates."""

import re
from datetime import date

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.correcting import timed
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.dialogue.who import inviting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent, find_assent
from embedded.language.understanding.answers.choice import at_place
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.days import fits_day
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.address import find_email
from embedded.language.understanding.who.names import first_named, parts
from embedded.language.wording.spoken import spoken_day

_GOES_ON = frozenset({None, Act.BOOK, Act.INVITE, Act.THANKS})
_NAME_LEAD = re.compile(
    r"^(?:(?:it's|it is|for|that's|that would be|the client is|client|patient|her name is|his name is"
    r"|the name is|my|to|invite|please|mr|mrs|ms|with|add)\.?\s+)+",
    re.I,
)

_ANYBODY = re.compile(
    r"\b(?:whoever|whichever|any(?:one|body)(?! (?:called|named))|no matter who"
    r"|(?:doesn't|don't) (?:matter|mind|care) who)\b",
    re.I,
)


def anybody(text: str) -> bool:
    """Whether it is all one with whom."""
    return bool(_ANYBODY.search(text))


def answer_named(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """Take the name said, or the one offered when a yes can only mean it."""
    if frame.act not in _GOES_ON and frame.act is not wish.act:
        return False
    if (frame.act is Act.BOOK and wish.act in {Act.MESSAGE, Act.INVITE}) or _only_thanks(frame):
        return False
    chosen = _chosen(talk, question, frame)
    if chosen is None and _of_another_kind(question, wish, frame):
        _take_kind(talk, wish, frame)
        yield from wishes.proceed(talk)
        return True
    if chosen is None and _with_anybody(talk, question, wish, frame):
        wish.professional, talk.side.open = None, None
        wish.when = wish.when.merged(timed(talk, wish, frame).when)
        yield from wishes.proceed(talk)
        return True
    if chosen is None and _only_details(question, frame):
        _beside(wish, frame, question.ask)
        wish.when = wish.when.merged(frame.when)
        talk.again()
        return True
    if chosen is None:
        if talk.heard.assent is not Assent.NO or not talk.heard.only_assent():
            return False
        talk.say("dropped")
        talk.done(wish)
    else:
        _put(talk, question, wish, chosen)
        wish.email = frame.email or wish.email
        if wish.act in {Act.BOOK, Act.MOVE}:
            _beside(wish, frame, question.ask)
        when = frame.beside_place()
        if when and question.ask is not Ask.DATE:
            wish.when = wish.when.merged(when)
        talk.side.open = None
    yield from wishes.proceed(talk)
    return True


def _of_another_kind(question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether another kind is taken where it was asked who shall do the one before: "a trim will do then"."""
    asked = question.ask is Ask.PROFESSIONAL and wish.act is Act.BOOK and frame.act in (None, Act.BOOK)
    return bool(asked and frame.service and wish.service not in (None, frame.service) and not frame.question)


def _take_kind(talk: Talk, wish: Wish, frame: Frame) -> None:
    """Look for the other kind, with whom was wished for first where they do it."""
    first = talk.meeting.professional(frame.professional or wish.professional)
    _beside(wish, frame, Ask.PROFESSIONAL)
    wish.professional = (
        first.name if first and (not first.services or frame.service in first.services) else None
    )
    wish.when = wish.when.merged(frame.when)
    talk.side.open = None


def _with_anybody(talk: Talk, question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether a time is said where it was told that others do this kind: whoever is free then is taken."""
    who = talk.meeting.professional(wish.professional)
    other = who and who.services and wish.service and wish.service not in who.services
    asked = question.ask is Ask.PROFESSIONAL and wish.act is Act.BOOK and frame.act in (None, Act.BOOK)
    told = frame.when or bare_hours(frame.text or talk.heard.text)
    return bool(asked and other and told and not (frame.professional or frame.service))


def _only_thanks(frame: Frame) -> bool:
    """Whether thanks name nobody: no answer to the question for a name."""
    return frame.act is Act.THANKS and not (frame.details() or frame.person or frame.mentioned)


def _only_details(question: Question, frame: Frame) -> bool:
    """Whether a detail of the appointment was said in place of the name that was asked for."""
    asked = question.ask in {Ask.CLIENT, Ask.PROFESSIONAL}
    short = frame.act is None or (frame.act is Act.BOOK and len(frame.text.split()) < 6)
    return asked and short and frame.details() and not frame.question


def _beside(wish: Wish, frame: Frame, asked: Ask) -> None:
    """What was said of the appointment together with the name asked for: "the check-up, with Melo"."""
    wish.avoid |= frame.avoid
    if frame.professional and asked is not Ask.PROFESSIONAL:
        wish.professional = frame.professional
    wish.service = frame.service or wish.service
    if frame.person and asked is not Ask.CLIENT:
        wish.client = frame.person


def _put(talk: Talk, question: Question, wish: Wish, chosen: str) -> None:
    match question.ask:
        case Ask.CLIENT:
            wish.client = talk.side.client = chosen
        case Ask.PROFESSIONAL:
            wish.professional = chosen or None
        case Ask.INVITEE:
            inviting.name(talk, wish, chosen)
        case _:
            wish.when = When(days=(spoken_day(date.fromisoformat(chosen)),), clock=wish.when.clock)


def _chosen(talk: Talk, question: Question, frame: Frame) -> str | None:
    choices, assent = question.choices, talk.heard.assent
    if question.ask is Ask.DATE:
        fits = [
            one
            for one in choices
            if any(fits_day(day, date.fromisoformat(one), None) for day in frame.when.days)
        ]
        if len(fits) == 1:
            return fits[0]
    elif named := first_named(talk.heard.text, choices):
        return named
    if question.ask is Ask.PROFESSIONAL and anybody(talk.heard.text):
        everybody = {one.name for one in talk.meeting.professionals} <= {*choices}
        return "" if everybody or not choices else choices[0]
    there = at_place(choices, frame.pick.place)
    if frame.pick.refused and not there:
        out = at_place(choices, frame.pick.refused)
        there = [one for one in choices if one not in out]
    if len(there) == 1:
        return there[0]
    if choices and (assent is Assent.ANY or (assent is Assent.YES and len(choices) == 1 and question.spoken)):
        return choices[0]
    return _free(question, frame, talk.heard.text)


def _free(question: Question, frame: Frame, text: str) -> str | None:
    match question.ask:
        case Ask.PROFESSIONAL:
            return frame.professional
        case Ask.CLIENT | Ask.INVITEE:
            left = re.split(r"[,.] (?:his|her|their|the|and)\b", find_email(text)[1])[0]
            named = frame.person or corrected_name(text) or frame.mentioned
            if question.ask is Ask.INVITEE:
                named = frame.professional or named
            timed = question.ask is Ask.CLIENT and frame.details()
            ordered = frame.act in {Act.CANCEL, Act.MOVE}
            return named or (None if frame.question or timed or ordered else bare_name(left))
        case _:
            return None


_CORRECTS = re.compile(
    r"^(?:(?:no|sorry|oh|wait|actually|i meant?(?: to say)?|it's|it is|it was|it should be|for|that's|make it"
    r"|not [^,.]{2,30}(?=[,.])|the client is)[,.]?\s+)+",
    re.I,
)
_WRITTEN_NAME = re.compile(
    r"([A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|de|da|dos|van|von|del)){0,3})(?:,? please)?[.!]*"
)


def corrected_name(text: str) -> str | None:
    """The name a short correction puts in place of another: "sorry, I meant Piotr Nowak"."""
    rest = _CORRECTS.sub("", text.strip())
    found = _WRITTEN_NAME.fullmatch(rest)
    if not found or not parts(found[1]) or find_assent(found[1])[0] is not Assent.NONE:
        return None
    return found[1]


def bare_name(text: str) -> str | None:
    """A short answer that can only be a name."""
    assent, rest = find_assent(text)
    if assent is Assent.NO and not re.search(r"\b[A-Z]", rest):
        return None
    said = _NAME_LEAD.sub("", (rest if assent is not Assent.NONE else text).strip(" .,!?"))
    said = re.sub(r",? (?:please|thanks?|thank you)$", "", said, flags=re.I)
    plain_assent, rest = find_assent(said)
    if not 1 <= len(said.split()) <= 4 or not parts(said) or (plain_assent is not Assent.NONE and not rest):
        return None
    return said if said[:1].isupper() else said.title()
