"""How a clause takes what it mentions: refuses it, tells that something else stands then, or likes it.

"Nine's too early", "not Wednesday" and "four I can't" refuse; "half two I'm on shift" tells what stands there; "four
suits me" and a bare "four, please" like it.
"""

import re
from enum import IntEnum


class How(IntEnum):
    """What a clause does with what it mentions, the more it takes it the higher."""

    ASKED = 0
    REFUSED = 1
    BUSY = 2
    TOLD = 3
    LIKED = 4


_NO = (
    r"too (?:early|late|soon|far|tight|short|close|dark|long)|no (?:good|use|go|way|chance)"
    r"|out(?: of the question|'s)?$|\bout(?: because| for|$)"
    r"|(?:is|are|was|'s|'re|be) out\b|not (?:good|great|possible|ideal|suitable|convenient|really|for me|on)"
    r"|impossible|hopeless|worse|awkward|bad(?: for)?\b"
    r"|tricky|difficult|tight|a stretch|a push|mad\b|(?:won't|doesn't|don't|wouldn't|can't|cannot|couldn't"
    r"|isn't|aren't|(?<!\w)never|not|n't)(?: really)?"
    r" (?:work|do|suit|make|manage|happen|be|fit|want|like|fancy|going|free|available|swing|come|up|know|get)"
    r"|(?:i|we) (?:just )?(?:can't|cannot|couldn't|won't)[ ,.!]*$|joking|\bbit (?:early|late)|god no|useless"
)
_REFUSES = re.compile(rf"(?:{_NO})", re.I)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:any(?:one|body|thing|where)? but|not|(?<!yeah )(?<!yes )no|nor|never|isn't|without|than"
    r"|instead of|avoid|except|can't|cannot|couldn't|won't|don't|hate|skip|forget|neither)"
    r"(?: (?:the|at|on|in|do|make|manage|want|like|up|really|be|free|fond of|a|that|with|see|wait|until|till"
    r"|come|any|for|good|to|it|you|care for|think))*)"
    r" ?$",
    re.I,
)
_NO_AFTER = re.compile(
    r"^(?:'s|s| is| are)?,? (?:no|nope|nah|out|gone|neither)\b(?! (?:problem|bother|trouble|worries|later|idea))",
    re.I,
)
_TAKES = re.compile(
    r"\b(?:please|plz|tak(?:e|ing)|book|go(?:ing)? (?:with|for)|grab|(?:put|stick|pop|pencil|squeeze|get|fit"
    r"|throw|sign) (?:me|us)|give (?:me|us)|gimme"
    r"|(?:make|making) it|lock|prefer|rather|suits?|fine|good|great|grand|lovely|perfect|ideal|best|better|okay"
    r"|ok|brilliant|happy|happier|love"
    r"|nice|nicer|free|manage|choos(?:e|ing)|pick(?= ~)|definitely|deal|will do|'ll do|safer|safest|handy"
    r"|handier|handiest|sound|sweet"
    r"|easier|easiest|confirm|reserve|settle|winner|it is|(?:it|that)(?:'ll| will| should)? be|it's(?= ~)"
    r"|has to be|cool|super|class|deadly|thanks|cheers"
    r"|com(?:e|ing)|instead|leaves|means|convenient|(?:(?:'ll|can i|could i|may i|to|i'd|will) )?have (?:the "
    r"|that )?~|want(?:ing)? (?:the )?~|need (?:the )?~"
    r"|(?:like|get|getting|be having|be taking|say|says|said) (?:the )?~|(?:that|it|would|will|'ll|'d|does"
    r"|~(?:'s)?) works?|~'?s? works?|(?:can|could|'ll|let's|i) (?:do|make) (?:the )?~)(?![\w])",
    re.I,
)
_BUSY = re.compile(
    r"\b(?:i|we|he|she|they)(?:'ve|'m|'d|'re|'s|'ll)?(?: got)? [a-z]|\b(?:my|our) \w+|~(?:'?s| is)? (?:the|my"
    r"|when|an?) |\b(?:school|work|gym|bins?|bingo|physio)\b",
    re.I,
)
"""A clause that tells what somebody does then."""
_AT_IT = re.compile(r"\b(?:i|we)(?:'m| am|'re| are| works?) (?:on |at |in )?~", re.I)
_SMALL = frozenset(
    "a an the one ones i'll i'd i'm i it it's its that that's this then so and but or oh ah um uh er hmm mm"
    " well okay ok yes yeah yep yah aye no"
    " right look sure now just at on in for of with to me my us we we'll us you your you're is be was 's s"
    " would will could can let's let"
    " go going do done doing please thanks thank plz cheers slot time day appointment option dr doctor doctor's"
    " take have book love dear hon sir madam"
    " maybe think guess suppose say definitely actually honestly probably sounds works suits fine good great"
    " grand lovely perfect"
    " best better okay make put give pick choose said mentioned offered have got if may bit as all really very"
    " about around"
    " goodness alright mate pet what only don't mind bother two three those them these there mean meant sharp"
    " both kinda".split()
)
_WORD = re.compile(r"[a-z']+")


def is_refused(before: str, after: str) -> bool:
    """Whether what stands between these words of its clause is refused: "not the first", "Wednesday no"."""
    return bool(_NOT_BEFORE.search(before) or _NO_AFTER.match(after))


def how_taken(bare: str) -> How:
    """How a clause takes what it mentions, which a tilde stands for."""
    if _REFUSES.search(bare):
        return How.REFUSED
    if _AT_IT.search(bare):
        return How.BUSY
    if not [word for word in _WORD.findall(bare.lower()) if word not in _SMALL] or _TAKES.search(bare):
        return How.LIKED
    return How.BUSY if _BUSY.search(bare) else How.TOLD


def is_no(clause: str) -> bool:
    """Whether a clause is a no to what was mentioned right before: "half eight? You're joking"."""
    low = clause.strip(" ,.!?").lower()
    return bool(
        re.fullmatch(
            r"(?:so |god |oh |ah )?(?:no|nope|nah|no way|no chance|no good|you're (?:joking|kidding)"
            r"|absolutely not|not a chance|too (?:early|late|soon))",
            low,
        )
    )
