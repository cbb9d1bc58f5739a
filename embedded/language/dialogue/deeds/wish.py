"""A wish, how far it has come, and the question that is put about it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import NO_PICK, Offer, Pick
from embedded.language.understanding.times.when import NO_TIME, When

MOST_PUT = 2
"""How often a question is put while nothing comes of it."""


class Ask(StrEnum):
    """What an open question wants to know."""

    WHEN = "when"
    CLIENT = "client"
    SERVICE = "service"
    PROFESSIONAL = "professional"
    DATE = "date"
    SLOT = "slot"
    CONFIRM = "confirm"
    BOOKING = "booking"
    MOVE_OR_CANCEL = "move_or_cancel"
    INVITEE = "invitee"
    MESSAGE = "message"
    LEAVE_MESSAGE = "leave_message"
    WANT_BOOKING = "want_booking"


@dataclass(slots=True)
class Question:
    """A question put to one person; it counts once `spoken`.

    `doubt`: a weak yes was asked back already; `leaving`: a goodbye was; `put`: how often it was said again after
    other matters; `key` and `facts`: the authored line, to put it in other words; `overtaken`: somebody else
    spoke since; `aside`: the last answer told another matter, `put_last`: it put the question.
    """

    ask: Ask
    choices: list[str] = field(default_factory=list)
    spoken: bool = True
    doubt: bool = False
    leaving: bool = False
    put: int = 0
    text: str = ""
    key: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    overtaken: bool = False
    aside: bool = False
    put_last: bool = True


@dataclass(slots=True)
class Wish:
    """Something somebody wants done, and how far it has come.

    `told`: words that tell the new time from the booking's, until it is known; `presumed`: a change only because the
    words presuppose a booking, a new appointment where there is none; `inquiry`: what is free was only asked;
    `follows`: the wish of the same breath it waits for, `waited` once its turn has come; `got`: what was booked for it;
    `anchor`: words that tell the time from an appointment they name; `of_late`: the appointment spoken of last when it
    was said; `asked`: how often the kind of appointment was; `put`: how often the question at `put_state` was put while
    nothing changed it; `held`: the question that was open when another wish came between; `edges`: starts that were
    refused, with the side of them that suits; `becomes`: the other kind an appointment is changed to; `beside`: the
    appointment a new one is told from where none of the wished kind stands to be changed; `of_another`: a client spoke
    of it by another's name; `relation`: whom staff named by no more than a client's relation, "her husband".
    """

    act: Act
    when: When = NO_TIME
    source: When = NO_TIME
    professional: str | None = None
    avoid: frozenset[str] = frozenset()
    service: str | None = None
    client: str | None = None
    known_client: str | None = None
    offered: list[Offer] = field(default_factory=list)
    seen: list[Offer] = field(default_factory=list)
    chosen: Offer | None = None
    bookings: list[Offer] = field(default_factory=list)
    booking: Offer | None = None
    text: str = ""
    name: str = ""
    type: str = ""
    email: str | None = None
    retried: bool = False
    all: bool = False
    pick: Pick = NO_PICK
    told: str = ""
    presumed: bool = False
    inquiry: bool = False
    follows: "Wish | None" = None
    waited: bool = False
    got: Offer | None = None
    anchor: str = ""
    of_late: Offer | None = None
    asked: int = 0
    put: int = 0
    put_state: tuple[object, ...] = ()
    held: Question | None = None
    edges: list[tuple[datetime, str]] = field(default_factory=list)
    becomes: str | None = None
    beside: Offer | None = None
    of_another: bool = False
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """A wish let go with its question, which may be taken up again."""

    wish: Wish
    question: Question
