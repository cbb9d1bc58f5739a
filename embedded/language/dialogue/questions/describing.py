"""Which kind of appointment, and whose: what the words are about, and what to tell who does not know."""

import re
from collections.abc import Generator

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import MOST_PUT, Ask, Wish
from embedded.language.dialogue.diary.recalling import kind_just_told
from embedded.language.dialogue.state import Answered, Result, Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.intents import is_question
from embedded.language.understanding.acts.likely import closest
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.kind_meant import LIKELY, SURE, denies, kind_meant
from embedded.language.understanding.kinds.services import find_service, kinds_had, services_alike, undecided
from embedded.language.understanding.who.professionals import by_trait
from embedded.language.wording.passage import best_sentences, readable
from embedded.language.wording.spoken import listed, short_name

MOST_SAID = 5
"""How many kinds are named in one sentence."""
_SEEKS_KIND = re.compile(
    r"\b(?:what|where|how) (?:do|should|would|can) (?:i|we)"
    r" (?:do (?:next|first|now|about it)|start|begin|go from here)\b"
    r"|\bwhat(?:'s| is) (?:the )?(?:next|first)(?: step)?\b"
    r"|\bwho(?:m)? (?:do|should|can|would) (?:i|we) (?:talk|speak|see|ask|turn|go)\b|\bwho (?:can|could) help\b"
    r"|\bis there (?:someone|somebody|anyone|anybody) (?:who|to|i|we|for)\b|\bwho (?:does|do|handles|deals with)\b",
    re.I,
)
"""What to do or whom to see is asked for, which a kind of appointment answers."""
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def settle_kind(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, None]:
    """Take the kind of appointment the wish is plainly about, said so that it can be put right; tell what is asked for.

    Who wishes for a professional by what no tool knows of them is told so, who does not know the kind what there is.
    """
    names = kinds(talk, wish)
    alike = services_alike(wish.text, names) if not wish.service else []
    spoken_of = talk.side.kind if talk.side.kind in (alike or names) else None
    wish.service = alike[0] if len(alike) == 1 else wish.service
    if not spoken_of and not alike:
        wish.service = wish.service or kind_just_told(talk, wish, names)
    talk.side.kind = None
    near = spoken_of if alike or wish.service else meant(talk, wish, spoken_of)
    if near and wish.professional and near not in names and not _tells(talk.heard.text, near, talk.meeting):
        near = names[0] if len(names) == 1 else None
    if not wish.service and near:
        wish.service = near
        talk.say("service_taken", service=near)
    if not wish.professional and not wish.offered and by_trait(talk.heard.text):
        told = yield from _told(talk, talk.heard.text)
        if not told:
            talk.say("not_by_trait")
    if not wish.service and undecided(wish.text):
        yield from describe(talk, names)
        wish.text = ""


def meant(talk: Talk, wish: Wish, spoken_of: str | None = None, *, least: float = SURE) -> str | None:
    """The kind of the whole house a wish means, else the one spoken of, or what was said around it and before it."""
    names = [one.name for one in talk.meeting.services]
    texts = (wish.text, talk.heard.text, talk.side.story) if len(talk.side.wishes) < 2 else (wish.text,)
    past = {one for text in texts for one in kinds_had(text, names)}
    names = [one for one in names if one not in past]
    for text in texts:
        if least < SURE and denies(text):
            continue
        named = find_service(text, talk.meeting)[0]
        if kind := named or kind_meant(text, names, talk.meeting, least=least):
            return kind
        if spoken_of:
            return spoken_of
    return None


def _tells(text: str, kind: str, meeting: Meeting) -> bool:
    """Whether the words themselves name or mean a kind, and it was not only taken over from what was said before."""
    return kind in {
        find_service(text, meeting)[0],
        kind_meant(text, [one.name for one in meeting.services], meeting),
    }


def kinds(talk: Talk, wish: Wish) -> list[str]:
    """The kinds of appointment there are, with the professional if one is wanted."""
    who = talk.meeting.professional(wish.professional)
    return list(who.services) if who and who.services else [one.name for one in talk.meeting.services]


def ask_kind(talk: Talk, wish: Wish, choices: list[str]) -> None:
    """Ask which kind it is, of those the words can mean; again with what is known already, then by their places."""
    alike = services_alike(wish.text, choices)
    choices = alike if len(alike) > 1 else choices
    said = listed(choices[:MOST_SAID], "or")
    if len(choices) > MOST_SAID:
        said = listed([*choices[: MOST_SAID - 1], "something else"], "or")
    kind = meant(talk, wish, least=LIKELY) if 0 < wish.asked < MOST_PUT else None
    if kind in choices:
        talk.ask(Ask.SERVICE, "ask_service_one", [kind], kind=kind)
    elif wish.asked > 1:
        places = [f"{_PLACES[n]}, {one}" for n, one in enumerate(choices[: len(_PLACES)])]
        talk.ask(Ask.SERVICE, "ask_service_place", choices, choices=listed(places, "or"))
    elif wish.asked and (kept := _kept(wish)):
        talk.ask(Ask.SERVICE, "ask_service_kept", choices, kept=kept, choices=said)
    else:
        talk.ask(Ask.SERVICE, "ask_service", choices, choices=said)
    wish.asked += 1


def _kept(wish: Wish) -> str:
    """What a wish says of time and person, as words."""
    when = wish.when.in_pieces().text()
    who = f"with {short_name(wish.professional)}" if wish.professional else ""
    said = " ".join(filter(None, (when, who)))
    return said[:1].upper() + said[1:]


def describe(talk: Talk, names: list[str]) -> Generator[ToolCall, Result, None]:
    """Tell what the documents say of the kinds with a view to what was told, else how long each takes."""
    told = yield from _told(talk, f"{talk.heard.text} ({listed(names, 'or')})")
    for kind in [one for one in talk.meeting.services if one.name in names and not told][:4]:
        talk.say("service_minutes", service=kind.name, minutes=kind.minutes)


def tell_kind(talk: Talk, frame: Frame, *, busy: bool) -> bool:
    """Name the kind of appointment that is told of or sought, where no document speaks of it; False where it is none.

    "They said somebody looks at it over video?" is the video survey; "what do I do first?" with its name as well.
    """
    if not (_SEEKS_KIND.search(frame.text) or _tells_and_asks(frame)):
        return False
    names = [one.name for one in talk.meeting.services]
    kind = talk.meeting.service(frame.service or closest(frame.text, names))
    if kind is None:
        return False
    who = [short_name(one.name) for one in talk.meeting.professionals if kind.name in one.services]
    said = {
        "service": kind.name,
        "minutes": kind.minutes,
        "whom": f" with {listed(who, 'or')}" if who else "",
    }
    talk.side.kind = kind.name
    if busy or talk.side.open or talk.side.wishes:
        talk.say("kind_is_briefly", **said)
    else:
        talk.ask(Ask.WANT_BOOKING, "kind_is", **said)
    return True


def _tells_and_asks(frame: Frame) -> bool:
    """Whether a statement is put as a question: "there's a first talk with the doctor?"."""
    *_, last = re.split(r"[,.;]\s+", frame.text)
    return last.endswith("?") and not is_question(frame.text.rstrip("?"))


def _told(talk: Talk, question: str) -> Answered:
    """Whether a document answered the question, which was said then."""
    result: Result = {}
    if "entity_facts" in talk.tools:
        result = yield ToolCall("entity_facts", {"question": question})
    listed_anyway = {one.name for one in talk.meeting.professionals} | {
        one.name for one in talk.meeting.services
    }
    found = [one for one in readable(result.get("facts") or ()) if one.get("title") not in listed_anyway]
    if found and result.get("sure", True):
        talk.say("fact", fact=best_sentences(question, found))
        return True
    return False
