"""A time that is wished for and taken by the speaker's own appointment: that one is spoken of, and nothing offered."""

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import fitting
from embedded.language.understanding.booked.standing import adds
from embedded.language.wording.spoken import spoken_bookings


def their_own(talk: Talk, wish: Wish) -> Answered:
    """Whether the very day and hour wished for is that of one of their own appointments, which was told then."""
    plain = wish.act is Act.BOOK and not (wish.client or wish.follows or wish.seen or adds(wish.text))
    exact = wish.when.days and wish.when.minutes()
    if not (plain and exact) or talk.person.books_for_others or "list_bookings" not in talk.tools:
        return False
    result = yield from listed_once(talk, {})
    there = fitting(
        read_offers(result.get("bookings")), wish.when, wish.professional, wish.avoid, talk.meeting.now
    )
    there = [one for one in there if wish.service in (None, one.service)]
    if len(there) != 1:
        return False
    talk.done(wish)
    talk.side.last_booking = talk.side.own = there[0]
    talk.say("told_of", booking=spoken_bookings(there, kind=talk.several_kinds)[0])
    return True
