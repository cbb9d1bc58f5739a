"""Who is answered with what: the newest words, first as an answer to what is open, then as a wish."""

from collections.abc import Generator

from embedded.language.answer import ToolCall
from embedded.language.dialogue import answers, diary, facts, noting, queueing, recalling, wishes
from embedded.language.dialogue.judging import is_urgent, judged, seeks
from embedded.language.dialogue.state import Ask, Result, Side, Steps, Talk, Told
from embedded.language.meeting import Meeting
from embedded.language.messages import Utterance
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.intents import names_appointment
from embedded.language.understanding.utterance import understand
from embedded.language.wording.spoken import first_name
from embedded.language.wording.voice import Voice


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
    side = sides.setdefault(utterance.speaker, Side(utterance.speaker))
    if side.unsaid and utterance.text == side.asked:
        return _at_last(side)
    known = tuple(dict.fromkeys(one.client for wish in side.wishes for one in wish.bookings if one.client))
    heard = understand(utterance.text, meeting, known, utterance.speaker)
    missed, side.news = side.news, []
    topic = next((one.topic for one in sides.values() if one.topic), "")
    told = next((one.told for one in sides.values() if one.topic), Told())
    for one in sides.values():
        one.topic = ""
    talk = Talk(meeting, tools, voice, side, utterance, heard, sides, topic=topic, told=told)
    if not talk.person.books_for_others and len(meeting.clients()) > 1:
        for one in sides.values():
            one.client = None
    yield from _answer(talk)
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
    if side.open and (queueing.both(talk) or queueing.queue(talk) or (yield from queueing.let_go(talk))):
        return None
    if side.open and (yield from answers.answer(talk, side.open)):
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
    if talk.side.open and talk.side.open.text:
        talk.out.append(talk.side.open.text)


def _fresh(talk: Talk, heard: Heard) -> Steps:
    """Words that answer no open question: wishes, questions and courtesies."""
    frames = [
        read
        for frame in (_leant(talk, one) for one in _to_the_matter(noting.gathered([*heard.frames])))
        if (read := judged(frame, held=bool(talk.side.open), topic=talk.topic)).act or read.details()
    ]
    frames = [frame for frame in frames if not (talk.side.open and _says_nothing(frame))]
    if not frames:
        _nothing_new(talk, heard)
        return
    if not any(frame.act is Act.LIST for frame in frames):
        talk.side.listing = None
    held = talk.side.open
    new = [frame for frame in frames if frame.act in wishes.KINDS or frame.act is None]
    for frame in frames:
        if frame not in new and not (held and held.text and frame.act is Act.REPEAT and not new):
            yield from facts.tell(talk, frame, busy=bool(new))
            recalling.remember(talk, frame)
    if new:
        yield from wishes.begin(talk, new)
    elif held and talk.side.open is held:
        talk.resume()


def _leant(talk: Talk, frame: Frame) -> Frame:
    """A frame with what it leaves to the question before."""
    return recalling.asked_again(talk, diary.goes_on(talk, frame))


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
    elif heard.assent is not Assent.NONE and held is None:
        talk.say("nothing_open")
    elif held and held.text:
        talk.say("again")
        talk.out.append(held.text)
    else:
        talk.say("unknown", entity=talk.meeting.entity or "the house")


__all__ = ["Act", "Ask", "attend", "greet"]
