"""Answers to an open question; what does not answer it is left for fresh understanding."""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.choosing import answer_slot
from embedded.language.dialogue.answering.confirming import answer_confirm
from embedded.language.dialogue.answering.naming import answer_named
from embedded.language.dialogue.answering.which_booking import answer_booking
from embedded.language.dialogue.answering.which_kind import answer_kind
from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.rather import other_time, refuses_cancelling, to_move
from embedded.language.dialogue.deeds.wish import MOST_PUT, Ask, Question, Wish
from embedded.language.dialogue.forms import told_of_them
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.questions import facts
from embedded.language.dialogue.questions.asked_back import of_the_offer, why_not
from embedded.language.dialogue.questions.describing import describe
from embedded.language.dialogue.questions.going_on import adds_bare
from embedded.language.dialogue.questions.smaller_kinds import thinks_smaller
from embedded.language.dialogue.questions.which_days import tell_days
from embedded.language.dialogue.state import Answered, Steps, Talk
from embedded.language.dialogue.who import dictating
from embedded.language.understanding.acts.act import OF_HOUSE, Act
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.no_tool import blocks
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.answers.reserve import asks_its_price
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import undecided
from embedded.language.understanding.sentences.asides import PLAINLY
from embedded.language.understanding.sentences.put_off import puts_off
from embedded.language.understanding.sentences.things import asks_of_house
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import When

_BARE_BYE = re.compile(r"(?:good ?)?bye(?:[- ]bye)?[.! ]*", re.I)


def answer(talk: Talk, question: Question) -> Answered:
    """Try to read the utterance as the answer; False when it is something else."""
    wish = talk.side.wish()
    if wish and thinks_smaller(talk, question, wish):
        return True
    if wish and (yield from tell_days(talk, question, wish)):
        return True
    if wish and (yield from _asked_back(talk, question, wish)):
        return True
    frame = talk.heard.main()
    if _turns_to_house(frame) or (talk.topic and adds_bare(frame)):
        return False
    if told_of_them(frame) or blocks(frame.text):
        return False
    if frame.act is Act.BYE and not _agreed(talk, question):
        return _leaving(talk, question)
    if question.ask is Ask.WANT_BOOKING:
        return (yield from _want_booking(talk, question))
    if undecided(talk.heard.text) and not frame.details():
        return (yield from _advised(talk, question))
    return wish is not None and (yield from _to_wish(talk, question, wish, frame))


def _agreed(talk: Talk, question: Question) -> bool:
    """Whether a goodbye stands behind a yes to what was read back: "yes, that's it, see you"."""
    heard = talk.heard
    return question.ask is Ask.CONFIRM and question.spoken and heard.assent is Assent.YES and not heard.hedged


def _turns_to_house(frame: Frame) -> bool:
    """Whether a clause that names nothing of a wish asks something of the house."""
    if frame.details():
        return False
    if frame.act is Act.BOOK:
        return judged(frame, held=True).act is Act.FACT
    plain = frame.act is None and frame.question and not bare_hours(frame.text)
    return plain and (asks_of_house(frame.text) or chances(frame.text).get(Act.FACT, 0.0) >= PLAINLY)


def _to_wish(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    match question.ask:
        case Ask.MESSAGE:
            return (yield from dictating.take(talk, wish, frame))
        case Ask.LEAVE_MESSAGE:
            return (yield from dictating.take_offered(talk, question, wish))
        case Ask.MOVE_OR_CANCEL:
            return (yield from _move_or_cancel(talk, wish, frame))
        case Ask.CONFIRM if wish.act is Act.INVITE and (frame.service or frame.when):
            return False
        case Ask.CONFIRM:
            return (yield from answer_confirm(talk, question, wish, frame))
        case Ask.BOOKING:
            return (yield from answer_booking(talk, wish, frame))
        case Ask.SERVICE:
            return (yield from answer_kind(talk, question, wish, frame))
        case Ask.WHEN | Ask.SLOT:
            return (yield from answer_slot(talk, question, wish, frame))
        case _:
            return (yield from answer_named(talk, question, wish, frame))


def _advised(talk: Talk, question: Question) -> Answered:
    """What the kinds are for, to who does not know which to take; other choices are theirs."""
    if question.ask is Ask.SERVICE:
        yield from describe(talk, question.choices)
    else:
        talk.say("your_choice")
    talk.again()
    return True


def _asked_back(talk: Talk, question: Question, wish: Wish) -> Answered:
    """Answer what is asked about the offer; True when that was all that was said."""
    if puts_off(talk.heard.text):
        question.put = MOST_PUT
    if (yield from why_not(talk, question, wish)):
        return True
    kept = tuple(one for one in talk.heard.frames if not of_the_offer(one.text))
    if talk.heard.frames and not kept:
        talk.again()
        return True
    talk.heard = replace(talk.heard, frames=kept)
    yield from _tell_beside(talk, question)
    return False


def _tell_beside(talk: Talk, question: Question) -> Steps:
    """Tell what was asked in the same breath as an answer, before the answer is taken.

    A yes tells it itself, after the deed.
    """
    if talk.heard.assent is Assent.YES or question.ask is Ask.MESSAGE:
        return
    read = [(one, judged(one, held=True)) for one in talk.heard.frames]
    beside = [one for _, one in read if one.act in OF_HOUSE]
    kept = tuple(one for one, as_read in read if as_read.act not in OF_HOUSE)
    if not any(one.details() or bare_hours(one.text) for one in kept):
        return
    for one in beside:
        yield from facts.tell(talk, one, busy=True)
    talk.heard = replace(talk.heard, frames=kept)


def _leaving(talk: Talk, question: Question) -> bool:
    """A bare "Bye" may be a misheard "Five": once it is asked back; then, or said in full, it lets the matter go."""
    if _BARE_BYE.fullmatch(talk.heard.text) and not question.leaving and question.put < MOST_PUT:
        question.leaving = True
        talk.out.append(f"Before you go: {question.text}")
        return True
    talk.side.wishes.clear()
    talk.side.open = None
    talk.say("dropped")
    return False


def _want_booking(talk: Talk, question: Question) -> Answered:
    """“Shall I find one?” after an empty list."""
    heard = talk.heard
    if heard.assent is Assent.NO and heard.only_assent():
        talk.side.open = None
        talk.say("all_right")
        return True
    if heard.assent is not Assent.YES or not question.spoken or heard.main().act not in (None, Act.BOOK):
        return False
    frame = heard.main()
    talk.side.open = None
    wish = Wish(Act.BOOK, frame.when, professional=frame.professional, service=frame.service)
    talk.side.wishes.insert(0, wish)
    yield from wishes.proceed(talk)
    return True


_TIMED = frozenset({None, Act.BOOK, Act.MOVE})


def _names(talk: Talk, frame: Frame, booking: Offer) -> bool:
    """Whether the words only say which appointment is meant."""
    return bool(fitting([booking], frame.when, frame.professional, frame.avoid, talk.meeting.now))


def _move_or_cancel(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    low = talk.heard.text.lower()
    refused = refuses_cancelling(low)
    frame = (refused and other_time(talk)) or frame
    if asks_its_price(low):
        return False
    if not frame.when and frame.act in _TIMED:
        frame = next((one for one in talk.heard.frames if one.when and one.act in _TIMED), frame)
    if (
        not refused
        and frame.act is None
        and frame.when
        and wish.booking
        and _names(talk, frame, wish.booking)
    ):
        talk.again()
        return True
    if "cancel" in low and not refused and frame.act is not Act.FORGET:
        wish.act = Act.CANCEL
    elif (
        frame.act in {Act.MOVE, Act.BOOK}
        or frame.when
        or (refused and frame.pick.shift)
        or re.search(r"\b(?:first|move|resched\w+|another|change|different)\b", low)
    ):
        wish.source = When()
        to_move(wish, frame)
    elif talk.heard.assent is Assent.NO and talk.heard.only_assent():
        talk.say("dropped")
        talk.done(wish)
        return True
    else:
        return False
    talk.side.open = None
    yield from wishes.proceed(talk)
    return True
