"""The day spoken of last, which words of the next turn point at: "it's on the twelfth." - "a lesson that morning?"."""

import re
from collections.abc import Iterable

from embedded.language.dialogue.deeds.wish import Ask
from embedded.language.dialogue.state import Side
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.times.that_day import on_day_told, the_day
from embedded.language.wording.spoken import spoken_day

_SAME = re.compile(r"\b(?:on )?(?:the |that )?(?:very )?same day\b", re.I)


def with_day(side: Side, words: str, meeting: Meeting, sides: Iterable[Side] = ()) -> str:
    """The words with the day they point at: told in them, else in the last answer, else by the speaker before.

    "Same day" is that of the appointment somebody else in the room has just got, where the speaker has none at hand:
    none that moves, and no day told in the same breath.
    What is on offer, and what stands, is counted from elsewhere; what is dictated stays as it was said.
    """
    if grammar_act(words) is Act.MESSAGE or (side.open and side.open.ask is Ask.MESSAGE):
        return words
    wish, last = side.wish(), side.last_booking
    theirs = next((one.last_booking for one in sides if one is not side and one.latest), None)
    own = last or wish or side.open or grammar_act(words) is Act.MOVE or the_day(words)
    if theirs and not own:
        words = _SAME.sub(f"on {spoken_day(theirs.starts.date())}", words)
    closed = side.open or (wish and (wish.offered or wish.chosen or wish.booking))
    stands = last and spoken_day(last.starts.date()) in side.said
    return on_day_told(words, meeting, "" if closed or stands else the_day(side.said) or the_day(side.asked))
