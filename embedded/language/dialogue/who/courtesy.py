"""Courtesies and what keeps a talk going: short answers that change nothing."""

from embedded.language.dialogue.diary.recalling import told_before
from embedded.language.dialogue.questions.telling_time import tell_time
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import asks_wellbeing, hears, jests
from embedded.language.understanding.frame import Frame
from embedded.language.wording.spoken import first_name, short_name

_WORK = frozenset(
    {Act.BOOK, Act.MOVE, Act.CANCEL, Act.CANNOT_COME, Act.LIST, Act.FACT, Act.MESSAGE, Act.INVITE}
)


def courtesy(talk: Talk, frame: Frame) -> None:
    """Answer a greeting, thanks, small talk, a question about the agent, or a wish let go."""
    name = first_name(talk.side.name)
    match frame.act:
        case Act.GREET:
            talk.say("greet_back", name=name)
            _at_service(talk)
        case Act.THANKS:
            talk.say("welcome")
        case Act.BYE:
            if talk.side.open is None:
                talk.say("bye", name=name)
        case Act.REPEAT:
            talk.out.append(told_before(talk, frame))
        case Act.FORGET:
            talk.say("dropped" if talk.side.wishes else "all_right")
            talk.side.wishes.clear()
            talk.side.open = talk.side.own = None
        case Act.TIME:
            tell_time(talk, frame)
        case Act.MEDICAL:
            who = next((short_name(one.name) for one in talk.meeting.professionals), "a professional")
            talk.say("medical", who=who)
        case Act.WAIT | Act.EMERGENCY:
            talk.say(frame.act.value)
        case _:
            _of_itself(talk, frame)


def _of_itself(talk: Talk, frame: Frame) -> None:
    """What the agent is and can do, how it is, and what it has no word for."""
    entity = talk.meeting.entity or "the house"
    asked_how = frame.act is Act.SMALL_TALK and frame.question and asks_wellbeing(frame.text)
    match frame.act:
        case Act.HELP:
            talk.say("help", entity=entity)
        case Act.IDENTITY:
            talk.say("hear" if hears(frame.text) else "identity", agent=talk.meeting.agent, entity=entity)
        case Act.SMALL_TALK if jests(frame.text):
            talk.say("joke")
        case Act.SMALL_TALK:
            talk.say("small_talk" if asked_how else "no_opinion" if frame.question else "chat")
        case _:
            talk.say("unknown", entity=entity)
    if asked_how or frame.act is Act.IDENTITY:
        _at_service(talk)


def _at_service(talk: Talk) -> None:
    """Ask what is wished for, where nothing is being worked on and nothing else was said in the same breath."""
    busy = talk.side.open or talk.side.wishes or any(one.act in _WORK for one in talk.heard.frames)
    if not busy:
        talk.say("at_service")
