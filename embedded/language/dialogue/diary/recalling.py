"""What was asked or told before, taken up again by anyone in the room: "and now?", "when was that again?"."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.questions.going_on import continues
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import is_question
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.age import tells_age
from embedded.language.understanding.who.relations import CALLING
from embedded.language.wording.spoken import spoken_booking, spoken_moment

_AND = r"(?:(?:and|so|okay|ok|well|what about|how about)[, ]+)*"
_NOW = re.compile(rf"{_AND}(?:now|this time|by now)[?.! ]*", re.I)
_MINE = re.compile(rf"{_AND}(?:mine|me|for me|my (?:one|own))(?: too| as well| then| please)*[?.! ]*", re.I)
_THREAD = re.compile(r"\b(?:where|what) (?:were|was) (?:we|i)\b", re.I)
_WHEN = re.compile(r"\b(?:when|time|day|date)\b", re.I)
_ONE = re.compile(
    r"\b(?:like|want|need|take|have|get|book|give|me down for|put \w+ down for|in for) (?:me |us )?(?:one|that|it)\b"
    r"|\blet's (?:do|book|have|go for) (?:one|that|it)\b"
    r"|^(?:(?:okay|ok|right|so|then|yes|yeah|well|great)[, ]+)*(?:that|this) one\b(?! (?:is|was|of)\b)",
    re.I,
)
_SAME_THING = re.compile(
    rf"\bthe same (?!(?:{CALLING}|time|day|date|hour|week|month|morning|afternoon|evening|slot|place|person|man|woman"
    r"|lady|guy|girl|room|problem|trouble|reason)s?\b|\w+day\b|as\b)[a-z]+",
    re.I,
)
"""A thing somebody else has got is wished for too: "I need the same jab"."""
_ASKED = frozenset({Act.LIST, Act.PEOPLE, Act.FACT, Act.HOURS, Act.WHO_WORKS, Act.TIME, Act.DURATION})


_OF_A_DAY = frozenset({Act.PEOPLE, Act.HOURS, Act.WHO_WORKS, Act.FACT})
"""Questions of who is in, or of when the house is open."""


def asked_again(talk: Talk, frame: Frame) -> Frame:
    """The question asked last in the room, where the words put it again: for today's answer or for the speaker."""
    last = next((one.lately for one in talk.sides.values() if one.lately), None)
    if last is None or talk.side.open:
        return frame
    if last.act is Act.DURATION and frame.service and talk.topic and continues(frame):
        return replace(last, text=frame.text, service=frame.service)
    if frame.details():
        return frame
    if _NOW.fullmatch(frame.text):
        return last
    if last.act is Act.LIST and _MINE.fullmatch(frame.text):
        return replace(last, text="when is mine", person=None, mentioned=None)
    return frame


def points_at_kind(text: str) -> bool:
    """Whether a wish is for "one", "it" or "that": the kind that was asked about, where nothing else is meant."""
    return bool(_ONE.search(text))


def one_of_it(talk: Talk, frame: Frame) -> Frame:
    """A wish for "one" of the kind that was asked about, which has no other word for an appointment."""
    closed = talk.side.open or frame.act is not None or frame.presumes
    asks_age = tells_age(frame.text) and frame.question
    if closed or asks_age or not talk.side.kind or not points_at_kind(frame.text):
        return frame
    return replace(frame, act=Act.BOOK, service=frame.service or talk.side.kind)


def on_its_day(talk: Talk, frame: Frame) -> Frame:
    """A wish for an hour alone on the day that was just asked about: "is she in on Wednesday?" - "then at ten"."""
    last, said = talk.side.lately, frame.when
    if (
        last is None
        or talk.side.wish()
        or frame.act not in (None, Act.BOOK)
        or frame.further
        or frame.presumes
    ):
        return frame
    if said.days or not said.minutes() or last.act not in _OF_A_DAY or len(last.when.days) != 1:
        return frame
    if frame.professional not in (None, last.professional) and last.professional:
        return frame
    return replace(frame, when=last.when.merged(said))


def remember(talk: Talk, frame: Frame) -> None:
    """Keep a question that was answered, for whoever asks on, and the service it was about, for who wants one."""
    about = talk.meeting.service(frame.service or talk.side.told.title)
    talk.side.kind = about.name if about and frame.act is not Act.LIST else talk.side.kind
    if frame.act in _ASKED:
        for one in talk.sides.values():
            one.lately = frame


def takes_up_thread(frame: Frame) -> bool:
    """Whether words only lead back to the matter: behind them it is said what it is."""
    return frame.act is Act.REPEAT and bool(_THREAD.search(frame.text))


def told_before(talk: Talk, frame: Frame) -> str:
    """What was told last: to the speaker, else to anybody; asked for a time, the appointment it was about."""
    booking = _spoken_of(talk) if _WHEN.search(frame.text) else None
    if booking:
        return f"{spoken_booking(booking, client=talk.person.books_for_others, kind=talk.several_kinds)}."
    mine = talk.side.meant or talk.side.said
    heard = next((one.said for one in talk.sides.values() if one.said), "")
    return mine or heard or talk.voice.line("repeat_none")


def kind_of_late(talk: Talk) -> str | None:
    """The kind of the appointment that was made or spoken of last in the room."""
    last = heard_last(talk)
    return last.service if last else None


def heard_last(talk: Talk) -> Offer | None:
    """The appointment spoken of last with the speaker, or else with anybody here."""
    theirs = [one.last_booking for one in talk.sides.values() if one.last_booking]
    return talk.side.last_booking or (theirs[-1] if theirs else None)


def told_just_now(talk: Talk) -> Offer | None:
    """The appointment that was named in the last answer to the speaker."""
    last = talk.side.last_booking
    return last if last and spoken_moment(last.starts) in talk.side.said else None


def kind_just_told(talk: Talk, wish: Wish, kinds: list[str]) -> str | None:
    """The kind of the asker's appointment told last, where it is asked what is free; of "the same", the last here."""
    if (same := heard_last(talk)) and not wish.service and _SAME_THING.search(wish.text):
        return same.service if same.service in kinds else None
    last = told_just_now(talk)
    asked = last and not wish.service and is_question(wish.text) and not adds(wish.text)
    return last.service if last and asked and last.service in kinds else None


def _spoken_of(talk: Talk) -> Offer | None:
    """The appointment spoken of last that the speaker may hear of: with them, or theirs."""
    theirs = [one.last_booking for one in talk.sides.values() if one.last_booking]
    own = [one for one in theirs if one.client == talk.side.name or talk.person.books_for_others]
    return talk.side.last_booking or (own[-1] if own else None)
