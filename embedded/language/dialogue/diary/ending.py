"""Until when an appointment lasts: its start and its minutes."""

import re
from datetime import timedelta

from embedded.language.dialogue.deeds.wishes import KINDS
from embedded.language.dialogue.diary.recalling import heard_last
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.answers.choice import Offer
from embedded.language.wording.spoken import spoken_time

_LEAD = r"(?:(?:and|so|but|okay|ok|oh|wait|sorry|um|right|then)\b[, ]*)*"
_IT = r"(?:it|that|this|the (?:appointment|session|visit|meeting|lesson|class|whole thing))"
_ENDS = (
    r"(?:(?:end|finish|go on|go|last|run)(?: (?:until|till|to))?|be (?:over|done|finished|through)|over|done"
    r"|finished)"
)
_UNTIL = re.compile(
    rf"{_LEAD}(?:(?:un)?til (?:when|what time)(?:'s| is| does| will| would)? (?:{_IT}|i|we)(?: {_ENDS}| be)?"
    rf"|(?:when|what time|how late)(?:'s| is| does| do| will| would| am| are|'ll|'d) (?:{_IT}|i|we) (?:roughly |about "
    rf"|likely )*{_ENDS}"
    rf"|(?:what time|when) (?:do|will|can|would) (?:i|we) (?:get out|be out|leave)(?: of (?:there|here|it))?"
    rf"|how late (?:is|does|will) {_IT}(?: {_ENDS})?)(?: (?:then|about|roughly|by|with|again|exactly))*[?.! ]*",
    re.I,
)
"""It is asked when something stops; "when does it open" and "until when are you open" ask another thing."""
_OWN = re.compile(r"\b(?:i|we|appointment|session|visit|lesson|class)\b", re.I)


def tell_end(talk: Talk) -> bool:
    """Say when the appointment offered or spoken of last ends, where that is all that is asked."""
    asked = next((one for one in talk.heard.frames if _UNTIL.fullmatch(_last(one.text))), None)
    others = [one for one in talk.heard.frames if one is not asked and one.act in KINDS and not one.question]
    if asked is None or others or (talk.topic and not _OWN.search(_last(asked.text))):
        return False
    there = _meant(talk)
    if there is None or not there.minutes:
        return False
    talk.say(
        "ends",
        start=spoken_time(there.starts),
        end=spoken_time(there.starts + timedelta(minutes=there.minutes)),
    )
    return True


def _last(text: str) -> str:
    """The last sentence of a clause."""
    return re.split(r"(?<=[.?!]),? ", text.strip())[-1]


def _meant(talk: Talk) -> Offer | None:
    """The time read back or the only one offered, else the appointment spoken of last."""
    wish = talk.side.wish()
    if wish is None or talk.side.open is None:
        last = heard_last(talk) if talk.person.books_for_others else talk.side.last_booking
        return last if last != talk.side.last_gone else None
    if wish.chosen or wish.booking:
        return wish.chosen or wish.booking
    return wish.offered[0] if len(wish.offered) == 1 else None
