"""Which appointment a question is about: the one on offer, told last, heard of last in the room, or of the diary."""

from collections.abc import Generator
from dataclasses import dataclass

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask
from embedded.language.dialogue.diary.recalling import told_just_now
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Result, Talk
from embedded.language.understanding.answers.choice import Offer, at_place
from embedded.language.understanding.booked.asked_of_one import Asked
from embedded.language.understanding.booked.named_one import Named, claimed, named
from embedded.language.understanding.booked.one_forms import Want

_OFFERED = frozenset({Ask.SLOT, Ask.CONFIRM})
_OF_THINGS = frozenset({Want.LENGTH, Want.END, Want.KIND, Want.CLIENT, Want.AS_SAID})
"""What is asked as well of a thing a document spoke of, where that was the last that was spoken of."""
_IN_DIARY = frozenset({Want.WHOM, Want.KIND, Want.LENGTH, Want.END, Want.CLIENT, Want.AS_SAID})


@dataclass(frozen=True, slots=True)
class Meant:
    """The appointments a question can mean; `offered`: they are no more than on offer."""

    ones: list[Offer]
    offered: bool = False


def meant(talk: Talk, asked: list[Asked]) -> Generator[ToolCall, Result, Meant | None]:
    """The appointments meant; None where the words are about something else."""
    of = next((one.of for one in asked if one.of), "")
    if of:
        return (yield from _named(talk, of, asked))
    found = _pointed(talk, asked)
    if found is None and _of_nothing(talk, asked):
        return _any((yield from _own(talk)))
    if found is None or found.offered or all(one.want is not Want.STANDS for one in asked):
        return found
    return (yield from _as_it_stands(talk, found))


def _pointed(talk: Talk, asked: list[Asked]) -> Meant | None:
    """What "it" is: what is on offer, else the appointment spoken of last."""
    side, wish = talk.side, talk.side.wish()
    held = side.open if side.open and side.open.ask is not Ask.LEAVE_MESSAGE else None
    if talk.topic and any(one.want in _OF_THINGS and not _made_sure(talk, one) for one in asked):
        return None
    if held and wish:
        there = [wish.chosen] if wish.chosen else wish.offered if held.ask in _OFFERED else []
        if there:
            return Meant(there, offered=True)
        return Meant([wish.booking]) if wish.booking else None
    last = side.last_booking or _heard(talk)
    if held or last is None or any(last == one.last_gone for one in talk.sides.values()):
        return None
    bare = all(one.bare for one in asked)
    return None if bare and talk.topic and told_just_now(talk) != last else Meant([last])


def _made_sure(talk: Talk, one: Asked) -> bool:
    """Whether what was settled last is made sure of, whatever was spoken of since: "and it is Friday now?"."""
    last = talk.side.last_booking
    said = claimed(one.said, talk.meeting) if one.want is Want.AS_SAID and last else None
    return bool(last and said and (said.when or said.kinds or said.professional)) and (
        bool(said and (said.when.avoid or said.avoid))
        or bool(last and said and said.fitting([last], talk.meeting))
    )


def _of_nothing(talk: Talk, asked: list[Asked]) -> bool:
    """Whether nothing was spoken of yet that "it" could be, so that it is what a client has: "who is it with?"."""
    side = talk.side
    spoken_of = side.open or side.wishes or talk.topic or side.kind or side.last_gone
    if spoken_of or talk.person.books_for_others or "list_bookings" not in talk.tools:
        return False
    return all(one.want in _IN_DIARY for one in asked)


def _heard(talk: Talk) -> Offer | None:
    """The appointment spoken of last in the room, as all who are in it have heard."""
    return next((one.last_booking for one in talk.sides.values() if one.latest and one.last_booking), None)


def _as_it_stands(talk: Talk, found: Meant) -> Generator[ToolCall, Result, Meant | None]:
    """The same from the diary, where it is the speaker's own: the staff may have confirmed it since."""
    one = found.ones[0]
    if one != talk.side.last_booking or "list_bookings" not in talk.tools:
        return found
    there = yield from _own(talk)
    return _any([kept for kept in there if kept.id == one.id])


def _own(talk: Talk) -> Generator[ToolCall, Result, list[Offer]]:
    result = yield from listed_once(talk, {})
    return read_offers(result.get("bookings"))


def _named(talk: Talk, of: str, asked: list[Asked]) -> Generator[ToolCall, Result, Meant | None]:
    """The appointments the words name: on offer, told last in a row, or in the diary."""
    side = talk.side
    said = named(of, talk.meeting, length=any(one.want is Want.LENGTH for one in asked))
    if said is None:
        return None
    if talk.person.books_for_others:
        last = _heard(talk)
        return Meant([last]) if last and said.fitting([last], talk.meeting) else None
    if fits := _on_offer(talk, said):
        return Meant(fits, offered=True)
    if said.place and side.row and not said.next:
        return _any(at_place(side.row, said.place))
    if "list_bookings" not in talk.tools:
        return None
    there = said.fitting((yield from _own(talk)), talk.meeting)
    if said.place:
        return _any(at_place(there, said.place))
    last = side.last_booking
    if last and said.plain and (same := [one for one in there if one.id == last.id]):
        there = same
    return _any(there)


def _any(ones: list[Offer]) -> Meant | None:
    return Meant(ones) if ones else None


def _on_offer(talk: Talk, said: Named) -> list[Offer]:
    """Those on offer that the words name by kind, time or person."""
    wish = talk.side.wish()
    if talk.side.open is None or wish is None or said.mine or said.plain:
        return []
    return said.fitting([wish.chosen] if wish.chosen else wish.offered, talk.meeting)
