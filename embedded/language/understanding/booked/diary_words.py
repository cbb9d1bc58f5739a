"""How the diary is asked about: what somebody has, when they are due, whether it stands."""

import re

from embedded.language.understanding.who.relations import KIN, PARENTS, PARTNERS
from embedded.language.understanding.who.relations import OTHERS as FRIENDS

_WHO = r"(?!you\b|there\b|the\b|it\b|this\b|that\b|any\w+\b)[\w'.]+(?: [\w'.]+){0,2}?"
_SPAN = r"(?:days?|weeks?|mornings?|afternoons?|evenings?|today|tomorrow|\w+day|diary|schedule|calendar|list)"
MINE = re.compile(
    r"\b(?:(?:forgot(?:ten)?|(?:can't|cannot|don't) (?:remember|recall)|lost track|not sure|remind me)\b.{0,20}"
    r"\b(?:when|what|which|if|whether)\b.{0,30}\b(?:i|i'm|i've|my|mine|we|it)\b(?! (?:need|want|should|ought|must)\b)"
    r"|(?:have|did|do) (?:i|we) (?:\w+ )?(?:got )?(?:have )?(?:an?|any|some|no)(?:thing|one|body)\b"
    r"|what(?:'ve| have| do|'d| had) (?:i|we) (?:got|have)\b(?! to\b)"
    r"|when(?:'s| is| was)(?: it| that| mine)(?:,? (?:again|now|then|exactly|please|once more|anyway))*[ ?.!]*$"
    r"|when(?:'s| is) (?:the|my|our) next (?:one|time|appointment|visit)\b"
    r"|when (?:am|are) (?:i|we) (?:next |first |due |back )*(?:in|due|coming|booked|expected|down|back)\b"
    r"|\b(?:tell|read|list|give|show)\b.{0,20}\b(?:everything|all|what(?:ever)?) (?:that )?(?:i|we)(?:'ve| have)"
    r"(?: got)?(?: booked)? (?:with you|here|in (?:the|your) (?:books?|diary|calendar))\b"
    r"|who(?:'s| is| will| will be| does)? (?:sees?|seeing|meets?|meeting|treats?|treating) (?:me|us)\b"
    r"|(?:is|are) .{1,40} still (?:on|happening|standing|there|valid|in|going ahead|booked)\b"
    r"|(?:the|my|our) [^,.?!]{1,40} still (?:stands|holds|on|there|booked|happening)\b"
    r"|i(?:'ve| have)(?: got)? (?:two|three|four|some|several|a few|a couple of)"
    r" (?:appointments|bookings|visits|sessions)\b.{0,40}\b(?:read|tell|when|which|what|list)\b"
    r"|(?:list|names?) of (?:everyone|everybody|all|who)\b|who(?:'s| is) booked\b|am i still (?:on|in|down"
    r"|booked|expected|coming)\b|what(?:'s| is) left\b|anything left\b"
    r"|(?:that's|is that|are (?:those|these|they)|is it) (?:really )?(?:all|everything|the lot) (?:that )?(?:i|we)"
    r"(?:'ve got| have got| have|'m| am|'re| are|'ve)(?: now)?(?: booked(?: in)?| down for| in for)?"
    r"(?=[ ]*(?:[?.!,]|$)| (?:then|now|right|here|with you|booked|at)\b)"
    r"|which(?: one| of them)?(?:'s| is| comes) (?:first|next)\b"
    r"|(?:is|are|am) (?:it|that|this|i|we|they|everything|(?:both|all)(?: of them)?)(?: \w+)?"
    r" (?:definite|definitely|confirmed|booked|cancelled|certain"
    r"|final|settled|official|fixed|sorted|in place|moved)\b)",
    re.I,
)
THEIRS = re.compile(
    rf"\b(?:what(?:'s|'ve| has| have| is| does| do) {_WHO} (?:got|have|on)\b(?! to\b)"
    rf"|who(?:'s| has| have| does| do| is| are) (?:the \w+|(?!in\b){_WHO}) (?:got|have|see|seeing|meeting)\b"
    r"|(?:has|have|does)"
    rf" {_WHO} (?:got |have )?"
    r"(?:an?|any|some)(?:thing|body|one)?\b"
    rf"|when(?:'s| is| does| do) {_WHO} (?:next |first )*(?:in|due|coming|come|back|booked|expected|down)\b"
    r"|who(?:'s| is| are)(?: (?:my|our|the|her|his|\w+'s))? (?:first|next|last)\b|who(?:'s| is| are) "
    r"(?:in|on|coming(?: in)?|due|booked)(?: in)?(?: first| next| last)? (?:today|tomorrow|on \w*day|next|at"
    r"|for|this (?!room"
    r"|call|meeting)|\w+day)"
    r"|(?:what|when|who)(?:'s| is| was) the (?:first|next|last) one\b"
    r"|(?:my|our|\w+'s) (?:first|next|last) one\b|(?:my|our|the|\w+'s) (?:first|next|last) (?:patient|client"
    r"|appointment|visitor|meeting)\b"
    rf"|(?:how|what)(?:'s|'re| is| are| does| do| will)? .{{0,40}}\b{_SPAN}\b.{{0,30}}\b(?:looks?|looking|like)\b"
    rf"|how(?:'s| is| are) (?:my|our|the|\w+'s|tomorrow|\w+day)(?: \w+)?\??$"
    r"|am i (?:free|busy|clear|open|full|double[- ]booked)\b|(?:is|are) (?:anyone|anybody|someone|somebody|any\w+) "
    r"(?:booked|coming|due|in (?!the|this|here)|on (?!the|this))\b"
    r"|what(?:'s| is) (?:on|in the (?:diary|books?|calendar)"
    r"|on the books|there)\b(?: for)? (?:today|tomorrow|this|on|next|\w+day)"
    r"|(?:run|talk|take|walk) (?:me )?through (?:my|the|today|tomorrow|\w+day)"
    r"|(?:show|read|give|tell) (?:me |us )?(?:[\w.]+'s )?(?:(?:today|tomorrow|my|the|\w+day)(?:'s)? )?"
    r"(?:day|diary|list|schedule|calendar|appointments|today|tomorrow|\w+day)\b"
    r"|any(?:thing|one|body) (?:else )?on (?:today|tomorrow|this|next|\w+day)"
    r"|how many (?:patients?|clients?|appointments?|people|visits?) (?:have|do|are|has|does)\b"
    rf"|(?:is|are) {_WHO} (?:coming|booked|due|expected|busy|down|doing any\w+)\b(?! in(?: ?to)? (?:the|this|here))"
    r"|when (?:he|she|they)(?:'s|'re| is| are| has| have) (?:next |got )?(?:due|in|booked|coming|down|back|on)\b"
    r"|when (?:did|have|had) (?:we|you|i) (?:put|book|booked|get|got|have)\b"
    r"|what(?:'s| is) next\b|who(?:'s| is| comes)? after (?:that|him|her|them|this|lunch)"
    r"|who comes (?:first|next|last))",
    re.I,
)


_MY_DIARY = re.compile(
    r"\b(?:today's|tomorrow's|(?:^|what's |what is |show |me |see |read |through |is |(?:what's|what is|is|are|anything"
    r"|something|what have i|what do i have|have i got anything) (?:on |in ))my) (?:schedule|calendar|agenda|diary)\b"
    r"(?!'s\b| (?:is|was|has|says|looks|got|won't|doesn't|shows|tells)\b)",
    re.I,
)
"""The diary by its name, asked for and not only spoken of: "my boss put a thing in my calendar" asks nothing."""


STATUS = re.compile(
    r"^(?:(?:so|and|but|okay|ok|right|sorry)[, ]+)*(?:is|are|am|was|has|have|did) "
    r"(?:it|that|this|i|we|you|they|everything|(?:the|my) \w+)\b.{0,20}"
    r"\b(?:cancelled|canceled|booked|moved|confirmed|definite|final|settled|done|go(?:ne)? through)\b"
    r"(?: it)?(?: (?:now|yet"
    r"|already|then))*[?. ]*$",
    re.I,
)


_ONE = r"(?:ones?|appointments?|bookings?|visits?|sessions?)"
STAYS = re.compile(
    rf"\b(?:the|my|our) (?:others?(?: {_ONE})?|(?:[\w']+ )?{_ONE}(?: (?:on|in|at|with|for) [^,.?!]{{2,30}}?)?)"
    r"(?: still| also| both| just)? (?:stays?|stands?|remains?|holds?|is unchanged)\b",
    re.I,
)
"""What is left as it is."""
_THEM = (
    rf"(?:(?:my|his|her) (?:ex[- ]?|late |other |best )*(?:{PARTNERS}|{PARENTS}|{KIN}|{FRIENDS})"
    r"|mum|mom|mummy|dad|granny|grandma|grandpa|granddad"
    r"|(?-i:(?!Dr\b|Doctor\b|Prof|I\b)[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?))"
)
OTHERS = re.compile(
    rf"\b(?:(?:when|what time)(?:'s| is| does| do| will) {_THEM} (?:be )?(?:\w+ )?"
    r"(?:coming|come|due|booked|expected|seen|in|down|appointment)\b"
    rf"|(?:does|has) {_THEM} (?:have(?! to\b)|got|booked)\b|is {_THEM} (?:coming|booked|due|expected|down)\b"
    r"|(?:list|names?|appointments?|diary|diaries) of (?:(?:all|your|the|other|every) )*(?:clients?|patients?"
    r"|customers?|members?)\b"
    r"|who(?:'s| is| has| have)(?: got)? (?:seeing \w+|booked|(?:the|that) (?:\w+ ){1,2}?(?:o'clock|slot|one"
    r"|appointment))\b"
    r"|(?:when|what time)(?:'s| is| was) (?:his|hers|theirs)\b"
    rf"|(?:when|what time)(?:'s| is| was) {_THEM}'s (?:next )?(?:appointment|booking|visit|session)\b)",
    re.I,
)


_TAGGED = re.compile(
    r"^(?:(?:so|and|but|okay|ok|right|well|hi|hello)[, ]+)*i(?:'ve| have)(?: got)? "
    r"(?!.*\b(?:time|free|nothing|no|work|school|hours?|to)\b)[\w'. -]{2,40}? (?:on (?:the )?\w+|tomorrow|today)"
    r"(?: at \w+(?: \w+)?)?,? (?:yeah|yes|right|correct|don't i|haven't i|is that right|isn't that right)[ ?.!]*$",
    re.I,
)
"""What somebody takes to stand, with a tag that asks whether it does: "I have Jo on Friday, right?"."""


def asks_back(text: str) -> bool:
    """Whether it is asked back if an appointment of the speaker's stands."""
    return bool(_TAGGED.search(text))


def asks_others(clause: str) -> bool:
    """Whether somebody else's appointment is asked after, a relation's or a named person's."""
    return bool(OTHERS.search(clause))


_WHO_COMES = re.compile(
    r"^(?:(?:and|so|but)[, ]+)*who\b(?!.*\b(?:i|i'm|i've|i'll|my|mine|we|we're|our)\b)(?!.*\b(?:see\w*|treat\w*"
    r"|with|for) (?:me|us)\b)",
    re.I,
)


def who_comes(clause: str) -> bool:
    """Whether it is asked who has an appointment, and not who sees the speaker."""
    return bool(_WHO_COMES.match(clause))


AVAILABLE = re.compile(
    r"\b(?:any (?:room|space|time|times|slots?)|free|available|availability|openings?|vacanc\w+|gaps?)\b",
    re.I,
)
_FOR_A = re.compile(r"\b(?:got|have)\b.{0,12}\bfor (?:an?|him|her|them|me|us)\b", re.I)
_AM_FREE = re.compile(r"\bam i free\b", re.I)


def asks_diary(clause: str, *, staff: bool) -> bool:
    """Whether a clause asks what stands in the diary; clients ask about their own, staff about everybody's."""
    theirs = (
        staff
        and THEIRS.search(clause)
        and not _FOR_A.search(clause)
        and (_AM_FREE.search(clause) or not AVAILABLE.search(clause))
    )
    mine = MINE.search(clause) or _MY_DIARY.search(clause) or STAYS.search(clause) or asks_back(clause)
    return bool(mine or theirs or (not staff and asks_others(clause)))


_GOT = re.compile(rf"\bwhat(?:'s|'ve| has| have| does| do) (?!i\b|we\b){_WHO} (?:got|have)\b(?! to\b)", re.I)


def asks_free(clause: str) -> bool:
    """Whether a client asks what somebody has to offer: "what has Dr. Melo got on Thursday?"."""
    return bool(_GOT.search(clause))
