"""The professional a clause names, among those the house knows, or as heard."""

import re
from collections.abc import Iterable

from embedded.language.meeting import Meeting, Professional
from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.who.full_names import full_name, is_other
from embedded.language.understanding.who.names import WORD, Named, alike, common_words, find_names, words
from embedded.language.understanding.who.relations import CALLING
from embedded.language.understanding.who.sound import plain

_TRAIT = (
    r"(?:wom[ae]n|female|lady|m[ae]n|male|young(?:er)?|old(?:er)?|senior|junior|experienced|qualified|friendly"
    r"|kind|good"
    r"|gentle|patient)"
)
_OF_A_KIND = re.compile(
    rf"\b{_TRAIT} {CALLING}s?\b|\b(?:an?|some) (?:{CALLING}|one) (?:who(?:'s)?|that(?:'s)?|with) \w+"
    rf"|\b(?:some|any)(?:one|body) (?:(?:more |a bit )?{_TRAIT}|(?:who(?:'s)?|that(?:'s)?) (?!i\b|we\b|is"
    rf" (?:free|available))\w+)\b",
    re.I,
)


def by_trait(text: str) -> bool:
    """Whether a professional is wished for by what no tool knows of them: "a woman doctor", "someone who signs"."""
    return bool(_OF_A_KIND.search(text))


_SEES = re.compile(
    r"\b(?:i|we)(?:'d| would|'ll| will)?(?: also| rather)? (?:like|want|need|have|love)(?: to)?"
    r" (?:see|visit|meet|go (?:to|back to))\b"
    r"|\b(?:can|could|may) (?:i|we) (?:also )?(?:see|visit|meet)\b",
    re.I,
)


def seeks_someone(text: str) -> bool:
    """Whether somebody wishes to see a person, and not merely to have the thing at hand done by them."""
    return bool(_SEES.search(text))


_CALLED = re.compile(
    rf"\b(?:an?|the|some|any|another) ({CALLING})\b(?! (?:as (?!well\b)|again|like|who|that)\b)", re.I
)
_TITLE_OF = {"doctor": frozenset({"dr", "doctor", "dra"})}


def of_calling(text: str, professionals: tuple[Professional, ...]) -> list[str]:
    """Whose title is the calling that is wished for, "a doctor" or "the nurse"; none where no title tells it."""
    found = _CALLED.search(text)
    if found is None:
        return []
    titles = _TITLE_OF.get(found[1].lower(), frozenset({found[1].lower()}))
    return [one.name for one in professionals if plain(words(one.name)[0]) in titles]


def find_professional(text: str, meeting: Meeting) -> tuple[str | None, frozenset[str], str]:
    """The one wanted, those refused, and the clause with their names put out of the way."""
    known = [one.name for one in meeting.professionals]
    hits = [hit for hit in find_names(text, known) if not _of_client(text, hit)]
    refused = frozenset(hit.name for hit in hits if hit.refused)
    wanted = [hit for hit in hits if not hit.refused]
    wanted = [hit for hit in wanted if hit.name not in refused] or wanted
    if wanted:
        same = alike(text, known) if len(wanted) == 1 else [wanted[-1].name]
        said = words(text)
        gone = [*(hit for hit in hits if hit.refused), wanted[-1]]
        left = put_out(text, [(hit.start, hit.end) for hit in gone])
        name = wanted[-1].name if len(same) == 1 else " ".join(said[wanted[-1].start : wanted[-1].end])
        return name, refused - {name}, left
    titled = re.search(
        r"\b(?:with|see|for|by|to see)?\s*\b((?:dr|doctor|prof|professor"
        r"|(?<=with )(?:mr|mrs|ms|miss|mister)|(?<=see )(?:mr|mrs|ms|miss|mister))\b"
        r"\.? [A-Za-z][\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)",
        text,
        re.I,
    )
    if titled and not hits and _is_name(titled[1].split()[-1]):
        return titled[1].strip(), refused, text.replace(titled[1], " ~ ")
    return None, refused, text


def put_out(text: str, gone: Iterable[tuple[int, int]]) -> str:
    """The text with a tilde in place of each stretch of its words; its marks stay, as no name goes across one."""
    places = [(found.start(), found.end()) for found in WORD.finditer(text)]
    for first, end in sorted(gone, reverse=True):
        text = f"{text[: places[first][0]]}~{text[places[end - 1][1] :]}"
    return text


def _of_client(text: str, hit: Named) -> bool:
    """Whether the words taken for a professional's name are part of a client's full name: Dana Price, not Owen's."""
    stretch = {plain(word) for word in words(text)[hit.start : hit.end]}
    return is_other(text, hit.name) and stretch <= {plain(word) for word in words(full_name(text) or "")}


_STRANGER = re.compile(
    r"(?:^|(?<!me )(?<!us )(?<!come )(?<!coming )(?<!came )(?<!am )(?<!i'm ))\bwith ([A-Z][\w-]+)(?= ?[,.?!]|$"
    r"| (?:on|at|in|for|then|please|this|next|today|tomorrow|instead|again)\b)"
)


def stranger(text: str, kind_named: bool) -> str | None:
    """A name nobody here has, with whom an appointment is wished for: the tool says that it knows none such."""
    found = _STRANGER.search(text)
    if found is None or plain(found[1]) in common_words():
        return None
    return found[1] if kind_named or names_appointment(text) or found.start() == 0 else None


def _is_name(word: str) -> bool:
    """Whether the word after a title can be a surname: written as one, or no common word."""
    return not re.match(r"I['’]", word) and (word[0].isupper() or word.lower() not in common_words(20000))
