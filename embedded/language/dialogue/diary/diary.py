"""What stands in the diary: somebody's own appointments, a client's, a professional's day, and whether one stands."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.pointing import sounding
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.dialogue.who.whom import client_meant, told_apart
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.booked.diary_words import asks_others, who_comes
from embedded.language.understanding.booked.others_time import whose_time
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.days import fits_day, weekday_of
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.names import find_names
from embedded.language.wording.spoken import counted, listed, short_name, spoken_bookings, spoken_day

MOST_SAID = 6
_BOOKED_FOR = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:booked|made|arranged|reserved|have|had|got)\b[^.?!]*\bfor [A-Z]"
)
"""An appointment of the speaker's own making, for a child or an animal."""
_STANDS = re.compile(
    r"\b(?:still|stays?|stands?|remains?|definite\w*|confirmed|cancell?ed|certain|final|settled|official|fixed"
    r"|sorted|in place|moved|(?<!got )(?<!have )booked now)\b"
    r"|^(?:so |and |okay |ok )*(?:am i|is it|is that|are we) (?:now )?(?:booked|in|done|down)\b",
    re.I,
)
_FREE = re.compile(r"\b(?:am i|are we) (?:free|clear|open|busy|full|double[- ]booked)\b", re.I)
_GONE = re.compile(r"\b(?:is|are|was|has|have)\b.*\bcancell?ed\b", re.I)
_ONE = re.compile(r"\b(?:next(?! (?:\w+ ){0,2}(?:days|weeks?|months?)\b)|first|last|final)\b", re.I)
_IT = re.compile(r"\b(?:it|that|this|those|they)\b(?!.*\bmy\b)", re.I)
_OTHER = re.compile(r"\b(?:the|my|our) others?\b", re.I)
_AFTER = re.compile(r"\b(?:after|beyond|past)\s+(?:this|next|that|today|tomorrow)\b", re.I)
_AFTER_IT = re.compile(r"\b(?:after|beyond|past) (?:that|this|it|him|her|them)(?: one)?[?. ]*$", re.I)
_EACH = re.compile(r"\b(?:both|all|they|everything)\b", re.I)
_HOW_LONG = re.compile(r"\bhow long\b", re.I)
_GOES_ON = re.compile(r"(?:(?:ok(?:ay)?|right|fine|thanks?|good)[, ]+)*(?:and|what about|how about)\b", re.I)


def goes_on(talk: Talk, frame: Frame) -> Frame:
    """The frame as the next question about the diary, where it goes on with one: "and tomorrow?"."""
    last = talk.side.listing
    fragment = frame.details() and len(frame.text.split()) < 6 and not frame.presumes
    if last and talk.side.last_booking and frame.question and _AFTER_IT.search(frame.text):
        return replace(last, text=frame.text)
    if last is None or frame.act is not None or not fragment:
        return frame
    if not (_GOES_ON.match(frame.text) or (frame.question and talk.person.books_for_others)):
        return frame
    return replace(
        last,
        text=frame.text,
        when=frame.when or last.when,
        professional=frame.professional or last.professional,
        person=frame.person or last.person,
        mentioned=frame.mentioned or last.mentioned,
    )


def tell_diary(talk: Talk, frame: Frame) -> Steps:
    """List what is asked for, from `list_bookings`."""
    if "list_bookings" not in talk.tools:
        talk.say("no_tool")
        return
    if _of_what_is_open(talk, frame):
        return
    named = whose_time(frame)
    others = (
        asks_others(frame.text)
        or who_comes(frame.text)
        or (named and not find_names(talk.side.name, [named]))
    )
    if others and not talk.person.books_for_others and not find_names(frame.text, talk.side.wards):
        talk.say("own_diary")
        return
    frame = _leaning(talk, _of_that_day(talk, replace(frame, when=frame.beside_place())))
    talk.side.listing = frame
    staff = talk.person.books_for_others
    client = frame.person or (frame.mentioned or client_meant(talk, frame) if staff else None)
    client = told_apart(talk, client, frame.text) if staff and client else client
    client = None if client in talk.side.wards or (not staff and _BOOKED_FOR.search(frame.text)) else client
    talk.side.client = client if staff and client else talk.side.client
    arguments = _arguments(talk, frame, client)
    result = yield from listed_once(talk, arguments)
    there = read_offers(result.get("bookings"))
    if result.get("problem") == "unknown_client" and client:
        wider = yield from listed_once(talk, {key: arguments[key] for key in arguments if key != "client"})
        same = sounding(client, read_offers(wider.get("bookings")))
        there = [one for one in read_offers(wider.get("bookings")) if one.client == same]
    if result.get("problem") and not there:
        explain(talk, Wish(Act.LIST, client=client), result)
        return
    found = _asked(talk, frame, there)
    of = f" for {found[0].client or client}" if found and "client" in arguments else ""
    of = of or (f" for {client}" if "client" in arguments else "")
    if frame.professional and frame.professional != talk.side.name:
        of += f" with {short_name(frame.professional)}"
    _say(talk, frame, found, of, " then" if frame.when else "")
    if len(found) == 1 and found[0].minutes and _HOW_LONG.search(frame.text):
        talk.say("service_minutes", service=found[0].service, minutes=found[0].minutes)


def _of_what_is_open(talk: Talk, frame: Frame) -> bool:
    """While something is offered "is it booked?" is answered with not yet, "when was that again?" with the offer."""
    held, wish = talk.side.open, talk.side.wish()
    there = (wish.chosen or wish.booking) if wish else None
    if (
        held is None
        or wish is None
        or not held.text
        or (there and frame.service not in (None, there.service))
        or (not _IT.search(frame.text) and not _STANDS.search(frame.text))
    ):
        return False
    if _STANDS.search(frame.text) and held.ask is Ask.CONFIRM:
        talk.say("not_yet")
        return True
    return bool(wish.offered or wish.chosen) and not frame.when


def _of_that_day(talk: Talk, frame: Frame) -> Frame:
    """A question about "that Friday", which is the Friday of the appointment spoken of last."""
    last, days = talk.side.last_booking, frame.when.days
    that = last and len(days) == 1 and weekday_of(days[0]) == last.starts.weekday()
    if not (last and that and re.search(rf"\bthat (?:same )?{re.escape(days[0])}\b", frame.text, re.I)):
        return frame
    return replace(frame, when=replace(frame.when.in_pieces(), days=(spoken_day(last.starts.date()),)))


def _leaning(talk: Talk, frame: Frame) -> Frame:
    """A question that keeps the day or person of the one before: "and who's my first one?"."""
    last = talk.side.listing
    if (
        last is None
        or frame.when
        or frame.person
        or not re.search(r"\b(?:first|last|one|then|that)\b", frame.text, re.I)
    ):
        return frame
    return replace(
        frame, when=last.when, person=last.person, professional=frame.professional or last.professional
    )


def _arguments(talk: Talk, frame: Frame, client: str | None) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if frame.when and not _AFTER.search(frame.text):
        wanted["when"] = frame.when.text()
    if client and client != talk.side.name:
        wanted["client"] = client
    if frame.professional and talk.person.books_for_others and frame.professional != talk.side.name:
        wanted["professional"] = frame.professional
    return wanted


def _asked(talk: Talk, frame: Frame, found: list[Offer]) -> list[Offer]:
    """Of the bookings listed those the words narrow to."""
    found = fitting(found, When(), frame.professional, frame.avoid, talk.meeting.now)
    if frame.service and (kind := [one for one in found if one.service == frame.service]):
        found = kind
    if (last := talk.side.last_booking) and _OTHER.search(frame.text):
        return [one for one in found if one.id != last.id]
    if (last := talk.side.last_booking) and _AFTER_IT.search(frame.text):
        return [one for one in found if one.starts > last.starts]
    if _AFTER.search(frame.text) and (today := talk.meeting.today()):
        span = [today + timedelta(days=n) for n in range(21)]
        there = [day for day in span if any(fits_day(said, day, today) for said in frame.when.days)]
        found = [one for one in found if not there or one.starts.date() > max(there)]
    return found


def _say(talk: Talk, frame: Frame, found: list[Offer], of: str, then: str) -> None:
    if not found:
        if _FREE.search(frame.text):
            talk.say("free_then")
        elif _GONE.search(frame.text):
            talk.say("no_more", of=of)
        elif then or " with " in of:
            talk.say("list_none_when", of=of, then=then)
        elif talk.side.open:
            talk.say("list_none_yet", of=of)
        else:
            talk.ask(Ask.WANT_BOOKING, "list_none", of=of)
        return
    one = _the_one(talk, frame, found)
    said = spoken_bookings(
        [_discreet(talk, frame, kept) for kept in ([one] if one else found[:MOST_SAID])],
        client=talk.person.books_for_others and " for " not in of,
        viewer=frame.professional or talk.side.name,
        among=found,
        kind=talk.several_kinds and len(found) == 1,
    )
    if one:
        talk.side.last_booking = one
        stands = _STANDS.search(frame.text)
        pending = one.state == "pending"
        key = (
            ("stands_pending" if pending else "stands")
            if stands
            else "list_next"
            if len(found) > 1
            else "list_one"
        )
        talk.say(key, of=of, bookings=said[0], which=_which(frame.text))
        return
    if _STANDS.search(frame.text) and _EACH.search(frame.text):
        waiting = [kept for kept, each in zip(said, found, strict=False) if each.state == "pending"]
        talk.say("stands_pending" if waiting else "stands", bookings=listed(waiting or said))
        return
    talk.side.row = () if talk.person.books_for_others else tuple(found)
    if len(found) > MOST_SAID:
        said.append(f"{counted(len(found) - MOST_SAID, 'more')}".removesuffix("s"))
    key = "busy_then" if _FREE.search(frame.text) else "list_many"
    talk.say(key, of=of, count=counted(len(found), "appointment"), bookings=listed(said))


def _discreet(talk: Talk, frame: Frame, one: Offer) -> Offer:
    """A booking without its client's name where other clients hear it and the name was not asked for."""
    here = {client.name for client in talk.meeting.clients()}
    asked = re.search(r"\b(?:who|whose|name)", frame.text, re.I) or frame.person or frame.mentioned
    return one if asked or not here or one.client in here else replace(one, client="another client")


def _the_one(talk: Talk, frame: Frame, found: list[Offer]) -> Offer | None:
    """The one booking asked for, where one is: the next, the first, the last, the one spoken of."""
    if len(found) == 1:
        return None if _FREE.search(frame.text) else found[0]
    if _STANDS.search(frame.text) and (last := talk.side.last_booking):
        return next((one for one in found if one.id == last.id), None)
    if not _ONE.search(frame.text) or re.search(
        r"\b(?:appointments|bookings|visits|sessions)\b", frame.text, re.I
    ):
        return None
    return found[-1] if re.search(r"\b(?:last|final)\b", frame.text, re.I) else found[0]


def _which(text: str) -> str:
    low = text.lower()
    return "last" if re.search(r"\b(?:last|final)\b", low) else "first" if "first" in low else "next"
