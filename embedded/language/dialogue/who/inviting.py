"""Bringing somebody in: the name is read back before anyone is called."""

import re
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.problems import explain
from embedded.language.dialogue.state import Steps, Talk
from embedded.language.understanding.frame import Frame


def prepare(talk: Talk, wish: Wish, frame: Frame) -> None:
    """Settle who is meant and as what they come."""
    said = frame.professional or frame.person or frame.mentioned or ""
    owner = said and re.search(rf"\b{re.escape(said.split()[0])}(?: \w+)?'s \w+", frame.text)
    name(talk, wish, "" if owner else said)


def name(talk: Talk, wish: Wish, said: str) -> None:
    """Take a name; whom the house knows as a professional comes as one."""
    wish.name = "" if said == talk.side.name else said
    wish.type = "PROFESSIONAL" if talk.meeting.professional(said) else "CLIENT"


def start(talk: Talk, wish: Wish) -> Steps:
    """Ask for the name, or read it back."""
    if "invite_person" not in talk.tools:
        talk.say("no_tool")
        talk.done(wish)
    elif not talk.person.may("invite"):
        talk.out.append("I may not bring people in for you; the staff can. I can take a message for them.")
        talk.done(wish)
    elif wish.name and talk.meeting.person(wish.name):
        talk.say("person_here", name=wish.name)
        talk.done(wish)
    elif not wish.name:
        talk.ask(Ask.INVITEE, "ask_invitee")
    else:
        at = f" at {wish.email}" if wish.email else ""
        talk.ask(Ask.CONFIRM, "shall_invite", name=f"{wish.name}{at}")
    return
    yield  # a step like the others, without a call of its own


def commit(talk: Talk, wish: Wish) -> Steps:
    """Invite after a yes, and say so from the receipt."""
    arguments: dict[str, Any] = {"name": wish.name, "type": wish.type or "CLIENT"}
    if wish.email:
        arguments["email"] = wish.email
    result = yield ToolCall("invite_person", arguments)
    invited = result.get("invited")
    if not isinstance(invited, dict):
        explain(talk, wish, result)
        return
    key = "receipt_mailed" if invited.get("delivery") == "mailed" else "receipt_desk"
    talk.say(key, name=invited.get("name") or wish.name)
    talk.done(wish)
