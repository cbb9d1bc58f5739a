"""Answers to the question for a message, and to the offer to pass something on."""

import re

from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.wish import Question, Wish
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.dialogue.who import noting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.reserve import withholds
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.let_go import opens_by_letting_go
from embedded.language.understanding.sentences.text import without_call
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.dictation import addressed, message_text


def take(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Whatever is said now is the message, unless it plainly is not."""
    bare = talk.heard.only_assent()
    if bare and talk.heard.assent is Assent.NO:
        talk.say("all_right")
        talk.done(wish)
        return True
    if frame.act is Act.MESSAGE and addressed(frame.text) and not message_text(frame.text):
        return False
    if opens_by_letting_go(talk.heard.text):
        talk.done(wish)
        left = talk.side.wish()
        if left and left.act is frame.act and not (frame.when or frame.service):
            yield from wishes.proceed(talk)
            return True
        if len(talk.heard.text.split()) < 4 or frame.act is Act.FORGET:
            talk.say("all_right")
            yield from wishes.proceed(talk)
            return True
        return False
    if _to_the_agent(frame):
        return False
    if _proposes(talk):
        talk.done(wish)
        return False
    if bare and talk.heard.assent in (Assent.YES, Assent.WEAK) and len(talk.heard.text.split()) < 3:
        talk.again()
        return True
    said = noting.readdressed(talk, wish, without_call(talk.utterance.text.strip(), talk.meeting.agent))
    if said:
        text = message_text(said) or re.sub(r"^(?:that|say(?:ing)?) (?=\w+ )", "", said, flags=re.I)
        yield from noting.leave(talk, wish, text)
    else:
        talk.side.open = None
    yield from wishes.proceed(talk)
    return True


_FEW = 5
"""Words of a time that is proposed at the end: "so, nine?", "maybe Friday at eleven?"."""
_ASKED_OF_ME = frozenset({Act.SMALL_TALK, Act.IDENTITY, Act.HELP, Act.TIME, Act.LIST, Act.PEOPLE, Act.HOURS})
_DEEDS = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.INVITE, Act.BEYOND})
_BESIDE = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.CANNOT_COME, Act.INVITE})
"""Wishes that a yes to the offer of a message goes on with."""
_ORDERS_ME = re.compile(
    r"(?:^|\band )(?:(?:and|but|so|oh|actually|also)[, ]+)*(?:(?:can|could|would|will) you\b"
    r"|(?:please )?(?:give|show|tell|read) (?:me|us)\b)",
    re.I,
)


def _to_the_agent(frame: Frame) -> bool:
    """Whether words said while a message is asked for are meant for the agent: a question or order to it."""
    if frame.act in {Act.REPEAT, Act.WAIT}:
        return True
    act = judged(frame, held=False).act
    ordered = bool(_ORDERS_ME.search(frame.text)) and act in _DEEDS | _ASKED_OF_ME
    return ordered or (frame.question and act in _ASKED_OF_ME)


_WISHED = frozenset({None, Act.BOOK, Act.MOVE, Act.CANCEL, Act.LIST})


def _proposes(talk: Talk) -> bool:
    """Whether a time is proposed, which is no message: "ugh, okay. Wednesday I have lab at ten, so, nine?"."""
    *_, last = re.split(r"[,.;!?]\s+", talk.heard.text.strip())
    asked = talk.heard.text.rstrip().endswith("?") and len(last.split()) <= _FEW
    timed = bare_hours(last) or find_when(last)[0]
    wished = all(one.act in _WISHED for one in talk.heard.frames)
    return bool(asked and timed and wished) and not addressed(talk.heard.text)


def _wishes_instead(talk: Talk) -> bool:
    """Whether a yes is followed by a wish of its own: "yeah, the video survey, on Wednesday at eleven"."""
    named = any(one.service and one.when and one.act in _WISHED for one in talk.heard.frames)
    return _proposes(talk) or (named and not addressed(talk.heard.text))


def take_offered(talk: Talk, question: Question, wish: Wish) -> Answered:
    """“Shall I pass your question on?” after a gap; other words let the offer go."""
    heard = talk.heard
    if _wishes_instead(talk):
        talk.done(wish)
        return False
    if heard.assent is Assent.YES and withholds(heard.text):
        talk.say("be_sure")
        talk.again()
        return True
    if heard.assent is Assent.YES and question.spoken:
        talk.side.open = None
        more = [one for one in heard.frames if one.act in _BESIDE]
        wish.professional = heard.main().professional
        text = noting.pointed(talk, "", message_text(heard.text))
        yield from noting.leave(
            talk,
            wish,
            f"{text} ({wish.text})" if _points_back(text) and wish.text not in text else text or wish.text,
        )
        if more:
            yield from wishes.begin(talk, more)
    elif heard.assent is Assent.WEAK and heard.only_assent():
        return False
    else:
        talk.done(wish)
        if heard.assent is not Assent.NO or not heard.only_assent():
            return False
        talk.say("all_right")
    yield from wishes.proceed(talk)
    return True


_ONLY_ASKS = re.compile(
    r"(?:(?:please|could|can|would|will|you|to|have|get|let|me|us|tell|know|call|ring|phone|text|e-?mail|write|answer"
    r"|reply|message|back|find|out|ask|around|check|about|someone|somebody|anyone|anybody|him|her|them|he|she|they|one"
    r"|of|the|staff|team|boss|doctor|soon|later|today|tomorrow|then|when|know|knows|with|an?|answer|i|would|like|want"
    r"|pass|on|along|give|ring|question|my)\b[ ,.!?]*)*",
    re.I,
)


def _points_back(text: str) -> bool:
    """Whether a message only says what to do about the question at hand: "ask her to call me back about it"."""
    return bool(re.search(r"\b(?:it|that|this)\b", text, re.I) or (text and _ONLY_ASKS.fullmatch(text)))
