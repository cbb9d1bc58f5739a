"""What a yes says beside itself: what shall stay, the other one that waits, a time put right for what comes next."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.correcting import correct
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.taking_up import hear
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.answers.hedged import hedges
from embedded.language.understanding.booked.keeping import wishes_new
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.professionals import find_professional

_KEPT = re.compile(
    r"(?:^|[\s,.;]+)(?:(?:and|but|only|just|please|so)\b[, ]*)*(?:i(?:'ll| will|'d like to| want to) )?"
    r"(?:keep|leave|hold on to|(?:don't|do not) (?:touch|cancel|move|change)|not)"
    r" (?P<what>(?:(?:the|my|our|that|this)\b|(?:on )?(?:\w{3,6}day|tomorrow)\b)"
    r"(?:[^,.;?!]|(?<=\b[DM]r)\.|(?<=\bMrs)\.)*)(?=[,.;!]|$)",
    re.I,
)
"""What shall not be touched: "but keep the check-up", "and leave the one tomorrow as it is"."""
_REST = re.compile(r"\b(?:others?|rest)\b", re.I)
_HEAD = re.compile(rf"\b(?:ones?|lessons?|class(?:es)?|{APPOINTMENT})\b", re.I)
_OTHER = re.compile(r"\bthe other(?: one)?\b", re.I)
_ADDED = re.compile(
    r"(?:and|plus|also)\b[, ]+(?:also )?(?:the|my|our)\b|.*\b(?:the|my|our)\b.*\b(?:as well|too)\b", re.I
)
"""A thing that is known already, named beside the one that was read back."""
_GIVE = re.compile(r"\b(?:give|get|find|make) (?:me|us)\b", re.I)
_THEN = re.compile(r"[,.;]*\s+(?:and )?then,? ", re.I)
_JOINS = re.compile(r"\b(?:but|instead|rather)\b", re.I)
"""What only joins to a yes what is to be done beside it."""
_YES_AFTER = re.compile(r"[,.;?!]+\s+(?:(?:and|so|but)[, ]+)?(?=(?:yes|yeah|yep)\b)", re.I)


def set_apart(talk: Talk) -> None:
    """Take out of an answer to what was read back what is said beside it, and keep what of that is to be done."""
    held, wish = talk.side.open, talk.side.wish()
    if held is None or held.ask is not Ask.CONFIRM or wish is None or wish.act is Act.INVITE:
        return
    _without_kept(talk, wish)
    if wish.act is Act.CANCEL:
        _corrects_next(talk, wish)
        _cancels_too(talk, wish)
    elif talk.heard.assent is Assent.YES:
        _without_waiting(talk, wish)
        _moves_too(talk, wish)


def _without_kept(talk: Talk, wish: Wish) -> None:
    """Leave out what shall stay as it is, where it is another than what was read back, and a yes is left."""
    found = _KEPT.search(talk.heard.text)
    if found is None:
        return
    read = [*wish.bookings] if wish.all else [one for one in (wish.booking, wish.chosen) if one]
    kept = _named(talk, read, found["what"])
    gone = [one for one in read if one not in (kept or [])]
    if kept is None or not gone or (kept and not wish.all):
        return
    rest = talk.heard.text[: found.start()] + talk.heard.text[found.end() :]
    before = talk.heard
    hear(talk, rest.strip(" ,;"))
    if talk.heard.assent is not Assent.YES or talk.heard.hedged:
        bare = wish.act is Act.CANCEL and not talk.heard.frames
        talk.heard = replace(before, frames=()) if bare else before
    elif wish.all:
        wish.bookings = gone


def _named(talk: Talk, read: list[Offer], what: str) -> list[Offer] | None:
    """Those of what was read back that the words name; None where they name no appointment."""
    if _REST.search(what):
        return []
    service, left = find_service(what, talk.meeting)
    when, left = find_when(left)
    professional, avoid, _ = find_professional(left, talk.meeting)
    days = len(read) > 1 and when.days
    if not (service or _HEAD.search(what) or days) or not (service or when or professional):
        return None
    there = fitting(read, when, professional, avoid, talk.meeting.now)
    return [one for one in there if service in (None, one.service)]


def keeps_it(talk: Talk, wish: Wish) -> bool:
    """Whether all that is said is that the very one shall stay that was to be changed: "actually, keep the filling"."""
    found = _KEPT.search(talk.heard.text)
    if found is None or wish.booking is None or talk.heard.assent is Assent.YES:
        return False
    rest = talk.heard.text[: found.start()] + talk.heard.text[found.end() :]
    other = understand(rest, talk.meeting, (), talk.utterance.speaker)
    alone = not any(one.details() or one.act in {Act.MOVE, Act.CANCEL, Act.BOOK} for one in other.frames)
    return alone and bool(_named(talk, [wish.booking], found["what"]))


def _next(talk: Talk) -> Wish | None:
    """The appointment that is to be made after this; "instead" makes it a change only once there is one to change."""
    waiting = talk.side.wishes[1:]
    return next(
        (one for one in waiting if one.act is Act.BOOK or (one.act is Act.MOVE and one.presumed)), None
    )


def _without_waiting(talk: Talk, wish: Wish) -> None:
    """Leave out "the other one as well" where that waits already, or is the one that was read back."""
    waits = _next(talk)
    if waits is None and not wish.waited:
        return
    out: list[Frame] = []
    for one in talk.heard.frames:
        if one.act not in (None, Act.BOOK, Act.MOVE) or not _OTHER.search(one.text):
            continue
        if waits and one.when and one.service in (None, waits.service):
            correct(waits, one, talk.meeting.now)
            out.append(one)
        elif _only_points(one):
            out.append(one)
    _leave_out(talk, out)


def _moves_too(talk: Talk, wish: Wish) -> None:
    """Move next what a yes to a change names beside it: "yes, and the other one to Friday at four"."""
    if wish.act is not Act.MOVE or wish.booking is None or len(wish.bookings) <= 1:
        return
    out = [
        one
        for one in talk.heard.frames
        if one.act in (None, Act.BOOK, Act.MOVE) and not one.question and _OTHER.search(one.text)
    ]
    for one in out:
        more = Wish(Act.MOVE, one.when, one.source, one.professional, text=one.text, told=one.text)
        more.seen, more.client = [wish.booking], wish.client
        talk.side.wishes.insert(1, more)
    _leave_out(talk, out)


def _only_points(frame: Frame) -> bool:
    named = frame.when or frame.source or frame.professional or frame.service or frame.person
    return bool(_OTHER.search(frame.text)) and not named


def _cancels_too(talk: Talk, wish: Wish) -> None:
    """Cancel next what a yes to a cancelling names beside it: "yes, and the one on Friday too"."""
    if talk.heard.assent is not Assent.YES or wish.all or wish.booking is None:
        return
    out: list[Frame] = []
    for one in talk.heard.frames:
        if one.act in (None, Act.BOOK) and not one.question and _names_one_more(talk, wish, one):
            more = Wish(
                Act.CANCEL, one.source or one.when, professional=one.professional, service=one.service
            )
            more.text, more.seen, more.client = one.text, [wish.booking], wish.client
        elif one.act in (None, Act.BOOK) and not one.further and _is_new(talk, wish, one):
            more = wishes.make(talk, one)
            more.act, more.presumed, more.told = Act.BOOK, False, ""
            more.service = more.service or wish.booking.service
        else:
            continue
        talk.side.wishes.insert(1, more)
        out.append(one)
    _leave_out(talk, out)


def _is_new(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a new appointment is ordered at a time none stands at: "and book me one on Thursday instead"."""
    there = fitting(wish.bookings, frame.when, None, frozenset(), talk.meeting.now)
    ordered = _GIVE.search(frame.text) or (frame.act is Act.BOOK and wishes_new(frame.text))
    return bool(frame.when and ordered and not there)


def _leave_out(talk: Talk, frames: list[Frame]) -> None:
    """Take clauses that were dealt with out of what was heard, with what they hedge."""
    if not frames:
        return
    kept = tuple(one for one in talk.heard.frames if one not in frames)
    hedged = hedges(_JOINS.sub("", talk.heard.text))
    text = talk.heard.text
    for one in frames:
        text = text.replace(one.text.strip(" ,"), " ")
    talk.heard = replace(talk.heard, text=text.strip(" ,;"), frames=kept, hedged=hedged)


def _names_one_more(talk: Talk, wish: Wish, frame: Frame) -> bool:
    """Whether a clause adds another of the appointments that stand."""
    if not _ADDED.match(frame.text):
        return False
    others = [one for one in wish.bookings if one != wish.booking]
    if _only_points(frame):
        return bool(others)
    there = fitting(others, frame.source or frame.when, frame.professional, frame.avoid, talk.meeting.now)
    return bool(frame.details() or frame.source) and any(
        frame.service in (None, one.service) for one in there
    )


def _corrects_next(talk: Talk, wish: Wish) -> None:
    """Put right the time of what is booked after a cancelling: "then four, Thursday at four, and yes, cancel it"."""
    waits = _next(talk)
    if waits is None:
        return
    if talk.heard.assent is Assent.YES:
        _leave_out(talk, [one for one in talk.heard.frames if _puts_right(talk, wish, waits, one)])
    text, agreed = talk.heard.text, talk.heard.assent is Assent.YES
    cut = (_THEN if agreed else _YES_AFTER).search(text)
    if cut is None or not talk.heard.frames:
        return
    answer, other = text[: cut.start()], text[cut.end() :]
    answer, other = (answer, other) if agreed else (other, answer)
    said = understand(other, talk.meeting, (), talk.utterance.speaker)
    if said.frames and all(_puts_right(talk, wish, waits, one) for one in said.frames):
        hear(talk, answer)


def _puts_right(talk: Talk, wish: Wish, waits: Wish, frame: Frame) -> bool:
    """Whether a clause names another time for the wish that waits, and none of an appointment that stands."""
    hours = [] if frame.when else bare_hours(frame.text)
    when = replace(frame.when, clock=f"at {hours[-1]}") if hours else frame.when
    if not when or frame.act not in (None, Act.BOOK, Act.MOVE) or frame.further:
        return False
    if frame.service not in (None, waits.service) or fitting(
        wish.bookings, when, frame.professional, frame.avoid, talk.meeting.now
    ):
        return False
    correct(waits, replace(frame, when=when), talk.meeting.now)
    return True
