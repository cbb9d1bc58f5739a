"""The answer to "which of them?": one of several bookings, all of them, or none."""

import re

from embedded.language.dialogue import wishes
from embedded.language.dialogue.correcting import time_said
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.dialogue.wish import Wish
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent
from embedded.language.understanding.choice import choose, fitting
from embedded.language.understanding.frame import Frame


def answer_booking(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Which of several bookings is meant."""
    if frame.act not in (None, wish.act, Act.BOOK):
        return False
    when = time_said(talk, wish, frame)
    if when or frame.details():
        fits = choose(
            fitting(wish.offered, when, frame.professional, frame.avoid, talk.meeting.now), frame.pick
        )
        if len(fits) == 1:
            wish.booking, talk.side.open = fits[0], None
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
