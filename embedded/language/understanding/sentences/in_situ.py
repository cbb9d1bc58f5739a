"""A question with its word at the end, as people talk: "and i bring what", "it costs how much"."""

import re

from embedded.language.understanding.sentences.verbs import bare, helper

_LEAD = r"(?P<lead>(?:(?:and|so|but|okay|ok|right|then|oh)\b[, ]*)*)"
_WH = r"(?P<wh>what|where|whom|how (?:much|long|many))"
_IN_SITU = re.compile(
    rf"{_LEAD}(?P<who>i|we|you|they|one|he|she|it|that|(?:my|our|the) \w+) "
    r"(?P<must>(?:must|should|can) |(?:have|has|need) to )?"
    r"(?P<verb>brings?|needs?|wears?|pays?|takes?|eats?|drinks?|owes?|shows?|signs?|carr(?:y|ies)|packs?|prepares?"
    rf"|parks?|goes|go|comes?|sits?|waits?|costs?|lasts?)(?P<more> (?:with (?:me|us)|along|for (?:it|that)))? {_WH}"
    r"(?P<end> (?:then|exactly|with (?:me|us)|for (?:it|that)))?[?. ]*",
    re.I,
)
"""Verbs of a visit only: "you know what" and "i did what" ask nothing of the house."""
_POSSESSOR = r"(?:mine|yours|ours|hers|his|theirs|me|(?:my|our|his|her) [\w'’]+)"
_EITHER = re.compile(
    rf"{_LEAD}(?P<thing>(?:the|that|this) (?:[\w-]+ ){{1,3}}?|it |that )(?P<is>is|are|was|'s) "
    rf"(?P<either>{_POSSESSOR} or {_POSSESSOR})[?. ]*",
    re.I,
)
"""Whose of two something is, in the order of a statement: nobody tells that of what they know."""


def asked_in_front(text: str) -> str:
    """The question with its word in front, the clause as it is where it is none."""
    if either := _EITHER.fullmatch(text):
        helps = "is" if either["is"] == "'s" else either["is"]
        return f"{either['lead']}{helps} {either['thing'].strip()} {either['either']}?"
    found = _IN_SITU.fullmatch(text)
    if found is None:
        return text
    must = (found["must"] or "").strip().lower()
    helps = must if must in {"must", "should", "can"} else helper(found["who"])
    verb = (
        f"{must.replace('has', 'have')} {bare(found['verb'])}"
        if must.endswith(" to")
        else bare(found["verb"])
    )
    said = f"{found['wh']} {helps} {found['who']} {verb}{found['more'] or ''}{found['end'] or ''}?"
    return f"{found['lead']}{said}"
