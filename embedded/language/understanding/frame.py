"""An utterance as it is understood: its yes or no, and its clauses as frames of act, time, people and choice."""

import re
from dataclasses import dataclass, field, replace

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import NO_PICK, Pick
from embedded.language.understanding.times.days import PLACE
from embedded.language.understanding.times.when import NO_TIME, When

_PLACE = re.compile(rf"(?:the )?{PLACE}", re.I)


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause: `act` is None where only details were said.

    `source` is the time something stands at, `when` the wished one; `presumes`: the words make sense only where an
    appointment stands; `mentioned`: a name that may be a client's; `further`: one more wish beside another; `anchor`:
    the words that tell the time from an appointment they name; `refused`: the minutes of the day that an
    hour can mean which is not wished; `whole`: its act is what the whole utterance wants, and is settled.
    """

    text: str
    act: Act | None = None
    when: When = NO_TIME
    source: When = NO_TIME
    professional: str | None = None
    avoid: frozenset[str] = frozenset()
    service: str | None = None
    person: str | None = None
    pick: Pick = NO_PICK
    question: bool = False
    email: str | None = None
    presumes: bool = False
    mentioned: str | None = None
    further: bool = False
    anchor: str = ""
    refused: tuple[int, ...] = ()
    whole: bool = False

    def details(self) -> bool:
        """Whether it says anything a wish could be made of or corrected with."""
        said = (
            self.when,
            self.when.avoid,
            self.professional,
            self.avoid,
            self.service,
            self.pick,
            self.anchor,
            self.refused,
        )
        return any(map(bool, said))

    def beside_place(self) -> When:
        """The time said with a choice; "the second" is then a place in the row and no date."""
        days = self.when.days
        bare = self.pick.place and len(days) == 1 and _PLACE.fullmatch(days[0])
        return replace(self.when.in_pieces(), days=()) if bare else self.when


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole utterance: the words, a leading yes or no, an explicit order, and the frames in order."""

    text: str
    assent: Assent
    go: bool
    frames: tuple[Frame, ...] = field(default=())
    hedged: bool = False

    def main(self) -> Frame:
        """The first frame, or an empty one."""
        return self.frames[0] if self.frames else Frame("")

    def only_assent(self) -> bool:
        """Whether nothing but a yes, a no or a noise was said."""
        return not any(frame.act or frame.details() or frame.person for frame in self.frames)
