"""One utterance understood: its yes or no, and its clauses as frames of act, time, people and choice."""

import re
from dataclasses import dataclass, field, replace

from embedded.language.meeting import Meeting
from embedded.language.understanding.act import Act
from embedded.language.understanding.address import find_email
from embedded.language.understanding.assent import Assent, comments, find_assent, hedges, says_go
from embedded.language.understanding.choice import NO_PICK, Pick, find_pick
from embedded.language.understanding.clauses import clauses
from embedded.language.understanding.intents import grammar_act, is_question
from embedded.language.understanding.learned import presumes_change
from embedded.language.understanding.names import alike, common_words, find_names, words
from embedded.language.understanding.persons import find_mentioned, find_person
from embedded.language.understanding.services import find_service
from embedded.language.understanding.standing import bare_hours_timed, presumes, ruled_out, two_times
from embedded.language.understanding.text import WEEKDAYS, mend, without_call
from embedded.language.understanding.when import NO_TIME, When, find_when

_REPAIR = re.compile(
    r"[,.;]?\s*\b(?:no,? wait|wait,? no|oh wait|(?:no|sorry|oh),? (?:sorry )?i (?:mean|meant)|i (?:mean"
    r"|meant)(?: to say)?|or rather|scratch that|make that|correction|(?:oh )?sorry,? (?=\w+day|at |dr"
    r"|doctor|half|quarter|\d)"
    r"|(?:actually|no),? (?=(?:make it|on|at|with|the|next|\w+day)\b)"
    r"|(?:no,? )?not (?=[^,.]{2,20}, (?!and\b|but\b|so\b|it\b|i\b)))[,.]?\s*",
    re.I,
)
_AT_PRESENT = re.compile(
    r"\b(?:my|the|our|his|her|\w+'s) (?:[\w' ]+? )?(?:appointment|booking|visit|one|slot|consultation"
    r"|check-?up)s?(?: (?:a (?:bit|little) )?(?:earlier|later|forward|back)| \w+)?(?: (?:on|at|for|from|that is"
    r"|with \w+) .*)?[?.!]*$",
    re.I,
)
_CHANGES = (Act.MOVE, Act.CANCEL)


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause: `act` is None where only details were said.

    `source` is the time something stands at, `when` the wished one; `presumes`: the words make sense only where an
    appointment stands; `mentioned`: a name that may be a client's.
    """

    text: str
    act: Act | None = None
    when: When = NO_TIME
    source: When = NO_TIME
    professional: str | None = None
    avoid: frozenset[str] = frozenset()
    service: str | None = None
    person: str | None = None
    pick: Pick = NO_PICK
    question: bool = False
    email: str | None = None
    presumes: bool = False
    mentioned: str | None = None

    def details(self) -> bool:
        """Whether it says anything a wish could be made of or corrected with."""
        return bool(
            self.when or self.when.avoid or self.professional or self.avoid or self.service or self.pick
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole utterance: the words, a leading yes or no, an explicit order, and the frames in order."""

    text: str
    assent: Assent
    go: bool
    frames: tuple[Frame, ...] = field(default=())
    hedged: bool = False

    def main(self) -> Frame:
        """The first frame, or an empty one."""
        return self.frames[0] if self.frames else Frame("")

    def only_assent(self) -> bool:
        """Whether nothing but a yes, a no or a noise was said."""
        return not any(frame.act or frame.details() or frame.person for frame in self.frames)


def understand(text: str, meeting: Meeting, others: tuple[str, ...] = (), speaker: str = "") -> Heard:
    """Read one utterance in its meeting; `others` are names tool results brought up."""
    person = meeting.person(speaker)
    staff = bool(person and person.rights and "book_any" in person.rights)
    ready = without_call(mend(text), meeting.agent)
    assent, rest = find_assent(ready)
    if assent is Assent.NO and grammar_act(ready) in {Act.CANNOT_COME, Act.FORGET}:
        rest = ready
    frames = [_frame(clause, act, meeting, others) for clause, act in clauses(rest, staff=staff)]
    return Heard(ready, assent, says_go(ready), tuple(_reasoned(frames)), hedges(rest) or comments(ready))


def _reasoned(frames: list[Frame]) -> list[Frame]:
    """A "can't make it Wednesday" before a wish to move or cancel is its reason, and says which is meant."""
    kept: list[Frame] = []
    for frame in frames:
        last = kept[-1] if kept else None
        if last and last.act is Act.CANNOT_COME and (frame.act in _CHANGES or _wishes_time(frame)):
            kept[-1] = _with_reason(frame, last)
        elif last and last.presumes and frame.act is Act.MOVE and not frame.when:
            kept[-1] = replace(last, act=Act.MOVE)
        elif last and last.act is Act.MOVE and not last.when and frame.act is Act.BOOK and frame.when:
            kept[-1] = replace(last, when=frame.when)
        else:
            if last and last.act is frame.act is Act.CANCEL and not (last.details() or last.person):
                kept.pop()
            kept.append(frame)
    return kept


def _wishes_time(frame: Frame) -> bool:
    return frame.act in (None, Act.BOOK) and bool(frame.when or frame.professional or frame.presumes)


def _with_reason(frame: Frame, reason: Frame) -> Frame:
    meant = replace(reason.when, avoid=frozenset()) if reason.when.days else _days_of(reason.when.avoid)
    frame = replace(
        frame,
        person=frame.person or reason.person,
        mentioned=frame.mentioned or reason.mentioned,
        service=frame.service or reason.service,
    )
    if frame.act is Act.CANCEL:
        return replace(frame, when=frame.when or meant)
    if frame.act is Act.MOVE:
        return replace(frame, source=frame.source or meant)
    when = replace(frame.when, avoid=frame.when.avoid | reason.when.avoid)
    text = f"{reason.text}, {frame.text}"
    return replace(frame, text=text, when=when, source=frame.source or meant, presumes=True)


def _days_of(avoid: frozenset[int]) -> When:
    return When(days=tuple(WEEKDAYS[day].capitalize() for day in sorted(avoid)))


def _frame(clause: str, act: Act | None, meeting: Meeting, others: tuple[str, ...]) -> Frame:
    if act in {Act.FACT, Act.MEDICAL}:
        return replace(_read(clause, act, meeting, others), act=act)
    first, *after = re.split(_REPAIR, clause)
    frame = _read(first, act, meeting, others)
    for piece in after:
        if piece and piece.strip():
            frame = _corrected(frame, _read(piece, act, meeting, others))
    waits = act is Act.WAIT and not frame.details()
    return replace(frame, text=clause, act=Act.WAIT if waits else None if act is Act.WAIT else act)


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
    service, text_left = find_service(text, meeting)
    leaning = act in (None, Act.BOOK) and (presumes(clause) or presumes_change(clause))
    source, target = _two_times(text_left, act, leaning=leaning)
    when, rest = find_when(target)
    if leaning and not when:
        when, rest = find_when(text_left)
    if leaning and (there := find_when(text_left)[0].avoid):
        when = replace(when, avoid=when.avoid | there)
        source = source or (_days_of(there) if ruled_out(clause) else source)
    professional, avoid, rest = _professional(rest, meeting)
    return Frame(
        text=clause,
        act=act,
        when=when,
        source=source,
        professional=professional,
        avoid=avoid,
        service=service,
        person=find_person(rest, act, meeting, others),
        pick=find_pick(clause),
        question=is_question(clause),
        email=email,
        presumes=leaning,
        mentioned=find_mentioned(rest, meeting),
    )


def _two_times(text: str, act: Act | None, *, leaning: bool) -> tuple[When, str]:
    """Of a change, the time it is at and the words for where it shall go: "my Thursday one to Friday"."""
    if leaning:
        return two_times(text)
    if act is not Act.MOVE:
        return When(), text
    text = bare_hours_timed(text)
    stands, left = two_times(text)
    if stands and find_when(left)[0]:
        return stands, left
    for found in reversed(list(re.finditer(r"\b(?:to|until|till|for|on to|onto|instead)\b", text, re.I))):
        target, _ = find_when(text[found.end() :])
        source, _ = find_when(text[: found.start()])
        if target and source:
            return source, text[found.end() :]
        if target:
            return When(), text
    if stands:
        return stands, left
    if _AT_PRESENT.search(text):
        return find_when(text)[0], ""
    return When(), text


def _is_name(word: str) -> bool:
    """Whether the word after a title can be a surname: written as one, or no common word."""
    return word[0].isupper() or word.lower() not in common_words()


def _professional(text: str, meeting: Meeting) -> tuple[str | None, frozenset[str], str]:
    known = [one.name for one in meeting.professionals]
    hits = find_names(text, known)
    wanted = [hit for hit in hits if not hit.refused]
    refused = frozenset(hit.name for hit in hits if hit.refused)
    if wanted:
        same = alike(text, known) if len(wanted) == 1 else [wanted[-1].name]
        said = words(text)
        left = " ".join([*said[: wanted[-1].start], "~", *said[wanted[-1].end :]])
        for hit in hits:
            if hit.refused:
                left = left.replace(" ".join(said[hit.start : hit.end]), "~")
        name = wanted[-1].name if len(same) == 1 else " ".join(said[wanted[-1].start : wanted[-1].end])
        return name, refused - {name}, left
    titled = re.search(
        r"\b(?:with|see|for|by|to see)?\s*\b((?:dr|doctor|prof|professor)\b\.? [A-Za-z][\w'-]+)", text, re.I
    )
    if titled and not hits and _is_name(titled[1].split()[-1]):
        return titled[1].strip(), refused, text.replace(titled[1], " ~ ")
    return None, refused, text
