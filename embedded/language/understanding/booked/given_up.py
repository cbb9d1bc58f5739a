"""An appointment that is given up without a word for it: "that won't work", "ten is no good", whatever the reason."""

import re

from embedded.language.understanding.times.spans import spans

LEAD = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|there|again|so|and|but|well|oh|ah|okay|ok|look|listen"
    r"|like|yes|yeah|no|now|right|see|you see|sorry|because|cos|also|actually|the thing is|just|please"
    r"|i think|i believe)\b[,.!]* )*"
    r"(?:(?:you|they|somebody|someone|it|(?:the|your|a) [\w-]+|i got (?:an?|the|your) [\w-]+)"
    r" (?:wrote|said|says|told|tells|texted|mailed|saying|that)(?: (?:me|us))?(?: that)? )?"
)
"""What people open with."""
_NOT = r"(?:isn't|is not|won't|will not|doesn't|does not|not)"
_UNFIT = re.compile(
    r"(?:'s| is| are|'ll be| will be| has become| has got|'s got| just)?(?: (?:just|really|now|so|simply|not|n't"
    r"|a bit|a little|going to be|completely|totally|absolutely))* "
    r"(?:impossible|possible|no good|difficult|tricky|awkward|out)\b.*$"
    rf"|(?: is|'s)? ?{_NOT}(?: \w+){{0,3}}? (?:work|suit|fit|possible|good)\b.*$",
    re.I,
)
_FITS = re.compile(r"^(?:'s| is)(?: (?:just|really|now))? possible\b", re.I)


def unfit_time(piece: str) -> tuple[str, set[str]]:
    """A time that is said not to suit, and whether a day, a clock or both are in it; ("", none) where none is."""
    there = spans(piece)
    if not there:
        return "", set()
    after = piece[there[-1].end :]
    lead = re.fullmatch(rf"{LEAD}(?:on |at |for )*", piece[: there[0].start], re.I)
    if not (lead and _UNFIT.match(after)) or _FITS.match(after):
        return "", set()
    return piece[there[0].start : there[-1].end], {one.kind for one in there}


_IT_WONT = (
    r"(?:that|it|this|which)(?: time| day| one)?"
    r"(?:(?:'s| is)(?: \w+){0,2}? (?:not|no longer) (?:going to |really )*(?:work|suit|fit|possible|good|doable)"
    r"|(?:'s| is)(?: \w+){0,2}? (?:impossible|no good|no use|difficult|tricky)"
    rf"|(?: {_NOT}|'s not)(?: \w+){{0,2}}? (?:work|suit|fit|do|possible|good|happen)"
    r"|(?:'s| is)? ?(?:clash|collid|overlap|conflict)(?:s|es|ing))"
)
_I_WONT = (
    r"(?:i|we)(?:'m| am)? (?:(?:probably|might|may|just|really) )*"
    r"(?:won't|can't|cannot|not going to|will not|may not|might not|not)(?: \w+ly| really)? (?:be able to )?"
    r"(?:get (?:there|in|away|out)|be there|manage|make|come|do it|be able|keep)"
    r"|i (?:don't think|doubt) i(?:'ll| can| will)? (?:make|manage|come|be|get)"
    r"|(?:i|we)(?:'ll| will| would) (?:have to )?miss"
)
_NO_GOOD = re.compile(
    r"^.*?\b(?:(?:so|and|but|because|cos)\b[, ]+)*(?:yeah[, ]+)?"
    rf"(?:{_IT_WONT}|{_I_WONT})\b[^,.;!?]*(?P<tail>.*)$",
    re.I,
)


def given_up(text: str) -> str:
    """What was said of an appointment at hand, with reason and refusal in short: "my boss …, so that won't work"."""
    found = _NO_GOOD.match(text)
    if found is None:
        return text
    return f"I can't make it. {found['tail'].lstrip(' ,.;!?')}".strip()
