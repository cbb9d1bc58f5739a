"""How a reply to what was read back is likely meant, where its form alone says too much, too little or nothing.

"Great" opens a yes and "great, what do I bring?" alike; "so go on, put me in" has no form of a yes. What was learned
from replies (`replies.py`) takes a yes back that is hardly one, and hears the yes or no that no form has.
"""

from dataclasses import replace

from embedded.language.dialogue.answering.agreeing import differs, naming_it
from embedded.language.dialogue.answering.calling_off import drop
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.replies import Taken, taken
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.reserve import is_firm, withholds

HARDLY = 0.3
"""Probability up to which a yes by form is none. Learned from one author and tried on the replies of another, both ways
round, .93 of the yeses lie above it, .03 of the noes, .03 to .08 of the changes and of the rest."""
SURE = 0.85
"""Probability from which a reply without the form of a yes or a no is one: .77 of the yeses and .01 of all others are
taken for a yes, .74 to .81 of the noes and .01 of all others for a no."""
MAY_BE = 0.5
"""Probability from which it is asked whether that was a yes."""
_DEEDS = frozenset({Act.MOVE, Act.CANCEL, Act.INVITE, Act.MESSAGE, Act.HUMAN, Act.LIST})


def as_taken(talk: Talk, formed: Assent) -> Answered:
    """Hear a reply as it is likely meant; true where it let the matter go.

    Args:
        talk: With the reply as it was weighed.
        formed: The yes or no of its form alone; what was weighed and found to be none stays none.
    """
    held, wish, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or held.ask is not Ask.CONFIRM or wish is None:
        return False
    named = naming_it(talk, wish)
    if _bare(talk) and not (named and heard.assent is Assent.WEAK):
        return False
    found = taken(named or heard.text)
    if not found or any(differs(talk, wish, one) for one in heard.frames):
        return False
    if heard.assent is Assent.YES and not heard.hedged:
        held_back = _held_back(talk, found)
        if held_back is Taken.CHANGE:
            talk.heard = replace(heard, hedged=True)
        elif held_back:
            talk.heard = replace(heard, assent=Assent.NONE, go=False, hedged=True)
    elif (
        formed not in ({Assent.NONE, Assent.WEAK} if named else {Assent.NONE})
        or heard.hedged
        or withholds(heard.text)
        or _of_another_deed(talk, wish)
    ):
        return False
    elif found[Taken.YES] >= SURE:
        talk.heard = replace(heard, assent=Assent.YES, frames=())
    elif found[Taken.NO] >= SURE:
        talk.heard = replace(heard, assent=Assent.NO)
        yield from drop(talk, wish)
        return True
    elif found[Taken.YES] >= MAY_BE:
        talk.heard = replace(heard, assent=Assent.WEAK, frames=())
    return False


def _held_back(talk: Talk, found: dict[Taken, float]) -> Taken | None:
    """What a yes by form likely is instead; a plain yes with a question or a wish behind it is one all the same."""
    likeliest = max(found, key=lambda one: found[one])
    if found[Taken.YES] > HARDLY or (likeliest is not Taken.NO and _says_more(talk)):
        return None
    return None if likeliest is Taken.CHANGE and found[likeliest] < SURE else likeliest


def _of_another_deed(talk: Talk, wish: Wish) -> bool:
    """Whether something else is asked or ordered than what was read back."""
    return any(one.act in _DEEDS - {wish.act} or one.question for one in talk.heard.frames)


def _says_more(talk: Talk) -> bool:
    """Whether a plain yes or order is followed by a question or a wish: each is done, one after the other."""
    more = any(one.act or one.question or one.details() for one in talk.heard.frames)
    return more and is_firm(talk.heard.text)


def _bare(talk: Talk) -> bool:
    """Whether nothing but a yes, a no or a noise was said: forms are sure of those."""
    return talk.heard.assent is not Assent.NONE and not any(
        one.text.strip(" .,!?") for one in talk.heard.frames
    )
