"""A choice among offered slots or bookings, a correction of the wish, or another time."""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.agreeing import is_theirs
from embedded.language.dialogue.answering.meant_offer import meant_offer
from embedded.language.dialogue.answering.refusing import refuses_only, without_refused
from embedded.language.dialogue.deeds import booking, wishes
from embedded.language.dialogue.deeds.beside import look_beside
from embedded.language.dialogue.deeds.correcting import correct, pick, timed
from embedded.language.dialogue.deeds.in_place_of import is_change
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.diary.pointing import in_place
from embedded.language.dialogue.diary.recalling import told_just_now
from embedded.language.dialogue.state import Answered, Steps, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.put_off import puts_off
from embedded.language.understanding.times.shift import shifts
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.professionals import seeks_someone
from embedded.language.wording.spoken import spoken_day, spoken_offers

_MINE = re.compile(
    r"\b(?:(?:my|the|our|existing|old|other|\w+'s) (?:\w+ ){0,2}(?:appointments?|bookings?|visits?)|mine|ours"
    r"|the one (?:with|on|at|for))\b",
    re.I,
)
_NAMED_FIRST = re.compile(r"(?:(?:and|but|also|then|oh|so)[, ]+)*(?:the|my|our) (?!same\b)\w", re.I)
_BOOK_IT = re.compile(r"\b(?:book|take|reserve) (?:it|that|this|them)\b[^?]*$", re.I)
"""An order for what is offered, which does not say which."""


def answer_slot(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """Read the words against the offers; what fits none corrects the wish, and the search goes on."""
    if question.ask is Ask.SLOT and (yield from is_change(talk, wish)):
        frame = replace(frame, act=None)
    frame = timed(talk, wish, frame)
    if (
        not _about_this(wish, frame)
        or _of_what_stands(talk, wish, frame)
        or _of_other_hands(talk, wish, frame)
        or _of_anothers(talk, wish, frame)
    ):
        return False
    frame, gone = without_refused(wish, frame)
    if (yield from refuses_only(talk, wish, frame, gone)):
        return True
    beyond = frame.pick.shift or frame.when.latest or (frame.when.earliest and wish.when.names_hour())
    fits = pick(talk, wish, frame) if wish.offered and not beyond else []
    fits = [] if talk.elsewhere else fits
    if question.ask is Ask.CONFIRM and wish.chosen in fits and not (frame.when or frame.pick):
        fits = [wish.chosen]
    if not frame.details() and not (frame.person and wish.chosen and talk.person.books_for_others):
        return (yield from _without_details(talk, question, wish))
    if (len(fits) == 1 or not frame.details()) and question.spoken:
        wish.chosen = fits[0] if fits else wish.chosen
        if not (yield from _for_whom(talk, wish, frame)):
            return True
        ordered = talk.heard.go and talk.heard.assent is Assent.YES and not talk.heard.hedged
        if ordered and wish.chosen and frame.service in (None, wish.chosen.service):
            talk.side.open = None
            yield from booking.commit(talk, wish)
            yield from wishes.proceed(talk)
        else:
            booking.confirm(talk, wish)
        return True
    same = {*frame.when.minutes()} & {*wish.when.minutes()} and not frame.when.days
    if fits and (len(fits) < len(wish.offered) or not frame.when.clock or same) and question.spoken:
        out = [one for one in wish.offered if one not in fits] if frame.pick.refused else []
        wish.seen, wish.offered = [*wish.seen, *out], fits
        _to_the_day(wish, frame)
        wish.professional = frame.professional or wish.professional
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(fits))
        return True
    if (frame.pick.place is not None and not frame.when and wish.offered) or _leaves_day(wish, frame, fits):
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(wish.offered))
        return True
    if frame.pick.refused and wish.offered and not (fits or frame.when):
        _all_refused(talk, wish)
        return True
    yield from _search_on(talk, wish, frame)
    return True


def _leaves_day(wish: Wish, frame: Frame, fits: list[Offer]) -> bool:
    """Whether the one hour at which all that is offered begins is named again, and no day."""
    hours = {one.starts.time() for one in wish.offered}
    said = frame.when.minutes() and not frame.when.days and not frame.professional
    return bool(said and fits == wish.offered and len(fits) > 1 and len(hours) == 1)


def _to_the_day(wish: Wish, frame: Frame) -> None:
    """Where one day of the offers was named, wish for that one, so that an hour named next is of it."""
    days = {one.starts.date() for one in wish.offered}
    if frame.when.days and len(days) == 1:
        clock = frame.when.clock or wish.when.clock
        wish.when = replace(wish.when.in_pieces(), days=(spoken_day(days.pop()),), clock=clock)


def _search_on(talk: Talk, wish: Wish, frame: Frame) -> Steps:
    """Look again, beside what was offered or for the wish as it is corrected."""
    talk.side.open = None
    beside = frame.pick.shift and not frame.when
    correct(wish, frame, talk.meeting.now, keep_offers=bool(beside))
    if beside:
        yield from look_beside(talk, wish, frame.pick.shift)
    yield from wishes.proceed(talk)


def _of_anothers(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether staff tell another time for what stands of another client: "put Mr Orr down for ten instead"."""
    other = frame.person and not (wish.client and is_theirs(wish, frame.person))
    return bool(other and frame.presumes and talk.person.books_for_others)


def _for_whom(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Take the client staff name together with a choice; False when it is asked who that is."""
    if (
        not frame.person
        or not talk.person.books_for_others
        or (wish.client and is_theirs(wish, frame.person))
    ):
        return True
    wish.client, talk.side.open = frame.person, None
    return (yield from booking.client_settled(talk, wish))


def _about_this(wish: Wish, frame: Frame) -> bool:
    """Whether the clause goes on with the wish at hand; "move it to Friday" does while nothing is written."""
    if frame.act in (None, Act.BOOK, Act.THANKS):
        return not (frame.act is None and frame.question and not frame.details())
    if frame.source and wish.booking and not fitting([wish.booking], frame.source, None, frozenset(), None):
        return False
    if frame.act is Act.MOVE and frame.service not in (None, wish.service) and _shifts_another(frame):
        return False
    if frame.act is Act.CANNOT_COME and frame.when.avoid and wish.inquiry:
        return any(one.starts.weekday() in frame.when.avoid for one in wish.offered)
    if frame.act in (Act.MOVE, Act.CANNOT_COME):
        return wish.act is Act.MOVE or not (wish.inquiry or _MINE.search(frame.text) or frame.source)
    return False


def _of_what_stands(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether it is the speaker's own appointment, told in the last answer, that is put off: "push it to one"."""
    last = told_just_now(talk)
    return bool(last and wish.act is Act.BOOK and frame.act is Act.MOVE and last.service != wish.service)


def _shifts_another(frame: Frame) -> bool:
    """Whether a kind that is not on offer is named first and shifted: "and the fitting, make it an hour later"."""
    return bool(_NAMED_FIRST.match(frame.text)) and shifts(frame.text) and not in_place(frame.text)


def _all_refused(talk: Talk, wish: Wish) -> None:
    """Keep in mind that nothing of what was offered suits, and ask what would."""
    wish.seen, wish.offered, wish.chosen = [*wish.seen, *wish.offered], [], None
    talk.ask(Ask.WHEN, "what_instead")


def _without_details(talk: Talk, question: Question, wish: Wish) -> Answered:
    assent, offered = talk.heard.assent, wish.offered
    if question.ask is Ask.WHEN and assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
        yield from wishes.proceed(talk)
        return True
    if assent is Assent.NO or (talk.heard.main().act is Act.CANNOT_COME and offered):
        _all_refused(talk, wish)
        return True
    if question.ask is Ask.SLOT and offered and question.spoken:
        if assent is Assent.ANY or (assent is Assent.YES and len(offered) == 1):
            wish.chosen = offered[0]
            booking.confirm(talk, wish)
            return True
        if assent is Assent.UNSURE and puts_off(talk.heard.text) and talk.heard.only_assent():
            talk.say("wait")
            return True
        agreed = assent is Assent.YES or (assent is not Assent.UNSURE and _BOOK_IT.search(talk.heard.text))
        if agreed and not talk.heard.hedged and (meant := meant_offer(talk, wish)):
            wish.chosen = meant
            booking.confirm(talk, wish)
            return True
        if assent in (Assent.YES, Assent.WEAK, Assent.UNSURE) or _BOOK_IT.search(talk.heard.text):
            talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(offered))
            return True
    if assent is Assent.ANY:
        wish.when, talk.side.open = When(soonest=True), None
        yield from wishes.proceed(talk)
        return True
    return False


def _of_other_hands(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether somebody else is wished for who does other things: "and I'd like to see Dr. Weiss again"."""
    who = talk.meeting.professional(frame.professional)
    other = who and who.services and wish.service and wish.service not in who.services
    return bool(other and frame.act is Act.BOOK and not frame.service and seeks_someone(frame.text))
