"""Wishes in order: begun from frames, worked on one after the other until one needs an answer."""

from embedded.language.dialogue import booking, changing, inviting, noting
from embedded.language.dialogue.state import Steps, Talk, Wish
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import Act
from embedded.language.understanding.names import find_names

KINDS = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.CANNOT_COME, Act.INVITE, Act.MESSAGE, Act.HUMAN})


def begin(talk: Talk, frames: list[Frame]) -> Steps:
    """Take new wishes on; what was being worked on and is not finished gives way to them."""
    fresh = [make(talk, frame) for frame in frames]
    old = talk.side.wish()
    if old and old.act is fresh[0].act:
        talk.side.wishes.remove(old)
    talk.side.wishes = [*fresh, *talk.side.wishes]
    talk.side.open = None
    yield from proceed(talk)


def make(talk: Talk, frame: Frame) -> Wish:
    """A wish from a frame; details alone are taken as a wish for an appointment."""
    wish = Wish(
        act=frame.act or Act.BOOK,
        when=frame.when,
        source=frame.source,
        professional=frame.professional,
        avoid=frame.avoid,
        service=frame.service,
        client=None if frame.person == talk.side.name else frame.person,
        email=frame.email,
        text=frame.text,
    )
    if wish.act is Act.INVITE:
        inviting.prepare(talk, wish, frame)
    return wish


def proceed(talk: Talk) -> Steps:
    """Work on the wishes in order until one waits for an answer."""
    while (wish := talk.side.wish()) and talk.side.open is None:
        before = len(talk.side.wishes)
        match wish.act:
            case Act.BOOK:
                yield from booking.seek(talk, wish)
            case Act.MOVE | Act.CANCEL | Act.CANNOT_COME:
                yield from changing.start(talk, wish)
            case Act.INVITE:
                yield from inviting.start(talk, wish)
            case _:
                yield from noting.start(talk, wish)
        if talk.side.open is None and len(talk.side.wishes) == before:
            talk.done(wish)


def known_client(talk: Talk, text: str) -> str | None:
    """A client of the room named in the text."""
    hits = find_names(text, [one.name for one in talk.meeting.clients()])
    return hits[0].name if hits else None
