"""A person named in a clause who need not be known: the client to book for, the guest to bring in."""

import re

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.who.full_names import full_name, is_namesake
from embedded.language.understanding.who.names import INTERJECTIONS, common_words, find_names, parts, words
from embedded.language.understanding.who.relations import ANYBODY
from embedded.language.understanding.who.sound import plain

_NAME = r"((?!(?:I|You|We|The|Dr|Ada)\b)[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|(?:de|da|dos|van|von|del)\b)){0,3})"
_RELATION = r"(?:(?:my|our|the|a|another) (?:\w+ ){1,2}?|(?:mr|mrs|ms|miss|mister)\.? )?"
_WRITTEN = (
    re.compile(rf"\b(?i:for|of|client|patient|named|called)\s+(?i:{_RELATION}){_NAME}"),
    re.compile(
        r"\b(?i:book|schedule|invite|add|bring in|bring|put|fit|let|have|can|could|ask|call|dial|patch|loop|send|is|has"
        r"|cancel|move|"
        rf"reschedule|get)\s+(?i:in\s+)?(?i:{_RELATION}){_NAME}"
    ),
    re.compile(
        r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+)*?)'s (?i:next |upcoming |\w+day )?(?i:appointment|booking|visit"
        r"|slot)"
    ),
)
_LOW_GUEST = re.compile(
    r"\b(?:invite|add|bring in|bring|call in|call|get|have|can|could|let)\s+(?:my \w+ )?"
    r"([a-z][\w'-]+(?: [a-z][\w'-]+)?)(?= to\b| in\b| into\b| here| join| come| please|,|\s*$|\s*\?)"
)
_LOW_KIN = re.compile(
    rf"\b(?:my|our|his|her|their) (?:[\w-]+ )?(?:{ANYBODY}),? (?:(?:called|named) )?"
    r"(?!(?:to|in|into|here|join|come|on|please|and|too|as|is|was|who|for|with|be|can|could|should|would|will)\b)"
    r"([a-z][\w'-]+(?: (?!(?:to|in|into|here|join|come|on|please|and|too|as|be)\b)[a-z][\w'-]+)?)"
    r"(?= to\b| in\b| into\b| here| join| come| be\b| on the\b| please| and\b| too|[,.?!]|\s*$)"
)
"""A relation with the name behind it, all in small letters: "my husband greg whitfield"."""
_LOW_CLIENT = re.compile(
    r"\b(?:for|client|patient)\s+(?:mr |mrs |ms )?([a-z][\w'-]+ [a-z][\w'-]+)"
    r"(?= with| on| at| to| in| please|,| ~|\s*$|\s{2})"
)
_GUEST = re.compile(rf"(?:\b(?i:my|our) (?i:\w+),? |, )(?i:(?:that's|called|named) )?{_NAME}(?=,|[.?!]|\s*$)")
_NOT_A_PERSON = re.compile(
    r"^(?:.*\b(?:minutes?|hours?|days?|weeks?|months?|years?|people|persons)\b"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
    r"|in|into|here|along|me|my|join|come|us|it|as|well|too|both|now|that|this|an?|the|him|her|them|his|their|our|your|its|i|you|today|tomorrow|what|who|when|there|someone"
    r"|somebody|he|she|they|we|nobody|which|everybody|anyone"
    r"|anybody|people|another|one|more|yes|no|new|please|next|first|last|about|appointment|everyone)\b",
    re.I,
)


def find_person(rest: str, act: Act | None, meeting: Meeting, others: tuple[str, ...]) -> str | None:
    """The client or guest a clause names, its times and professionals already cut out.

    Clients of the room and names from tool results are found by sound; others must look like names where
    names belong: after "for", "book", "invite", or before "'s appointment".
    """
    known = [one.name for one in meeting.people if one.type == "CLIENT"] + list(others)
    hits = find_names(rest, dict.fromkeys(known), floor=0.92)
    if hits and not is_namesake(rest, hits[0].name):
        return hits[0].name
    low = _LOW_GUEST if act is Act.INVITE else _LOW_CLIENT
    guests = [_GUEST, _LOW_KIN] if act is Act.INVITE else []
    for pattern in (*_WRITTEN, *guests, low):
        found = pattern.search(rest)
        if found and (name := _as_name(found[1], typed_low=pattern in (low, _LOW_KIN))):
            return name
    return None if act is Act.INVITE else full_name(rest)


_NO_FIRST_NAME = frozenset("for with and or the to of from is are was see has have book move cancel".split())


_NO_SURNAME = _NO_FIRST_NAME | frozenset(
    "actually really maybe perhaps probably please then if but not on at in after before around about".split()
)
"""Words that join or hedge and are no part of a name written small: "for (Thursday) actually and with Jo"."""


_CAPITAL = re.compile(
    r"[A-Z][\w'-]*[a-z][\w'-]*(?: (?:[A-Z][\w'-]*[a-z][\w'-]*|(?:de|da|dos|van|von|del)\b))*"
)
_WHERE = re.compile(
    r"\b(?:in|from|near|into|(?:going|gone|goes|mov(?:ing|ed)|retir\w+|fly\w*|off|away|back|trip|travel\w*|driv\w+)"
    r" to) $",
    re.I,
)
"""Before the name of a place."""
_OF_WHOM = re.compile(
    r"(?:(?i:so|and|okay|ok|right|now|oh|um)[, ]+)*([A-Z][a-z'-]+)(?i: (?:has |just |only )*(?:rang|rung|called"
    r"|phoned|emailed|texted|wrote|asked|wants|would like|can't (?:make|come)|is on the (?:phone|line)))\b"
)
"""Who rang or wants something is a person, also where the name is a common word: "Grace just rang"."""
_LOW_OF_WHOM = re.compile(
    r"(?:(?:so|and|okay|ok|right|now|oh|um)[, ]+)*"
    r"((?!(?:the|an?|my|our|his|her|their|your|this|that|some\w*|any\w*|no)\b)"
    r"[a-z][a-z'-]+(?: [a-z][a-z'-]+)?) (?:(?:has |just |only )*(?:rang|rung|phoned)|can't (?:make it|come)"
    r"|(?:needs|wants|would like|has) (?:an?|to|the|another|his|her)|is on the (?:phone|line))\b"
)
"""The same in the small letters of recognisers and of haste: "daniel osei needs a blood test"."""
_TITLE = r"\b(?:mr|mrs|ms|miss|missus|mister)\b"
_TITLED = re.compile(rf"{_TITLE}\.? ([a-z][\w'-]+)", re.I)

_HAILS = frozenset(
    "hi hello hey okay ok dear mr mrs ms miss dr cancel reschedule postpone rebook schedule invite shift swap".split()
)
"""Words that open a sentence and name nobody, commands among them."""


def _openers() -> frozenset[str]:
    """Words that begin a sentence and are no first name before a surname: "Has Barker", but not "Tom Barker"."""
    return common_words(700) | _HAILS


def find_mentioned(rest: str, meeting: Meeting) -> str | None:
    """A name that stands anywhere in a clause, its times and professionals already cut out: whom staff speak of."""
    if titled := _TITLED.search(rest):
        return _as_name(titled[1].capitalize(), typed_low=False)
    if (told := _OF_WHOM.match(rest)) and not _NOT_A_PERSON.match(told[1]):
        return _as_name(told[1], typed_low=False)
    low = _LOW_OF_WHOM.match(rest)
    if low and any(plain(word) not in common_words() for word in low[1].split()):
        return _as_name(low[1], typed_low=True)
    here = {plain(word) for one in (meeting.agent, meeting.entity) for word in words(one)}
    for found in _CAPITAL.finditer(rest):
        if _WHERE.search(rest[: found.start()]):
            continue
        said = [re.sub(r"'(?:s|d|ll|ve|re|m)?$", "", word) for word in found[0].split()]
        while said and plain(said[0]) in (_openers() if len(said) > 1 else common_words()) | INTERJECTIONS:
            said = said[1:]
        if said and not all(plain(word) in common_words() | here | _HAILS for word in said):
            return _as_name(" ".join(said), typed_low=False)
    return None


def opens(text: str, name: str) -> bool:
    """Whether a clause begins with the name or a title of its bearer: "Mr Orr wants", "Rao would like"."""
    return bool(
        re.match(rf"(?:(?:so|and|ok(?:ay)?|right|now)[, ]+)*(?:{_TITLE}\.? )?{re.escape(name)}\b", text, re.I)
    )


def _as_name(said: str, *, typed_low: bool) -> str | None:
    said = re.sub(r"'s$", "", said)
    if _NOT_A_PERSON.match(said) or "~" in said or not parts(said):
        return None
    if plain(words(said)[0]) in INTERJECTIONS:
        return None
    if typed_low and all(plain(word) in common_words() for word in words(said)) and len(said.split()) < 2:
        return None
    if typed_low and any(plain(word) in _NO_SURNAME for word in words(said)):
        return None
    return said if said[0].isupper() else said.title()


def with_me(text: str, meeting: Meeting, speaker: str) -> str:
    """A professional's "with me" as their name, but in what they have passed on."""
    if meeting.professional(speaker) is None or grammar_act(text) is Act.MESSAGE:
        return text
    return re.sub(r"\bwith (?:me|myself)\b", f"with {speaker}", text, flags=re.I)
