"""Questions put back while something is offered: about the offer itself, or why another time is not in it."""

import re
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.wish import Ask, Question, Wish
from embedded.language.dialogue.problems import why
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Answered, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import fitting
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.when import When, find_when
from embedded.language.wording.spoken import spoken_day

_LEAD = r"^(?:(?:and|so|but|okay|ok|um|sorry|wait|hang on)[, ]+)*"
_IT = r"(?:that|it|this|those|these|they)"
_OFFER = re.compile(
    _LEAD
    + r"(?:(?:what|which) (?:day|date|weekday|month|time|doctor|person)\b.{0,24}\b"
    + _IT
    + r"\b[\w ]{0,12}"
    r"|who(?:'s| is| are| was| would| will)\b.{0,16}\b(?:"
    + _IT
    + r"|i|we)\b.{0,16}\b(?:with|by|be|see|seeing|get)"
    r"|with (?:whom|who)(?: is "
    + _IT
    + r")?|when(?:'s| is| was| would) "
    + _IT
    + r"(?: be)?(?: again| exactly)?"
    r"|what (?:was|were) (?:" + _IT + r"|the (?:times?|options?|choices?))(?: again)?"
    r"|(?:is|was|would) "
    + _IT
    + r"(?: be)? (?:a|an|on|in|at) (?:a |an |the )?(?:\w+day|mornings?|afternoons?"
    r"|evenings?)"
    r"|(?:is|was|would) (?:it|that|this|s?he)(?: be)? (?:still )?(?:the|that) (?:\w+ ){0,2}(?:man|woman|lady|gentleman"
    r"|fellow|guy|chap|bloke|girl|boy|person|doctor|nurse|teacher|one with [\w ]+)"
    r")[?.! ]*$",
    re.I,
)
"""Everything it asks for is said when the offer is named again."""
_WHY_NOT = re.compile(
    _LEAD + r"(?:why(?: (?:not|can't|couldn't|isn't|is|no)\b|['’]s)|what(?:'s| is) wrong with|how come)\b",
    re.I,
)
_WHY_AT_ALL = re.compile(
    r"(?:(?:and|so|but|okay|ok|um|oh|sorry|wait|hang on|really|no)\b[,.!? ]*)*"
    r"(?:why(?: not| is that| is it| that| so| ever not|'s that|['’]s it)?|how come|what's the (?:reason|problem)"
    r"|why (?:can't|couldn't|can|won't) (?:i|we|it|you)(?: (?:come|do (?:it|that)|have (?:it|that)))?(?: then)?)"
    r"[?.! ]*",
    re.I,
)
"""Why what was asked for is not to be had, without a time."""
_SLOTTED = frozenset({Act.BOOK, Act.MOVE})


def of_the_offer(text: str) -> bool:
    """Whether a clause only asks what day, when or with whom the offered is."""
    return all(_OFFER.search(one) for one in re.split(r"(?<=[?.!]) |, (?=(?:is|was|who|when|what)\b)", text))


def why_not(talk: Talk, question: Question, wish: Wish) -> Answered:
    """“Why not ten?”: look that time up, and say what stands in its way, or offer it after all."""
    found = _WHY_NOT.match(talk.heard.text) or _WHY_AT_ALL.fullmatch(talk.heard.text)
    if found is None or wish.act not in _SLOTTED or question.ask not in {Ask.SLOT, Ask.CONFIRM, Ask.WHEN}:
        return False
    if talk.side.reason and _WHY_AT_ALL.fullmatch(talk.heard.text):
        talk.out.append(talk.side.reason)
        talk.again()
        return True
    asked = _time(talk, wish, talk.heard.text[found.end() :])
    if not asked:
        return False
    result = yield ToolCall("find_slots", booking.arguments(talk, wish, asked.text()))
    free = fitting(read_offers(result.get("slots")), asked, wish.professional, wish.avoid, talk.meeting.now)
    if free and result.get("exact", True):
        wish.when, wish.chosen, wish.offered = asked, free[0], free[: booking.SHOWN]
        talk.side.reason = ""
        booking.confirm(talk, wish, "offer_one")
        return True
    talk.out.append(why(talk, wish, {**result, "exact": False}))
    talk.again()
    return True


def _time(talk: Talk, wish: Wish, text: str) -> When:
    """The time asked about, on the day at hand where only an hour was said."""
    said, _ = find_when(text)
    if not said.clock and (hours := bare_hours(text)):
        said = replace(said, clock=f"at {hours[-1]}")
    days = {one.starts.date() for one in ([wish.chosen] if wish.chosen else wish.offered)}
    if said.clock and not said.days and (wish.when.days or len(days) == 1):
        said = replace(said, days=wish.when.days or (spoken_day(days.pop()),))
    return said
