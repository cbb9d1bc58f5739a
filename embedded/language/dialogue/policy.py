"""Who is answered with what: the newest words, first as an answer to what is open, then as a wish."""

from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue import telling, whole
from embedded.language.dialogue.answering import (
    agreeing,
    answers,
    calling_off,
    checking,
    lapsing,
    reacting,
    said_beside,
)
from embedded.language.dialogue.answering.offered import as_offered
from embedded.language.dialogue.answering.taken import as_taken
from embedded.language.dialogue.danger import tells_danger
from embedded.language.dialogue.deeds import in_the_room, queueing, there, wishes
from embedded.language.dialogue.deeds.putting_right import in_other_hands, put_right
from embedded.language.dialogue.diary import diary, ending, of_one, of_others, recalling, taking_up, told_row
from embedded.language.dialogue.heeded import says_nothing, to_the_matter
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.questions import comparing, day_spoken_of, facts, hailing, matter, who_is_in
from embedded.language.dialogue.questions.antecedent import only_tells
from embedded.language.dialogue.state import Result, Side, Steps, Talk, Told
from embedded.language.dialogue.who import noting, spoken_of
from embedded.language.dialogue.who.whom import known_clients
from embedded.language.meeting import Meeting
from embedded.language.messages import Utterance
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.turned import without_others
from embedded.language.wording.spoken import first_name, spoken_booking
from embedded.language.wording.voice import Voice


def greet(meeting: Meeting, voice: Voice) -> str:
    """The first words, when nobody has said anything yet."""
    name = first_name(meeting.people[0].name) if len(meeting.people) == 1 else "everyone"
    return voice.line("greet", name=name, agent=meeting.agent, entity=meeting.entity or "the desk")


def attend(
    meeting: Meeting,
    tools: frozenset[str],
    voice: Voice,
    sides: dict[str, Side],
    utterance: Utterance | None,
    then: str | None = None,
) -> Generator[ToolCall, Result, str]:
    """Answer the newest words; yields tool calls, returns the words to say. `then`: whose it was, of a past round."""
    if utterance is None:
        return ""
    side = spoken_of.side_of(sides, utterance.speaker)
    if side.unsaid and utterance.text == side.asked:
        return _at_last(side)
    words = without_others(lapsing.to_the_agent(side, utterance, meeting.agent), meeting, utterance.speaker)
    if not words and utterance.text:
        return ""
    words = words if side.open or side.rest else hailing.opened(words, meeting)
    words = day_spoken_of.with_day(side, words, meeting, sides.values())
    heard = understand(words, meeting, known_clients(sides, side, meeting), utterance.speaker)
    missed, side.news = side.news, []
    topic = next((one.topic for one in sides.values() if one.topic), "")
    told = next((one.told for one in sides.values() if one.topic), Told())
    for one in sides.values():
        one.topic = ""
    talk = Talk(
        meeting,
        tools,
        voice,
        side,
        utterance,
        heard,
        sides,
        topic=topic,
        told=told,
        noted=side.noted,
        then=then,
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
    for remember in (spoken_of.told, there.remember_free, matter.remember, reacting.remember):
        remember(talk)
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
    if tells_danger(heard):
        side.wishes.clear()
        side.open = None
        talk.say("emergency")
        return None
    reacting.weigh(talk)
    said_beside.set_apart(talk)
    agreeing.as_order(talk)
    agreeing.without_echo(talk)
    held = side.open
    if (
        (yield from as_offered(talk))
        or (yield from as_taken(talk, heard.assent))
        or of_others.refused(talk)
        or ending.tell_end(talk)
        or (yield from of_one.tell_of_one(talk))
        or (yield from comparing.compare(talk))
    ):
        if side.open is held and not (held and held.text in talk.out):
            yield from lapsing.resumed(talk)
        return None
    led = yield from whole.lead(talk)
    if (not led and (yield from taking_up.take_up(talk))) or checking.check(talk):
        return None
    if calling_off.gives_way(talk) or (yield from calling_off.one_more(talk)):
        return None
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
        for frame in (_leant(talk, one) for one in to_the_matter(noting.gathered([*heard.frames])))
        if (read := _judged(talk, frame)).act or read.details()
    ]
    frames = [frame for frame in frames if not (talk.side.open and says_nothing(frame))]
    frames = [replace(one, act=Act.ASIDE) if telling.tells_only(talk, one) else one for one in frames]
    frames = [one for one in frames if one.act is not Act.GREET] or frames
    if telling.asks(frames):
        frames = telling.without_told([one for one in frames if not only_tells(one, frames)])
    if not frames:
        yield from _nothing_new(talk, heard)
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
    elif (
        held
        and talk.side.open is held
        and held.text not in talk.out
        and not any(one.act is Act.WAIT for one in frames)
    ):
        yield from lapsing.resumed(talk)


def _judged(talk: Talk, frame: Frame) -> Frame:
    return frame if frame.whole else judged(frame, held=bool(talk.side.open), topic=talk.topic)


def _leant(talk: Talk, frame: Frame) -> Frame:
    """A frame with what it leaves to the question before."""
    frame = recalling.asked_again(talk, who_is_in.goes_on(talk, diary.goes_on(talk, frame)))
    frame = hailing.hailed(talk, told_row.at_its_place(talk, frame))
    frame = put_right(
        talk, noting.corrected(talk, recalling.on_its_day(talk, recalling.one_of_it(talk, frame)))
    )
    return in_the_room.wished_behind(talk, there.gone_there(talk, there.hour_in_place(talk, frame)))


def _nothing_new(talk: Talk, heard: Heard) -> Steps:
    held = talk.side.open
    if heard.assent in (Assent.NO,) and held is None:
        talk.say("all_right")
    elif held is None and heard.go and talk.side.last_booking and talk.side.last_done is not Act.CANCEL:
        talk.say("stands", bookings=spoken_booking(talk.side.last_booking, kind=talk.several_kinds))
    elif held is None and grammar_act(heard.text) is Act.THANKS:
        talk.say("welcome")
    elif heard.assent is not Assent.NONE and held is None:
        talk.say("nothing_open")
    elif held and held.text and telling.beside_offer(held, heard):
        talk.say("remark")
        yield from lapsing.resumed(talk)
    elif held and held.text:
        _again(talk)
    else:
        key = "nothing_open" if telling.remarks(heard.text) else "unknown"
        talk.say(key, entity=talk.meeting.entity or "the house")
