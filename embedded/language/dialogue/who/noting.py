"""Messages for people who are not here, and the wish to talk with a person."""

import re
from dataclasses import replace
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.dialogue.who.spoken_of import PRONOUN, whom
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.dictation import addressed, amended, message_text, tidy
from embedded.language.understanding.who.names import common_words, find_names
from embedded.language.understanding.who.outsiders import outside, phones
from embedded.language.understanding.who.sound import plain
from embedded.language.wording.spoken import listed, short_name

_THEM = re.compile(r"\bthem\b", re.I)
_FIND_OUT = re.compile(
    r"\b(?:ask (?:someone|somebody|them|the \w+|around)|find (?:that |it )?out|pass (?:it|that|my question) on)"
    r"(?: (?:for|about) (?:me|it|that|us))*(?: then| please)*[?.! ]*$",
    re.I,
)
"""Takes up the question nobody could answer."""


_ABOUT_THAT = re.compile(
    r"It is about (?:that|this|it)\b(?: one)?(?: for (?:me|us))?(?:,? please)?(?:[.,;?!]+\s*|$)(?P<more>.*)",
    re.I | re.S,
)
"""A message that points back at a question, with what is told beside."""
_TO = re.compile(r"(?:it's |it is |that's |this is )?(?:for|to) (?:the |dr\.? |doctor )?", re.I)
_TOLD = re.compile(
    r"\b(?i:tell|ask|let|inform|remind|have|(?:message|note|word) (?:for|to)) (?:(?i:mr|mrs|ms)\.? )?"
    r"((?!I\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)


def readdressed(talk: Talk, wish: Wish, said: str) -> str:
    """What is dictated, without whom it is for, who becomes its addressee: "it's for Marta. The key is …"."""
    found = _TO.match(said)
    name = talk.heard.main().professional
    if found is None or wish.professional or not name:
        return said
    parts = re.split(r"[.,:;]\s+", said[found.end() :], maxsplit=1)
    if len(parts) < 2 and len(parts[0].split()) > 4:
        return said
    wish.professional = name
    return parts[1] if len(parts) > 1 else ""


def pointed(talk: Talk, said: str, text: str) -> str:
    """The message with the question it points back at: "could you ask Theo about that? It's an old one"."""
    question = talk.side.unknown or (talk.side.lately.text if talk.side.lately else "")
    if _FIND_OUT.search(said) and talk.side.unknown:
        return talk.side.unknown
    back = _ABOUT_THAT.match(text)
    if back is None or not question:
        return text
    more = back["more"].strip()
    return " ".join(filter(None, (question, more[:1].upper() + more[1:])))


def _stranger(talk: Talk, wish: Wish) -> str | None:
    """The person told something who is neither a professional nor here; somebody here becomes the addressee."""
    found = _TOLD.search(wish.text)
    if wish.professional or found is None:
        return None
    here = find_names(found[1], [one.name for one in talk.meeting.people if one.name != talk.side.name])
    if here:
        wish.professional = here[0].name
        return None
    return None if plain(found[1]) in common_words() else found[1]


def corrected(talk: Talk, frame: Frame) -> Frame:
    """A time that corrects the message taken right before is one more message to the same: "no, Thursday"."""
    free = not (talk.side.open or talk.side.wishes) and frame.act is None and bool(frame.when)
    if not (
        talk.noted and free and amended(talk.noted, talk.utterance.text, "") and len(frame.text.split()) < 5
    ):
        return frame
    return replace(frame, act=Act.MESSAGE, text=f"tell them {frame.text}", professional=talk.side.last_to)


def gathered(frames: list[Frame]) -> list[Frame]:
    """A request to pass something on, with the statements before it where it holds nothing itself."""
    kept: list[Frame] = []
    for frame in frames:
        text = frame.text
        if frame.act is Act.MESSAGE and not message_text(text):
            while kept and kept[-1].act in {None, Act.FACT, Act.ASIDE} and not kept[-1].question:
                text = f"{kept.pop().text}, {text}"
        kept.append(replace(frame, text=text))
    return kept


def dictated(wish: Wish) -> bool:
    """Whether it is a message that needs no further answer, and so need not wait for other wishes."""
    return wish.act is Act.MESSAGE and bool(message_text(wish.text)) and not outside(wish.text, ())


def start(talk: Talk, wish: Wish) -> Steps:
    """Take the message when there is one, else ask for it."""
    if wish.act is Act.HUMAN and (here := _staff_here(talk)):
        talk.say("human_here", name=here)
        talk.done(wish)
        return
    if "take_message" not in talk.tools:
        talk.say("no_tool")
        talk.done(wish)
        return
    text = message_text(wish.text) if wish.act is Act.MESSAGE else ""
    if _unreachable(talk, wish):
        wish.professional, talk.side.unknown = None, wish.text
        talk.ask(Ask.LEAVE_MESSAGE, "cannot_reach")
        return
    if name := _stranger(talk, wish):
        talk.ask(Ask.LEAVE_MESSAGE, "stranger", name=name)
        return
    if not wish.professional and _THEM.search(addressed(wish.text)):
        wish.professional = talk.side.last_to
    if not wish.professional and PRONOUN.search(addressed(wish.text)) and (among := whom(talk)):
        talk.ask(Ask.PROFESSIONAL, "ask_choice", among, choices=listed(among, "or"))
        return
    text = pointed(talk, wish.text, text)
    if wish.act is Act.MESSAGE and phones(wish.text):
        talk.say("cannot_call")
    if text:
        yield from leave(talk, wish, text)
    elif wish.act is Act.HUMAN:
        talk.ask(Ask.MESSAGE, "human")
    else:
        talk.ask(
            Ask.MESSAGE, "ask_message", to=short_name(wish.professional) if wish.professional else "the staff"
        )


def _unreachable(talk: Talk, wish: Wish) -> bool:
    """Whether it is for somebody outside the house, to whom no tool can speak."""
    house = (*(one.name for one in talk.meeting.professionals), *(one.name for one in talk.meeting.people))
    return wish.act is Act.MESSAGE and outside(wish.text, house)


def _staff_here(talk: Talk) -> str | None:
    return next(
        (
            one.name
            for one in talk.meeting.people
            if one.type == "PROFESSIONAL" and one.name != talk.side.name
        ),
        None,
    )


def _by_name(talk: Talk, text: str) -> str:
    """A message of the staff's that begins with a pronoun, with the client it means: "she has moved"."""
    client = talk.side.client if talk.person.books_for_others else None
    return re.sub(r"^s?he(?=\b)", client, text, flags=re.I) if client else text


def leave(talk: Talk, wish: Wish, text: str) -> Steps:
    """Record the message and read it back."""
    text = tidy(amended(talk.noted, talk.utterance.text, _by_name(talk, text)))
    arguments: dict[str, Any] = {"text": text}
    if wish.professional:
        arguments["to"] = wish.professional
    result = yield ToolCall("take_message", arguments)
    taken = result.get("message")
    if not isinstance(taken, dict):
        explain(talk, wish, result)
        return
    to = str(taken.get("to") or "staff")
    talk.side.last_to, talk.side.noted = None if to == "staff" else to, text
    talk.say(
        "message_taken",
        to="the staff" if to == "staff" else to,
        text=str(taken.get("text") or text).rstrip(".?!"),
    )
    talk.done(wish)
