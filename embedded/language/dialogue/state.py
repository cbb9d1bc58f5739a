"""What the dialogue remembers while it folds over the messages: per speaker, wishes and one open question."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import Any

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask, Question, Rest, Wish
from embedded.language.meeting import Meeting, Person
from embedded.language.messages import Utterance
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.wording.voice import Voice

Result = dict[str, Any]
Steps = Generator[ToolCall, Result, None]
Answered = Generator[ToolCall, Result, bool]


@dataclass(frozen=True, slots=True)
class Told:
    """What was read from the documents last: the title, and the sentences said of it."""

    title: str = ""
    words: str = ""


@dataclass(slots=True)
class Side:
    """One speaker's part of the conversation; the first wish is the one being worked on.

    `last_booking` was spoken of last, `last_gone` was cancelled last, `last_done` is the last kind of change, `listing`
    the last question about the diary, `unknown` the last one that nobody could answer, `last_to` got the last message,
    `client` is the one staff spoke of last, `lately` the question that was answered last in the room,
    `about` are the professionals spoken of last, `named` whoever else was, `noted` is the message taken last,
    `wards` are children and animals a client has booked for, `kind` is the service that was asked about last,
    `latest`: their `last_booking` is the one spoken of last in the room; `free` is the one time last told to be free;
    `rest` is a wish let go with its question unanswered; `own` is an appointment they told of, for the next wish;
    `third`: whoever "he" or "she" means has appointments of their own; `reason` is why what was asked for was refused;
    `row` are those of their own that were told in the last answer, in its order; `matter` is the kind of appointment
    talked of last, `client_kinds` those of the clients spoken of, `sexes` whether clients were called "her";
    `story` are the last two lines they told before a kind was known.
    """

    name: str
    wishes: list[Wish] = field(default_factory=list)
    open: Question | None = None
    said: str = ""
    meant: str = ""
    asked: str = ""
    unsaid: str = ""
    news: list[str] = field(default_factory=list)
    last_booking: Offer | None = None
    topic: str = ""
    told: Told = field(default_factory=Told)
    unknown: str = ""
    last_to: str | None = None
    last_gone: Offer | None = None
    last_done: Act | None = None
    listing: Frame | None = None
    client: str | None = None
    lately: Frame | None = None
    wards: set[str] = field(default_factory=set)
    about: tuple[str, ...] = ()
    named: str | None = None
    noted: str = ""
    kind: str | None = None
    latest: bool = False
    free: Offer | None = None
    rest: Rest | None = None
    own: Offer | None = None
    third: bool = False
    matter: str = ""
    client_kinds: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    row: tuple[Offer, ...] = ()
    story: str = ""
    sexes: dict[str, bool] = field(default_factory=dict)

    def wish(self) -> Wish | None:
        """The wish being worked on."""
        return self.wishes[0] if self.wishes else None


@dataclass(slots=True)
class Talk:
    """One utterance being answered: who, where, with which tools, the sentences so far, what was listed.

    `noted` is the message taken right before, `keys` are the authored lines said, by their names;
    `then` is the client spoken of where a past round is played again, in a room that may be another now;
    `elsewhere`: another time than those on offer is wished for.
    """

    meeting: Meeting
    tools: frozenset[str]
    voice: Voice
    side: Side
    utterance: Utterance
    heard: Heard
    sides: dict[str, Side]
    out: list[str] = field(default_factory=list)
    topic: str = ""
    told: Told = field(default_factory=Told)
    listed: dict[str, Result] = field(default_factory=dict)
    noted: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    then: str | None = None
    elsewhere: bool = False

    def say(self, key: str, **facts: object) -> None:
        """Add an authored line; receipts are news until they were spoken."""
        self.out.append(self.voice.line(key, **facts))
        self.keys[key] = self.out[-1]
        if key.startswith("receipt_"):
            self.side.news.append(self.out[-1])

    def ask(self, what: Ask, key: str, among: list[str] | None = None, /, **facts: object) -> None:
        """Add an authored question and hold it open for this speaker."""
        text = self.voice.line(key, self.side.said, **facts)
        self.out.append(text)
        self.side.open = Question(what, among or [], text=text, key=key, facts={**facts, "why": ""})

    def again(self) -> None:
        """Put the open question once more, in other words where there are any."""
        held = self.side.open
        if held and held.text:
            held.text = self.voice.line(held.key, self.side.said, **held.facts).strip()
            self.out.append(held.text)

    def resume(self) -> None:
        """Put the open question again after another matter: once, and not while the asked one thinks it over."""
        held = self.side.open
        if held and held.text and not held.put:
            held.put += 1
            self.again()

    def done(self, wish: Wish) -> None:
        """Take a wish off the list, with its question."""
        if wish in self.side.wishes:
            self.side.wishes.remove(wish)
        self.side.open = None
        if wish.act not in {Act.MESSAGE, Act.HUMAN, Act.INVITE}:
            self.side.own = None

    @property
    def several_kinds(self) -> bool:
        """Whether the house has several kinds of appointment, so that one is told with its kind."""
        return len(self.meeting.services) > 1

    @property
    def person(self) -> Person:
        """The speaker as the meeting knows them."""
        return self.meeting.person(self.utterance.speaker) or Person(self.utterance.speaker)


def of_client(offer: Offer, client: str) -> Offer:
    """The offer with the client's name."""
    return replace(offer, client=client)
