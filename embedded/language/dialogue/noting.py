"""Messages for people who are not here, and the wish to talk with a person."""

import re
from dataclasses import replace
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.state import Ask, Steps, Talk, Wish
from embedded.language.understanding.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.names import common_words, find_names
from embedded.language.understanding.sound import plain
from embedded.language.wording.spoken import short_name

_OPENING = re.compile(
    r"^.*?\b(?:(?:leave|take|pass|send|give|write)\b.{0,30}?\b(?:message|note)\b(?: (?:on|along))?(?: (?:for"
    r"|to) (?:the )?(?:dr\.? |doctor |prof\.? )?[\w]+(?: (?:(?-i:[A-Z])\w+|desk|office|team))?)?"
    r"|make sure (?:that )?[\w. ]{2,30}? (?:knows?|(?:is|are) told)"
    r"|pass (?:it |this |a word |something )?(?:on|along)(?: to (?:the )?(?:dr\.? "
    r"|doctor )?\w+(?: (?-i:[A-Z])\w+)?)?"
    r"|(?:tell|let|inform) (?:the )?(?:dr\.? |doctor "
    r"|prof\.? )?[\w]+(?: (?-i:[A-Z])\w+)?(?: know)?)[\s,:.]*(?:that |to say (?:that )?|saying (?:that )?"
    r"|say (?:that )?|about |and say (?:that )?)?",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:have|ask) (?:someone|somebody|them|him|her|(?:the )?(?:dr\.? "
    r"|doctor )?[\w]+(?: (?-i:[A-Z])\w+)?) (?:to )?(.*)",
    re.I,
)

_WONDERS = re.compile(r"(?:if|whether|what|when|where|who|which|why|how)\b", re.I)
_TOLD_FIRST = re.compile(
    r"(.{8,}?)[,.;]+ (?:so |and )?(?:please |(?:can|could|would|will) (?:you|someone|somebody) (?:please )?)"
    r"(?:(?:tell|let|inform) (?:the )?(?:dr\.? |doctor |prof\.? )?[\w'-]+(?: [A-Z][\w'-]+)?(?: know)?"
    r"|pass (?:it|that|this) on)(?: (?:that|this|about (?:it|that)))?(?:,? please)?[?.! ]*",
    re.I,
)
"""What shall be passed on stands before the request: "I'll be late, can you tell Dr. Haas?"."""


def message_text(said: str) -> str:
    """What is to be passed on, without the words that ask for it; "" when nothing remains."""
    said = said.strip()
    if _FIND_OUT.search(said):
        return ""
    if found := _TOLD_FIRST.fullmatch(said):
        return found[1]
    if found := _ASKS.search(said):
        wish = found[1]
        wish = wish.rstrip(" ?.")
        return f"{'I would like to know' if _WONDERS.match(wish) else 'Please'} {wish}" if wish else ""
    if re.search(
        r"^(?:please |can |could |would |will |you |have )*(?:(?:someone|somebody|anyone|anybody|one of you)"
        r"(?: (?:from|at|in|on) (?:the |your )?\w+(?: \w+)??)? )?(?:please )?(?:give me a (?:ring|call|bell"
        r"|buzz)\b|call|ring|phone|get back to) me\b",
        said,
        re.I,
    ):
        return "Please call me back" + re.sub(
            r"^.*?\bme(?: back| a (?:ring|call|bell|buzz))?", "", said, flags=re.I
        ).rstrip("?")
    text = _OPENING.sub("", said, count=1).strip(" ,.:;?!") if _OPENING.search(said) else ""
    return (
        ""
        if re.fullmatch(
            r"(?:please|(?:for )?(?:me|us)|then|for (?:the )?\w+(?: \w+)?|to (?:the )?\w+(?: \w+)?)?",
            text,
            re.I,
        )
        else text
    )


_THEM = re.compile(r"\b(?:ask|tell|let|have|inform|remind) (?:him|her|them)\b", re.I)
_FIND_OUT = re.compile(
    r"\b(?:ask (?:someone|somebody|them|the \w+|around)|find (?:that |it )?out|pass (?:it|that|my question) on)"
    r"(?: (?:for|about) (?:me|it|that|us))*(?: then| please)*[?.! ]*$",
    re.I,
)
"""Takes up the question nobody could answer."""


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
    if len(parts) < 2:
        return said
    wish.professional = name
    return parts[1]


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
    return wish.act is Act.MESSAGE and bool(message_text(wish.text))


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
    if name := _stranger(talk, wish):
        talk.ask(Ask.LEAVE_MESSAGE, "stranger", name=name)
        return
    if not wish.professional and _THEM.search(wish.text):
        last = talk.side.last_booking
        wish.professional = talk.side.last_to or (last.professional if last else None)
    if _FIND_OUT.search(wish.text) and talk.side.unknown:
        text = talk.side.unknown
    if text:
        yield from leave(talk, wish, text)
    elif wish.act is Act.HUMAN:
        talk.ask(Ask.MESSAGE, "human")
    else:
        talk.ask(
            Ask.MESSAGE, "ask_message", to=short_name(wish.professional) if wish.professional else "the staff"
        )


def _staff_here(talk: Talk) -> str | None:
    return next(
        (
            one.name
            for one in talk.meeting.people
            if one.type == "PROFESSIONAL" and one.name != talk.side.name
        ),
        None,
    )


def leave(talk: Talk, wish: Wish, text: str) -> Steps:
    """Record the message and read it back."""
    arguments: dict[str, Any] = {"text": text}
    if wish.professional:
        arguments["to"] = wish.professional
    result = yield ToolCall("take_message", arguments)
    taken = result.get("message")
    if not isinstance(taken, dict):
        explain(talk, wish, result)
        return
    to = str(taken.get("to") or "staff")
    talk.side.last_to = None if to == "staff" else to
    talk.say(
        "message_taken",
        to="the staff" if to == "staff" else to,
        text=str(taken.get("text") or text).rstrip(".?!"),
    )
    talk.done(wish)
