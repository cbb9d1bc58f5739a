"""A change told from what was just spoken of: another hour for it, or "there", the time last asked about or free."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.correcting import pick, timed
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.diary.recalling import told_just_now
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import inquires
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import NO_PICK, Offer
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.bare_hours import bare_hours, lone_hours
from embedded.language.understanding.times.clock import BARE
from embedded.language.understanding.times.relative import at_moment
from embedded.language.understanding.times.when import NO_TIME, When
from embedded.language.wording.spoken import spoken_day

_WHAT = r"(?:it|that|this|mine|ours|(?:my|our|the|her|his|their|\w+'s) [\w -]{2,25}?)"
_THERE = r"(?:there|then|(?:in|on|for) that(?: one| time| slot)?|(?:on)?to (?:it|that|then)(?: one| time| slot| day)?)"
_MOVES = re.compile(
    rf"\b(?:(?:move|put|shift|switch|swap|change|push|bring|reschedule) {_WHAT}|move|switch|change|swap|shift)"
    rf" (?:over )?{_THERE}"
    r"(?=,? (?:please|instead|then|if|for me)\b|\s*[,.;?!]|\s*$)"
    r"|\b(?:take|have|do|book) (?:that|it|this)(?: one)?,? (?:instead of|in place of|rather than)"
    r" (?:my|mine|the|our)\b",
    re.I,
)
_MOVES_IT = re.compile(
    r"\b(?:(?:move|swap|switch|shift|reschedule|exchange)(?: (?:it|that|this|me|us|mine|ours|him|her|them)"
    r"(?: over| round| around)?)?|(?:yes|yeah|yep|please|ok(?:ay)?|sure)[, ]+(?:please )?change (?:it|that|mine))"
    r"(?=,? (?:please|then|for (?:me|us)|if)\b| *[,.;?!]| *$)"
    r"|^(?:(?:yes|yeah|yep|okay|ok|please|but|and|so|that|it)[,.! ]+)*(?:instead of|in place of|rather than)"
    r" (?:my|mine|ours?|the|that|\w+'s)\b",
    re.I,
)
"""What is on offer shall not be one more, but take the place of what stands: "yes, swap it"."""
_ONE_OF_THEM = re.compile(
    rf"\b(?:move|put|shift|switch|swap|change|push|bring|reschedule) {_WHAT} (?:on|to|for|into)\b", re.I
)
_OF_THEM = re.compile(r"\b(?:one|slot|option|choice|of (?:those|them|these))\b", re.I)
_POINTS = re.compile(r"\b(?:it|that|this|mine)\b", re.I)
_TIME = rf"(?=(?:at |around |about |half |quarter |noon\b|{BARE}))"
_RATHER = re.compile(
    rf"\b(?:instead|rather|(?:i|we|s?he|they)(?:'d| would)? prefers?|make it|(?:how|what) about {_TIME}"
    rf"|(?:(?:could|can) (?:we|you|i)|let's) (?:do|say|make|have|take) (?:it |that )?{_TIME}"
    rf"|(?:would|could|can|might|does|is) (?:at )?{BARE}(?: \w+){{0,2}}"
    r" (?:work|suit|possible|better|free|available|all right|okay|ok|open|taken)"
    r"|(?:is|'s|would be|'d be|suits? (?:me|us)|works?) (?:\w+ )?better)\b",
    re.I,
)
_IT_THEN = re.compile(
    r"(?:\b(?:i|we|s?he|they)(?:'d| would)? (?:like|wants?|needs?|prefers?|rather have)|\bhave)"
    r" (?:it|that|mine|hers|his) (?:to be |to start )?(?:at|on|for|after|before|in the|tomorrow|today|\w+day)\b",
    re.I,
)
"""The appointment spoken of is wished at the time that is said, whichever day that is."""
_ONLY_SHIFTED = re.compile(
    r"(?:(?:oh|no|hm+|well|but|so|and|please|a (?:bit|little)|much|rather|make it|better)[,. ]+)*"
    r"(?:later|earlier|too early|too late)"
    r"(?:[,. ]+(?:please|(?:on )?(?:the |that )?same day|that day|then|(?:but )?not (?:at )?[\w ':]{2,12}))*[.! ]*",
    re.I,
)
"""No more than that it should be later or earlier: "later, same day, not nine"."""
_STILL_OPEN = frozenset({None, Act.BOOK, Act.MOVE})


def hour_in_place(talk: Talk, frame: Frame) -> Frame:
    """Another hour for the appointment just told ("I'd rather have five"), as a change of that one on its day."""
    last = told_just_now(talk)
    if last is None or talk.side.open or frame.act not in _STILL_OPEN or frame.source:
        return frame
    other = frame.professional or frame.further or frame.service not in (None, last.service)
    if other or adds(frame.text):
        return frame
    if frame.when and _IT_THEN.search(frame.text):
        return replace(frame, act=Act.MOVE, source=at_moment(last.starts))
    if frame.pick.shift in {"later", "earlier"} and _ONLY_SHIFTED.fullmatch(frame.text):
        return replace(frame, act=Act.MOVE, presumes=True, source=at_moment(last.starts))
    asks = frame.question and inquires(frame.text) and talk.side.last_done is None
    if frame.when.days or not (_RATHER.search(frame.text) or (asks and not talk.person.books_for_others)):
        return frame
    hours = [] if frame.when.clock else lone_hours(frame.text)
    if not (frame.when.minutes() or hours):
        return frame
    when = frame.when if frame.when.clock else When(clock=f"at {hours[-1][0]}")
    return replace(frame, act=Act.MOVE, when=when, source=at_moment(last.starts))


def moved_there(talk: Talk) -> Answered:
    """“Move it there” while a time is offered: the appointment that stands goes there, and no new one is made."""
    side, wish = talk.side, talk.side.wish()
    if side.open is None or wish is None or wish.act is not Act.BOOK:
        return False
    for frame in talk.heard.frames or (Frame(talk.heard.text),):
        if there := _among(talk, wish, frame):
            side.wishes.remove(wish)
            side.open = None
            known = replace(frame, service=frame.service or wish.service)
            yield from wishes.begin(talk, [_change(talk, known, *there)])
            return True
    return False


def gone_there(talk: Talk, frame: Frame) -> Frame:
    """“Move it there” with nothing open: the time found free last is meant."""
    free = talk.side.free
    if talk.side.open or free is None or frame.when or not _MOVES.search(frame.text):
        return frame
    return _change(talk, frame, at_moment(free.starts), free.professional)


def remember_free(talk: Talk) -> None:
    """Keep the one time that was told free, until another is or something is written."""
    wish, side = talk.side.wish(), talk.side
    if side.news:
        side.free = None
    elif wish and side.open and wish.act is Act.BOOK and (there := _only(wish)):
        side.free = there


def _among(talk: Talk, wish: Wish, frame: Frame) -> tuple[When, str | None] | None:
    """When and with whom "there" is; a place in the row or an hour says which of several offers."""
    bare = NO_TIME if frame.pick.place and _OF_THEM.search(frame.text) else frame.beside_place()
    if (bare.clock or frame.pick) and not bare.days and wish.offered and _ONE_OF_THEM.search(frame.text):
        fits = pick(talk, wish, replace(frame, when=bare))
        return (at_moment(fits[0].starts), fits[0].professional) if len(fits) == 1 else None
    if _puts_in_place(talk, frame):
        return _time_in_place(talk, wish, frame)
    if frame.when or not _MOVES.search(frame.text):
        return None
    return _the_one_time(wish)


def _puts_in_place(talk: Talk, frame: Frame) -> bool:
    """Whether what is on offer shall take the place of what stands; a yes to "change it" says so as well."""
    agreed = talk.heard.assent is Assent.YES and frame.act is Act.MOVE and not frame.details()
    return agreed or bool(_MOVES_IT.search(frame.text))


def _time_in_place(talk: Talk, wish: Wish, frame: Frame) -> tuple[When, str | None] | None:
    """The offer that is picked or alone, or the hour said now on the one day of the offers."""
    there = [wish.chosen] if wish.chosen else wish.offered
    days = {one.starts.date() for one in there}
    for one in talk.heard.frames or (frame,):
        said = timed(talk, wish, one) if bare_hours(one.text) else one
        if said.when.days or not there:
            continue
        if (said.when.clock or said.pick) and len(found := pick(talk, wish, said)) == 1:
            return at_moment(found[0].starts), found[0].professional
        if said.when.clock and len(days) == 1:
            return replace(said.when, days=(spoken_day(days.pop()),)), wish.professional
    return _the_one_time(wish)


def _the_one_time(wish: Wish) -> tuple[When, str | None] | None:
    """When and with whom that is of which only one is at hand."""
    if one := _only(wish):
        return at_moment(one.starts), one.professional
    if len({one.starts for one in wish.offered}) == 1:
        return at_moment(wish.offered[0].starts), None
    asked = not wish.offered and wish.when.minutes() and wish.when.days
    return (wish.when, wish.professional) if asked else None


def _only(wish: Wish) -> Offer | None:
    return wish.chosen or (wish.offered[0] if len(wish.offered) == 1 else None)


def _change(talk: Talk, frame: Frame, when: When, who: str | None) -> Frame:
    last = talk.side.last_booking
    pointed = last and _POINTS.search(frame.text) and talk.side.last_done is not Act.CANCEL
    return replace(
        frame,
        act=Act.BOOK,
        presumes=True,
        when=when,
        source=at_moment(last.starts) if last and pointed else NO_TIME,
        professional=who,
        pick=NO_PICK,
    )
