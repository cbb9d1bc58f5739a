"""What is put right after the deed, or of what is on offer: other hands for it, or another hour."""

import re
from dataclasses import replace

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import fitting
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.repair import EDITING
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.relative import at_moment
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import spoken_day

_IN_OTHER_HANDS = re.compile(
    r"\b(?:same (?:(?:day|date) and )?(?:time|hour|slot)|(?:that|this) (?:time|slot|hour)|instead|rather"
    r"|swap\w*|switch\w*"
    r"|(?:do|does|did|done|take|have|make|handle|be) (?:it|that|this|one|mine|me|us)\b|for (?:it|that"
    r"|this)\b|be done by)",
    re.I,
)
"""Words that leave an appointment as it is but for who gives it."""
_DOES = re.compile(r"\b(?:can|could|would|may|might|rather)\b.*\b(?:do|take|have|make|handle|give)\b", re.I)
_READ_AS = frozenset({None, Act.BOOK, Act.MOVE, Act.FACT, Act.PEOPLE, Act.INVITE})
"""What such a question may be taken for by its words alone."""


def in_other_hands(talk: Talk, frame: Frame) -> Frame:
    """A question whether another professional could do what is at hand, as the wish it is.

    Of what is on offer it is a correction, of an appointment spoken of last a change of that one at its own time.
    """
    who, last = frame.professional, talk.side.last_booking
    at_hand = talk.side.wish() if talk.side.open else last
    same = at_hand and frame.service == at_hand.service and _DOES.search(frame.text)
    if frame.act not in _READ_AS or frame.further or not who:
        return frame
    if not (same or (frame.service and _DOES.search(frame.text)) or _IN_OTHER_HANDS.search(frame.text)):
        return frame
    if talk.side.open and (wish := talk.side.wish()) and wish.act in (Act.BOOK, Act.MOVE):
        return replace(frame, act=None) if frame.act is not Act.MOVE else frame
    if last is None or talk.side.last_done is Act.CANCEL or who == last.professional or adds(frame.text):
        return frame
    if frame.service not in (None, last.service) and _DOES.search(frame.text) and not frame.when:
        return replace(frame, act=Act.MOVE)
    other = frame.service not in (None, last.service) or (frame.person not in (None, last.client))
    if other or (frame.when and not fitting([last], frame.when, None, frozenset(), talk.meeting.now)):
        return frame
    there = at_moment(last.starts)
    return replace(frame, act=Act.MOVE, when=there, source=there, text=f"{frame.text} (that one)")


_KEEPS = re.compile(
    r"\b(?:keep|leave|have|take) (?:it|that(?: one)?|mine|them|(?:my|the) [\w -]+?)"
    r"(?: (?:after all|as it (?:is|was)|then|please|instead))*[.! ]*$",
    re.I,
)


def put_right(talk: Talk, frame: Frame) -> Frame:
    """An hour put right after the deed ("sorry, I meant twelve"), as a change of the appointment just made.

    What was cancelled and shall be kept after all is wished for again.
    """
    keeps = talk.side.last_done is Act.CANCEL and talk.side.last_gone and _KEEPS.search(frame.text)
    if keeps and not talk.side.open and frame.act in (None, Act.FORGET, Act.WAIT):
        return replace(frame, act=Act.BOOK, text=f"keep it ({frame.text})")
    last, said = talk.side.last_booking, talk.heard.text
    hours = bare_hours(frame.text) if not frame.when else []
    if talk.side.open or last is None or talk.side.last_done not in (Act.BOOK, Act.MOVE):
        return frame
    if frame.act is not None or not EDITING.match(said) or not (hours or frame.when.minutes()):
        return frame
    when = When((spoken_day(last.starts.date()),), f"at {hours[-1]}" if hours else frame.when.clock)
    there = at_moment(last.starts)
    return replace(frame, act=Act.MOVE, when=frame.when if frame.when.days else when, source=there)
