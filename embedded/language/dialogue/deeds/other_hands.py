"""A change to a time at which whoever has the appointment is not in, though somebody else is who gives the same."""

from collections.abc import Generator

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.reading import OUT, read_offers
from embedded.language.dialogue.state import Result, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.wording.spoken import listed, short_name


def free_with_others(talk: Talk, wish: Wish, result: Result) -> Generator[ToolCall, Result, Result | None]:
    """What others have free then, where the professional of the appointment is out and nobody asked for them."""
    old = wish.booking
    if wish.act is not Act.MOVE or old is None or wish.professional != old.professional:
        return None
    if result.get("exact", True) or result.get("why") not in OUT or not wish.when.days:
        return None
    able = [one for one in talk.meeting.professionals if wish.service in one.services]
    if len(able) < 2 or find_professional(talk.heard.text, talk.meeting)[0] == old.professional:
        return None
    wanted = {"when": wish.when.text(), "service": wish.service or old.service}
    moving = {"moving": old.id} if "move_booking" in talk.tools else {}
    found = yield ToolCall("find_slots", wanted | moving)
    there = read_offers(found.get("slots"))
    if found.get("problem") or not found.get("exact", True) or not there:
        return None
    names = list(dict.fromkeys(short_name(one.professional) for one in there))
    wish.professional = there[0].professional if len(names) == 1 else None
    talk.say(
        "others_are_in",
        who=short_name(old.professional),
        names=listed(names),
        are="is" if len(names) == 1 else "are",
    )
    return found
