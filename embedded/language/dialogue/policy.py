"""Who is answered with what: the newest words, first as an answer to what is open, then as a wish."""

from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue import (
    agreeing,
    answers,
    calling_off,
    checking,
    comparing,
    day_spoken_of,
    diary,
    ending,
    facts,
    in_the_room,
    lapsing,
    matter,
    noting,
    of_one,
    of_others,
    queueing,
    recalling,
    said_beside,
    spoken_of,
    taking_up,
    there,
    told_row,
    who_is_in,
    wishes,
)
from embedded.language.dialogue.antecedent import only_tells
from embedded.language.dialogue.describing import tells_only
from embedded.language.dialogue.forms import seeks
from embedded.language.dialogue.judging import is_urgent, judged
from embedded.language.dialogue.putting_right import in_other_hands, put_right
from embedded.language.dialogue.state import Result, Side, Steps, Talk, Told
from embedded.language.meeting import Meeting
from embedded.language.messages import Utterance
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.intents import grammar_act, names_appointment
from embedded.language.understanding.told import is_background, tells_of_others
from embedded.language.understanding.turned import without_others
from embedded.language.understanding.utterance import understand
from embedded.language.wording.spoken import first_name, spoken_booking
from embedded.language.wording.voice import Voice

_ASKS = frozenset({Act.FACT, Act.MEDICAL, Act.HOURS, Act.DURATION, Act.WHO_WORKS, Act.SERVICES, Act.LIST})
"""Questions, of which a sentence before them only tells the case."""


def greet(meeting: Meeting, voice: Voice) -> str:
    """The first words, when nobody has said anything yet."""
    name = first_name(meeting.people[0].name) if len(meeting.people) == 1 else "everyone"
    return voice.line("greet", name=name, agent=meeting.agent, entity=meeting.entity or "the desk")


def attend(
    meeting: Meeting, tools: frozenset[str], voice: Voice, sides: dict[str, Side], utterance: Utterance | None
) -> Generator[ToolCall, Result, str]:
    """Answer the newest words; yields tool calls, returns the words to say."""
    if utterance is None:
        return ""
    side = spoken_of.side_of(sides, utterance.speaker)
    if side.unsaid and utterance.text == side.asked:
        return _at_last(side)
    words = without_others(lapsing.to_the_agent(side, utterance, meeting.agent), meeting, utterance.speaker)
    if not words and utterance.text:
        return ""
    words = day_spoken_of.with_day(side, words, meeting)
    known = tuple(dict.fromkeys(one.client for wish in side.wishes for one in wish.bookings if one.client))
    heard = understand(words, meeting, known, utterance.speaker)
    missed, side.news = side.news, []
    topic = next((one.topic for one in sides.values() if one.topic), "")
    told = next((one.told for one in sides.values() if one.topic), Told())
    for one in sides.values():
        one.topic = ""
    talk = Talk(
        meeting, tools, voice, side, utterance, heard, sides, topic=topic, told=told, noted=side.noted
    )
    side.noted = ""
    talk.heard = replace(heard, frames=tuple(in_other_hands(talk, one) for one in heard.frames))
    if not talk.person.books_for_others and len(meeting.clients()) > 1:
        for one in sides.values():
            one.client = None
    talk.heard = replace(heard, frames=spoken_of.pointed(talk))
    before, row = side.last_booking, side.row
    yield from _answer(talk)
    side.row = side.row if side.row is not row else ()
    yield from lapsing.limit(talk)
    spoken_of.told(talk)
    there.remember_free(talk)
    matter.remember(talk)
    for one in sides.values():
        if one is not side and one.open:
            one.open.overtaken = True
    if side.last_booking is not before:
        for one in sides.values():
            one.latest = one is side
    return " ".join([*missed, *talk.out])


def _at_last(side: Side) -> str:
    """Words that were talked over, now that the same was asked again."""
    if side.open:
        side.open.spoken = True
    words, side.unsaid, side.news = side.unsaid, "", []
    return words


def _answer(talk: Talk) -> Steps:
    side, heard = talk.side, talk.heard
    if not heard.text.strip(" .,!?"):
        return _called(talk) if talk.utterance.text.strip(" .,!?") else _again(talk)
    if any(is_urgent(frame) for frame in heard.frames):
        side.wishes.clear()
        side.open = None
        talk.say("emergency")
        return None
    said_beside.set_apart(talk)
    agreeing.as_order(talk)
    agreeing.without_echo(talk)
    held = side.open
    if (
        of_others.refused(talk)
        or ending.tell_end(talk)
        or (yield from of_one.tell_of_one(talk))
        or (yield from comparing.compare(talk))
    ):
        if side.open is held and not (held and held.text in talk.out):
            yield from lapsing.resumed(talk)
        return None
    if (yield from taking_up.take_up(talk)) or checking.check(talk):
        return None
    calling_off.gives_way(talk)
    if side.open and (queueing.both(talk) or queueing.queue(talk) or (yield from queueing.let_go(talk))):
        return None
    if (yield from there.moved_there(talk)) or (yield from lapsing.leaves(talk)):
        return None
    if side.open and (yield from answers.answer(talk, side.open)):
        return None
    if (yield from lapsing.taken_up(talk)):
        return None
    yield from _fresh(talk, talk.heard)
    return None


def _called(talk: Talk) -> None:
    """Only the name was said: be there, and put an open question again."""
    if talk.side.open and talk.side.open.text:
        talk.out.append(talk.side.open.text)
    else:
        talk.say("here")


def _again(talk: Talk) -> None:
    talk.say("again")
    talk.again()


def _fresh(talk: Talk, heard: Heard) -> Steps:
    """Words that answer no open question: wishes, questions and courtesies."""
    frames = [
        read
        for frame in (_leant(talk, one) for one in _to_the_matter(noting.gathered([*heard.frames])))
        if (read := judged(frame, held=bool(talk.side.open), topic=talk.topic)).act or read.details()
    ]
    frames = [frame for frame in frames if not (talk.side.open and _says_nothing(frame))]
    frames = [replace(one, act=Act.ASIDE) if tells_only(talk, one) else one for one in frames]
    frames = [one for one in frames if one.act is not Act.GREET] or frames
    if any(one.act in _ASKS for one in frames):
        frames = [one for one in frames if not only_tells(one, frames)]
        listed = any(one.act is Act.LIST for one in frames)
        frames = [one for one in frames if one.act in _ASKS or not _tells(one, listed=listed)]
    if not frames:
        _nothing_new(talk, heard)
        return
    if not any(frame.act is Act.LIST for frame in frames):
        talk.side.listing = None
    held = talk.side.open
    new = [frame for frame in frames if frame.act in wishes.KINDS or frame.act is None]
    for frame in frames:
        if frame.act is Act.REPEAT and held and held.text and not new:
            talk.out.append(held.text)
        elif frame not in new and not (new and recalling.takes_up_thread(frame)):
            yield from facts.tell(talk, frame, busy=bool(new))
            recalling.remember(talk, frame)
    if new:
        yield from wishes.begin(talk, new)
    elif held and talk.side.open is held and held.text not in talk.out and not _waits(frames):
        yield from lapsing.resumed(talk)


def _tells(frame: Frame, *, listed: bool) -> bool:
    """Whether a sentence beside a question only tells: the case, or what others do where the diary is asked for."""
    return is_background(frame.text) or (listed and frame.act is None and tells_of_others(frame.text))


def _waits(frames: list[Frame]) -> bool:
    """Whether a moment is asked for: then nothing is put again."""
    return any(frame.act is Act.WAIT for frame in frames)


def _leant(talk: Talk, frame: Frame) -> Frame:
    """A frame with what it leaves to the question before."""
    frame = recalling.asked_again(talk, who_is_in.goes_on(talk, diary.goes_on(talk, frame)))
    frame = told_row.at_its_place(talk, frame)
    frame = put_right(
        talk, noting.corrected(talk, recalling.on_its_day(talk, recalling.one_of_it(talk, frame)))
    )
    return in_the_room.wished_behind(talk, there.gone_there(talk, there.hour_in_place(talk, frame)))


def _to_the_matter(frames: list[Frame]) -> list[Frame]:
    """The frames without what is muttered to somebody else beside "where were we?"."""
    if not any(frame.act is Act.REPEAT for frame in frames):
        return frames
    return [
        one
        for one in frames
        if one.details() or one.person or one.question or one.act not in {None, Act.FACT, Act.ASIDE}
    ]


def _says_nothing(frame: Frame) -> bool:
    """Whether it is a wish for an appointment by its form alone ("anything", "something"); a question stands open."""
    return frame.act is Act.BOOK and not (
        frame.details() or frame.question or names_appointment(frame.text) or seeks(frame.text)
    )


def _nothing_new(talk: Talk, heard: Heard) -> None:
    held = talk.side.open
    if heard.assent in (Assent.NO,) and held is None:
        talk.say("all_right")
    elif held is None and heard.go and talk.side.last_booking and talk.side.last_done is not Act.CANCEL:
        talk.say("stands", bookings=spoken_booking(talk.side.last_booking, kind=talk.several_kinds))
    elif held is None and grammar_act(heard.text) is Act.THANKS:
        talk.say("welcome")
    elif heard.assent is not Assent.NONE and held is None:
        talk.say("nothing_open")
    elif held and held.text:
        talk.say("again")
        talk.again()
    else:
        told = is_background(heard.text)
        talk.say("nothing_open" if told else "unknown", entity=talk.meeting.entity or "the house")
