"""Answers to an open question; what does not answer it is left for fresh understanding."""

import re
from collections.abc import Generator
from datetime import date

from embedded.language.answer import ToolCall
from embedded.language.dialogue import booking, changing, inviting, noting, wishes
from embedded.language.dialogue.state import Ask, Question, Result, Steps, Talk, Wish
from embedded.language.understanding.assent import Assent
from embedded.language.understanding.choice import choose, fitting
from embedded.language.understanding.clock import BARE
from embedded.language.understanding.days import fits_day
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import Act
from embedded.language.understanding.names import find_names, parts
from embedded.language.understanding.when import When
from embedded.language.wording.spoken import spoken_day, spoken_offers

Answered = Generator[ToolCall, Result, bool]


def answer(talk: Talk, question: Question) -> Answered:
    """Try to read the utterance as the answer; False when it is something else."""
    frame = talk.heard.main()
    wish = talk.side.wish()
    if (
        frame.act is Act.BYE
        and question.ask is not Ask.MORE
        and not talk.heard.text.lower().startswith(("that's", "thats"))
    ):
        talk.out.append(f"Before you go: {question.text}")
        return True
    if wish is None and question.ask not in (Ask.MORE, Ask.WANT_BOOKING):
        return False
    match question.ask:
        case Ask.MESSAGE:
            return (yield from _message(talk, wish, frame))
        case Ask.LEAVE_MESSAGE | Ask.WANT_BOOKING:
            return (yield from _wanted(talk, question, wish))
        case Ask.MOVE_OR_CANCEL:
            return (yield from _move_or_cancel(talk, wish, frame))
        case Ask.CONFIRM:
            return (yield from _confirm(talk, question, wish, frame))
        case Ask.BOOKING:
            return (yield from _which_booking(talk, wish, frame))
        case Ask.CLIENT | Ask.SERVICE | Ask.PROFESSIONAL | Ask.INVITEE | Ask.DATE:
            return (yield from _named(talk, question, wish, frame))
        case _:
            return (yield from _slot(talk, question, wish, frame))


def _message(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    if (
        frame.act in {Act.FORGET, Act.REPEAT, Act.WAIT, Act.CANCEL}
        or (talk.heard.assent is Assent.NO
        and not talk.heard.frames)
    ):
        if talk.heard.assent is Assent.NO:
            talk.say("all_right")
            talk.done(wish)
            return True
        return False
    text = noting.message_text(talk.utterance.text) or talk.utterance.text.strip()
    if (
        talk.heard.only_assent()
        and talk.heard.assent in (Assent.YES, Assent.WEAK)
        and len(talk.heard.text.split()) < 3
    ):
        talk.out.append(talk.side.open.text if talk.side.open else "")
        return True
    yield from noting.leave(talk, wish, text)
    yield from wishes.proceed(talk)
    return True


def _wanted(talk: Talk, question: Question, wish: Wish | None) -> Answered:
    if not talk.heard.only_assent() and talk.heard.assent is not Assent.YES:
        if wish and question.ask is Ask.LEAVE_MESSAGE:
            talk.done(wish)
        talk.side.open = None
        return False
    if talk.heard.assent is Assent.NO:
        if wish and question.ask is Ask.LEAVE_MESSAGE:
            talk.done(wish)
        talk.side.open = None
        talk.say("all_right")
        yield from wishes.proceed(talk)
        return True
    if talk.heard.assent is not Assent.YES or not question.spoken:
        return False
    talk.side.open = None
    if question.ask is Ask.WANT_BOOKING:
        frame = talk.heard.main()
        talk.side.wishes.insert(
            0, Wish(Act.BOOK, frame.when, professional=frame.professional, service=frame.service)
        )
        yield from wishes.proceed(talk)
        return True
    assert wish is not None
    wish.text, asked = "", wish.text
    talk.ask(Ask.MESSAGE, "ask_message", to="the staff")
    wish.name = asked
    return True


def _move_or_cancel(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    low = talk.heard.text.lower()
    if frame.act is Act.CANCEL or "cancel" in low:
        wish.act = Act.CANCEL
    elif (
        frame.act in {Act.MOVE, Act.BOOK}
        or re.search(r"\bmove|resched|another|change|different", low)
        or frame.when
    ):
        wish.act, wish.when, wish.source = Act.MOVE, frame.when, When()
    elif talk.heard.assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
        return True
    else:
        return False
    talk.side.open = None
    yield from wishes.proceed(talk)
    return True


def _confirm(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    heard = talk.heard
    differs = _differs(talk, wish, frame)
    weak = heard.assent is Assent.WEAK
    yes = (
        heard.assent is Assent.YES
        or heard.go
        or (weak and (question.doubt or talk.utterance.manner != "spoken"))
    ) and not differs
    if frame.act not in (None, Act.BOOK, wish.act, Act.THANKS) and not (
        yes and len(heard.frames) >= 1 and heard.assent is Assent.YES
    ):
        return False
    if yes and question.spoken:
        rest = [
            one
            for one in heard.frames
            if one.act and one.act is not wish.act and one.act not in (Act.BOOK, Act.THANKS)
        ]
        more = [wishes.make(talk, one) for one in rest if one.act in wishes.KINDS]
        talk.side.wishes[1:1] = more
        yield from _commit(talk, wish)
        if talk.side.open is None:
            yield from wishes.proceed(talk)
        return True
    if yes or weak:
        question.spoken, question.doubt = True, weak
        talk.out.append(f"{talk.voice.line('be_sure')} {question.text}" if weak else question.text)
        return True
    if wish.act in {Act.INVITE, Act.CANCEL}:
        return (yield from _refused(talk, wish, frame))
    if differs or frame.details():
        return (yield from _slot(talk, question, wish, frame))
    if heard.assent is Assent.NO:
        others = [one for one in wish.offered if one != wish.chosen]
        wish.seen = [*wish.seen, *([wish.chosen] if wish.chosen else [])]
        wish.chosen, wish.offered = None, others
        if others:
            talk.say("all_right")
            talk.ask(Ask.SLOT, "others", offers=spoken_offers(others))
        else:
            talk.ask(Ask.WHEN, "what_instead")
        return True
    return False


def _differs(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether the words name a time, person or service other than what was read back."""
    read = wish.chosen if wish.act in {Act.BOOK, Act.MOVE} else wish.booking
    if read is None or not frame.details():
        return bool(wish.act is Act.INVITE and (frame.professional or frame.person) not in (None, wish.name))
    if frame.pick.shift or (frame.service and read.service and frame.service != read.service):
        return True
    return not fitting([read], frame.when, frame.professional, frame.avoid, talk.meeting.now)


def _refused(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    if wish.act is Act.INVITE and (name := frame.professional or frame.person):
        wish.name = name
        wish.type = "PROFESSIONAL" if talk.meeting.professional(name) else "CLIENT"
        talk.side.open = None
    elif wish.act is Act.CANCEL and frame.details():
        wish.booking, wish.when, wish.professional = None, frame.when, frame.professional
        talk.side.open = None
    elif talk.heard.assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
    else:
        return False
    yield from wishes.proceed(talk)
    return True


def _commit(talk: Talk, wish: Wish) -> Steps:
    talk.side.open = None
    if wish.act is Act.CANCEL:
        yield from changing.commit_cancel(talk, wish)
    elif wish.act is Act.INVITE:
        yield from inviting.commit(talk, wish)
    else:
        yield from booking.commit(talk, wish)


def _which_booking(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    if frame.act not in (None, wish.act, Act.BOOK):
        return False
    fits = fitting(wish.offered, _short_hour(talk, frame), frame.professional, frame.avoid, talk.meeting.now)
    fits = choose(fits, frame.pick) if frame.details() or _short_hour(talk, frame) else []
    if len(fits) == 1:
        wish.booking = fits[0]
        talk.side.open = None
        yield from wishes.proceed(talk)
        return True
    if talk.heard.assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
        return True
    return False


def _named(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """A name out of choices: by name, by place, or by a yes when there is one only."""
    if (
        frame.act in {Act.FORGET, Act.FACT, Act.LIST, Act.CANCEL, Act.MOVE, Act.REPEAT, Act.PEOPLE, Act.HELP}
        and frame.act is not wish.act
    ):
        return False
    chosen = _choice(talk, question, frame)
    if chosen is None:
        if talk.heard.assent is Assent.NO:
            talk.say("dropped")
            talk.done(wish)
            return True
        return False
    match question.ask:
        case Ask.CLIENT:
            wish.client = chosen
        case Ask.SERVICE:
            wish.service = chosen
        case Ask.PROFESSIONAL:
            wish.professional = chosen
        case Ask.INVITEE:
            wish.name = chosen
            wish.type = "PROFESSIONAL" if talk.meeting.professional(chosen) else "CLIENT"
        case _:
            day = date.fromisoformat(chosen)
            wish.when = When(days=(spoken_day(day),), clock=wish.when.clock)
    if frame.when and question.ask is not Ask.DATE:
        wish.when = wish.when.merged(frame.when)
    talk.side.open = None
    yield from wishes.proceed(talk)
    return True


def _choice(talk: Talk, question: Question, frame: Frame) -> str | None:
    choices = question.choices
    if question.ask is Ask.DATE:
        fits = [
            one for one in choices for day in frame.when.days if fits_day(day, date.fromisoformat(one), None)
        ]
        if len(fits) == 1:
            return fits[0]
    elif hits := find_names(talk.heard.text, choices, floor=0.86):
        return hits[0].name
    if frame.pick.place and abs(frame.pick.place) <= len(choices):
        return choices[frame.pick.place - 1 if frame.pick.place > 0 else -1]
    if (
        talk.heard.assent in (Assent.YES, Assent.ANY)
        and choices
        and (len(choices) == 1 or talk.heard.assent is Assent.ANY)
    ):
        return choices[0]
    if question.ask is Ask.SERVICE:
        return frame.service
    if question.ask is Ask.PROFESSIONAL:
        return frame.professional
    if question.ask in {Ask.CLIENT, Ask.INVITEE}:
        return frame.professional or frame.person or _bare_name(talk.heard.text)
    return None


def _bare_name(text: str) -> str | None:
    said = re.sub(
        r"^(?:it's|it is|for|that's|the client is|client|her name is|his name is|my|to|invite|please)\s+",
        "",
        text.strip(" .,!?"),
        flags=re.I,
    )
    said = re.sub(r",? (?:please|thanks)$", "", said, flags=re.I)
    return said if 1 <= len(said.split()) <= 4 and parts(said) and not find_assent_only(said) else None


def find_assent_only(text: str) -> bool:
    from embedded.language.understanding.assent import find_assent

    kind, rest = find_assent(text)
    return kind is not Assent.NONE and not rest


def _short_hour(talk: Talk, frame: Frame) -> When:
    """The wished time, with a bare number read as an hour where a time was asked for."""
    if frame.when or frame.pick:
        return frame.when
    found = re.fullmatch(
        rf"(?:um |the |for |at |maybe |let's say |say )*({BARE})(?: one)?(?:,? please|,? then|,? thanks?)?",
        talk.heard.text.strip(" .,!?"),
        re.I,
    )
    return When(clock=f"at {found[1]}") if found else frame.when


def _slot(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """A choice among offers, a correction of the wish, or another time."""
    from dataclasses import replace

    heard = talk.heard
    frame = replace(frame, when=_short_hour(talk, frame))
    if frame.act not in (None, Act.BOOK, Act.MOVE, Act.CANNOT_COME, Act.THANKS) or (
        frame.act is Act.MOVE and wish.act is not Act.MOVE
    ):
        return False
    if not frame.details():
        if (
            heard.assent in (Assent.ANY, Assent.YES)
            and question.ask is Ask.SLOT
            and question.spoken
            and (len(wish.offered) == 1 or heard.assent is Assent.ANY)
        ):
            wish.chosen = wish.offered[0]
            booking.confirm(talk, wish)
            return True
        if heard.assent is Assent.ANY:
            wish.when = When(soonest=True)
        elif heard.assent is Assent.NO:
            wish.seen = [*wish.seen, *wish.offered]
            wish.offered = []
            talk.ask(Ask.WHEN, "what_instead")
            return True
        elif heard.assent is Assent.YES and question.ask is Ask.SLOT and wish.offered:
            talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(wish.offered))
            return True
        else:
            return False
        talk.side.open = None
        yield from wishes.proceed(talk)
        return True
    fits = booking.pick(talk, wish, frame) if wish.offered and not frame.pick.shift else []
    if len(fits) == 1 and question.spoken:
        wish.chosen = fits[0]
        if heard.go and frame.act is not Act.MOVE and frame.service in (None, wish.chosen.service):
            yield from _commit(talk, wish)
            yield from wishes.proceed(talk)
        else:
            booking.confirm(talk, wish)
        return True
    if (len(fits) > 1 and len(fits) < len(wish.offered)) or (fits and frame.when.days and not frame.when.clock):
        wish.offered = fits
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(fits))
        return True
    if frame.pick.place is not None and not frame.when:
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(wish.offered))
        return True
    _correct(wish, frame)
    talk.side.open = None
    if frame.pick.shift:
        yield from _shifted(talk, wish, frame)
    else:
        yield from wishes.proceed(talk)
    return True


def _correct(wish: Wish, frame: Frame) -> None:
    """Put the corrected part into the wish and keep the rest."""
    when = frame.when
    if when.clock and not when.days and not wish.when.days and wish.offered:
        days = {one.starts.date() for one in wish.offered}
        if len(days) == 1:
            wish.when = When(days=(spoken_day(days.pop()),))
    wish.when = wish.when.merged(when) if when or when.avoid else wish.when
    if frame.avoid and wish.professional in frame.avoid:
        wish.professional = None
    wish.professional = frame.professional or wish.professional
    wish.avoid |= frame.avoid
    wish.service = frame.service or wish.service
    wish.client = frame.person or wish.client
    wish.chosen = None


def _shifted(talk: Talk, wish: Wish, frame: Frame) -> Steps:
    """ "Earlier", "later", "something else": look beside what was offered."""
    base = wish.offered or wish.seen
    wish.seen = [*wish.seen, *wish.offered]
    if frame.when or not base or frame.pick.shift == "other":
        yield from wishes.proceed(talk)
        return
    edge = (
        min(base, key=lambda one: one.starts)
        if frame.pick.shift == "earlier"
        else max(base, key=lambda one: one.starts)
    )
    word = "before" if frame.pick.shift == "earlier" else "after"
    from embedded.language.wording.spoken import spoken_time

    wish.when = When(days=(spoken_day(edge.starts.date()),), clock=f"{word} {spoken_time(edge.starts)}")
    yield from wishes.proceed(talk)
