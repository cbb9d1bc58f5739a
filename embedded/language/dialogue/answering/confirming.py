"""The yes or no to what was read back: the only door to a write."""

import re
from dataclasses import replace

from embedded.language.dialogue.answering.agreeing import agrees, is_theirs, says_over, the_only_one
from embedded.language.dialogue.answering.calling_off import drop, left_alone
from embedded.language.dialogue.answering.choosing import answer_slot
from embedded.language.dialogue.answering.naming import bare_name, corrected_name
from embedded.language.dialogue.answering.said_beside import keeps_it
from embedded.language.dialogue.deeds import booking, changing, wishes
from embedded.language.dialogue.deeds.correcting import timed
from embedded.language.dialogue.deeds.in_place_of import replaces
from embedded.language.dialogue.deeds.rather import moves_instead
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.questions import facts
from embedded.language.dialogue.state import Answered, Steps, Talk
from embedded.language.dialogue.who import inviting
from embedded.language.dialogue.who.whom import client_meant
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import NO_PICK, fitting
from embedded.language.understanding.booked.keeping import keeps
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.when import NO_TIME
from embedded.language.wording.spoken import spoken_offers

_SLOTTED = frozenset({Act.BOOK, Act.MOVE})
WHETHER_DONE = re.compile(
    r"(?:^|[,.;?] ?|\b(?:so|wait|and|but) )(?:(?:did|have|has) (?:you|it|that)|is (?:it|that))(?: \w+){0,3}?"
    r" (?:book(?:ed)?|cancel(?:led|ed)?|moved?|changed?|confirm(?:ed)?|invited?|done|do it)\b",
    re.I,
)
"""Whether what is only read back is done already."""
_OTHERS = re.compile(
    r"\b(?:my|the|our|existing|old|other|\w+'s) (?:\w+ ){0,2}(?:appointments?|bookings?|visits?)\b"
    r"|\bthe others?\b",
    re.I,
)


def answer_confirm(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """Commit on a clear yes to exactly what was read back; a difference corrects, a no goes back a step."""
    heard = talk.heard
    frame = frame if wish.act is Act.INVITE else _with_client(talk, frame)
    frame = timed(talk, wish, frame) if wish.act in _SLOTTED else frame
    if (yield from _turns(talk, wish, frame)):
        return True
    if (
        _takes_back(talk, wish, frame)
        or _stays_with(talk, wish, frame)
        or left_alone(talk, wish)
        or keeps_it(talk, wish)
    ):
        yield from drop(talk, wish)
        return True
    only = the_only_one(wish, frame)
    frame = replace(frame, pick=NO_PICK, when=NO_TIME) if only else frame
    if agrees(talk, question, wish, frame):
        if not question.spoken:
            question.spoken = True
            talk.out.append(question.text)
        else:
            yield from _go_on(talk, wish)
        return True
    if unclear := _unclear(talk, frame) or ("be_sure" if only else ""):
        question.doubt |= unclear == "be_sure"
        talk.say(unclear)
        talk.again()
        return True
    if wish.act not in _SLOTTED:
        return (yield from _refused(talk, wish, frame))
    if says_over(talk, wish):
        talk.again()
        return True
    if (
        frame.details()
        or frame.person
        or frame.act is Act.CANNOT_COME
        or (frame.act in _SLOTTED and heard.assent is Assent.NO)
    ):
        return (yield from answer_slot(talk, question, wish, frame))
    if heard.assent is Assent.NO and heard.only_assent() and not heard.hedged:
        _another(talk, wish)
    elif heard.assent is Assent.ANY:
        talk.again()
    else:
        return False
    return True


def _turns(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Begin again for another client or address, as a change in place of a cancelling, or of what it replaces."""
    if wish.booking and frame.person and talk.person.books_for_others and not is_theirs(wish, frame.person):
        yield from changing.of_another(talk, wish, frame)
        return True
    if wish.act is Act.INVITE and frame.email and frame.email != wish.email:
        wish.email, talk.side.open = frame.email, None
        yield from wishes.proceed(talk)
        return True
    return (yield from moves_instead(talk, wish)) or (yield from replaces(talk, wish))


def _unclear(talk: Talk, frame: Frame) -> str:
    """What to say to no more than doubt, a question or a weak or held-back yes; "" where the words hold more."""
    heard = talk.heard
    if WHETHER_DONE.search(heard.text) and not frame.when:
        return "not_yet"
    held_back = heard.assent is Assent.YES and heard.hedged
    bare = held_back and all(
        one.act in (None, Act.BOOK, Act.FORGET) and not one.person for one in heard.frames
    )
    if not (heard.only_assent() or bare) or frame.details() or any(one.details() for one in heard.frames):
        return ""
    if heard.assent is Assent.UNSURE:
        return "wait"
    return "be_sure" if heard.assent is Assent.WEAK or held_back else ""


def _with_client(talk: Talk, frame: Frame) -> Frame:
    """The clause with the client it names in place of the one read back, where somebody books for others."""
    if frame.person or frame.act or frame.details() or not talk.person.books_for_others:
        return frame
    return replace(frame, person=corrected_name(talk.heard.text))


def _takes_back(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """“Cancel that” while something else is being read back: it is not done, and nothing is cancelled."""
    return (
        wish.act is not Act.CANCEL
        and frame.act is Act.CANCEL
        and talk.heard.assent is not Assent.YES
        and not frame.when
        and not _OTHERS.search(frame.text)
        and _of_same_client(talk, wish, frame)
    )


def _of_same_client(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether staff mean by "her" the client whose appointment is read back, or nobody else."""
    meant = client_meant(talk, frame)
    return meant is None or is_theirs(wish, meant)


def _stays_with(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a standing appointment shall stay as it is, or with whom it is: "no, leave it with Dr. Melo"."""
    old, new = wish.booking, wish.chosen
    if old and keeps(talk.heard.text) and not frame.when:
        return True
    same = wish.act is Act.MOVE and old and new and old.starts == new.starts and not frame.when
    return bool(same and old and new and frame.professional == old.professional != new.professional)


def _go_on(talk: Talk, wish: Wish) -> Steps:
    """Commit, then do what else was said in the same breath."""
    rest = [
        one
        for one in talk.heard.frames
        if one.act
        and one.act is not wish.act
        and one.act not in (Act.BOOK, Act.THANKS, Act.BYE)
        and (one.act is not Act.MOVE or one.details() or one.source)
        and not _remarks(one)
    ]
    talk.side.wishes[1:1] = [wishes.make(talk, one) for one in rest if one.act in wishes.KINDS]
    yield from commit(talk, wish)
    for one in rest:
        if one.act not in wishes.KINDS:
            yield from facts.tell(talk, one)
    yield from wishes.proceed(talk)


def _remarks(frame: Frame) -> bool:
    """Whether what a yes goes on with is only like a question, and asks for nothing: "that's the ticket"."""
    return frame.act is Act.FACT and not frame.question and grammar_act(frame.text) is not Act.FACT


def commit(talk: Talk, wish: Wish) -> Steps:
    """Write what was agreed on."""
    talk.side.open = None
    if wish.act is Act.CANCEL:
        yield from changing.commit_cancel(talk, wish)
    elif wish.act is Act.INVITE:
        yield from inviting.commit(talk, wish)
    else:
        yield from booking.commit(talk, wish)


def _another(talk: Talk, wish: Wish) -> None:
    others = [one for one in wish.offered if one != wish.chosen]
    wish.seen = [*wish.seen, *([wish.chosen] if wish.chosen else [])]
    wish.chosen, wish.offered = None, others
    if others:
        talk.say("all_right")
        talk.ask(Ask.SLOT, "others", offers=spoken_offers(others))
    else:
        talk.ask(Ask.WHEN, "what_instead")


def _rather_moves(talk: Talk, frame: Frame) -> bool:
    """Whether a cancelling is taken back for another time: "no, don't cancel it, can it be at two instead?"."""
    return frame.act is Act.MOVE or (frame.presumes and talk.heard.assent is Assent.NO)


def _kind_there(talk: Talk, wish: Wish) -> str | None:
    """The kind that was named first, where one of it stands at the time named now: "no, the one on Friday"."""
    there = fitting(wish.bookings, wish.when, wish.professional, frozenset(), talk.meeting.now)
    return wish.service if any(one.service == wish.service for one in there) else None


def _refused(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """A no or a correction to cancelling or inviting."""
    name = frame.professional or frame.person
    if wish.all and (frame.person or frame.mentioned):
        return False
    if (
        wish.act is Act.INVITE
        and not name
        and talk.heard.assent is not Assent.WEAK
        and not (frame.question or talk.heard.hedged)
    ):
        name = bare_name(talk.heard.text)
    if frame.act not in (None, wish.act, Act.BOOK) and not (wish.act is Act.CANCEL and frame.act is Act.MOVE):
        return False
    if wish.act is Act.INVITE and name:
        inviting.name(talk, wish, name)
    elif wish.act is Act.CANCEL and frame.when and _rather_moves(talk, frame):
        wish.act, wish.when, wish.told, wish.all = Act.MOVE, frame.when, frame.text, False
    elif wish.act is Act.CANCEL and frame.pick.shift == "other" and wish.booking:
        wish.seen, wish.booking, wish.when, wish.pick = [*wish.seen, wish.booking], None, NO_TIME, NO_PICK
        wish.text = ""
    elif wish.act is Act.CANCEL and frame.details():
        wish.booking, wish.all, wish.when, wish.professional, wish.pick = (
            None,
            False,
            frame.when,
            frame.professional,
            frame.pick,
        )
        wish.service, wish.text = frame.service or _kind_there(talk, wish), frame.text
    elif talk.heard.assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
    else:
        return False
    talk.side.open = None
    yield from wishes.proceed(talk)
    return True
