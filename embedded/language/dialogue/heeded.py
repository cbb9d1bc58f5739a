"""Which clauses of an utterance count: those that only mutter or say nothing of their own are left out."""

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.acts.seeking import seeks
from embedded.language.understanding.frame import Frame


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
