"""The time somebody asks for, in their own words: the tool resolves dates; this finds and merges phrases."""

import re
from dataclasses import dataclass, replace

from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.clock import BARE, EXACT, PART, minutes
from embedded.language.understanding.times.days import weekday_of
from embedded.language.understanding.times.ends import SOONEST, is_late, wants_first_of_day, wants_last
from embedded.language.understanding.times.spans import spans
from scheduling_tools.when import When as Reading

_ANY = re.compile(
    r"\b(?:any ?time|whenever|any day|i(?:'m| am) (?:flexible|free all)|do(?:esn't matter|n't mind) when)\b",
    re.I,
)
_UNPUNCTUAL = re.compile(
    r"(?:\b(?:run|runs|running|be|is|are|am|was|were)|'(?:s|re|m))"
    r"(?: (?:a (?:bit|little)|very|so|quite|too|\w+ minutes|half an hour|an hour))? late\b"
    r"(?! (?:mornings?|afternoons?|evenings?|nights?)\b)",
    re.I,
)
"""Who is late has named no late hour."""
NOT_BEFORE = re.compile(
    r"(?:\b(?:any ?thing|any ?day|any ?time|any|every ?day|all|days?) but(?: on| not)?|\bnot(?: on| in the"
    r"| in| at)?|\bno|\bexcept(?: for| on)?|\bbut not(?: on| in the)?|\bbut(?= \w+day)|\bother than"
    r"|\bapart from|\bavoid(?:ing)?|\brather than|\binstead of|\bbesides"
    r"|\b(?:can't|cannot|couldn't|won't|unable to)(?: really| possibly)?(?: do| make| come"
    r"| be there)?(?: it)?(?: on| in the| in)?)\s+(?:the |any )?$",
    re.I,
)
NOT_AFTER = re.compile(
    r"^s?\s*(?:(?:really |just )?(?:doesn't|does not|don't|do not|won't|will not|isn't|is not"
    r"|aren't)(?: really)? (?:work|good|great|possible|suit|ok|okay|fit)"
    r"|(?:i|we) (?:(?:really |just )?(?:can't|cannot|couldn't)|won't be able to)"
    r"(?: (?:do|make|come|manage))?(?= ?[,.;!?]| ?$)"
    r"|(?:is|are|'s) (?:bad|out|no good|difficult|not|impossible|tricky|hopeless|full|taken for me)\b"
    r"|(?:is|are|'s|would be|'d be|comes|feels|seems|sounds)"
    r"(?: (?:way|far|just|really|much|rather|still|a (?:bit|little)))*"
    r" (?:(?:too|a (?:bit|little)|rather|quite|pretty|awfully)"
    r" (?:soon|early|late|close|near|tight|short|far|quick|long)|no (?:use|go))\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class When:
    """A wished time. `days` are alternatives; `avoid` are weekdays (Monday 0) somebody ruled out.

    `latest`: the last there is of the day is wanted; `earliest`: the first alone.
    `said` are the words themselves, where they mean more than the pieces, and `reading` what the tool reads in them.
    """

    days: tuple[str, ...] = ()
    clock: str = ""
    soonest: bool = False
    anytime: bool = False
    avoid: frozenset[int] = frozenset()
    said: str = ""
    latest: bool = False
    earliest: bool = False
    reading: Reading | None = None

    def __bool__(self) -> bool:
        return bool(self.days or self.clock or self.soonest or self.anytime or self.latest or self.said)

    def text(self) -> str:
        """The phrase to look for; "" means the soonest."""
        if self.said:
            return self.said
        days = " or ".join(self.days)
        bound = not re.fullmatch(rf"(?:at )?{EXACT}|at {BARE}", self.clock, re.I)
        if bound and re.search(r"\b(?:week|month|days)", days, re.I):
            wished = f"{self.clock} {days}"
        else:
            at = (
                "at "
                if days and self.clock and not bound and not self.clock.lower().startswith("at ")
                else ""
            )
            wished = f"{days} {at}{self.clock}"
        if self.latest:
            wished = f"as late as possible {wished}"
        without = " or ".join(WEEKDAYS[day].capitalize() for day in sorted(self.avoid))
        return ", ".join(part for part in (wished.strip(), f"not {without}" if without else "") if part)

    def in_pieces(self) -> "When":
        """The same without its words, for what is counted from something else."""
        return replace(self, said="", reading=None)

    def only_one(self) -> bool:
        """Whether the first or the last there is was asked for, so that one is offered and not a choice."""
        return self.soonest or self.latest or self.earliest or bool(self.reading and self.reading.latest)

    def minutes(self) -> tuple[int, ...]:
        """What minutes of the day an exact time can mean; () when no exact time was said."""
        clock = re.sub(r"^at\s+", "", self.clock.strip(), flags=re.I)
        return minutes(clock) if re.fullmatch(rf"{EXACT}|{BARE}", clock, re.I) else ()

    def names_hour(self) -> bool:
        """Whether an hour was said, be it loosely or as a bound."""
        return bool(re.search(rf"{EXACT}|{BARE}", self.clock, re.I))

    def merged(self, newer: "When") -> "When":
        """This wish corrected by a newer one: what the newer one leaves open stays."""
        if newer.said and (not self or bool(newer.days) == bool(newer.clock)):
            return newer
        soonest = newer.soonest and not (newer.earliest and self.days)
        spent = newer.anytime or soonest or newer.latest or (newer.earliest and self.names_hour())
        days = () if newer.anytime and not newer.days else newer.days or self.days
        kept = tuple(day for day in days if weekday_of(day) not in newer.avoid) if not newer.days else days
        return When(
            days=() if soonest else kept,
            clock=newer.clock or ("" if spent else self.clock),
            latest=newer.latest or (self.latest and not newer.clock and not newer.soonest),
            earliest=newer.earliest or (self.earliest and not newer.clock and not newer.latest),
            soonest=soonest or (self.soonest and not newer),
            anytime=newer.anytime or (self.anytime and not newer),
            avoid=self.avoid | newer.avoid
            if not newer.days
            else newer.avoid | (self.avoid - _named(newer.days)),
        )


NO_TIME = When()


def _named(days: tuple[str, ...]) -> frozenset[int]:
    return frozenset(n for n in map(weekday_of, days) if n is not None)


def find_when(text: str) -> tuple[When, str]:
    """The wished time of a clause, and the clause with the time cut out."""
    days: list[str] = []
    clock: list[str] = []
    avoid: set[int] = set()
    rest, last, ruled_out = [], 0, False
    text = _UNPUNCTUAL.sub(" ", re.sub(r"\b(?:what|how) about\b", " ", text, flags=re.I))
    pieces = spans(text)
    for n, span in enumerate(pieces):
        before, after = text[last : span.start], text[span.end :]
        rest.append(before)
        last = span.end
        refused = NOT_BEFORE.search(text[: span.start]) or NOT_AFTER.search(after)
        listed = n and pieces[n - 1].kind == span.kind and re.fullmatch(r"\s*(?:,|or|and|,? ?or)\s*", before)
        ruled_out = ruled_out and bool(listed)
        if span.kind == "clock" and n and avoid and not days and not before.strip(" ,") and not clock:
            continue
        if span.kind == "clock":
            if re.search(r"\bthis $", before, re.I) and re.match(PART, span.text, re.I):
                days.append("today")
            clock.append(_positive(span.text, bool(refused)))
        elif refused or (listed and ruled_out):
            ruled_out = True
            avoid |= {day for day in [weekday_of(span.text)] if day is not None}
        elif (
            days
            and not listed
            and re.fullmatch(r"[\s,]*(?:on |the |of |in )*", before)
            and weekday_of(days[-1]) != weekday_of(span.text)
        ):
            days[-1] = f"{days[-1]} {span.text}"
        else:
            days.append(_positive_day(span.text))
    rest.append(text[last:])
    if any(
        days[-1].lower() == one.lower() or days[-1].lower().startswith(f"{one.lower()} ") for one in days[:-1]
    ):
        days = days[-1:]  # of several named, the one named again, or told more closely, is the choice
    latest, soonest = wants_last(text), bool(SOONEST.search(text))
    clock = [one for one in clock if not (latest and is_late(one))]
    when = When(
        days=tuple(dict.fromkeys(days)),
        clock=" ".join(clock),
        soonest=soonest and not days and not clock,
        anytime=bool(_ANY.search(text)) and not days and not clock,
        avoid=frozenset(avoid),
        latest=latest,
        earliest=soonest and not latest and (wants_first_of_day(text) or bool(days or clock)),
    )
    return when, SOONEST.sub(" ", " ".join(rest))


def _positive_day(text: str) -> str:
    text = re.sub(r"^the (?=\w+day$)", "", text, flags=re.I)
    text = re.sub(r"^in (?=.*\b(?:today|tomorrow|\w+day)$)", "", text, flags=re.I)
    return re.sub(r"^(?:on|any|every)\s+", "", text, flags=re.I)


def _positive(text: str, refused: bool) -> str:
    """A clock phrase said as a "not" turned into what remains: "not before ten" is "after ten"."""
    text = re.sub(r"^(?:any ?time|some ?time|something|anything)\s+", "", text.strip(), flags=re.I)
    if found := re.match(
        r"(?:(no|not|but not)\s+)?(before|earlier than|sooner than|after|past|later than|until"
        r"|till)\s+(?:at )?(.*)",
        text,
        re.I,
    ):
        early = found[2].lower() in {"before", "earlier than", "sooner than", "until", "till"}
        if found[1] or refused:
            early = not early
        return f"{'before' if early else 'after'} {found[3]}"
    if refused:
        if re.search(r"morning", text, re.I):
            return "after noon"
        if re.search(r"evening|night", text, re.I):
            return "before 5 pm"
        if re.search(r"afternoon", text, re.I):
            return "morning"
        return ""
    text = re.sub(r"^by ", "before ", text, flags=re.I)
    if found := re.match(r"(?:from|at)?\s*(.*?)\s+(?:onwards?|or later|or after)$", text, re.I):
        return f"after {found[1]}"
    if found := re.match(r"(?:at)?\s*(.*?)\s+or (?:earlier|before)$", text, re.I):
        return f"before {found[1]}"
    return text
