"""Which clauses of an utterance count: those that only tell, only mutter or say nothing of their own are left out."""

from embedded.language.dialogue.forms import seeks
from embedded.language.understanding.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import names_appointment
from embedded.language.understanding.told import is_background, tells_of_others


def tells(frame: Frame, *, listed: bool) -> bool:
    """Whether a sentence beside a question only tells: the case, or what others do where the diary is asked for."""
    return is_background(frame.text) or (listed and frame.act is None and tells_of_others(frame.text))


def to_the_matter(frames: list[Frame]) -> list[Frame]:
    """The frames without what is muttered to somebody else beside "where were we?"."""
    if not any(frame.act is Act.REPEAT for frame in frames):
        return frames
    return [
        one
        for one in frames
        if one.details() or one.person or one.question or one.act not in {None, Act.FACT, Act.ASIDE}
    ]


def says_nothing(frame: Frame) -> bool:
    """Whether it is a wish for an appointment by its form alone ("anything", "something"); a question stands open."""
    return frame.act is Act.BOOK and not (
        frame.details() or frame.question or names_appointment(frame.text) or seeks(frame.text)
    )
