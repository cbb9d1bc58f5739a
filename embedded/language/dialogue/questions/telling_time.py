"""What the clock on the wall says: the time, a date, and whose clock the times of appointments are of."""

import re
from datetime import timedelta

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.days import fits_day
from embedded.language.wording.spoken import spoken_day, spoken_moment, spoken_time

_ZONE = re.compile(r"\b(?:time ?zone|(?:your|our|my|local|whose|which) time)\b", re.I)


def tell_time(talk: Talk, frame: Frame) -> None:
    """Tell the time, the date of a day that was named, or whose clock the times are of."""
    now = talk.meeting.now
    if now is None:
        talk.say("time", moment="hard for me to tell")
        return
    if _ZONE.search(frame.text):
        place = talk.meeting.timezone.split("/")[-1].replace("_", " ")
        talk.say(
            "zone",
            entity=talk.meeting.entity or "the house",
            place=f", {place}" if place else "",
            moment=spoken_time(now),
        )
        return
    days = [now.date() + timedelta(days=n) for n in range(1, 60)]
    named = next((one for one in days for day in frame.when.days if fits_day(day, one, now.date())), None)
    if named:
        talk.say("date", date=spoken_day(named))
    else:
        talk.say("time", moment=spoken_moment(now))
