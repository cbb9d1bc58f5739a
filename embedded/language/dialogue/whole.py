"""What a whole utterance wants, where its clauses say something else or nothing.

"The car was written off, so that'll be the end of the MOT on Monday" cancels by no form of words. What was learned from
whole utterances (`wholes.py`) leads where it is sure, one wish is told, and no clause has that act. It orders nothing
by itself: a change is read back, and a move of what does not stand is a wish for an appointment.
"""

import re
from dataclasses import replace

from embedded.language.dialogue.diary import told_whole
from embedded.language.dialogue.heeded import to_the_matter
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import phatic
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.wholes import wanted
from embedded.language.understanding.booked.diary_words import AVAILABLE
from embedded.language.understanding.booked.keeping import keeps
from embedded.language.understanding.booked.own_told import own_told
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.utterance import read_whole

SURE = 0.5
"""Probability from which the act of the whole leads. Learned from one author and tried on the utterances of the other,
both ways round: where no clause has it, it is right in 50 of 51 that cannot come, 43 of 50 to cancel, 70 of 86 to move,
38 of 44 of the diary; the clauses were right in 12 of these 231."""
LEAVES = 0.7
"""The same where nothing is done for the words after all: 15 of 19."""
MAY_BE = 0.4
"""Probability of any change from which, where an appointment that stands is told of, it is asked what shall become of
it: 73 of 85 without a sure act want one."""
_CHANGES = frozenset({Act.MOVE, Act.CANCEL, Act.CANNOT_COME})
_ASKED = frozenset({Act.FACT, Act.HOURS, Act.DURATION, Act.WHO_WORKS, Act.SERVICES, Act.MEDICAL, Act.LIST})
_LEADS = frozenset({*_CHANGES, Act.LIST, Act.ASIDE, Act.COMPLAINT})
_BY_FORM = frozenset({Act.MESSAGE, Act.INVITE, Act.HUMAN, Act.EMERGENCY, Act.REPEAT, Act.WAIT})
"""What is ordered in so many words is that."""
_VERBS = {
    Act.CANCEL: r"cancel|call|strike|scrap|delete|remove|drop|scratch|bin|take",
    Act.MOVE: r"move|shift|change|reschedule|postpone|push|put|swap|delay",
}
_NEGATED = {
    act: re.compile(
        rf"\b(?:don't|do not|never|not|no need|needn't|without|n't)(?: \w+){{0,3}}? (?:{verbs})\w*\b", re.I
    )
    for act, verbs in _VERBS.items()
}
"""A deed that is said not to be wished for; likeness does not see negation."""
_ASKS_WHETHER = re.compile(r"\b(?:should|must|do|need) (?:i|we)\b", re.I)
"""What somebody is to do is asked and not ordered."""
_NO_DIARY = frozenset({Act.BOOK, Act.FACT, Act.ASIDE, Act.CANCEL})
"""What the clauses of a question about one's own diary may look like."""
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|we|we're|we've|us|our|ours)\b", re.I)
_MORE = re.compile(
    r"\b(?:another|new|further|second|additional|extra)"
    r" (?!(?:day|time|date|hour|week|slot|one(?! of)|morning|afternoon|evening)s?\b)"
    r"|\b(?:one|two|three|four|a couple|a few|some|\d) more\b|\b(?:as well|besides|apart from|in addition)\b"
    r"|\badd (?:one|an?)\b|\band (?:give|get|book) (?:me|us) another\b|\btoo[.!?]*$",
    re.I,
)
"""One more appointment is wished for beside what stands."""


def lead(talk: Talk) -> Answered:
    """Hear the utterance as the one wish it is; true where an appointment of the speaker's is meant by it."""
    act, sure = _likeliest(talk.heard.text)
    if act is None or not _heard_alone(talk, act):
        return False
    frames = [judged(one, held=False) for one in to_the_matter([*talk.heard.frames])]
    if not _may_lead(act, frames, talk.heard.text, sure=sure):
        return False
    if act in _CHANGES:
        changed = any(_act_of(one) in _CHANGES for one in frames)
        return (yield from told_whole.of_one_that_stands(talk, act, sure=sure, changed=changed))
    frame = read_whole(talk.heard.text, act, talk.meeting)
    if act is Act.LIST:
        frame = yield from told_whole.asked_of_the_diary(talk, frame)
    talk.heard = replace(talk.heard, frames=(frame,))
    return False


def _heard_alone(talk: Talk, act: Act) -> bool:
    """Whether the words mean by themselves what they are like: nothing is open, and they lean on nothing before.

    Staff speak of others' appointments, which stand in no diary of their own.
    """
    side, text = talk.side, talk.heard.text
    if talk.person.books_for_others or side.open or side.wishes or phatic(text):
        return False
    leans = side.last_booking or side.last_gone or side.listing or side.rest or side.story or talk.topic
    return not leans or (act in _CHANGES and bool(find_service(text, talk.meeting)[0]))


def _may_lead(act: Act, frames: list[Frame], text: str, *, sure: bool) -> bool:
    """Whether the clauses leave room for that act: none has it, and what one is sure of is no other matter."""
    acts = {_act_of(one) for one in frames if one.act or one.details()}
    if act in acts or acts & _BY_FORM or any(one.further for one in frames):
        return False
    weighty = {one.act for one in frames if _sure(one)}
    if len(weighty) > 1 or weighty & _ASKED:
        return False
    if act is Act.LIST:
        asks = all(one.question for one in frames if one.act is Act.CANCEL)
        known = AVAILABLE.search(text) or any(one.professional for one in frames)
        return asks and acts <= _NO_DIARY and bool(_OWN.search(text)) and not known
    if act not in _CHANGES:
        return not acts & _CHANGES
    to_another_time = act is Act.CANCEL and any(one.act is Act.MOVE and one.when for one in frames)
    said_not = _only_named(text) or _negated(act, text) or _MORE.search(text) or _ASKS_WHETHER.search(text)
    changed = any(one.when or one.act in _CHANGES for one in frames if _act_of(one) in _CHANGES)
    return not (to_another_time or said_not or (changed and not sure))


def _likeliest(text: str) -> tuple[Act | None, bool]:
    """The likeliest act that may lead, and whether it is sure."""
    found = wanted(text)
    act = max(found, key=lambda one: found[one], default=None)
    if act in _LEADS and found[act] >= (LEAVES if act is Act.ASIDE else SURE):
        return act, True
    changed = sum(found.get(one, 0.0) for one in _CHANGES)
    if changed >= max(MAY_BE, 1.5 * found.get(Act.BOOK, 0.0)):
        return (Act.MOVE if act is Act.MOVE else Act.CANNOT_COME), False
    return None, False


def _only_named(text: str) -> bool:
    """Whether an appointment is named to be confirmed, or nothing else said: it is looked up and told."""
    told = own_told(text)
    return bool(told) and (told[0].tag or not told[0].rest)


def _negated(act: Act, text: str) -> bool:
    """Whether a deed is said not to be wished for."""
    return act in _NEGATED and bool(_NEGATED[act].search(text) or keeps(text))


def _act_of(frame: Frame) -> Act:
    return Act.MOVE if frame.presumes and frame.act in (None, Act.BOOK) else frame.act or Act.BOOK


def _sure(frame: Frame) -> bool:
    """Whether a clause wishes for or asks something of its own, by its form and its likeness."""
    act = frame.act
    if act is None or act not in {*_CHANGES, *_ASKED, Act.BOOK} or grammar_act(frame.text) is not act:
        return False
    return chances(frame.text).get(act, 0.0) >= SURE
