"""One utterance understood: its yes or no, and its clauses as frames of act, time, people and choice."""

import re
from dataclasses import dataclass, field, replace

from embedded.language.meeting import Meeting
from embedded.language.understanding.act import Act
from embedded.language.understanding.address import find_email
from embedded.language.understanding.assent import Assent, find_assent, says_go
from embedded.language.understanding.choice import NO_PICK, Pick, find_pick
from embedded.language.understanding.intents import grammar_act, is_question
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
    r"|(?:no,? )?not (?=[^,.]{2,20}, ))[,.]?\s*",
    re.I,
)
_SPLIT = re.compile(
    r"(?<![dD]r)(?<!\bmr)(?<!\bms)(?<!\bmrs)[.?!;]+\s+|,?\s+(?:and then|and also|and|then|also|plus|but)\s+"
    r"|,\s+(?=(?:can|could|do|does|what|where|when|who|is|are|how|please|i'd|i want|cancel|book|tell"
    r"|move|find|get|give|put)\b)|,?\s+so\s+(?=(?:can|could|i|i'd|we|we'd|please|he|she|they)\b)",
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
    frames = [_frame(clause, act, meeting, others) for clause, act in _clauses(rest, staff=staff)]
    return Heard(ready, assent, says_go(ready), tuple(_reasoned(frames)))


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
    who = {
        "person": frame.person or reason.person,
        "mentioned": frame.mentioned or reason.mentioned,
        "service": frame.service or reason.service,
    }
    if frame.act is Act.CANCEL:
        return replace(frame, when=frame.when or meant, **who)
    if frame.act is Act.MOVE:
        return replace(frame, source=frame.source or meant, **who)
    when = replace(frame.when, avoid=frame.when.avoid | reason.when.avoid)
    text = f"{reason.text}, {frame.text}"
    return replace(frame, text=text, when=when, source=frame.source or meant, presumes=True, **who)


def _days_of(avoid: frozenset[int]) -> When:
    return When(days=tuple(WEEKDAYS[day].capitalize() for day in sorted(avoid)))


def _clauses(text: str, *, staff: bool = False) -> list[tuple[str, Act | None]]:
    """Split into clauses, each with its own act; pieces without one belong to their neighbour."""
    pieces: list[tuple[str, Act | None]] = []
    start = 0
    marks = [*_SPLIT.finditer(text), None]
    for mark in marks:
        end = mark.start() if mark else len(text)
        if (
            mark
            and grammar_act(text[mark.end() :].strip(), staff=staff) is None
            and re.match(r",?\s", mark[0])
        ):
            continue
        stop = "?" if mark and "?" in mark[0] else ""
        piece = (text[start:end] + stop).strip(" ,")
        start = mark.end() if mark else end
        if piece:
            pieces.append((piece, grammar_act(piece, staff=staff)))
    return _joined(pieces)


_POLITE = frozenset({Act.THANKS, Act.GREET, Act.SMALL_TALK, Act.WAIT})
_SPOKEN_OF = frozenset({Act.MESSAGE})


def _joined(pieces: list[tuple[str, Act | None]]) -> list[tuple[str, Act | None]]:
    weighty = [piece for piece in pieces if piece[1] not in _POLITE]
    if any(act for _, act in weighty):
        pieces = weighty
    elif weighty and len(weighty[0][0].split()) > 1:
        pieces = [piece for piece in pieces if piece[1] not in _POLITE or piece[1] is Act.WAIT]
    joined: list[tuple[str, Act | None]] = []
    for text, act in pieces:
        last = joined[-1] if joined else None
        if last and last[1] is Act.CANNOT_COME and act is None and _names_other_time(text):
            joined.append((text, act))
        elif last and (
            act is None
            or last[1] is None
            or (act is last[1] and act in {Act.BOOK, Act.MOVE, Act.MESSAGE})
            or last[1] in _SPOKEN_OF
        ):
            joined[-1] = (
                f"{last[0]}. {text}" if last[1] in _SPOKEN_OF else f"{last[0]}, {text}",
                last[1] or act,
            )
        else:
            joined.append((text, act))
    return joined


def _names_other_time(text: str) -> bool:
    """Whether a clause names a time that is not just the one an appointment stands at."""
    return bool(find_when(two_times(text)[1])[0])


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
    leaning = act in (None, Act.BOOK) and presumes(clause)
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
