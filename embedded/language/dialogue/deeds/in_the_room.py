"""What others in the room have just got: a time wished right behind it ("straight after hers"), and its kind."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Side, Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.days import weekday_of
from embedded.language.understanding.times.relative import after
from embedded.language.understanding.who.names import find_names
from embedded.language.understanding.who.relations import ANYBODY
from embedded.language.wording.spoken import spoken_day

_ENDS = r"(?=[,.?!]|\s*$| (?:if|please|then|too|as|is|would|with|for|so|because|on|maybe|perhaps)\b)"
_THEIRS = re.compile(
    rf"\bafter (?:hers|his|theirs|her|him|them|(?:my|our) (?:{ANYBODY})(?:'s)?)(?: (?:one|appointment|slot))?{_ENDS}"
    r"|\b(?:when|once|as soon as) (?:he|she|they)(?:'s|'re| is| are) (?:done|finished|through|out)\b",
    re.I,
)
"""Somebody else's: what the speaker has got is not meant."""
_THAT = re.compile(
    rf"\b(?:(?:straight|right|directly|immediately|just|shortly) after(?:wards)?(?: (?:that|it|this)(?: one)?)?{_ENDS}"
    rf"|(?:the|a) (?:one|slot|time)(?: that(?:'s| is| comes))? after(?: (?:that|it|this))?{_ENDS}"
    r"|the following (?:one|slot|time)\b|back[- ]to[- ]back\b)",
    re.I,
)
_ALIKE = re.compile(r"\b(?:ones?|same|likewise|as well|too|mine)\b", re.I)
"""Words that leave the kind to what went before."""
LIKEWISE = re.compile(r"\b(?:the same|likewise|as well|too)\b(?! (?:time|hour|day|week))", re.I)
"""The same where a time is named besides."""
_BOTH = re.compile(
    r"\b(?:we(?:'d)? (?:both|each|all)|(?:both|each|all|two|three) of us|us (?:both|two)|for (?:both|each) of)\b",
    re.I,
)
_WISHED = re.compile(
    r"(?:\b(?:can|could|may|might) (?:i|we)(?: please| also| then)? (?:come|go|be|have|get|take)"
    r"|\bi(?:'d| would)? (?:like|want|prefer)(?: to (?:come|go|be|have))?|\bi'll (?:come|go|take|have)"
    r"|\b(?:book|put|take|fit|squeeze|do|see|have) me|^(?:(?:and|then|so|um)[, ]+)*(?:me|mine))"
    r"(?: (?:in|on|next|mine|it|that|too|then|please|the))*,? "
    r"(?:(?:straight|right|directly|immediately|just|shortly|one) )*(?:after\b|back[- ]to[- ]back\b)",
    re.I,
)
"""A wish that tells nothing but behind whom."""


def wished_behind(talk: Talk, frame: Frame) -> Frame:
    """A wish to come behind somebody else here ("can I come straight after her?"), which tells nothing else."""
    if frame.person and not talk.person.books_for_others and _behind(frame.text, frame.person):
        frame = replace(frame, person=None)
    loose = (
        frame.act in (None, Act.FACT, Act.BOOK) and not talk.side.open and not talk.person.books_for_others
    )
    if loose and _WISHED.search(frame.text) and got_by_others(talk, frame.text):
        return replace(frame, act=Act.BOOK, further=True)
    return frame


def got_by_others(talk: Talk, text: str) -> Offer | None:
    """The appointment of somebody else here that the words put a time behind; None where they point at none."""
    theirs = {one.name: one for one in talk.sides.values() if one is not talk.side and _has(one)}
    named = [hit.name for hit in find_names(text, theirs) if _behind(text, hit.name)]
    if named:
        return theirs[named[0]].last_booking
    latest = next((one for one in theirs.values() if one.latest), None)
    meant = latest or (next(iter(theirs.values())) if len(theirs) == 1 else None)
    if meant and (_THEIRS.search(text) or (_THAT.search(text) and (latest or not talk.side.last_booking))):
        return meant.last_booking
    return None


def standing_here(talk: Talk) -> list[Offer]:
    """The appointments of others here that were spoken of in the room and still stand."""
    return [
        one.last_booking
        for one in talk.sides.values()
        if one is not talk.side and _has(one)
        if one.last_booking
    ]


def _has(side: Side) -> bool:
    """Whether an appointment of theirs was spoken of that still stands."""
    last, gone = side.last_booking, side.last_gone
    return bool(last and side.last_done is not Act.CANCEL and not (gone and gone.id == last.id))


def _behind(text: str, name: str) -> bool:
    """Whether a name stands where it says behind whom, "after Olivia" or "after Olivia's"."""
    return any(
        re.search(rf"\bafter {re.escape(one)}(?:'s)?(?: (?:one|appointment|slot))?{_ENDS}", text, re.I)
        for one in (name, name.split(maxsplit=1)[0])
    )


def behind_others(talk: Talk, wish: Wish) -> bool:
    """Put a wish right behind what somebody else has got, with the same person where they do it.

    The kind is the same only where the words leave it to what went before, or where it was wished for both.
    """
    if talk.person.books_for_others or wish.act is not Act.BOOK or wish.follows or wish.anchor:
        return False
    got = got_by_others(talk, wish.text)
    if got is None:
        return False
    its_day = all(weekday_of(day) == got.starts.weekday() for day in wish.when.days)
    if wish.when.names_hour() and not wish.when.days:
        wish.when = replace(wish.when.in_pieces(), days=(spoken_day(got.starts.date()),))
    elif wish.when.minutes() or not its_day:
        if wish.service or not (its_day and LIKEWISE.search(wish.text)):
            return False
    else:
        wish.when = after(got)
    if wish.service is None and (_ALIKE.search(wish.text) or talk.side.kind == got.service):
        wish.service = got.service
    if wish.professional is None and got.professional not in wish.avoid:
        wish.professional = got.professional if _gives(talk.meeting, got, wish.service) else None
    return True


def _gives(meeting: Meeting, got: Offer, kind: str | None) -> bool:
    """Whether who gives that appointment gives the wished kind too, as far as the house tells."""
    one = meeting.professional(got.professional)
    return one is None or not one.services or (kind or got.service) in one.services


def wished_for_both(talk: Talk, wish: Wish) -> None:
    """Keep the kind that is wished for several at once, for whoever of the room asks next."""
    if wish.act is not Act.BOOK or not wish.service or not _BOTH.search(wish.text):
        return
    for one in talk.meeting.clients():
        talk.sides.setdefault(one.name, Side(one.name)).kind = wish.service
