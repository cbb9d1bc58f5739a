"""A question that leads nowhere: put twice, then let go with what is kept. What answers it is still taken later."""

import re

from embedded.language.dialogue.answering import answers
from embedded.language.dialogue.deeds import wishes
from embedded.language.dialogue.deeds.wish import MOST_PUT, Ask, Question, Rest, Wish
from embedded.language.dialogue.state import Answered, Side, Steps, Talk
from embedded.language.messages import Utterance
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.booked.standing import adds
from embedded.language.understanding.frame import Frame

_NAMES = frozenset({Ask.CLIENT, Ask.PROFESSIONAL, Ask.INVITEE})
_OFFERED = frozenset({Ask.SLOT, Ask.CONFIRM})
"""What is put with an offer stays open while other things are asked, though it is not said again."""
_MISSED = frozenset({"again", "be_sure", "which_time"})
"""The lines that put an offer once more as nothing was understood."""
_LEAVES = re.compile(
    r"(?:(?:oh|well|ok(?:ay)?|all ?right|right|good|great|fine|perfect|lovely)[,. ]+)*"
    r"(?:(?:(?:many )?thanks|thank you|cheers)(?: very much| so much| a lot| anyway| all the same| for (?:that|now))*"
    r"|fine|good|great|all ?right|i see|no (?:worries|matter))"
    r"(?:[, ]+(?:then|anyway|for now|both|all))*[.! ]*",
    re.I,
)
_THANKS = re.compile(r"\b(?:thanks?|cheers)\b", re.I)
_KNOWS_NOT = re.compile(
    r"\b(?:(?:don't|do not|can't|cannot) (?:\w+ )?(?:know|say|tell)(?: (?:yet|now|that|for sure|exactly|right now))*"
    r"|not (?:\w+ )?(?:sure|certain|decided)(?: (?:yet|about (?:it|that)))*|no idea(?: yet)?"
    r"|haven't (?:\w+ )?(?:decided|thought|an idea)(?: (?:yet|about (?:it|that)))*)[.! ]*$"
    r"|\b(?:let you know|get back to you|come back to (?:you|that|it)|think about (?:it|that)|think it over|sleep on it"
    r"|(?:ask|check with|talk to|speak to) my \w+)\b",
    re.I,
)
_OF_OTHERS = re.compile(
    r"(?:(?:yeah|yes|oh|well|ha|haha|no|and|but|so|because)[, ]+)*"
    r"(?:s?he|they|you|(?:my|our|your) (?!appointment)\w+)\b",
    re.I,
)
_WISHES = re.compile(
    r"\b(?:can|could|would|will|should|prefers?|needs?|wants?|likes?|rather|free|fine|good|better|best|available|works?"
    r"|suits?|please|appointment|booking|cancel|move|book)\b|'(?:d|ll)\b",
    re.I,
)


def limit(talk: Talk) -> Steps:
    """Count how often the open question was put in vain; put twice, it is let go with what is kept."""
    held, wish = talk.side.open, talk.side.wish()
    if held is None:
        return
    put = held.text in talk.out
    held.overtaken = held.overtaken and not put
    if wish is None:
        _without_wish(talk, held)
        return
    state = _state(held, wish)
    if state != wish.put_state:
        wish.put_state, wish.put = state, 1
        return
    in_vain = held.ask not in _OFFERED or held.key == "which_time" or bool(_MISSED & talk.keys.keys())
    if not (put and in_vain):
        return
    wish.put += 1
    if wish.put > MOST_PUT:
        _unsay(talk, held)
        yield from _let_go(talk, held, wish)


def _without_wish(talk: Talk, held: Question) -> None:
    """The same for an offer to look for an appointment, of which nothing is kept."""
    held.put += "again" in talk.keys
    if held.put >= MOST_PUT:
        _unsay(talk, held)
        talk.side.open = None
        talk.say("kept_open")


def _unsay(talk: Talk, held: Question) -> None:
    """Take back what would put the question once more."""
    vain = {held.text, *(talk.keys[key] for key in _MISSED & talk.keys.keys())}
    talk.out = [one for one in talk.out if one not in vain]


def leaves(talk: Talk) -> Answered:
    """Take thanks, a "fine" or "I don't know yet" for what they are where a day, a name or a choice was asked for."""
    held, wish, heard = talk.side.open, talk.side.wish(), talk.heard
    if held is None or wish is None or held.ask in {Ask.CONFIRM, Ask.LEAVE_MESSAGE, Ask.MESSAGE}:
        return False
    bows_out = bool(_LEAVES.fullmatch(heard.text))
    if held.ask is Ask.SLOT:
        bows_out = bows_out and len(wish.offered) > 1 and bool(_THANKS.search(heard.text))
    if not bows_out and not (held.ask in {Ask.WHEN, Ask.BOOKING, Ask.DATE} and _unknown(talk)):
        return False
    if any(one.act is Act.THANKS for one in heard.frames):
        talk.say("welcome")
    yield from _let_go(talk, held, wish)
    return True


def resumed(talk: Talk) -> Steps:
    """Put the open question again after another matter, once; then what asks for something rests without a word."""
    held, wish = talk.side.open, talk.side.wish()
    if held is None:
        return
    if wish and held.ask not in _OFFERED and (held.put or wish.put >= MOST_PUT):
        yield from _rest(talk, held, wish)
    else:
        talk.resume()


def taken_up(talk: Talk) -> Answered:
    """Take words that really answer a question let go before as its answer."""
    side, rest = talk.side, talk.side.rest
    if rest is None or side.open:
        return False
    if _unknown(talk):
        talk.say("wait")
        return True
    if not _answers(talk, rest.question, rest.wish):
        return False
    side.rest, side.open = None, rest.question
    rest.wish.put, rest.wish.put_state = 0, ()
    side.wishes.insert(0, rest.wish)
    if (yield from answers.answer(talk, rest.question)):
        return True
    side.wishes.remove(rest.wish)
    side.rest, side.open = rest, None
    return False


def to_the_agent(side: Side, said: Utterance, agent: str) -> str:
    """The words without statements about others, made to them once somebody else had spoken; they answer nothing."""
    held = side.open
    if held is None or not held.overtaken or said.manner != "spoken" or held.ask is Ask.MESSAGE:
        return said.text
    called = said.text.lower().find(agent.lower())
    before, rest = (said.text, "") if called < 0 else (said.text[:called], said.text[called:])
    kept = [one for one in re.split(r"(?<=[.!?])\s+", before.strip()) if not _states_of_others(one)]
    return " ".join([*kept, rest]).strip()


def _states_of_others(sentence: str) -> bool:
    stated = not sentence.endswith("?") and not _WISHES.search(sentence)
    return stated and bool(_OF_OTHERS.match(sentence))


def _unknown(talk: Talk) -> bool:
    """Whether it is only said that the answer is not known yet."""
    said_more = any(one.details() or one.question for one in talk.heard.frames)
    return bool(_KNOWS_NOT.search(talk.heard.text)) and not said_more


def _state(held: Question, wish: Wish) -> tuple[object, ...]:
    """What is asked, as far as an answer would change it."""
    there = tuple((one.starts, one.professional) for one in wish.offered)
    if held.ask is Ask.BOOKING:
        return (held.ask, there)
    return (
        held.ask,
        tuple(held.choices),
        wish.when,
        wish.professional,
        wish.service,
        wish.client,
        wish.chosen and wish.chosen.starts,
        wish.booking and wish.booking.id,
        there,
    )


def _let_go(talk: Talk, held: Question, wish: Wish) -> Steps:
    """Say what is kept and what is needed, and let the matter rest."""
    talk.say(_kept(held, wish), offer=held.facts.get("offer", ""))
    yield from _rest(talk, held, wish)


def _kept(held: Question, wish: Wish) -> str:
    match held.ask:
        case Ask.WHEN:
            return "kept_move_when" if wish.act is Act.MOVE else "kept_when"
        case Ask.CONFIRM:
            return "kept_confirm" if held.facts.get("offer") else "kept_open"
        case Ask.BOOKING | Ask.SERVICE | Ask.SLOT | Ask.MESSAGE:
            return f"kept_{held.ask.value}"
        case _:
            return "kept_name" if held.ask in _NAMES else "kept_open"


def _rest(talk: Talk, held: Question, wish: Wish) -> Steps:
    talk.side.rest = Rest(wish, held)
    talk.done(wish)
    before = talk.side.wish()
    if before and before.held:
        _give_back(talk, before, before.held)
    else:
        yield from wishes.proceed(talk)


def _give_back(talk: Talk, wish: Wish, held: Question) -> None:
    """Leave what was on offer before open, without a word; of older questions none comes back."""
    if held.ask in _OFFERED:
        wish.held, talk.side.open = None, held
    else:
        talk.side.wishes.clear()


def _answers(talk: Talk, held: Question, wish: Wish) -> bool:
    """Whether words said later answer a question let go: by what was asked for, or a yes to what was offered."""
    heard, main = talk.heard, talk.heard.main()
    if held.ask is Ask.CONFIRM and heard.only_assent():
        return heard.assent is Assent.YES or heard.go
    if held.ask in {Ask.MESSAGE, Ask.LEAVE_MESSAGE} or main.further or adds(main.text):
        return False
    if main.act not in (None, Act.BOOK, wish.act) or main.service not in (None, wish.service, *held.choices):
        return False
    if held.ask in _NAMES:
        return bool(main.person or main.mentioned or main.professional or _bare(heard.text, main))
    return main.details()


def _bare(text: str, main: Frame) -> bool:
    return len(text.split()) < 4 and text[:1].isupper() and main.act is None and not main.question
