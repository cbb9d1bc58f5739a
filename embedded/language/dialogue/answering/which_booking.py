"""The answer to "which of them?": one of several bookings, all of them, or none."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.correcting import time_said
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, choose, fitting
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import services_alike
from embedded.language.understanding.times.relative import leans, told_from
from embedded.language.understanding.times.when import NO_TIME, When


def _with_its_hour(wish: Wish, frame: Frame) -> When:
    """The wished time with the hour of the one that is meant, where it is to stay: "the long one. Same time"."""
    if wish.act is not Act.MOVE or not wish.booking or not wish.when.days or wish.when.clock:
        return wish.when
    there = told_from(wish.booking.starts, frame.text, wish.when, None)
    return replace(wish.when.in_pieces(), clock=there.clock) if there.clock else wish.when


def _named(talk: Talk, wish: Wish, frame: Frame, when: When) -> list[Offer]:
    """Those asked about that agree with the time, the person and the kind that was said."""
    there = fitting(wish.offered, when, frame.professional, frame.avoid, talk.meeting.now)
    kinds = [frame.service] if frame.service else services_alike(frame.text, {one.service for one in there})
    return [one for one in there if one.service in kinds or not kinds]


def answer_booking(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Which of several bookings is meant."""
    if frame.act not in (None, wish.act, Act.BOOK):
        return False
    told = wish.act is Act.MOVE and leans(frame.text)
    when = frame.source or frame.when if told else time_said(talk, wish, frame)
    if when or frame.details():
        fits = choose(_named(talk, wish, frame, when), frame.pick)
        new = not fits and wish.act is Act.MOVE and bool(when and not frame.source)
        fits = _named(talk, wish, frame, NO_TIME) if new and (frame.professional or frame.service) else fits
        if len(fits) == 1:
            wish.booking, talk.side.open = fits[0], None
            wish.when = wish.when.merged(frame.when) if new else _with_its_hour(wish, frame)
            wish.told = frame.text if new and leans(frame.text) else wish.told
            yield from wishes.proceed(talk)
            return True
        if frame.act is None:
            talk.say("not_that_booking")
            talk.again()
            return True
    if talk.heard.assent is Assent.NO and talk.heard.only_assent():
        talk.say("dropped")
        talk.done(wish)
        yield from wishes.proceed(talk)
        return True
    if re.search(r"\b(?:both|all)\b", talk.heard.text, re.I) and wish.act is Act.CANCEL:
        wish.all, talk.side.open = True, None
        yield from wishes.proceed(talk)
        return True
    return False
