"""Words to frames: one utterance read in its meeting."""

import re
from dataclasses import replace
from functools import lru_cache

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import to_the_point, unadvised, unintroduced, unreported
from embedded.language.understanding.acts.intents import grammar_act, is_question, only_bounds
from embedded.language.understanding.acts.learned import presumes_change
from embedded.language.understanding.acts.standpoint import seen_by
from embedded.language.understanding.answers.assent import Assent, comments, find_assent, says_go
from embedded.language.understanding.answers.choice import NO_PICK, find_pick
from embedded.language.understanding.answers.hedged import hedges
from embedded.language.understanding.answers.reserve import withholds
from embedded.language.understanding.booked.besides import without_besides
from embedded.language.understanding.booked.diary_words import asks_back
from embedded.language.understanding.booked.not_cancelled import rather_than_cancelled
from embedded.language.understanding.booked.standing import adds, change_times, presumes, ruled_out
from embedded.language.understanding.booked.taken_out import takes_out
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.kinds.services import by_contrast, find_service
from embedded.language.understanding.sentences.clauses import clauses
from embedded.language.understanding.sentences.conjuncts import conjuncts, is_further
from embedded.language.understanding.sentences.dislocated import in_its_place
from embedded.language.understanding.sentences.greeted import without_daytime
from embedded.language.understanding.sentences.in_situ import asked_in_front
from embedded.language.understanding.sentences.indirect import asked_plainly
from embedded.language.understanding.sentences.interjected import interjection, without_own_tongue
from embedded.language.understanding.sentences.let_go import instead_of_let_go
from embedded.language.understanding.sentences.priced import priced
from embedded.language.understanding.sentences.reasons import days_of, reasoned
from embedded.language.understanding.sentences.repair import repaired, resumed, severed
from embedded.language.understanding.sentences.text import mend, without_call
from embedded.language.understanding.times.anchor import find_anchor
from embedded.language.understanding.times.bare_hours import fragments_timed
from embedded.language.understanding.times.by_role import bounds_in, parted
from embedded.language.understanding.times.dated import dated
from embedded.language.understanding.times.refused_hours import find_refusal
from embedded.language.understanding.times.relative import leans
from embedded.language.understanding.times.taken_in import without_taken_in
from embedded.language.understanding.times.told import only_an_event
from embedded.language.understanding.times.told_beside import wished_only
from embedded.language.understanding.times.when import NO_TIME, find_when
from embedded.language.understanding.times.worded import in_words
from embedded.language.understanding.who.address import find_email
from embedded.language.understanding.who.named_after import named_after
from embedded.language.understanding.who.persons import find_mentioned, find_person, with_me
from embedded.language.understanding.who.professionals import find_professional

_MISTAKEN = frozenset({Act.FACT, Act.HOURS, Act.DURATION, Act.COMPLAINT, Act.CANCEL})
"""What the reason an hour is refused for may look like: "four's cutting it close", "nine's tight, I drop the kids"."""
_TIMED = (None, Act.BOOK, Act.MOVE)
_WITH_TIMES = (*_TIMED, Act.CANCEL, Act.CANNOT_COME)
"""Acts whose times say when; what is only told beside them is none of it."""
_OF_THE_DIARY = (Act.MOVE, Act.CANCEL, Act.LIST, Act.MESSAGE)
"""Acts whose words a kind may have in its name."""
_NOT_TAKEN_OUT = (None, Act.BOOK, Act.CANNOT_COME, Act.FORGET, Act.ASIDE)
"""What words that take an appointment out may be taken for by themselves."""


_COUNTED = re.compile(r"(?<!\bthe )\b(?:very )?first(?:[- ]ever)?(?= +~)", re.I)
"""A kind somebody has for the first time, which is neither a date nor a place in a row."""


_EMPHATIC = re.compile(
    r"(?P<lead>^|[.!?;] |, ?|,? and )do (?=(?:please )?(?:invite|book|cancel|move|bring|put|send|call|take|tell|add"
    r"|keep|leave|come|go|let|get|make|ask)\b(?! (?:clubs?|shops?|lessons?|time)\b))",
    re.I,
)
"""The "do" of an order that is meant warmly: "do invite him"."""
_IF = re.compile(r"\b(?:if|as long as|provided|unless)\b[^?.!;]*", re.I)


@lru_cache(1024)
def understand(text: str, meeting: Meeting, others: tuple[str, ...] = (), speaker: str = "") -> Heard:
    """Read one utterance in its meeting; `others` are names tool results brought up.

    What was read is kept, as every request plays the whole conversation again.
    """
    person = meeting.person(speaker)
    staff = bool(person and person.books_for_others)
    said = named_after(
        without_daytime(unintroduced(without_call(mend(text), meeting.agent), speaker)), meeting
    )
    ready = with_me(repaired(dated(in_its_place(to_the_point(said)))), meeting, speaker)
    ready = priced(unreported(ready) if staff else ready)
    ready = without_own_tongue(ready, meeting.names())
    broken_in = interjection(ready)
    ready = ready[len(broken_in) :]
    ready = rather_than_cancelled(_EMPHATIC.sub(r"\g<lead>", ready))
    asked, ready = ready, asked_plainly(ready, meeting)
    assent, rest = find_assent(without_taken_in(ready))
    rest = rest if grammar_act(rest) is Act.MESSAGE else unadvised(rest)
    rest = instead_of_let_go(resumed(rest), meeting)
    if assent is Assent.NO and grammar_act(ready) in {Act.CANNOT_COME, Act.FORGET}:
        rest = ready
    if assent is Assent.YES and asks_back(ready):
        assent, rest = Assent.NONE, ready
    rest = asked_in_front(rest)
    frames = [one for clause in clauses(rest, staff=staff) for one in _frames(*clause, meeting, others)]
    frames = [seen_by(one, staff=staff) for one in frames]
    hedged = hedges(f"{broken_in}{_of_itself(find_assent(asked)[1], frames)}") or comments(asked)
    hedged = hedged or (assent is Assent.YES and (withholds(asked) or withholds(mend(text))))
    return Heard(ready, assent, says_go(ready), tuple(reasoned(frames)), hedged)


def read_whole(text: str, act: Act, meeting: Meeting) -> Frame:
    """The words of an utterance as the one wish or question it is."""
    return replace(_frame(text, act, meeting, ()), act=act, whole=True)


def _of_itself(rest: str, frames: list[Frame]) -> str:
    """The words without the condition of another deed: "and bring Hector in, if he has a minute" hedges no yes."""
    for one in frames:
        if one.act in {Act.INVITE, Act.MESSAGE}:
            rest = rest.replace(one.text, _IF.sub("", one.text))
    return rest


def _frames(clause: str, act: Act | None, meeting: Meeting, others: tuple[str, ...]) -> list[Frame]:
    """One frame per wish of the clause; those after the first are further ones and presume nothing."""
    first, *more = conjuncts(clause, act, meeting)
    wished = act or (Act.BOOK if more else None)
    frame = _frame(first, act if find_pick(first) else wished, meeting, others)
    further = frame.act in (None, Act.BOOK) and is_further(first, meeting)
    wished = Act.BOOK if act is Act.CANCEL else wished
    after = [replace(_frame(one, wished, meeting, others), further=True, presumes=False) for one in more]
    if frame.service is None and after:
        frame = replace(frame, service=by_contrast(first, {one.service for one in after}, meeting))
    return [replace(frame, further=further, presumes=frame.presumes and not further), *after]


def _frame(clause: str, act: Act | None, meeting: Meeting, others: tuple[str, ...]) -> Frame:
    act = _without_its_name(clause, act, meeting)
    if act is Act.FACT and find_anchor(clause, meeting)[0].lower().startswith("same"):
        act = None
    if act in _MISTAKEN and find_refusal(clause) and not re.search(r"\bcancel", clause, re.I):
        act = None
    if act in _NOT_TAKEN_OUT and takes_out(clause, meeting):
        act = Act.CANCEL
    if act in {Act.FACT, Act.MEDICAL}:
        return replace(_read(clause, act, meeting, others), act=act, pick=NO_PICK)
    if act in (None, Act.BOOK) and only_an_event(find_service(clause, meeting)[1]):
        return replace(_read(clause, Act.ASIDE, meeting, others), act=Act.ASIDE, when=NO_TIME)
    first, *after = severed(clause)
    frame = _read(first, act, meeting, others)
    for piece in after:
        if piece.strip():
            frame = _corrected(frame, _read(piece, act, meeting, others))
    if after and not frame.source:
        by_role = parted(clause)
        said = by_role.wanted if by_role.settled else wished_only(clause)
        frame = replace(frame, when=in_words(frame.when, said, meeting, wished=act is Act.BOOK))
    waits = act is Act.WAIT and not frame.details()
    return replace(frame, text=clause, act=Act.WAIT if waits else None if act is Act.WAIT else act)


def _without_its_name(clause: str, act: Act | None, meeting: Meeting) -> Act | None:
    """The act of a clause, where a kind's own name only sounds like one: "can I get a laptop swap tomorrow?"."""
    if act not in _OF_THE_DIARY or grammar_act(clause) is not act:
        return act
    named, masked = find_service(clause, meeting)
    return grammar_act(re.sub(r"(?:~\s*)+", "one ", masked)) if named else act


def _corrected(said: Frame, newer: Frame) -> Frame:
    return replace(
        said,
        when=said.when.merged(newer.when),
        professional=newer.professional or (None if said.professional in newer.avoid else said.professional),
        avoid=said.avoid | newer.avoid,
        service=newer.service or said.service,
        person=newer.person or said.person,
        pick=newer.pick or said.pick,
        presumes=said.presumes or newer.presumes,
    )


def _read(clause: str, act: Act | None, meeting: Meeting, others: tuple[str, ...]) -> Frame:
    email, text = find_email(clause)
    text = without_besides(text) if act in (None, Act.BOOK) else text
    anchor, text = find_anchor(text, meeting) if act in _TIMED else ("", text)
    service, text_left = find_service(text, meeting)
    text_left = _COUNTED.sub(lambda found: " " * len(found[0]), text_left)
    out, text_left = bounds_in(text_left) if act in _TIMED else ((), text_left)
    leaning = act in (None, Act.BOOK) and (
        presumes(text) or (not anchor and not adds(text) and presumes_change(clause))
    )
    leaning = leaning and (leans(text) or not only_bounds(clause))
    changes = leaning or act is Act.MOVE
    by_role = parted(text_left, changes=changes)
    text_left = by_role.left if act in _WITH_TIMES else text_left
    source, target = change_times(text_left, act, leaning=leaning)
    changed = bool(source and find_when(target)[0])
    if act in _TIMED and by_role.settled and bool(by_role.stands) == changes and not changed:
        source, target = find_when(by_role.stands)[0], fragments_timed(by_role.wanted)
    elif act in _TIMED:
        target = wished_only(target)
    when, rest = find_when(target)
    if leaning and not when:
        target = text_left
        when, rest = find_when(text_left)
    out_days = find_when(text_left)[0].avoid
    if out_days and leaning:
        when = replace(when, avoid=when.avoid | out_days)
        source = source or (days_of(out_days) if ruled_out(clause) else source)
    if act is Act.MOVE and not source and when.days:
        source, when = days_of(when.avoid | out_days), replace(when, avoid=frozenset())
    if act in _TIMED:
        when = in_words(when, target, meeting, wished=act is Act.BOOK)
    professional, avoid, rest = find_professional(rest, meeting)
    whole = rest if target == text_left else find_professional(find_when(text_left)[1], meeting)[2]
    pick = find_pick(text_left)
    if pick.end and not when.days:
        when = replace(when, latest=False)
    return Frame(
        text=clause,
        act=act,
        when=when,
        source=source,
        professional=professional,
        avoid=avoid,
        service=service,
        person=_no_professional(
            find_person(rest, act, meeting, others) or find_person(whole, act, meeting, others),
            clause,
            meeting,
        ),
        pick=NO_PICK if when.latest else pick,
        question=is_question(clause),
        email=email,
        presumes=leaning,
        mentioned=_no_professional(find_mentioned(whole, meeting), clause, meeting),
        anchor=anchor,
        refused=out,
    )


def _no_professional(name: str | None, clause: str, meeting: Meeting) -> str | None:
    """The person named but where it is the first name of a professional: "can I have Jo instead"."""
    if name is None or " " in name or re.search(rf"\bfor {re.escape(name)}\b", clause, re.I):
        return name
    return None if any(name in one.name.split() for one in meeting.professionals) else name
